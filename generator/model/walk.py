"""The words of a clause, in reading order.

In: a Clause as written. Out: its inlines, or its runs of plain text, the heading first. It judges nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from .nodes import runs, walk
from .written import Clause, Inline, Text


def texts_of(clause: Clause) -> Iterator[Text]:
    """Yield every run of plain text of a clause."""
    return (inline for inline in inlines_of(clause) if isinstance(inline, Text))


def inlines_of(clause: Clause) -> Iterator[Inline]:
    """Yield every inline of a clause, those inside others too."""
    for run in (clause.title, *runs(clause.blocks)):
        yield from (node for node in walk(run) if type(node) is not tuple)
