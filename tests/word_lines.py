"""The paragraphs that a reader of a Document has before him, by code that no printer shares.

White space counts as one space, and numbers are left out: a word processor counts them itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from generator.model.document import (
    Block,
    Columns,
    ContactBlock,
    DefinitionList,
    Document,
    ImportantBlock,
    List,
    Paragraph,
    Revision,
    Section,
    Table,
    plain_text,
    walk_sections,
)


def said(line: str) -> str:
    """Return a line as it counts."""
    return " ".join(line.split())


def lines_of(document: Document) -> tuple[str, ...]:
    """Return the lines of the clauses of a Document that say something."""
    lines = (line for section in walk_sections(document.sections) for line in _section(section))
    return tuple(filter(None, map(said, lines)))


def _section(section: Section) -> Iterator[str]:
    yield plain_text(section.title)
    yield from _blocks(section.blocks)


def _blocks(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield plain_text(block.children)
        case List():
            yield from _blocks(inner for item in block.items for inner in item.blocks)
        case Table():
            yield block.caption
            yield from _blocks(inner for row in (block.header, *block.rows) for cell in row for inner in cell.blocks)
        case DefinitionList():
            for entry in block.entries:
                yield from (plain_text(entry.term), *_blocks(chain.from_iterable(entry.definitions)))
        case ContactBlock():
            yield from (" ".join((field.label, *map(plain_text, field.lines))) for field in block.fields)
        case ImportantBlock() | Revision():
            yield from _blocks(block.blocks)
        case Columns():
            yield from _blocks(inner for column in block.columns for inner in column.blocks)
