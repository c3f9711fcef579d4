"""Words of a draft replaced by what stands for them, character for character.

In: a draft, and functions from a run to a run. Out: the draft with every plain text treated so, those in links and
references left aside.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial, reduce
from typing import Any

from ...model.document import Definition, FactText, Inline, Link, Reference, Section, Term, Text, map_sections
from ...model.make import Run
from ...model.nodes import rebuilt
from ..draft import DraftDocument

Change = Callable[[Run, Section], Run]
"""What a run becomes; its section says where it stands."""
Replacement = tuple[int, int, Inline]
"""Where a part of a text begins and ends, and what stands for it."""
_CLOSED = (Link, Reference, Term, Definition, FactText)


def change_texts(draft: DraftDocument, *changes: Change) -> DraftDocument:
    """Return a draft with one change after the other made of the texts of its blocks; titles stay as they are."""

    def changed(section: Section) -> Section:
        def each(node: Any) -> tuple[Any, ...]:
            if isinstance(node, Text):
                return reduce(lambda run, change: change(run, section), changes, (node,))
            return (node if isinstance(node, _CLOSED) else rebuilt(node, each),)

        return with_nodes(section, each)

    return replace(draft, sections=map_sections(draft.sections, changed))


def with_nodes(section: Section, each: Callable[[Any], Iterable[Any]]) -> Section:
    """Return a section whose blocks are what `each` makes of them."""
    return replace(section, blocks=tuple(made for block in section.blocks for made in each(block)))


def texts_of(draft: DraftDocument) -> Iterator[str]:
    """Yield every text that `change_texts` would change."""
    found: list[str] = []

    def keep(run: Run, _section: Section) -> Run:
        found.extend(one.text for one in run if isinstance(one, Text))
        return run

    change_texts(draft, keep)
    yield from found


def parted(run: Run, pattern: re.Pattern[str], make: Callable[[re.Match[str]], Inline | None]) -> Run:
    """Return a run with every match in its texts that `make` has an inline for replaced by it."""
    return replaced(run, partial(_made, pattern, make))


def replaced(run: Run, find: Callable[[str], Iterable[Replacement]]) -> Run:
    """Return a run with the parts of its texts replaced that `find` yields, in their order."""
    return tuple(made for one in run for made in (_with(one.text, find(one.text)) if isinstance(one, Text) else (one,)))


def _made(pattern: re.Pattern[str], make: Callable[[re.Match[str]], Inline | None], text: str) -> Iterator[Replacement]:
    for match in pattern.finditer(text):
        made = make(match)
        if made is not None:
            yield match.start(), match.end(), made


def _with(text: str, parts: Iterable[Replacement]) -> Iterator[Inline]:
    done = 0
    for start, end, made in parts:
        if start > done:
            yield Text(text=text[done:start])
        yield made
        done = end
    if done < len(text):
        yield Text(text=text[done:])
