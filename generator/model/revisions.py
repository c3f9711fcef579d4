"""What a Document holds where it is a redline: insertions, deletions, moves, and languages beside each other.

Nothing that is published holds any of it. `document.py` gives these nodes their place among the others.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .document import Block, Inline


@dataclass(frozen=True, slots=True, kw_only=True)
class Inserted:
    """What a redline shows as come in; nothing that is published holds one."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Deleted:
    """What a redline shows as gone."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """Blocks that a redline shows as come in, gone or moved; `note` says so in words.

    `change` is inserted, deleted, moved-here or moved-away. What was moved away stands at its new place as well.
    """

    change: str
    note: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """What one language has in a row of columns; `note` says what is remarkable about it, "" if nothing is."""

    locale: str
    direction: str
    note: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The same matter in several languages, beside each other: a redline of two languages."""

    columns: tuple[Column, ...]
