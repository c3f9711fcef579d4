"""Items that announce others and have none below them. See docs/rules/list-nesting-lost.md."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ...diagnostics import Diagnostic, warning
from ..passage import Passage
from ..subject import Subject
from .siblings import Text, WrittenList, lists_in, texts_in

_ANNOUNCES = re.compile(r"[:：]\s*\Z")


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each item that ends in a colon, has nothing below it, and is not the last one."""
    for text in texts_in(subject):
        for block in lists_in(text.clause.blocks):
            yield from _in_list(block, text)


def _in_list(block: WrittenList, text: Text) -> Iterator[Diagnostic]:
    for item, following in pairwise((*block.items, None)):
        lead = text.lead_of(item) if item else None
        if lead and item and len(item.blocks) == 1 and _ANNOUNCES.search(lead.text):
            yield _finding(lead, "what it announces stands beside it" if following else "nothing follows")


def _finding(lead: Passage, why: str) -> Diagnostic:
    length = len(lead.text.rstrip())
    found = warning("list-nesting-lost", f"this item ends in a colon, and {why}", lead.span(length - 1, length))
    return found.with_help("indent the items that belong to it, so that they begin below its text")
