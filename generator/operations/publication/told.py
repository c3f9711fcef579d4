"""What the manifest of a tree says of its editions, whoever wrote it.

In: the manifest of a tree, which may be somebody else's. Out: the hash of each edition, and which project it is of: the
one whose first edition has that hash (`docs/decisions/0018-what-may-be-published.md`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ...model.history import order
from ...model.source import Source, Span


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


def _names_edition(name: str) -> bool:
    try:
        return bool(order(name))
    except ValueError:
        return False


def at(path: str) -> Span:
    """Return the place of a file of a tree, as a whole."""
    return Source(path=path, text="").whole()
