"""A published tree as it lies on disk: what its manifest says, and whether that is still true.

In: a folder. Out: its `Tree`, the files that differ from it. Nothing here writes.
"""

from __future__ import annotations

import hashlib
import os
import posixpath
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from .listing import entries_below
from .reading import LARGEST_ARTIFACT, LARGEST_JSON, UnreadableFileError, parse_json, read_written

MANIFEST, SUMS, GUIDE = "manifest.json", "SHA256SUMS", "VERIFY.txt"
"""What says which files there are: for this program, for `sha256sum`, and for whoever has neither."""
RECEIPT = "receipt.jsonl"
"""What was published where a tree lies: beside its manifest, and no part of it."""
CONTROL = ".clausebook"
"""The folder with what a publication needs where it can put nothing beside a tree."""
FORMAT = 1
"""Number of the shape in which the manifest of a tree is written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """A published tree on disk: its manifest as read, when that was written, and `files` by path."""

    folder: Path
    manifest: Mapping[str, Any]
    files: Mapping[str, Mapping[str, Any]]
    written: int

    def is_untouched(self, path: str) -> bool:
        """Say whether a file has the length that the manifest says, and nobody wrote to it after the manifest.

        It asks the file system alone, as build tools do; `altered` reads every byte.
        """
        try:
            held = os.lstat(f"{self.folder}/{path}")
        except OSError:
            return False
        is_whole = stat.S_ISREG(held.st_mode) and held.st_size == self.files[path].get("bytes")
        return is_whole and held.st_mtime_ns <= self.written

    @property
    def sums(self) -> Mapping[str, str]:
        """The SHA-256 of every file but that of SHA256SUMS itself, as the manifest has them."""
        return {path: str(file["sha256"]) for path, file in self.files.items() if path != SUMS}

    def data(self, path: str) -> bytes:
        """Return the bytes of a file. Raises UnreadableFileError."""
        return read_written(self.folder / path, LARGEST_ARTIFACT)

    def read(self) -> dict[str, bytes]:
        """Return the bytes of every file of the manifest, and of the manifest itself. Raises UnreadableFileError."""
        return {path: self.data(path) for path in [*self.files, MANIFEST]}


def read_tree(folder: Path) -> Tree | None:
    """Return the manifest of the tree in `folder`, or None where there is none that we understand."""
    try:
        held = (folder / MANIFEST).stat()
        return _read(folder, held.st_ino, held.st_mtime_ns, held.st_size)
    except (OSError, UnreadableFileError):
        return None


@lru_cache(maxsize=2)
def _read(folder: Path, _inode: int, written: int, _size: int) -> Tree | None:
    """Return the tree of a manifest; the one that was read is read again once it is another file."""
    manifest = manifest_in(read_written(folder / MANIFEST, LARGEST_JSON))
    return Tree(folder=folder, manifest=manifest, files=files_told(manifest), written=written) if manifest else None


def manifest_in(data: bytes) -> Mapping[str, Any] | None:
    """Return what the manifest of a tree says; None where it has not the form that a build gives it.

    Whoever edits one by hand may leave anything there.
    """
    try:
        told = parse_json(data)
    except ValueError:
        return None
    is_ours = isinstance(told, dict) and (told.get("generator"), told.get("format")) == ("clausebook", FORMAT)
    files = told.get("files") if is_ours else None
    return told if isinstance(files, list) and all(map(_tells_file, files)) else None


def files_told(manifest: Mapping[str, Any]) -> Mapping[str, Mapping[str, Any]]:
    """Return what a manifest says of each file, by path."""
    return {file["path"]: file for file in manifest["files"]}


def _tells_file(entry: object) -> bool:
    """Say whether an entry has a hash, and a path below the tree in its one form."""
    path, sha256 = (entry.get("path"), entry.get("sha256")) if isinstance(entry, dict) else (None, None)
    is_below = isinstance(path, str) and path == posixpath.normpath(path) and not path.startswith(("/", "../"))
    return is_below and path not in {".", ".."} and isinstance(sha256, str)


def altered(tree: Tree) -> tuple[str, ...]:
    """Return the paths whose files are missing, differ from the manifest, or are not in it, sorted."""
    there = {path for path in names_in(tree.folder) if not is_about(path)}
    wrong = {path for path, file in tree.files.items() if path not in there or _differs(tree, path, file)}
    return tuple(sorted(wrong | (there - tree.files.keys())))


def is_about(path: str) -> bool:
    """Say whether a file is no part of a published tree but about it."""
    return path in {MANIFEST, RECEIPT} or path.startswith(f"{CONTROL}/")


def digest(data: bytes) -> str:
    """Return the SHA-256 of `data` in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def sums_of(digests: Mapping[str, str]) -> bytes:
    """Return SHA-256 sums by path in the form that `sha256sum --check` reads."""
    return "".join(f"{told}  {path}\n" for path, told in sorted(digests.items())).encode()


def names_in(folder: Path) -> Iterator[str]:
    """Yield the path of all that is below a folder, links to folders and folders that nobody may list among them.

    Raises UnreadableFileError where the folder itself cannot be listed.
    """
    return (entry.path for entry in entries_below(folder))


def _differs(tree: Tree, path: str, file: Mapping[str, Any]) -> bool:
    try:
        return digest(tree.data(path)) != file.get("sha256")
    except UnreadableFileError:
        return True
