"""Items and paragraphs that announce a list and have none below them. See docs/rules/list-nesting-lost.md."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from ...diagnostics import Diagnostic, suggestion, warning
from ...model.written import Block, Paragraph
from ...source import Span
from ..passage import Passage
from ..subject import Subject
from .siblings import Text, WrittenList, lists_in, runs_in, texts_in

_ANNOUNCES = re.compile(r"[:：]\s*+\Z")
_MANY = {
    "en": re.compile(
        r"\b(?:the following|these|those) (?:[a-z-]+ ){0,3}[a-z-]{2,}(?<![siu])s\b[^.]{0,60}\Z"
        r"|\b(?:any|one|all|some|each) of the following\b[^.]{0,60}\Z|\b(?:such as|including|includes?) ?[:：]\s*\Z"
    ),
    "zh": re.compile(r"(?:以下|下列|下述)[^。]{0,30}\Z|(?:包括|例如) ?[:：]\s*\Z"),
}
"""The end of a sentence that announces several things."""

_SOME = {"en": re.compile(r"\b(?:the following|as follows) ?[:：]\s*\Z"), "zh": re.compile(r"如下[:：]\s*\Z")}
"""The end of one that may announce a single paragraph."""

_TAIL = 120


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


def _in_list(block: WrittenList, text: Text) -> Iterator[Diagnostic]:
    for item in block.items:
        lead = text.lead_of(item)
        if lead and len(item.blocks) == 1 and _ANNOUNCES.search(lead.text[-_TAIL:]):
            found = warning("list-nesting-lost", "this item ends in a colon, and nothing stands below it", _colon(lead))
            yield found.with_help("indent the items that belong to it, so that they begin below its text")


def _among(siblings: Sequence[Block], text: Text) -> Iterator[Diagnostic]:
    for block, following, later in zip_longest(siblings, siblings[1:], siblings[2:]):
        if not isinstance(block, Paragraph) or not isinstance(following, Paragraph):
            continue
        passage = text.of(block)
        if (later is None or isinstance(later, Paragraph)) and text.of(following).text[:1].isalpha():
            yield from _announced(passage)


def _announced(passage: Passage) -> Iterator[Diagnostic]:
    end = passage.text[-_TAIL:]
    many, some = _MANY.get(passage.language), _SOME.get(passage.language)
    if not many or not some or not _ANNOUNCES.search(end):
        return
    tell = warning if many.search(end) else suggestion if some.search(end) else None
    if tell:
        found = tell("list-nesting-lost", "this paragraph announces a list, and none follows", _colon(passage))
        yield found.with_help("make a list of what it announces: `- ` before each item, `1. ` where they have an order")


def _colon(passage: Passage) -> Span:
    length = len(passage.text.rstrip())
    return passage.span(length - 1, length)
