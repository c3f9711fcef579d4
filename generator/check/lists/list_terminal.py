"""Items of one list that end in different marks. See docs/rules/list-terminal.md."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from ...languages.characters import CALLS, CLOSING, COLONS, COMMAS, IDEOGRAPHIC_COMMA, SEMICOLONS, STOPS
from ...model.diagnostics import Diagnostic, Message, warning
from ...model.nodes import Listing
from ..passage import FILLED, Passage
from ..sentences import ends_in_abbreviation
from ..subject import Subject
from .siblings import ClauseText, lists_in, texts_in

_PARTS = COMMAS + SEMICOLONS
_ADDRESS = re.compile(r"(?:www\.|https?://|@)\S*\Z")
_STOPS = frozenset(STOPS)
_OWN = frozenset(CALLS + COLONS)
_NONE = "none"
_TURNS = 4
"""So few items can show that two kinds of them take turns."""


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each item that ends otherwise than its siblings; the last one may end the sentence."""
    for text in texts_in(subject, lambda pack: pack.lists):
        for block in lists_in(text.clause.blocks):
            yield from _in_list(block, text)


def _in_list(block: Listing, text: ClauseText) -> Iterator[Diagnostic]:
    leads = [(text.lead_of(item.blocks), len(item.blocks) > 1) for item in block.items]
    ends = [(passage, _end(passage)) for passage, owns in leads if passage and passage.text and not owns]
    ends = [(passage, end) for passage, end in ends if not _is_unsure(passage.text, end)]
    if len(ends) < 2 or _take_turns([end for _, end in ends[:-1]]):  # noqa: PLR2004 - one item has no sibling
        return
    usual = _usual([end for _, end in ends])
    for number, (passage, end) in enumerate(ends):
        last = number == len(ends) - 1
        if end != usual and not (last and (end in _STOPS) and usual not in _STOPS):
            yield _finding(passage, end, usual)


def _end(passage: Passage) -> str:
    """Return the mark that a passage ends in; a half-width one in its place is the matter of `punct-cjk-ascii`."""
    pack = passage.pack
    joined, ended = _ends(pack.lists.joiners if pack.lists else ())
    match = joined.search(passage.text) or ended.search(passage.text)
    mark = match[1] if match else ""
    mark = pack.wide.forms.get(mark, mark) if pack.wide else mark
    return _NONE if not mark or mark == FILLED else mark


@cache
def _ends(joiners: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what finds the mark before the word that joins the last item, and the mark of any other item."""
    words = "|".join(joiners)
    marks = rf"([{STOPS}{_PARTS}{COLONS}{CALLS}{IDEOGRAPHIC_COMMA}]?)[{re.escape(CLOSING)}]*"
    return (
        re.compile(rf"([{_PARTS}])\s*(?:{words})\s*\Z"),
        re.compile(rf"{marks}(?:[{_PARTS}]?\s*(?:{words}))?\s*\Z"),
    )


def _is_unsure(text: str, end: str) -> bool:
    """Say whether an item ends in an abbreviation, whose point may do for both, in a bare address, or in its own mark.

    A question keeps its mark; an item with a colon and nothing below it is the matter of `list-nesting-lost`.
    """
    last = "".join(text.split()[-1:])
    return (
        end in _OWN
        or (end == "." and ends_in_abbreviation(last))
        or (end == _NONE and _ADDRESS.search(last) is not None)
    )


def _take_turns(ends: Sequence[str]) -> bool:
    """Say whether items of two kinds take turns, such as questions and answers: nearly half end otherwise."""
    turns = sum(one != other for one, other in pairwise(ends))
    return turns * 2 > len(ends) >= _TURNS and Counter(ends).most_common(1)[0][1] * 5 <= len(ends) * 3


def _usual(ends: Sequence[str]) -> str:
    """Return how the items end: the commonest end of all but the last, the first one's where two are as common."""
    counts = Counter(ends[:-1])
    return max(counts, key=lambda end: (counts[end], -ends.index(end)))


def _finding(passage: Passage, end: str, usual: str) -> Diagnostic:
    length = len(passage.text)
    place = passage.span(length - 1, length)
    found = warning("list-terminal.otherwise", place, said=_said(end), others=_said(usual))
    return found.with_help("list-terminal.alike")


def _said(end: str) -> Message:
    return Message("list-terminal.without-mark") if end == _NONE else Message("list-terminal.in-mark", mark=end)
