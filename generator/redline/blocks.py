"""Two sequences of blocks to one that shows what changed.

In: old blocks and new ones, and the words for what moved. Out: blocks with `Revision`s around what came, went or moved
as a whole, and runs with insertions and deletions inside what changed. An item, row, column, entry or field that came
or went holds nothing but what came or went; whoever accepts or rejects that leaves it out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from ..model.document import Block, Cell, Inline, MovedCell, Paragraph, Revision, Table
from ..model.nodes import Holding, NodeKind, head, holdings, walk
from ..model.wording import Wording, of_block, of_blocks, of_row, of_run
from .align import Comparison, Step, align
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
    steps = align(old, new, _NODES)
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
        yield step.new if step.same else _changed(step.old, step.new, label)
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


# --- what any kind of block holds -------------------------------------------------------------------------------------


def _changed(old: Any, new: Any, label: Label) -> Any:
    """Return the redline of two blocks, or parts of one, that are of a kind."""
    if isinstance(new, Table):
        return _table(old, new, label)
    made = {one.name: _field(one, getattr(old, one.name), getattr(new, one.name), label) for one in holdings(new)}
    return replace(new, **made)


def _field(holding: Holding, old: tuple[Any, ...], new: tuple[Any, ...], label: Label) -> tuple[Any, ...]:
    if holding.is_run and not holding.rows:
        return redline_run(old, new)
    if holding.is_run:
        return tuple(redline_run(step.old or (), step.new or ()) for step in align(old, new, _LINES))
    if holding.of == "Block" and not holding.rows:
        return redline_blocks(old, new, label)
    if holding.of == "Block":
        return tuple(_flow(step, label) for step in align(old, new, _FLOWS))
    steps = align(old, new, _NODES)
    moved = _moved(steps, of_block)
    return tuple(_part(step, moved, label) for step in steps)


def _flow(step: Step[tuple[Block, ...]], label: Label) -> tuple[Block, ...]:
    return step.new or () if step.same else redline_blocks(step.old or (), step.new or (), label)


def _part(step: Step[Any], moved: Moved, label: Label) -> Any:
    """Return the redline of an item, an entry or a field; one that came or went holds what came or went."""
    if step.old is not None and step.new is not None:
        return step.new if step.same else _changed(step.old, step.new, label)
    part: Any = step.new if step.old is None else unanchored(step.old)
    return replace(part, **{one.name: _one_sided(one, step, moved, label) for one in holdings(part)})


def _one_sided(holding: Holding, step: Step[Any], moved: Moved, label: Label) -> tuple[Any, ...]:
    old, new = (getattr(side, holding.name, ()) for side in (step.old, step.new))
    if holding.of != "Block" or holding.rows:
        return _field(holding, old, new, label)
    part: Any = step.new or step.old
    return (_away if step.new is None else _here)(old or new, of_block(part), moved, label)


# --- tables -----------------------------------------------------------------------------------------------------------


def _table(old: Table, new: Table, label: Label) -> Table:
    """Return the redline of two tables with the same columns, or with some that came or went.

    A row was moved only where no column came or went: else its cells are not what they were.
    """
    columns = align(old.header, new.header, _NODES)
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
    first = next(place for place, cell in enumerate(row) if of_block(cell))
    return tuple(
        MovedCell(blocks=cell.blocks, change=change, note=label(note) if place == first else "")
        for place, cell in enumerate(kept)
    )


def _row(step: Step[tuple[Cell, ...]], old: Table, new: Table, columns: Sequence[Step[Cell]]) -> tuple[Cell, ...]:
    before = dict(zip(map(id, old.header), step.old or (), strict=False))
    after = dict(zip(map(id, new.header), step.new or (), strict=False))
    return tuple(_cell(before.get(id(column.old)), after.get(id(column.new))) for column in columns)


def _cell(old: Cell | None, new: Cell | None) -> Cell:
    steps = align(old.blocks if old else (), new.blocks if new else (), _NODES)
    return Cell(blocks=tuple(_cell_paragraph(step) for step in steps))


def _cell_paragraph(step: Step[Paragraph]) -> Paragraph:
    """Return a paragraph of a cell; a cell holds nothing else, so what came or went is marked in its run."""
    if step.old is None or step.new is None:
        run = inserted(step.new.children) if step.new else deleted(step.old.children if step.old else ())
        return Paragraph(children=run)
    return Paragraph(children=redline_run(step.old.children, step.new.children))


def without_columns(node: T, judged: Callable[[Cell], Cell]) -> T:
    """Return a table without the columns whose heading says nothing once it is judged; any other node."""
    if not isinstance(node, Table):
        return node
    kept = [place for place, cell in enumerate(node.header) if of_block(judged(cell)) or not of_block(cell)]
    rows = (tuple(row[place] for place in kept if place < len(row)) for row in node.rows)
    return replace(node, header=tuple(node.header[place] for place in kept), rows=tuple(filter(of_row, rows)))


# --- what goes together -----------------------------------------------------------------------------------------------


def _family(node: NodeKind) -> object:
    """Return what two blocks, or parts of one, must have in common to be one that changed."""
    return (type(node), *head(node), _has_plain_columns(node) if isinstance(node, Table) else None)


def _has_plain_columns(table: Table) -> object:
    """Return True for a table whose columns all have a heading of their own, and whose rows are all as long.

    Of any other, no cell says which column it is of: such a table goes and comes as a whole.
    """
    headings = [of_block(cell) for cell in table.header]
    whole = all(headings) and len(set(headings)) == len(headings)
    return True if whole and all(len(row) == len(headings) for row in table.rows) else table


_NODES: Comparison[Any] = Comparison(wording=of_block, family=_family)
_FLOWS: Comparison[tuple[Block, ...]] = Comparison(wording=of_blocks, family=lambda _: tuple)
_LINES: Comparison[tuple[Inline, ...]] = Comparison(wording=of_run, family=lambda _: tuple)
_ROWS: Comparison[tuple[Cell, ...]] = Comparison(wording=of_row, family=lambda _: tuple)
