"""The words by which a place is cited.

In: a title, or the blocks of an item as written. Out: its texts and facts, without links and weight: a title stands in
a link itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..languages.characters import COLONS, STOPS, WIDE_POINT
from ..model.nodes import Prose
from ..model.registries import TextWithFacts
from ..model.written import Block, CategoryTag, FactUse, Inline, Strong, Text

Title = TextWithFacts
_ENDS = STOPS + COLONS + WIDE_POINT


def title_of(children: tuple[Inline, ...]) -> Title:
    """Return the texts and facts of a run of inlines."""
    return tuple(_flat(children))


def run_in_title(item: tuple[Block, ...]) -> Title:
    """Return the strong words that the blocks of an item begin with, without the stop behind them, if there are any."""
    first = item[0] if item else None
    if not isinstance(first, Prose) or not first.children or not isinstance(first.children[0], Strong):
        return ()
    title = title_of(first.children[0].children)
    if not title:
        return ()
    *words, last = title
    return (*words, replace(last, text=last.text.rstrip(_ENDS)) if isinstance(last, Text) else last)


def _flat(children: tuple[Inline, ...]) -> Iterator[Text | FactUse]:
    for child in children:
        if isinstance(child, (Text, FactUse)):
            yield child
        elif not isinstance(child, CategoryTag):
            yield from _flat(child.children)
