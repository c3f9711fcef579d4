"""Words of a draft replaced by what stands for them, character for character.

In: a draft and a function from a text to inlines. Out: the draft with every plain text treated so, those in links and
references left aside.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from ...model.document import Definition, FactText, Inline, Link, Reference, Section, Term, Text
from ...model.nodes import rebuilt
from ..draft import DraftDocument

Change = Callable[[str, Section], tuple[Inline, ...]]
"""What a text becomes; its section says where it stands."""
_CLOSED = (Link, Reference, Term, Definition, FactText)


def change_texts(draft: DraftDocument, change: Change) -> DraftDocument:
    """Return a draft with `change` applied to the texts of its blocks; titles stay as they are."""
    return replace(draft, sections=tuple(_section(section, change) for section in draft.sections))


def texts_of(draft: DraftDocument) -> Iterator[tuple[str, Section]]:
    """Yield every text that `change_texts` would change."""
    found: list[tuple[str, Section]] = []

    def keep(text: str, section: Section) -> tuple[Inline, ...]:
        found.append((text, section))
        return (Text(text=text),)

    change_texts(draft, keep)
    yield from found


def parted(text: str, pattern: re.Pattern[str], make: Callable[[re.Match[str]], Inline | None]) -> tuple[Inline, ...]:
    """Return a text with every match that `make` has an inline for replaced by it."""
    found: list[Inline] = []
    done = 0
    for match in pattern.finditer(text):
        made = make(match) if match.start() >= done else None
        if made is not None:
            found += (Text(text=text[done : match.start()]), made)
            done = match.end()
    found.append(Text(text=text[done:]))
    return tuple(one for one in found if not isinstance(one, Text) or one.text)


def _section(section: Section, change: Change) -> Section:
    def each(node: Any) -> tuple[Any, ...]:
        if isinstance(node, Text):
            return change(node.text, section)
        return (node if isinstance(node, _CLOSED) else rebuilt(node, each),)

    blocks = tuple(made for block in section.blocks for made in each(block))
    return replace(section, blocks=blocks, sections=tuple(_section(one, change) for one in section.sections))
