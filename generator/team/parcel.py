"""The file that is sent: a zip with the texts of each changed file as they were and as they are.

In: a `Parcel`, or the bytes of a file that somebody sent. Out: bytes, or a `Parcel`. Of a file only entries that
`docs/formats.md` names are read, each bounded; whatever else stands in it refuses the whole.
"""

from __future__ import annotations

import json
import re
import stat
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from unicodedata import normalize
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from ..disk.project import MAX_BYTES
from ..disk.reading import parse_json
from ..disk.tree import digest
from ..disk.zips import UNREADABLE, read_entry
from ..model.diagnostics import RefusalError
from ..model.lookalikes import is_clear_name
from ..model.source import Source
from ..parse.files import FOLDER, SETTINGS, FileKind, kind_of
from .base import LAW

SUFFIX = ".clausebook.zip"
_ABOUT, _REDLINES = "parcel.json", re.compile(r"redline/[\w.-]+\.html")
_FORMAT, _MOST, _LONGEST = 1, 5_000, 10_000
_OLDEST = (1980, 1, 1, 0, 0, 0)


class ParcelError(RefusalError):
    """A file that is no parcel, or one that could do harm."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileChange:
    """A file as both had it and as the sender has it, None where it is not there."""

    base: str | None
    theirs: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """What somebody changed: of which project (its address), by whom, with which words, and each file by path."""

    project: str
    author: str
    message: str
    changes: Mapping[str, FileChange]


def changes_of(base: Mapping[str, str], now: Mapping[str, str]) -> Mapping[str, FileChange]:
    """Return the files that differ. Raises ParcelError for one that no project has by this name."""
    changed = sorted(path for path in base.keys() | now.keys() if base.get(path) != now.get(path))
    return {_checked(path): FileChange(base=base.get(path), theirs=now.get(path)) for path in changed}


def packed(parcel: Parcel, redlines: Mapping[str, bytes]) -> bytes:
    """Return the bytes of a parcel, the redlines inside by name; equal bytes for equal parcels."""
    digests = {path: {"base": _digest(one.base), "now": _digest(one.theirs)} for path, one in parcel.changes.items()}
    told = {"format": _FORMAT, "project": parcel.project, "author": parcel.author, "message": parcel.message}
    entries = {_ABOUT: json.dumps({**told, "files": digests}, ensure_ascii=False, indent=2).encode()}
    for path, one in parcel.changes.items():
        texts = {"base": one.base, "now": one.theirs}
        entries |= {f"{name}/{path}": text.encode() for name, text in texts.items() if text is not None}
    entries |= {f"redline/{name}.html": data for name, data in redlines.items()}
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as file:
        for name, data in entries.items():
            file.writestr(ZipInfo(name, _OLDEST), data, ZIP_DEFLATED)
    return made.getvalue()


def unpacked(data: bytes) -> Parcel:
    """Return the parcel of a file. Raises ParcelError."""
    try:
        with ZipFile(BytesIO(data)) as file:
            texts = dict(_texts(file, _sound(file.infolist())))
    except UNREADABLE as cause:
        raise ParcelError("receive.no-parcel") from cause
    try:
        return _parcel(parse_json(texts.pop(_ABOUT, "").encode()), texts)
    except (ValueError, KeyError, TypeError, AttributeError) as cause:
        raise ParcelError("receive.no-parcel") from cause


def _sound(entries: Sequence[ZipInfo]) -> Sequence[ZipInfo]:
    """Return the entries of a zip, each of which may be read. Raises ParcelError."""
    if len(entries) > _MOST:
        raise ParcelError("receive.many", count=len(entries), most=_MOST)
    counts = Counter(_folded(entry.filename) for entry in entries)
    for entry in entries:
        name = entry.filename
        if counts[_folded(name)] > 1:
            raise ParcelError("receive.twice", name=name)
        if stat.S_IFMT(entry.external_attr >> 16) not in (0, stat.S_IFREG):
            raise ParcelError("receive.special", name=name)
        if name != _ABOUT and not _REDLINES.fullmatch(name):
            folder, _, path = name.partition("/")
            _checked(path if folder in ("base", "now") else name)
    return [entry for entry in entries if not _REDLINES.fullmatch(entry.filename)]


def _folded(name: str) -> str:
    """Return what is equal for names that are one file on some system."""
    return normalize("NFC", name).casefold()


def _checked(path: str) -> str:
    named = path == SETTINGS or path.startswith(f"{FOLDER}/")
    if not (LAW.fullmatch(path) or (named and isinstance(kind_of(Source(path=path, text="")), FileKind))):
        raise ParcelError("receive.no-file", name=path)
    return path


def _texts(file: ZipFile, entries: Sequence[ZipInfo]) -> Iterator[tuple[str, str]]:
    for entry in entries:
        most = MAX_BYTES * (8 if entry.filename == _ABOUT else 1)
        data = read_entry(file, entry.filename, most)
        if data is None:
            raise ParcelError("receive.too-large", name=entry.filename, size=f"{most // 1024} KiB")
        yield entry.filename, data.decode()


def _parcel(about: Any, texts: Mapping[str, str]) -> Parcel:
    """Return a parcel whose texts are those that its list names. Raises ParcelError, and ValueError for other JSON."""
    if about["format"] != _FORMAT:
        raise ParcelError("receive.format", number=str(about["format"]))
    named = {f"{name}/{path}": value for path, one in about["files"].items() for name, value in one.items()}
    for name in sorted({name for name, value in named.items() if value} | texts.keys()):
        if _digest(texts.get(name)) != named.get(name):
            raise ParcelError("receive.altered", name=name)
    said = (about["author"], about["message"], about["project"])
    if not all(isinstance(one, str) and len(one) < _LONGEST for one in said) or not is_clear_name(about["author"]):
        raise ValueError(said)
    sides = {path: (texts.get(f"base/{path}"), texts.get(f"now/{path}")) for path in about["files"]}
    changes = {_checked(path): FileChange(base=base, theirs=now) for path, (base, now) in sides.items()}
    return Parcel(project=about["project"], author=about["author"], message=about["message"], changes=changes)


def _digest(text: str | None) -> str | None:
    return None if text is None else digest(text.encode())
