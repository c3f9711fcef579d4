"""Items and paragraphs that announce a list and have none below them. See docs/rules/list-nesting-lost.md."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from ...languages.characters import COLONS
from ...model.diagnostics import Diagnostic, suggestion, warning
from ...model.nodes import Listing
from ...model.source import Span
from ...model.written import Block
from ..passage import Passage
from ..subject import Subject
from .siblings import ClauseText, lists_in, runs_in, texts_in

_ANNOUNCES = re.compile(rf"[{COLONS}]\s*+\Z")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S")
_TAIL = 120
"""Characters at the end of a line that can hold its announcing clause: half of a long sentence."""


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a finding for each item that ends in a colon and has nothing below it, and each such paragraph.

    A paragraph is found if it announces several things and only paragraphs follow; it is a suggestion if it may
    announce the next paragraph.
    """
    for text in texts_in(subject):
        for block in lists_in(text.clause.blocks):
            yield from _in_list(block, text)
        for siblings in runs_in(text.clause.blocks):
            yield from _among(siblings, text)


def _in_list(block: Listing, text: ClauseText) -> Iterator[Diagnostic]:
    for item, following in zip_longest(block.items, block.items[1:]):
        lead, below = text.lead_of(item.blocks), text.lead_of(following.blocks) if following else None
        is_said_twice = below and _ANNOUNCES.search(below.text[-_TAIL:])  # in two languages: what the next one says
        if lead and len(item.blocks) == 1 and not is_said_twice and _ANNOUNCES.search(lead.text[-_TAIL:]):
            found = warning("list-nesting-lost.nothing-below", _colon(lead))
            yield found.with_help("list-nesting-lost.indent")


def _among(siblings: Sequence[Block], text: ClauseText) -> Iterator[Diagnostic]:
    for block, following, later in zip_longest(siblings, siblings[1:], siblings[2:]):
        passage, below = text.of(block), text.of(following)
        is_text = below and below.text[:1].isalpha() and not _ADDRESS.match(below.text)
        if passage and is_text and (later is None or text.of(later)):
            yield from _announced(passage)


def _announced(passage: Passage) -> Iterator[Diagnostic]:
    end = passage.text[-_TAIL:]
    lists = passage.pack.lists
    if lists is None or not _ANNOUNCES.search(end):
        return
    tell = warning if lists.many.search(end) else suggestion if lists.some.search(end) else None
    if tell:
        found = tell("list-nesting-lost.none-follows", _colon(passage))
        yield found.with_help("list-nesting-lost.make-list")


def _colon(passage: Passage) -> Span:
    length = len(passage.text.rstrip())
    return passage.span(length - 1, length)
