"""A text line by line: paragraphs, items, terms, and rows of tables, each with what it stands in.

In: blocks of a Document, of a draft or as written. Out: a `PrintedUnit` for each line or row, in reading order. Whether
a line is an item or a paragraph does not tell it from others: programs and readers take one for the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ...model.nodes import holdings, printed

Runs = tuple[tuple[Any, ...], ...]
"""The runs of a cell, one for each of its paragraphs."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PrintedUnit:
    """A line, or a row of a table: the runs of each cell, one cell for a line, none for what is generated.

    `within` are the nodes around it, the outermost first, a definition as its blocks; a row comes last. `lead` is
    printed before it.
    """

    cells: tuple[Runs, ...]
    within: tuple[Any, ...]
    lead: str = ""

    @property
    def row(self) -> tuple[Any, ...] | None:
        """The cells of a row as nodes, None for a line."""
        last = self.within[-1] if self.within else None
        return last if type(last) is tuple else None


def units_in(nodes: tuple[Any, ...], within: tuple[Any, ...] = ()) -> Iterator[PrintedUnit]:
    """Yield the units of nodes in reading order."""
    for node in nodes:
        if type(node) is tuple:
            yield from units_in(node, (*within, node))
            continue
        path = (*within, node)
        if node.name == "table":
            for row in (node.header, *node.rows):
                cells = tuple(tuple(block.children for block in cell.blocks) for cell in row)
                yield PrintedUnit(cells=cells, within=(*path, row))
        elif not holdings(node):
            yield PrintedUnit(cells=(), within=path)
        else:
            yield from _held(node, path)


def _held(node: Any, path: tuple[Any, ...]) -> Iterator[PrintedUnit]:
    for holding in holdings(node):
        inner = getattr(node, holding.name)
        if not holding.is_run:
            yield from units_in(inner, path)
            continue
        lead = "".join(printed(node))
        for place, run in enumerate(inner if holding.rows else (inner,)):
            yield PrintedUnit(cells=((run,),), within=path, lead="" if place else lead)
