"""The words of a clause, in reading order.

In: a Clause as written. Out: its inlines, or its runs of plain text, the heading first, or the facts that they use. It
judges nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from .nodes import runs, walk
from .written import Clause, FactLink, FactUse, Inline, Text


def texts_of(clause: Clause) -> Iterator[Text]:
    """Yield every run of plain text of a clause."""
    return (inline for inline in inlines_of(clause) if isinstance(inline, Text))


def inlines_of(clause: Clause) -> Iterator[Inline]:
    """Yield every inline of a clause, those inside others too."""
    for run in (clause.title, *runs(clause.blocks)):
        yield from (node for node in walk(run) if type(node) is not tuple)


def fact_of(node: object) -> str | None:
    """Return the name of the fact that a node uses, whichever field of it; None for a node that uses none."""
    return node.fact.partition(".")[0] if isinstance(node, FactUse | FactLink) else None
