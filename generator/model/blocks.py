"""The blocks of a clause as written, and the parts that they are made of.

In: a Clause. Out: its parts in reading order, each with what it stands in: the title, paragraphs, lists with items,
tables with rows and cells, definitions. It knows no kind by its class: what is a part is said in `written.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .nodes import Node, holdings
from .written import Clause, Inline


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A block or a part of one; `node` is a node, or a tuple of them that goes by a name, such as a row.

    `run` are its words, None where it has none but those of the parts in it. `within` is around it, outermost first.
    """

    name: str
    node: Any
    run: tuple[Inline, ...] | None
    within: tuple[Part, ...]

    @property
    def nodes(self) -> tuple[Node, ...]:
        """The nodes from the block of the clause down to this part."""
        return tuple([part.node for part in (*self.within, self) if isinstance(part.node, Node)])


def parts_of(clause: Clause) -> Iterator[Part]:
    """Yield the title of a clause, and every block with the parts in it."""
    yield Part(name="title", node=clause.title, run=clause.title, within=())
    yield from _parts(clause.blocks, ())


def _parts(nodes: tuple[Any, ...], within: tuple[Part, ...]) -> Iterator[Part]:
    for node in nodes:
        own = [getattr(node, one.name) for one in holdings(node) if one.is_run and not one.called]
        part = Part(name=node.name, node=node, run=own[0] if own else None, within=within)
        yield part
        yield from _inside(node, (*within, part))


def _inside(node: Node, within: tuple[Part, ...]) -> Iterator[Part]:
    for holding in holdings(node):
        inner = getattr(node, holding.name)
        for row in inner if holding.rows else (inner,):
            if holding.called:
                part = Part(name=holding.called, node=row, run=row if holding.is_run else None, within=within)
                yield part
                yield from () if holding.is_run else _parts(row, (*within, part))
            elif not holding.is_run:
                yield from _parts(row, within)
