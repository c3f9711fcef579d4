"""Two sequences of blocks to one that shows what changed.

In: old blocks and new ones, and the words for what moved. Out: blocks with `Revision`s around what came, went or moved
as a whole, and runs with insertions and deletions inside what changed. An item, row, column, entry or field that came
or went holds nothing but what came or went; whoever accepts or rejects that leaves it out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any, TypeVar

from ..model.document import (
    Block,
    Cell,
    ContactBlock,
    ContactField,
    DefinitionEntry,
    DefinitionList,
    ImportantBlock,
    Inline,
    List,
    ListItem,
    MovedCell,
    Paragraph,
    Revision,
    Table,
)
from ..model.nodes import walk
from ..wording import Wording, of_block, of_blocks, of_field, of_item, of_row, of_run
from .align import Kind, Step, align
from .anchors import unanchored
from .runs import deleted, inserted, redline_run

T = TypeVar("T")
Label = Callable[[str], str]
"""From a message of the catalogue to the words of a language."""

MOVED_HERE, MOVED_AWAY = "Moved here", "Moved from here"
_WORTH_MOVING = 4
"""Characters, of whatever script, that a block must have for its standing elsewhere to be no chance."""


def redline_blocks(old: Sequence[Block], new: Sequence[Block], label: Label) -> tuple[Block, ...]:
    """Return the redline of two sequences of blocks."""
    steps = align(old, new, _BLOCKS)
    moved = _moved(steps, of_block)
    return tuple(block for step in steps for block in _block(step, moved, label))


def came(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return blocks as ones that came; () for none."""
    return (Revision(change="inserted", note="", blocks=tuple(blocks)),) if of_blocks(tuple(blocks)) else ()


