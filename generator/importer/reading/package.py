"""The parts of a DOCX, its directory read first.

In: the bytes of a zip. Out: its XML parts as element trees. What claims to be larger than any document is refused
before a byte of it is unpacked, and so is XML that declares entities.
"""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO
from xml.etree import ElementTree as ET

from ..rough import UnreadableError

ENTRIES, UNPACKED, RATIO = 2_000, 50 * 2**20, 100
Element = ET.Element


def read_parts(data: bytes, names: tuple[str, ...]) -> Mapping[str, Element]:
    """Return the parts of these names that there are. Raises UnreadableError."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            _check(archive.infolist())
            there = set(archive.namelist())
            return {name: _parsed(name, _unpacked(archive, name)) for name in names if name in there}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as cause:
        raise UnreadableError(f"is no whole zip: {cause}") from cause


def _check(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > ENTRIES:
        raise UnreadableError(f"holds {len(entries)} files: no document does")
    if sum(entry.file_size for entry in entries) > UNPACKED:
        raise UnreadableError(f"unpacks to more than {UNPACKED // 2**20} MB: no document does")
    bombs = [entry for entry in entries if entry.file_size > 2**16 and entry.file_size > RATIO * entry.compress_size]
    if bombs:
        raise UnreadableError(f"packs `{bombs[0].filename}` more than {RATIO} times: no document does")


def _unpacked(archive: zipfile.ZipFile, name: str) -> bytes:
    """Return a part; its directory may lie about its length."""
    with archive.open(name) as file:
        data = file.read(UNPACKED + 1)
    if len(data) > UNPACKED:
        raise UnreadableError(f"unpacks to more than {UNPACKED // 2**20} MB: no document does")
    return data


def _parsed(name: str, data: bytes) -> Element:
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data or b"<\0!\0D\0" in data:
        raise UnreadableError(f"declares entities in `{name}`: no word processor does")
    try:
        return ET.fromstring(data)  # noqa: S314 - no entities, and bounded
    except ET.ParseError as cause:
        raise UnreadableError(f"has broken XML in `{name}`: {cause}") from cause
