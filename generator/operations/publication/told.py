"""What the manifest of a tree says of its editions and files, whoever wrote it.

In: the manifest of a tree, which may be somebody else's. Out: the hash of each edition, what is said of each file, and
which project it is of: the one whose first edition has that hash (`docs/decisions/0018-what-may-be-published.md`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from typing import Any, TypeGuard

from ...model.history import order
from ...model.source import Source, Span


def is_ours(manifest: object) -> TypeGuard[Mapping[str, Any]]:
    """Say whether a manifest has the form that a build gives it; who edits one by hand may leave anything there."""
    if not (isinstance(manifest, dict) and manifest.get("generator") == "clausebook"):
        return False
    files = manifest.get("files")
    return isinstance(files, list) and all(map(_tells_file, files))


def editions_told(manifest: Mapping[str, Any]) -> Mapping[str, str]:
    """Return the hash of each edition by name; empty where the manifest names none."""
    told = manifest.get("editions")
    return {str(name): str(sha256) for name, sha256 in told.items()} if isinstance(told, dict) else {}


def project_of(editions: Mapping[str, str]) -> str | None:
    """Return the id of the project that has these editions: the hash of the first; None where there is none."""
    names = in_order(editions)
    return editions[names[0]] if names else None


def in_order(editions: Iterable[str]) -> tuple[str, ...]:
    """Return the names of editions, oldest first; what names no edition is left aside."""
    return tuple(sorted(filter(_names_edition, editions), key=order))


def files_told(manifest: Mapping[str, Any]) -> Mapping[str, Mapping[str, Any]]:
    """Return what a manifest of ours says of each file, by path."""
    return {one["path"]: one for one in manifest["files"]}


def _names_edition(name: str) -> bool:
    try:
        return bool(order(name))
    except ValueError:
        return False


def _tells_file(entry: object) -> bool:
    """Say whether an entry has a hash, and a path below the tree in its one form."""
    path, sha256 = (entry.get("path"), entry.get("sha256")) if isinstance(entry, dict) else (None, None)
    if not (isinstance(path, str) and isinstance(sha256, str)):
        return False
    pure = PurePosixPath(path)
    return bool(pure.parts) and str(pure) == path and not pure.is_absolute() and ".." not in pure.parts


def at(path: str) -> Span:
    """Return the place of a file of a tree, as a whole."""
    return Source(path=path, text="").whole()
