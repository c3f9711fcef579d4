"""What a Document holds where it is a redline: insertions, deletions, moves, and languages beside each other.

Nothing that is published holds any of it. `document.py` gives these nodes their place among the others.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .nodes import COUNTED, PRINTED, Mark, NodeKind

if TYPE_CHECKING:
    from .document import Block, Inline


@dataclass(frozen=True, slots=True, kw_only=True)
class Inserted(Mark):
    """What a redline shows as come in; nothing that is published holds one."""

    change = "inserted"
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Deleted(Mark):
    """What a redline shows as gone."""

    change = "deleted"
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision(Mark):
    """Blocks that a redline shows as come in, gone or moved; `note` says so in words.

    `change` is inserted, deleted, moved-here or moved-away. What was moved away stands at its new place as well.
    """

    change: str = field(metadata=COUNTED)
    note: str = field(metadata=PRINTED)
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(NodeKind):
    """What one language has in a row of columns; `note` says what is remarkable about it, "" if nothing is."""

    locale: str = field(metadata=COUNTED)
    direction: str
    note: str = field(metadata=PRINTED)
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns(NodeKind):
    """The same matter in several languages, beside each other: a redline of two languages."""

    name = "columns"
    columns: tuple[Column, ...]
