"""Two sequences of blocks to one that shows what changed.

In: old blocks and new ones. Out: blocks with `Revision`s around what came or went as a whole or took another form, and
runs with insertions and deletions inside what changed. An item, row, column, entry or field that came or went holds
nothing but what came or went; whoever accepts or rejects that leaves it out. The notes of marks are messages of the
catalogue still; what moved is told by `moves`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence, Set
from dataclasses import replace
from typing import Any, TypeVar

from ..model.document import Block, Cell, Inline, MovedCell, Paragraph, Table
from ..model.make import marked
from ..model.nodes import Holding, Listing, NodeKind, WholeMark, head, holdings
from ..model.wording import Wording, of_block, of_blocks, of_row, of_run
from .align import Comparison, Step, align, length
from .anchors import unanchored
from .forms import regrouped
from .kept import generated
from .runs import deleted, inserted, redline_run

T = TypeVar("T")

MOVED_HERE, MOVED_AWAY = "Moved here", "Moved from here"
_NUMBERED, _BULLETED = "Numbers instead of bullets", "Bullets instead of these numbers"
WORTH_MOVING = 4
"""Characters, of whatever script, that a passage must have for its standing elsewhere to be no chance."""


def redline_blocks(old: Sequence[Block], new: Sequence[Block]) -> tuple[Block, ...]:
    """Return the redline of two sequences of blocks."""
    return tuple(block for step in regrouped(align(old, new, NODES)) for block in _block(step))


def came(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return blocks as ones that came; () for none."""
    return (marked("inserted", blocks),) if of_blocks(blocks) else ()


