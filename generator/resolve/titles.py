"""The words by which a place is cited.

In: a title or an item as written. Out: its texts and facts, without links and weight: a title stands in a link itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..languages.characters import COLONS, STOPS, WIDE_POINT
from ..model.written import CategoryTag, FactUse, Inline, ListItem, Paragraph, Strong, Text

Title = tuple[Text | FactUse, ...]
_ENDS = STOPS + COLONS + WIDE_POINT


def title_of(children: tuple[Inline, ...]) -> Title:
    """Return the texts and facts of a run of inlines."""
    return tuple(_flat(children))


def run_in_title(item: ListItem) -> Title:
    """Return the strong words that an item begins with, without the stop behind them; nothing where it has none."""
    first = item.blocks[0] if item.blocks else None
    if not isinstance(first, Paragraph) or not first.children or not isinstance(first.children[0], Strong):
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
