"""What a Document holds where it is a redline: insertions, deletions, moves, and languages beside each other.

Nothing that is published holds any of it. `document.py` gives these nodes their place among the others.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .nodes import COUNTED, PRINTED, Mark, NodeKind, WholeMark

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
class Restyled(Mark):
    """Words that a redline shows as the same in another emphasis: `before` and `after` are strong, important or ""."""

    change = "restyled"
    before: str = field(metadata=COUNTED)
    after: str = field(metadata=COUNTED)
    children: tuple[Inline, ...]
    note: str = field(metadata=PRINTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Renumbered(Mark):
    """A reference that a redline shows to lead where it led, under another number or title: `was` is the old one."""

    change = "renumbered"
    children: tuple[Inline, ...]
    was: str
    note: str = field(metadata=PRINTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision(WholeMark):
    """Blocks that a redline shows as come in, gone, moved, or in another form; `note` says so in words.

    `change` is inserted, deleted, moved-here or moved-away: what was moved away stands at its new place as well, in
    `clause` where that is another one. Or it is a form that blocks took: to-numbers or to-bullets, the
    blocks being the list with its numbers; parted or joined, the blocks being the parts and `glue` what stands between
    them where they are one; highlighted or unhighlighted.
    """

    change: str = field(metadata=COUNTED)
    note: str = field(metadata=PRINTED)
    blocks: tuple[Block, ...]
    clause: str = ""
    glue: str = ""


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
