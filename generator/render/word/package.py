"""Parts to a file: the zip that Word opens (ECMA-376 part 2), equal bytes for equal parts.

In: parts by name with their content types, and the relationships of each. Out: the bytes of the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree

from .xml import Element, written

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_OLDEST = (1980, 1, 1, 0, 0, 0)
"""The time of every entry: the first that a zip can say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relationship:
    """What a part leads to: `kind` is the last word of its type, or the whole type."""

    id: str
    kind: str
    target: str
    external: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PackagePart:
    """A part: its name from the root on, its content type, its bytes, and what it leads to."""

    name: str
    media_type: str
    data: bytes = field(repr=False)
    relations: tuple[Relationship, ...] = ()


def packed(parts: Iterable[PackagePart], relations: Iterable[Relationship]) -> bytes:
    """Return the file of parts; `relations` are those of the package."""
    parts = tuple(parts)
    entries = {"[Content_Types].xml": written(_types(parts)), "_rels/.rels": written(_related(relations))}
    for part in parts:
        entries[part.name] = part.data
        if part.relations:
            folder, _, name = part.name.rpartition("/")
            entries[f"{folder}/_rels/{name}.rels"] = written(_related(part.relations))
    return _zipped(entries)


def _types(parts: Iterable[PackagePart]) -> Element:
    space = f"{_PACKAGE}/content-types"
    made = etree.Element(f"{{{space}}}Types", nsmap={None: space})
    for extension, kind in (
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        ("xml", "application/xml"),
    ):
        etree.SubElement(made, f"{{{space}}}Default", Extension=extension, ContentType=kind)
    for part in parts:
        etree.SubElement(made, f"{{{space}}}Override", PartName=f"/{part.name}", ContentType=part.media_type)
    return made


def _related(relations: Iterable[Relationship]) -> Element:
    space = f"{_PACKAGE}/relationships"
    made = etree.Element(f"{{{space}}}Relationships", nsmap={None: space})
    for one in relations:
        kind = one.kind if "/" in one.kind else f"{_OFFICE}/relationships/{one.kind}"
        told = etree.SubElement(made, f"{{{space}}}Relationship", Id=one.id, Type=kind, Target=one.target)
        if one.external:
            told.set("TargetMode", "External")
    return made


def _zipped(entries: Mapping[str, bytes]) -> bytes:
    into = BytesIO()
    with ZipFile(into, "w") as file:
        for name, data in entries.items():
            entry = ZipInfo(name, _OLDEST)
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            file.writestr(entry, data, compresslevel=6)
    return into.getvalue()
