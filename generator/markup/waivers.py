"""Waivers: `<!-- allow rule: reason -->` above a block.

In: nodes that stand side by side. Out: what a reader makes of the others, and a waiver for each comment with the span
of what it covers. Whether a waiver is needed or allowed is not decided here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol, TypeVar

from ..model.diagnostics import Message, error
from ..model.source import Span
from ..model.written import Waiver
from .engine import LISTS, RawBlock
from .page import ContainerStart, Page

_WAIVER = re.compile(r"<!-- *+allow +(?P<rule>[a-z][a-z0-9-]*+)(?: *+[:：](?P<reason>.*))? *-->")
_FORM = Message("help.waiver-form")


class _Placed(Protocol):
    @property
    def span(self) -> Span: ...


Read = TypeVar("Read", bound=_Placed)


def read_with_waivers(
    page: Page, nodes: Sequence[RawBlock], frame: ContainerStart, read: Callable[[RawBlock], tuple[Read, ...]]
) -> tuple[Read, ...]:
    """Return what `read` makes of the nodes; a waiver goes to `page` with the first thing that is made below it."""
    made: list[Read] = []
    waiting: list[tuple[str, str, Span]] = []
    for node in join_lists(nodes):
        if node.kind == "waiver":
            waiting.extend(_read_waiver(page, page.line(node.first, frame)))
            continue
        new = read(node)
        made.extend(new)
        if new:
            page.waivers.extend(Waiver(rule=r, reason=why, span=s, covers=new[0].span) for r, why, s in waiting)
            waiting.clear()
    for _, _, span in waiting:
        page.refuse("waiver-without-block.nothing-below", span, "waiver-without-block.move-or-delete")
    return tuple(made)


def join_lists(nodes: Sequence[RawBlock]) -> tuple[RawBlock, ...]:
    """Return the nodes with lists of one kind joined where only waivers part them.

    Markdown starts a new list there, so a waiver above an item would start the numbers again.
    """
    joined: list[RawBlock] = []
    for node in nodes:
        waivers = _trailing_waivers(joined) if node.kind in LISTS else ()
        above = joined[-1 - len(waivers)] if waivers and len(joined) > len(waivers) else None
        if above and (above.kind, above.marker) == (node.kind, node.marker):
            del joined[-1 - len(waivers) :]
            children = (*above.children, *waivers, *node.children)
            joined.append(replace(above, last=node.last, children=children))
        else:
            joined.append(node)
    return tuple(joined)


def _trailing_waivers(nodes: Sequence[RawBlock]) -> tuple[RawBlock, ...]:
    count = 0
    while count < len(nodes) and nodes[-1 - count].kind == "waiver":
        count += 1
    return tuple(nodes[len(nodes) - count :])


def _read_waiver(page: Page, span: Span) -> tuple[tuple[str, str, Span], ...]:
    match = _WAIVER.fullmatch(page.text, span.start, span.end)
    if match is None:
        page.report(error("markup-left-over.comment", span).with_help("help.delete", _FORM))
        return ()
    reason = (match["reason"] or "").strip()
    if not reason:
        page.report(error("waiver-without-reason.no-reason", span).with_help(_FORM))
        return ()
    return ((match["rule"], reason, span),)
