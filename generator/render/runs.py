"""Blocks with every run of inlines changed alike: what stands out, what came in and what went.

In: blocks of a Document and what to make of a run. Out: the same blocks with other runs. A format that knows no box for
a group of blocks says of each run what the group is, so that it is seen without any style too. Nothing is printed here.
"""

from __future__ import annotations

from collections.abc import Callable

from ..model.document import (
    Block,
    Cell,
    Deleted,
    FactText,
    Important,
    Inline,
    Inserted,
    List,
    ListItem,
    MovedCell,
    Paragraph,
    Renumbered,
    Restyled,
    Revised,
    Revision,
    Section,
    Text,
)
from ..model.make import emphasised
from ..model.nodes import map_runs, walk
from ..model.source import width

Run = tuple[Inline, ...]
Change = Callable[[Run], Run]
GONE = frozenset({"deleted", "moved-away"})
"""The changes of what stands at a place no more."""


def shown(inline: Restyled | Renumbered) -> Run:
    """Return the words of a mark that leaves them standing, in the emphasis of today."""
    return emphasised(inline.children, inline.after if isinstance(inline, Restyled) else "")


def aside(inline: Inline) -> str:
    """Return the note of a mark in brackets, with the space that its language puts before it; "" for none."""
    note = getattr(inline, "note", "")
    return f"{'' if width(note[-1:]) > 1 else ' '}[{note}]" if note else ""


def said(children: Run) -> str:
    """Return the characters that a reader sees of a run, notes of marks among them."""
    return "".join(
        one.text if isinstance(one, (Text, FactText)) else said(one.children) + aside(one) for one in children
    )


def stressed(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return blocks whose every run is Important."""
    return tuple(map_runs(block, _important) for block in blocks)


def revised(revision: Revision) -> tuple[Block, ...]:
    """Return the blocks of a Revision with each run Inserted or Deleted; what moved here stays as it is."""
    return _changed(revision.blocks, revision.change)


def printed_cell(cell: Cell) -> Cell:
    """Return a cell with each run Deleted where it was moved away; any other stays as it is."""
    return map_runs(cell, _marked(cell.change)) if isinstance(cell, MovedCell) else cell


def printed_title(section: Section) -> Run:
    """Return the title of a section, that of a Revised one Inserted or Deleted."""
    return _marked(section.change)(section.title) if isinstance(section, Revised) else section.title


def printed_blocks(section: Section) -> tuple[Block, ...]:
    """Return the blocks of a section, those of a Revised one as `revised`. The sections below speak for themselves."""
    if not isinstance(section, Revised):
        return section.blocks
    return _changed(section.blocks, section.change)


def _changed(blocks: tuple[Block, ...], change: str) -> tuple[Block, ...]:
    """Return blocks in a change; one that has a change of its own speaks for itself."""
    run_in = _marked(change)
    return tuple(block if _is_told(block) else map_runs(block, run_in) for block in blocks)


def _is_told(block: Block) -> bool:
    return any(isinstance(one, Revision) for one in walk((block,)))


def _marked(change: str) -> Change:
    """Return what a change of a Revision makes of a run."""
    return _deleted if change in GONE else _inserted if change == "inserted" else _same


def is_gone(blocks: tuple[Block, ...]) -> bool:
    """Say whether blocks hold nothing but what is gone."""
    return bool(blocks) and all(map(_is_gone, blocks))


def _important(run: Run) -> Run:
    return (Important(children=run),) if run else ()


def _inserted(run: Run) -> Run:
    return run if _is_marked(run) else (Inserted(children=run),)


def _deleted(run: Run) -> Run:
    return run if _is_marked(run) else (Deleted(children=run),)


def _same(run: Run) -> Run:
    return run


def _is_marked(run: Run) -> bool:
    return not run or any(isinstance(inline, (Inserted, Deleted)) for inline in run)


def _is_gone(block: Block | ListItem) -> bool:
    match block:
        case Paragraph():
            return bool(block.children) and all(isinstance(inline, Deleted) for inline in block.children)
        case Revision():
            return block.change in GONE
        case List():
            return all(is_gone(item.blocks) for item in block.items)
        case _:
            return False
