"""Paragraphs and bulleted items between two numbered lists. See docs/rules/list-sibling-unnumbered.md."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...languages.characters import COLONS, COMMAS, SEMICOLONS, STOPS
from ...model.diagnostics import Diagnostic, warning
from ...model.nodes import Listing
from ...model.written import Block
from ..passage import Passage
from ..subject import Subject
from .siblings import ClauseText, runs_in, texts_in

_MARKS = SEMICOLONS + COMMAS + STOPS
_LONGEST = 3
"""How many times as long as the longest item a paragraph may be that still reads as one."""


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each paragraph that reads as an item of the lists, and for bulleted items with no lead-in."""
    for text in texts_in(subject):
        for siblings in runs_in(text.clause.blocks):
            yield from _among(siblings, text)


def _among(siblings: Sequence[Block], text: ClauseText) -> Iterator[Diagnostic]:
    for above, before, between, behind in zip((None, *siblings), siblings, siblings[1:], siblings[2:], strict=False):
        if not isinstance(before, Listing) or not before.numbered or not _is_numbered(behind):
            continue
        last = text.lead_of(before.items[-1].blocks)
        is_told = last and last.text.rstrip().endswith(tuple(COLONS))  # that is the matter of `list-nesting-lost`
        if isinstance(between, Listing) and not between.numbered and not is_told and not _is_bulleted(above):
            found = warning("list-sibling-unnumbered.bullets", between.span.part(0, 1))
            yield found.with_help("list-sibling-unnumbered.number-them")
        if passage := text.of(between):
            items = [lead for item in before.items if (lead := text.lead_of(item.blocks))]
            if items and _reads_as_item(passage, items):
                found = warning("list-sibling-unnumbered.paragraph", passage.span(0, 1))
                yield found.with_help("list-sibling-unnumbered.make-item", "list-sibling-unnumbered.end-in-colon")


def _is_bulleted(block: Block | None) -> bool:
    return isinstance(block, Listing) and not block.numbered


def _is_numbered(block: Block) -> bool:
    return isinstance(block, Listing) and block.numbered


def _reads_as_item(passage: Passage, items: Sequence[Passage]) -> bool:
    end = passage.text.rstrip()[-1:]
    longest = max(len(item.text) for item in items)
    return end in _MARKS and end == items[-1].text.rstrip()[-1:] and len(passage.text) < longest * _LONGEST
