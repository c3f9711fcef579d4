"""The parts of a DOCX, its directory read first.

In: the bytes of a zip. Out: its XML parts as element trees. What claims to be larger than any document is refused
before a byte of it is unpacked, and so is XML that declares entities.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from io import BytesIO
from xml.etree import ElementTree as ET

from ..rough import UnreadableError

ENTRIES, UNPACKED, RATIO = 2_000, 50 * 2**20, 100
_SUSPECT = 2**23
"""Bytes from which on a part is asked how well it is packed: a table of equal rows is packed well, too."""
Element = ET.Element


def read_parts(data: bytes, names: re.Pattern[str]) -> Mapping[str, Element]:
    """Return the parts that have such names. Raises UnreadableError."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            _check(archive.infolist())
            there = (name for name in archive.namelist() if names.fullmatch(name))
            return {name: _parsed(name, _unpacked(archive, name)) for name in there}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as cause:
        raise UnreadableError("import.broken-zip", cause=str(cause)) from cause


def _check(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > ENTRIES:
        raise UnreadableError("import.many-entries", entries=len(entries))
    if sum(entry.file_size for entry in entries) > UNPACKED:
        raise UnreadableError("import.unpacks", megabytes=UNPACKED // 2**20)
    bombs = [entry for entry in entries if entry.file_size > _SUSPECT and entry.file_size > RATIO * entry.compress_size]
    if bombs:
        raise UnreadableError("import.bomb", name=bombs[0].filename, ratio=RATIO)


def _unpacked(archive: zipfile.ZipFile, name: str) -> bytes:
    """Return a part; its directory may lie about its length."""
    with archive.open(name) as file:
        data = file.read(UNPACKED + 1)
    if len(data) > UNPACKED:
        raise UnreadableError("import.unpacks", megabytes=UNPACKED // 2**20)
    return data


def _parsed(name: str, data: bytes) -> Element:
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data or b"<\0!\0D\0" in data:
        raise UnreadableError("import.entities", name=name)
    try:
        return ET.fromstring(data)  # noqa: S314 - no entities, and bounded
    except (ET.ParseError, LookupError, UnicodeError, ValueError) as cause:  # a mistake, or an encoding that nobody has
        raise UnreadableError("import.broken-xml", name=name, cause=str(cause)) from cause
