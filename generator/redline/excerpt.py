"""What changed in a redline, with what did not left out: for a terminal and for a comment on a change.

In: the Document of a redline. Out: the Document with the clauses that changed, and in them the blocks that did; a line
of its own stands for what was left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from typing import Any

from ..model.document import Block, Document, Revised, Section, Text
from ..model.make import marked, paragraph, run_of
from ..model.nodes import Listing, Mark, WholeMark, rebuilt, runs, walk
from .names import opening

LEFT_OUT = paragraph(Text(text="…"))


def excerpt(document: Document) -> Document:
    """Return the changed parts of a redline to be read; the summary, if any, stays."""
    return rebuilt(changed_parts(document), _brief)


def changed_parts(document: Document) -> Document:
    """Return a redline without the clauses and blocks that did not change; what did is whole, to be accepted or not."""
    return replace(document, sections=tuple(_sections(document.sections)), sign_off=None)


def _sections(sections: tuple[Section, ...]) -> Iterator[Section]:
    for section in sections:
        inner = tuple(_sections(section.sections))
        if inner or not section.clause or is_changed(section.title) or is_changed(section.blocks) or _is_moved(section):
            yield replace(section, blocks=_blocks(section), sections=inner)


def _blocks(section: Section) -> tuple[Block, ...]:
    if not section.clause or (isinstance(section, Revised) and section.change in {"inserted", "deleted"}):
        return section.blocks
    return tuple(
        block
        for changed, group in groupby(section.blocks, is_changed)
        for block in (tuple(map(_shortened, group)) if changed else (LEFT_OUT,))
    )


def _brief(node: Any) -> Iterator[Any]:
    """Yield a node in which a passage that was moved away goes by its first words: all of them stand where it is."""
    if isinstance(node, WholeMark) and node.change == "moved-away":
        first = (next(runs((block,)), ()) for block in node.blocks)
        yield marked(node.change, (paragraph(*run_of(opening(run))) for run in first), note=node.note)
    else:
        yield rebuilt(node, _brief) if is_changed(node) else node


def _shortened(block: Block) -> Block:
    """Return a list without the items that did not change."""
    if not isinstance(block, Listing):
        return block
    return replace(block, items=tuple(item for item in block.items if is_changed(item)))


def _is_moved(section: Section) -> bool:
    return isinstance(section, Revised)


def is_changed(node: Any) -> bool:
    """Say whether a node of a redline holds anything that came, went or moved."""
    return any(isinstance(inner, Mark) for inner in walk((node,)))