def went(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return blocks as ones that went, without the places that links lead to; () for none."""
    kept = tuple(map(unanchored, blocks))
    return (marked("deleted", kept),) if of_blocks(kept) else ()


def _block(step: Any) -> tuple[Any, ...]:
    if isinstance(step, WholeMark):
        return (step,)
    if step.old is None or step.new is None:
        return came((step.new,)) if step.old is None else went((step.old,))
    return (_both(step),)


def _both(step: Step[Any]) -> Any:
    """Return the redline of a pair; of one in the same words, references under other numbers are marked."""
    old, new = step.old, step.new
    return new if step.same and (old == new or generated(old) == generated(new)) else redlined(old, new)


# --- what any kind of block holds -------------------------------------------------------------------------------------


def redlined(old: Any, new: Any) -> Any:
    """Return the redline of two blocks, or parts of one, that are of a kind."""
    if isinstance(new, Table):
        return _table(old, new)
    if isinstance(new, Listing) and old.numbered != new.numbered:
        return _relisted(old, new)
    made = {one.name: _field(one, getattr(old, one.name), getattr(new, one.name)) for one in holdings(new)}
    return replace(new, **made)


def _relisted(old: Any, new: Any) -> WholeMark:
    """Return a list that lost or got its numbers, with those that it has on one side."""
    items = tuple(
        replace(part, number=step.old.number) if step.old and old.numbered else part
        for step in align(old.items, new.items, NODES)
        for part in (_part(step),)
    )
    change, note = ("to-numbers", _NUMBERED) if new.numbered else ("to-bullets", _BULLETED)
    return marked(change, (replace(new, items=items),), note=note)


def _field(holding: Holding, old: tuple[Any, ...], new: tuple[Any, ...]) -> tuple[Any, ...]:
    if holding.is_run and not holding.rows:
        return redline_run(old, new)
    if holding.is_run:
        return tuple(redline_run(step.old or (), step.new or ()) for step in align(old, new, _LINES))
    if holding.of == "Block" and not holding.rows:
        return redline_blocks(old, new)
    if holding.of == "Block":
        return tuple(redline_blocks(step.old or (), step.new or ()) for step in align(old, new, _FLOWS))
    return tuple(map(_part, align(old, new, NODES)))


def _part(step: Step[Any]) -> Any:
    """Return the redline of an item, an entry or a field; one that came or went holds what came or went."""
    if step.old is not None and step.new is not None:
        return _both(step)
    part: Any = step.new if step.old is None else unanchored(step.old)
    return replace(part, **{one.name: _one_sided(one, step) for one in holdings(part)})


def _one_sided(holding: Holding, step: Step[Any]) -> tuple[Any, ...]:
    old, new = (getattr(side, holding.name, ()) for side in (step.old, step.new))
    if holding.of != "Block" or holding.rows:
        return _field(holding, old, new)
    return went(old) if step.new is None else came(new)


# --- tables -----------------------------------------------------------------------------------------------------------


def _table(old: Table, new: Table) -> Table:
    """Return the redline of two tables with the same columns, or with some that came or went.

    A row was moved only where no column came or went: else its cells are not what they were.
    """
    columns = align(old.header, new.header, NODES)
    rows = align(old.rows, new.rows, _ROWS)
    moved = _moved(rows) if all(column.same for column in columns) else frozenset()
    header = tuple(_cell(column.old, column.new) for column in columns)
    printed = (_moved_row(row, moved) or _row(row, old, new, columns) for row in rows)
    return replace(new, header=header, rows=tuple(printed))


def _moved(rows: Sequence[Step[tuple[Cell, ...]]]) -> Set[Wording]:
    """Return the wordings of rows that went from one place of a table and came at another."""
    gone = [step.old for step in rows if step.old and not step.new]
    went, came = Counter(map(of_row, gone)), Counter(of_row(step.new) for step in rows if step.new and not step.old)
    return frozenset(
        said for row in gone if went[said := of_row(row)] == came[said] == 1 and length(row) >= WORTH_MOVING
    )


def _moved_row(step: Step[tuple[Cell, ...]], moved: Set[Wording]) -> tuple[Cell, ...]:
    """Return a row that was moved, the words for that in its first cell that says something; () for any other row."""
    row = step.new or step.old or ()
    if (step.old and step.new) or of_row(row) not in moved:
        return ()
    change, note = ("moved-here", MOVED_HERE) if step.new else ("moved-away", MOVED_AWAY)
    kept = row if step.new else tuple(map(unanchored, row))
    first = next(place for place, cell in enumerate(row) if of_block(cell))
    return tuple(
        MovedCell(blocks=cell.blocks, change=change, note=note if place == first else "")
        for place, cell in enumerate(kept)
    )


def _row(step: Step[tuple[Cell, ...]], old: Table, new: Table, columns: Sequence[Step[Cell]]) -> tuple[Cell, ...]:
    before = dict(zip(map(id, old.header), step.old or (), strict=False))
    after = dict(zip(map(id, new.header), step.new or (), strict=False))
    return tuple(_cell(before.get(id(column.old)), after.get(id(column.new))) for column in columns)


def _cell(old: Cell | None, new: Cell | None) -> Cell:
    steps = align(old.blocks if old else (), new.blocks if new else (), NODES)
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
    kind = () if isinstance(node, Listing) else head(node)
    return (type(node), *kind, _has_plain_columns(node) if isinstance(node, Table) else None)


def _has_plain_columns(table: Table) -> object:
    """Return True for a table whose columns all have a heading of their own, and whose rows are all as long.

    Of any other, no cell says which column it is of: such a table goes and comes as a whole.
    """
    headings = [of_block(cell) for cell in table.header]
    whole = all(headings) and len(set(headings)) == len(headings)
    return True if whole and all(len(row) == len(headings) for row in table.rows) else table


NODES: Comparison[Any] = Comparison(wording=of_block, family=_family)
_FLOWS: Comparison[tuple[Block, ...]] = Comparison(wording=of_blocks, family=lambda _: tuple)
_LINES: Comparison[tuple[Inline, ...]] = Comparison(wording=of_run, family=lambda _: tuple)
_ROWS: Comparison[tuple[Cell, ...]] = Comparison(wording=of_row, family=lambda _: tuple)
