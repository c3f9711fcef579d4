"""Two languages of a clause that are built differently. See docs/rules/structure-parity.md.

A paragraph and an item of a list are both passages: where one language numbers its paragraphs, the other need not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from ...diagnostics import Diagnostic, Message
from ...model.walk import inlines_of
from ...model.written import (
    Block,
    BulletList,
    Clause,
    ContactBlock,
    DefinitionList,
    Important,
    ImportantBlock,
    InventoryBlock,
    OrderedList,
    Paragraph,
    Table,
)
from ..subject import Subject
from .apart import told

_NAMES = {
    "passage": "structure-parity.passages",
    "table": "structure-parity.tables",
    "table row": "structure-parity.rows",
    "table column": "structure-parity.columns",
    "definition": "structure-parity.definitions",
    "important passage": "structure-parity.important-passages",
    "contact": "structure-parity.contacts",
    "view of the inventory": "structure-parity.views",
}
"""What is counted, and the message that says how many there are."""


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a finding for each kind of block of which the two texts of a clause have different numbers."""
    for pair in subject.pairs:
        original, other = _shape(pair.original), _shape(pair.other)
        for kind in _NAMES:
            if original[kind] != other[kind]:
                here, there = _count(other[kind], kind), _count(original[kind], kind)
                message = Message("structure-parity.counts", here=here, there=there)
                found = told(pair, message, pair.other.title_span, Message("structure-parity.same-shape"))
                yield found.with_note("note.original", pair.original.title_span)


def _count(number: int, kind: str) -> Message:
    return Message(_NAMES[kind], count=number)


def _shape(clause: Clause) -> Counter[str]:
    important = sum(isinstance(inline, Important) for inline in inlines_of(clause))
    return Counter(_kinds(clause.blocks)) + Counter({"important passage": important})


def _kinds(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph():
                yield "passage"
            case BulletList() | OrderedList():
                for item in block.items:
                    yield from _kinds(item.blocks)
            case Table():
                yield "table"
                yield from ("table row" for _ in block.rows)
                yield from ("table column" for _ in block.header)
            case DefinitionList():
                yield from ("definition" for entry in block.entries for _ in entry.definitions)
            case ImportantBlock():
                yield "important passage"
                yield from _kinds(block.blocks)
            case ContactBlock():
                yield "contact"
            case InventoryBlock():
                yield "view of the inventory"
            case _:
                pass
