"""The parts of a DOCX, its directory read first, and what stands in their elements.

In: the bytes of a zip. Out: its XML parts as element trees. What claims to be larger than any document is refused
before a byte of it is unpacked, and so is XML that declares entities. Of an element, what says something: content
controls and tags are looked through, tracked changes are taken as accepted, and of several ways to show one thing the
first counts (ECMA-376, 17.5 and 17.13; part 3, 7.5).
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO
from xml.etree import ElementTree as ET

from ...disk.zips import UNREADABLE, read_entry
from ..rough import UnreadableError

ENTRIES, UNPACKED, RATIO = 2_000, 50 * 2**20, 100
_SUSPECT = 2**23
"""Bytes from which on a part is asked how well it is packed: a table of equal rows is packed well, too."""
Element = ET.Element
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_HOLDERS = frozenset(
    f"{W}{name}" for name in ("ins", "moveTo", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "dir", "bdo")
)


def read_parts(data: bytes, names: re.Pattern[str]) -> Mapping[str, Element]:
    """Return the parts that have such names. Raises UnreadableError."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            _check(archive.infolist())
            there = (name for name in archive.namelist() if names.fullmatch(name))
            return {name: _parsed(name, _unpacked(archive, name)) for name in there}
    except UNREADABLE as cause:
        raise UnreadableError("import.broken-zip") from cause


def _check(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > ENTRIES:
        raise UnreadableError("import.many-entries", entries=len(entries))
    if sum(entry.file_size for entry in entries) > UNPACKED:
        raise UnreadableError("import.unpacks", megabytes=UNPACKED // 2**20)
    bombs = [entry for entry in entries if entry.file_size > _SUSPECT and entry.file_size > RATIO * entry.compress_size]
    if bombs:
        raise UnreadableError("import.bomb", name=bombs[0].filename, ratio=RATIO)


def _unpacked(archive: zipfile.ZipFile, name: str) -> bytes:
    data = read_entry(archive, name, UNPACKED)
    if data is None:
        raise UnreadableError("import.unpacks", megabytes=UNPACKED // 2**20)
    return data


def _parsed(name: str, data: bytes) -> Element:
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data or b"<\0!\0D\0" in data:
        raise UnreadableError("import.entities", name=name)
    try:
        return ET.fromstring(data)  # noqa: S314 - no entities, and bounded
    except (ET.ParseError, LookupError, UnicodeError, ValueError) as cause:  # a mistake, or an encoding that nobody has
        raise UnreadableError("import.broken-xml", name=name) from cause


# --- elements ---------------------------------------------------------------------------------------------------------


def value_of(element: Element | None) -> str:
    """Return the value of a property, "" where there is none."""
    return element.get(f"{W}val", "") if element is not None else ""


def within(parent: Element) -> Iterator[Element]:
    """Yield what an element holds, in order."""
    for element in parent:
        if element.tag == f"{_MC}AlternateContent":
            yield from within(next(iter(element), element))  # what older programs show in its place says the same
        elif element.tag in _HOLDERS and not is_contents(element):
            yield from within(element)
        else:
            yield element


def boxes(parent: Element) -> Iterator[Element]:
    """Yield the text boxes of a drawing, those in one of them left to it."""
    for element in within(parent):
        if element.tag == f"{W}txbxContent":
            yield element
        else:
            yield from boxes(element)


def is_contents(element: Element) -> bool:
    """Say whether an element is a table of contents that the program made."""
    return value_of(element.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")) == "Table of Contents"


def is_deleted(row: Element) -> bool:
    """Say whether somebody deleted a row of a table."""
    return row.find(f"{W}trPr/{W}del") is not None


def runs_on(paragraph: Element) -> bool:
    """Say whether somebody deleted or moved the end of a paragraph, so that the next one goes on with it."""
    mark = paragraph.find(f"{W}pPr/{W}rPr")
    return mark is not None and any(mark.find(f"{W}{name}") is not None for name in ("del", "moveFrom"))
