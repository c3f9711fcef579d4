"""How a Word file looks: by the styles of the package, or by a file that a firm lays into its project.

In: a Site. Out: a `WordReference`: styles by name, theme, fonts, and what stands at the head and foot of pages. Of a
reference nothing else is taken, neither its text nor its macros; styles that it lacks are those of the package.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field, replace
from io import BytesIO
from posixpath import basename, dirname, join, normpath
from zipfile import ZipFile

from lxml import etree

from ...disk.zips import UNREADABLE, read_entry
from ...model.diagnostics import RefusalError
from ..site import Site
from .package import PackagePart, Relationship
from .xml import Element, R, named, read, written

_LARGEST = 8 * 2**20
"""Bytes of a part of it, unpacked."""
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_TYPES: Mapping[str, str] = {
    "theme": "application/vnd.openxmlformats-officedocument.theme+xml",
    **{kind: f"{_WORD}{kind}+xml" for kind in ("fontTable", "header", "footer")},
    **{kind: f"image/{kind}" for kind in ("png", "gif", "jpeg")},
    "jpg": "image/jpeg",
}
"""The types of what is taken, by the kind of its relationship, of a picture by the ending of its name."""


class WordReferenceError(RefusalError):
    """The reference is no Word file, or one that cannot be used."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordReference:
    """Styles, ids of styles by name, parts that look is made of, and which of them stand at heads and feet of pages."""

    styles: Element = field(repr=False)
    ids: Mapping[str, str]
    parts: tuple[PackagePart, ...] = ()
    relations: tuple[Relationship, ...] = ()
    ends: tuple[tuple[str, str, str], ...] = ()


def reference_of(site: Site) -> WordReference:
    """Return what a file looks like. Raises WordReferenceError."""
    own = read(site.templates["word/styles.xml"].text.encode())
    if site.reference is None:
        return WordReference(styles=own, ids=_ids(own))
    try:
        with ZipFile(BytesIO(site.reference)) as file:
            return _read(file, own)
    except (*UNREADABLE, KeyError, etree.XMLSyntaxError) as cause:
        raise WordReferenceError("word-reference.unusable", cause=str(cause).strip("'\"")) from cause


def _read(file: ZipFile, own: Element) -> WordReference:
    styles = _completed(read(_entry(file, "word/styles.xml")), own)
    ends = tuple(_ends(read(_entry(file, "word/document.xml"))))
    wanted = {id for _, _, id in ends}
    taken = [
        (one, part)
        for one in _relations(file, "word/document.xml")
        if one.kind in {"theme", "fontTable"} or one.id in wanted
        for part in _parts(file, one)
    ]
    relations = tuple({one.id: _moved(one, "reference/") for one, _ in taken}.values())
    parts = {part.name: part for _, part in taken}
    return WordReference(styles=styles, ids=_ids(styles), parts=tuple(parts.values()), relations=relations, ends=ends)


def _entry(file: ZipFile, name: str) -> bytes:
    data = read_entry(file, name, _LARGEST)
    if data is None:
        raise WordReferenceError("word-reference.too-large", part=name, size=_LARGEST // 2**20)
    return data


def _ends(document: Element) -> Iterator[tuple[str, str, str]]:
    """Yield element, pages and id of each head and foot of the last section."""
    section = document.find(f"{named('body')}/{named('sectPr')}")
    for one in section.iter(named("headerReference"), named("footerReference")) if section is not None else ():
        if (pages := one.get(named("type"), "default")) != "even":
            yield str(one.tag).rpartition("}")[2], pages, f"rIdOwn{one.get(f'{{{R}}}id')}"


def _relations(file: ZipFile, part: str) -> Iterator[Relationship]:
    """Yield what a part leads to, by its place in the package."""
    name = join(dirname(part), "_rels", f"{basename(part)}.rels")
    for one in read(_entry(file, name)).iter(_RELATIONS) if name in file.namelist() else ():
        external = one.get("TargetMode") == "External"
        target = one.get("Target", "")
        place = target if external else normpath(join("/", dirname(part), target)).lstrip("/")
        kind = one.get("Type", "").rpartition("/")[2]
        yield Relationship(id=f"rIdOwn{one.get('Id')}", kind=kind, target=place, external=external)


def _moved(one: Relationship, folder: str) -> Relationship:
    """Return a relationship to a part that stands in a folder now, as all that is taken stands in one."""
    return one if one.external else replace(one, target=f"{folder}{basename(one.target)}")


def _parts(file: ZipFile, one: Relationship) -> Iterator[PackagePart]:
    """Yield a part and the pictures in it; a kind that is not taken is refused, or Word would miss it."""
    kind = one.target.rpartition(".")[2].lower() if one.kind == "image" else one.kind
    if kind not in _TYPES:
        raise WordReferenceError("word-reference.kind", part=one.target)
    inside = () if one.kind == "fontTable" else tuple(_relations(file, one.target))
    for inner in inside:
        yield from () if inner.external else _parts(file, inner)
    yield PackagePart(
        name=f"word/reference/{basename(one.target)}",
        media_type=_TYPES[kind],
        data=_renamed(_entry(file, one.target), one.kind),
        relations=tuple(_moved(inner, "") for inner in inside),
    )


def _renamed(data: bytes, kind: str) -> bytes:
    """Return a part whose relationships have our ids; fonts in it are left out, they stand in parts of their own."""
    if kind == "image":
        return data
    part = read(data)
    for one in [*part.iter()]:
        if kind == "fontTable" and "embed" in str(one.tag) and (around := one.getparent()) is not None:
            around.remove(one)
        for name, value in one.attrib.items():
            if str(name).startswith(f"{{{R}}}"):
                one.set(name, f"rIdOwn{value}")
    return written(part)


def _completed(styles: Element, own: Element) -> Element:
    """Return styles with those of the package that they lack, under the names that other styles have there."""
    there, ours = _ids(styles), _ids(own)
    ids = {**ours, **there}
    names = {id: name for name, id in ours.items()}
    for style in own.iter(named("style")):
        if names[style.get(named("styleId"), "")] not in there:
            added = deepcopy(style)
            for one in added.iter(named("basedOn"), named("next"), named("link")):
                one.set(named("val"), ids[names[one.get(named("val"), "")]])
            styles.append(added)
    return styles


def _ids(styles: Element) -> Mapping[str, str]:
    """Return the ids of styles by their names in small letters, as Word compares them."""
    found = ((one.find(named("name")), one.get(named("styleId"))) for one in styles.iter(named("style")))
    return {(name.get(named("val")) or "").lower(): id for name, id in found if name is not None and id}