def went(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return blocks as ones that went, without the places that links lead to; () for none."""
    kept = tuple(map(unanchored, blocks))
    return (Revision(change="deleted", note="", blocks=kept),) if of_blocks(kept) else ()


def _block(step: Step[Block], moved: Moved, label: Label) -> Iterator[Block]:
    if step.old is not None and step.new is not None:
        yield step.new if step.same else _REDLINES[type(step.new)](step.old, step.new, label)
    elif step.old is not None:
        yield from _away((step.old,), of_block(step.old), moved, label)
    elif step.new is not None:
        yield from _here((step.new,), of_block(step.new), moved, label)


Moved = Mapping[Wording, int]
"""How often something of a wording went from one place of a series and came at another."""


def _moved(steps: Sequence[Step[T]], wording: Callable[[T], Wording]) -> Moved:
    away = [step.old for step in steps if step.old is not None and step.new is None]
    gone = Counter(map(wording, away))
    come = Counter(wording(step.new) for step in steps if step.new is not None and step.old is None)
    long = {wording(one) for one in away if _length(one) >= _WORTH_MOVING}
    return {what: 1 for what in gone if gone[what] == come[what] == 1 and what in long}


def _length(node: Any) -> int:
    return sum(len(getattr(inner, "text", "")) for inner in walk((node,)))


def _away(blocks: Sequence[Block], wording: Wording, moved: Moved, label: Label) -> tuple[Block, ...]:
    if wording not in moved:
        return went(blocks)
    return (Revision(change="moved-away", note=label(MOVED_AWAY), blocks=tuple(map(unanchored, blocks))),)


def _here(blocks: Sequence[Block], wording: Wording, moved: Moved, label: Label) -> tuple[Block, ...]:
    if wording not in moved:
        return came(blocks)
    return (Revision(change="moved-here", note=label(MOVED_HERE), blocks=tuple(blocks)),)


# --- one kind of block after the other --------------------------------------------------------------------------------


def _paragraph(old: Paragraph, new: Paragraph, _label: Label) -> Paragraph:
    return Paragraph(children=redline_run(old.children, new.children))


def _important(old: ImportantBlock, new: ImportantBlock, label: Label) -> ImportantBlock:
    return ImportantBlock(blocks=redline_blocks(old.blocks, new.blocks, label))


def _list(old: List, new: List, label: Label) -> List:
    steps = align(old.items, new.items, _ITEMS)
    moved = _moved(steps, of_item)
    return List(items=tuple(_item(step, moved, label) for step in steps))


def _item(step: Step[ListItem], moved: Moved, label: Label) -> ListItem:
    old, new = step.old, step.new
    if old is None:
        assert new is not None  # noqa: S101 - a step has one side at least
        return replace(new, blocks=_here(new.blocks, of_item(new), moved, label))
    if new is None:
        return replace(old, anchor=None, blocks=_away(old.blocks, of_item(old), moved, label))
    return new if step.same else replace(new, blocks=redline_blocks(old.blocks, new.blocks, label))


def _definitions(old: DefinitionList, new: DefinitionList, label: Label) -> DefinitionList:
    return DefinitionList(entries=tuple(_entry(step, label) for step in align(old.entries, new.entries, _ENTRIES)))


def _entry(step: Step[DefinitionEntry], label: Label) -> DefinitionEntry:
    old, new = step.old, step.new
    if step.same and new:
        return new
    before, after = (_EMPTY if one is None else one for one in (old, new))
    steps = align(before.definitions, after.definitions, _SAID)
    said = tuple(_said(pair, label) for pair in steps)
    return DefinitionEntry(term=redline_run(before.term, after.term), definitions=said)


def _said(step: Step[tuple[Block, ...]], label: Label) -> tuple[Block, ...]:
    return step.new or () if step.same else redline_blocks(step.old or (), step.new or (), label)


def _contact(old: ContactBlock, new: ContactBlock, _label: Label) -> ContactBlock:
    return ContactBlock(fields=tuple(map(_field, align(old.fields, new.fields, _FIELDS))))


def _field(step: Step[ContactField]) -> ContactField:
    field = step.new or step.old
    assert field is not None  # noqa: S101 - a step has one side at least
    if step.same:
        return field
    lines = align(step.old.lines if step.old else (), step.new.lines if step.new else (), _LINES)
    return replace(field, lines=tuple(redline_run(line.old or (), line.new or ()) for line in lines))


def _table(old: Table, new: Table, label: Label) -> Table:
    """Return the redline of two tables with the same columns, or with some that came or went.

    A row was moved only where no column came or went: else its cells are not what they were.
    """
    columns = align(old.header, new.header, _HEADINGS)
    rows = align(old.rows, new.rows, _ROWS)
    moved = _moved(rows, of_row) if all(column.same for column in columns) else {}
    header = tuple(_cell(column.old, column.new) for column in columns)
    printed = (_moved_row(row, moved, label) or _row(row, old, new, columns) for row in rows)
    return replace(new, header=header, rows=tuple(printed))


def _moved_row(step: Step[tuple[Cell, ...]], moved: Moved, label: Label) -> tuple[Cell, ...]:
    """Return a row that was moved, the words for that in its first cell that says something; () for any other row."""
    row = step.new or step.old or ()
    if (step.old and step.new) or of_row(row) not in moved:
        return ()
    change, note = ("moved-here", MOVED_HERE) if step.new else ("moved-away", MOVED_AWAY)
    kept = row if step.new else tuple(map(unanchored, row))
    first = next(place for place, cell in enumerate(row) if of_blocks(cell.blocks))
    return tuple(
        MovedCell(blocks=cell.blocks, change=change, note=label(note) if place == first else "")
        for place, cell in enumerate(kept)
    )


def _row(step: Step[tuple[Cell, ...]], old: Table, new: Table, columns: Sequence[Step[Cell]]) -> tuple[Cell, ...]:
    before = dict(zip(map(id, old.header), step.old or (), strict=False))
    after = dict(zip(map(id, new.header), step.new or (), strict=False))
    return tuple(_cell(before.get(id(column.old)), after.get(id(column.new))) for column in columns)


def _cell(old: Cell | None, new: Cell | None) -> Cell:
    steps = align(old.blocks if old else (), new.blocks if new else (), _PARAGRAPHS)
    return Cell(blocks=tuple(_cell_paragraph(step) for step in steps))


def _cell_paragraph(step: Step[Paragraph]) -> Paragraph:
    """Return a paragraph of a cell; a cell holds nothing else, so what came or went is marked in its run."""
    if step.old is None or step.new is None:
        run = inserted(step.new.children) if step.new else deleted(step.old.children if step.old else ())
        return Paragraph(children=run)
    return Paragraph(children=redline_run(step.old.children, step.new.children))


_REDLINES: Mapping[type, Callable[..., Block]] = MappingProxyType(
    {
        Paragraph: _paragraph,
        List: _list,
        Table: _table,
        DefinitionList: _definitions,
        ImportantBlock: _important,
        ContactBlock: _contact,
    }
)


_EMPTY = DefinitionEntry(term=(), definitions=())


# --- what goes together -----------------------------------------------------------------------------------------------


def _family(block: Block) -> object:
    """Return what two blocks must have in common to be one that changed."""
    if isinstance(block, List):
        return List, any(item.number for item in block.items)
    if isinstance(block, Table):
        return Table, _has_plain_columns(block)
    return type(block)


def _has_plain_columns(table: Table) -> object:
    """Return True for a table whose columns all have a heading of their own, and whose rows are all as long.

    Of any other, no cell says which column it is of: such a table goes and comes as a whole.
    """
    headings = [of_blocks(cell.blocks) for cell in table.header]
    whole = all(headings) and len(set(headings)) == len(headings)
    return True if whole and all(len(row) == len(headings) for row in table.rows) else table


_BLOCKS: Kind[Block] = Kind(wording=of_block, family=_family)
_ITEMS: Kind[ListItem] = Kind(wording=of_item, family=lambda _: ListItem)
_PARAGRAPHS: Kind[Paragraph] = Kind(wording=of_block, family=lambda _: Paragraph)
_SAID: Kind[tuple[Block, ...]] = Kind(wording=of_blocks, family=lambda _: tuple)
_ENTRIES: Kind[DefinitionEntry] = Kind(
    wording=lambda entry: (of_run(entry.term), *map(of_blocks, entry.definitions)), family=lambda _: DefinitionEntry
)
_FIELDS: Kind[ContactField] = Kind(wording=of_field, family=lambda field: field.kind)
_LINES: Kind[tuple[Inline, ...]] = Kind(wording=of_run, family=lambda _: tuple)
_HEADINGS: Kind[Cell] = Kind(wording=lambda cell: of_blocks(cell.blocks), family=lambda _: Cell)
_ROWS: Kind[tuple[Cell, ...]] = Kind(wording=of_row, family=lambda _: tuple)
