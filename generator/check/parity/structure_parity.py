"""Two languages of a clause that are built differently. See docs/rules/structure-parity.md.

A paragraph and an item of a list are both passages: where one language numbers its paragraphs, the other need not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from ...diagnostics import Diagnostic
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
    "passage": "passages",
    "table": "tables",
    "table row": "table rows",
    "table column": "table columns",
    "definition": "definitions",
    "important passage": "important passages",
    "contact": "contacts",
    "view of the inventory": "views of the inventory",
}
_INSTEAD = "bring the two texts to the same shape"


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a finding for each kind of block of which the two texts of a clause have different numbers."""
    for pair in subject.pairs:
        original, other = _shape(pair.original), _shape(pair.other)
        for kind in _NAMES:
            if original[kind] != other[kind]:
                message = f"{_count(other[kind], kind)} here, {_count(original[kind], kind)} in the original"
                found = told("structure-parity", pair, message, pair.other.title_span, _INSTEAD)
                yield found.with_note("the original is", pair.original.title_span)


def _count(number: int, kind: str) -> str:
    return f"{number or 'no'} {kind if number == 1 else _NAMES[kind]}"


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
