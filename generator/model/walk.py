"""The words of a clause, in reading order.

In: a Clause as written. Out: its inlines, or its runs of plain text, the heading first. It judges nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from .written import (
    Block,
    BulletList,
    CategoryTag,
    Clause,
    DefinitionList,
    FactUse,
    ImportantBlock,
    Inline,
    OrderedList,
    Paragraph,
    Table,
    Text,
)


def texts_of(clause: Clause) -> Iterator[Text]:
    """Yield every run of plain text of a clause."""
    for inline in inlines_of(clause):
        if isinstance(inline, Text):
            yield inline


def inlines_of(clause: Clause) -> Iterator[Inline]:
    """Yield every inline of a clause, those inside others too."""
    yield from _within(clause.title)
    for block in clause.blocks:
        yield from _of_block(block)


def _within(children: tuple[Inline, ...]) -> Iterator[Inline]:
    for child in children:
        yield child
        if not isinstance(child, (Text, FactUse, CategoryTag)):
            yield from _within(child.children)


def _of_block(block: Block) -> Iterator[Inline]:
    match block:
        case Paragraph():
            yield from _within(block.children)
        case DefinitionList():
            for entry in block.entries:
                yield from _within(entry.term)
                yield from (inline for part in entry.definitions for inner in part for inline in _of_block(inner))
        case _:
            yield from (inline for inner in _parts(block) for inline in _of_block(inner))


def _parts(block: Block) -> Iterator[Block]:
    match block:
        case BulletList() | OrderedList():
            yield from (inner for item in block.items for inner in item.blocks)
        case Table():
            yield from (inner for row in (block.header, *block.rows) for cell in row for inner in cell.blocks)
        case ImportantBlock():
            yield from block.blocks
        case _:  # contacts and views of the inventory hold no words of the clause
            return
