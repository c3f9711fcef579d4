"""A published tree as it lies on disk: what its manifest says, and whether that is still true.

In: a folder. Out: its `Tree`, the files that differ from it. Nothing here writes.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

MANIFEST = "manifest.json"
FORMAT = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """A published tree on disk: its manifest as read, with `files` by path."""

    folder: Path
    manifest: Mapping[str, Any]
    files: Mapping[str, Mapping[str, Any]]

    def is_untouched(self, path: str) -> bool:
        """Say whether a file has the length that the manifest says, and nobody wrote to it after the manifest.

        It asks the file system alone, as build tools do; `altered` reads every byte.
        """
        try:
            held, manifest = (self.folder / path).lstat(), (self.folder / MANIFEST).lstat()
        except OSError:
            return False
        return held.st_size == self.files[path].get("bytes") and held.st_mtime_ns <= manifest.st_mtime_ns

    def read(self) -> dict[str, bytes]:
        """Return the bytes of every file of the manifest, and of the manifest itself."""
        return {path: (self.folder / path).read_bytes() for path in [*self.files, MANIFEST]}


def read_tree(folder: Path) -> Tree | None:
    """Return the manifest of the tree in `folder`, or None where there is none that we understand."""
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        files = {str(file["path"]): file for file in manifest["files"]}
        known = manifest["format"] == FORMAT and manifest["generator"] == "clausebook"
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return Tree(folder=folder, manifest=manifest, files=files) if known else None


def altered(tree: Tree) -> tuple[str, ...]:
    """Return the paths whose files are missing, differ from the manifest, or are not in it, sorted."""
    there = set(names_in(tree.folder)) - {MANIFEST}
    wrong = {path for path, file in tree.files.items() if path not in there or _differs(tree.folder / path, file)}
    return tuple(sorted(wrong | (there - tree.files.keys())))


def digest(data: bytes) -> str:
    """Return the SHA-256 of `data` in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def names_in(folder: Path) -> Iterator[str]:
    """Yield the path of every file below a folder, links to folders among them."""
    for parent, folders, names in os.walk(folder):
        links = [name for name in folders if Path(parent, name).is_symlink()]
        for name in [*names, *links]:
            yield Path(parent, name).relative_to(folder).as_posix()


def _differs(path: Path, file: Mapping[str, Any]) -> bool:
    return path.is_symlink() or digest(path.read_bytes()) != file.get("sha256")
