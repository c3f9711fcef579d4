"""Blocks with every run of inlines changed alike: what stands out, what came in and what went.

In: blocks of a Document and what to make of a run. Out: the same blocks with other runs. A format that knows no box for
a group of blocks says of each run what the group is, so that it is seen without any style too. Nothing is printed here.
"""

from __future__ import annotations

from collections.abc import Callable

from ..model import document as d
from ..model.make import emphasised
from ..model.nodes import map_runs, walk
from ..model.source import width

Run = tuple[d.Inline, ...]
Change = Callable[[Run], Run]
GONE = frozenset({"deleted", "moved-away"})
"""The changes of what stands at a place no more."""
_CAME = frozenset({"inserted", "moved-here"})


def shown(inline: d.Restyled | d.Renumbered) -> Run:
    """Return the words of a mark that leaves them standing, in the emphasis of today."""
    return emphasised(inline.children, inline.after if isinstance(inline, d.Restyled) else "")


def aside(inline: d.Inline) -> str:
    """Return the note of a mark in brackets, with the space that its language puts before it; "" for none."""
    note = getattr(inline, "note", "")
    return f"{'' if width(note[-1:]) > 1 else ' '}[{note}]" if note else ""


def said(children: Run) -> str:
    """Return the characters that a reader sees of a run, notes of marks among them."""
    return "".join(
        one.text if isinstance(one, (d.Text, d.FactText)) else said(one.children) + aside(one) for one in children
    )


def stressed(blocks: tuple[d.Block, ...]) -> tuple[d.Block, ...]:
    """Return blocks whose every run is Important."""
    return tuple(map_runs(block, _important) for block in blocks)


def revised(revision: d.Revision) -> tuple[d.Block, ...]:
    """Return the blocks of a Revision with each run Inserted or Deleted; what moved here stays as it is."""
    return _changed(revision.blocks, revision.change)


def printed_cell(cell: d.Cell) -> d.Cell:
    """Return a cell with each run Deleted where it was moved away; any other stays as it is."""
    return map_runs(cell, _marked(cell.change)) if isinstance(cell, d.MovedCell) else cell


def printed_title(section: d.Section) -> Run:
    """Return the title of a section, that of a Revised one Inserted or Deleted."""
    return _marked(section.change)(section.title) if isinstance(section, d.Revised) else section.title


def printed_blocks(section: d.Section) -> tuple[d.Block, ...]:
    """Return the blocks of a section, those of a Revised one as `revised`. The sections below speak for themselves."""
    if not isinstance(section, d.Revised):
        return section.blocks
    return _changed(section.blocks, section.change)


def _changed(blocks: tuple[d.Block, ...], change: str) -> tuple[d.Block, ...]:
    """Return blocks in a change; one that has a change of its own speaks for itself."""
    run_in = _marked(change)
    return tuple(block if _is_told(block) else map_runs(block, run_in) for block in blocks)


def _is_told(block: d.Block) -> bool:
    return any(isinstance(one, d.Revision) for one in walk((block,)))


def _marked(change: str) -> Change:
    """Return what a change of a Revision makes of a run."""
    return _deleted if change in GONE else _inserted if change == "inserted" else _same


def is_gone(blocks: tuple[d.Block, ...]) -> bool:
    """Say whether blocks hold nothing but what is gone."""
    return _is_wholly(blocks, d.Deleted, GONE)


def is_new(blocks: tuple[d.Block, ...]) -> bool:
    """Say whether blocks hold nothing but what came in."""
    return _is_wholly(blocks, d.Inserted, _CAME)


def _is_wholly(blocks: tuple[d.Block, ...], mark: type, changes: frozenset[str]) -> bool:
    return bool(blocks) and all(_is_marked_as(block, mark, changes) for block in blocks)


def _important(run: Run) -> Run:
    return (d.Important(children=run),) if run else ()


def _inserted(run: Run) -> Run:
    return run if _is_marked(run) else (d.Inserted(children=run),)


def _deleted(run: Run) -> Run:
    return run if _is_marked(run) else (d.Deleted(children=run),)


def _same(run: Run) -> Run:
    return run


def _is_marked(run: Run) -> bool:
    return not run or any(isinstance(inline, (d.Inserted, d.Deleted)) for inline in run)


def _is_marked_as(block: d.Block, mark: type, changes: frozenset[str]) -> bool:
    match block:
        case d.Paragraph():
            return bool(block.children) and all(isinstance(inline, mark) for inline in block.children)
        case d.Revision():
            return block.change in changes
        case d.List():
            return all(_is_wholly(item.blocks, mark, changes) for item in block.items)
        case _:
            return False
