"""Which files below a folder of a project are read, and the bytes of those that pages show.

In: a root and a folder. Out: names with the reasons of those that are refused; bytes by path. It knows no format.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from ..model.diagnostics import Diagnostic
from ..model.theme import KINDS
from .listing import Listed, entries_below
from .reading import UnreadableFileError, is_folder, read_file, real_folder

REFERENCE = "templates/word/reference.docx"
"""The Word file whose look a project takes."""
MAX_STATIC = 2 * 2**20
"""Bytes of a file that pages show: a face with all of Unicode's common Han characters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedFile:
    """A file to read, by its path from the root on, or the reason why it is not."""

    path: str
    refused: UnreadableFileError | None = None


def read_static(root: Path) -> tuple[Mapping[str, bytes], tuple[Diagnostic, ...]]:
    """Return the files that pages show, and what is not read of them."""
    read: dict[str, bytes] = {}
    found: list[Diagnostic] = []
    for name in files_below(root, "static", frozenset(KINDS)):
        try:
            if name.refused:
                raise name.refused
            read[name.path] = read_file(root / name.path, MAX_STATIC, real_folder(root))
        except UnreadableFileError as cause:
            found.append(cause.finding(name.path))
    return MappingProxyType(read), tuple(found)


def read_reference(root: Path) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
    """Return the Word file whose look a project takes, None for none, and why it is not read."""
    names = [one for one in files_below(root, "templates/word", frozenset({".docx"})) if one.path == REFERENCE]
    try:
        for name in names:
            if name.refused:
                raise name.refused
            return read_file(root / name.path, MAX_STATIC, real_folder(root)), ()
    except UnreadableFileError as cause:
        return None, (cause.finding(REFERENCE),)
    return None, ()


def files_below(root: Path, folder: str, suffixes: frozenset[str]) -> Iterator[NamedFile]:
    """Yield the files below a folder that have one of the suffixes, and what stands in their way."""
    try:
        if is_folder(root / folder, real_folder(root)):
            entries = entries_below(root / folder, lambda name: name[0] != "." and Path(name).suffix not in suffixes)
            yield from _chosen(folder, sorted(entries, key=lambda entry: entry.path), suffixes)
    except UnreadableFileError as cause:
        yield NamedFile(path=folder, refused=cause)


def _chosen(folder: str, entries: Iterable[Listed], suffixes: frozenset[str]) -> Iterator[NamedFile]:
    for entry in entries:
        path, name = f"{folder}/{entry.path}", PurePosixPath(entry.path)
        if name.name.startswith((".", "#")):
            continue
        if entry.is_folder and entry.is_link:
            yield NamedFile(path=path, refused=UnreadableFileError("linked-folder.skipped", entry.path))
        elif name.suffix in suffixes:
            yield NamedFile(path=path)
        elif entry.is_folder:
            yield NamedFile(path=path, refused=UnreadableFileError("unreadable.forbidden", entry.path))
