"""What the manifest of a tree says of its editions, whoever wrote it.

In: the manifest of a tree, which may be somebody else's. Out: the hash of each edition, and from them which project it
is of: the one whose first edition has that hash (`docs/decisions/0018-what-may-be-published.md`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ...model.source import Source, Span


def editions_told(manifest: Mapping[str, Any]) -> Mapping[str, str]:
    """Return the hash of each edition by name; empty where the manifest names none."""
    told = manifest.get("editions")
    return {str(name): str(sha256) for name, sha256 in told.items()} if isinstance(told, dict) else {}


def project_of(editions: Mapping[str, str]) -> str | None:
    """Return the id of the project that has these editions: the hash of the first; None where there is none."""
    return editions[min(editions)] if editions else None


def files_told(manifest: Mapping[str, Any]) -> Mapping[str, Mapping[str, Any]]:
    """Return what a manifest says of each file, by path; what has no form that we know is left aside."""
    files = manifest.get("files")
    entries = files if isinstance(files, list) else []
    return {str(one["path"]): one for one in entries if isinstance(one, dict) and "path" in one}


def at(path: str) -> Span:
    """Return the place of a file of a tree, as a whole."""
    return Source(path=path, text="").whole()
