"""Quotation marks that are not those of the language, or that do not come in pairs. See docs/rules/quotes.md."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...diagnostics import Diagnostic, warning
from ..passage import Passage
from ..subject import Subject
from .marks import passages_in, typed_matches

_STRAIGHT = re.compile(r'"')
_APOSTROPHE = re.compile(r"(?<=[A-Za-z])'(?=[A-Za-z])|(?<=s)'(?= [a-z])")
_CORNERS = re.compile("[「」『』]")
_PAIRS = {"“": "”", "（": "）", "《": "》"}
_MARKS = re.compile("[“”（）《》]")
_CURLY = {"「": "“", "」": "”", "『": "‘", "』": "’"}


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for typewriter quotes, corner brackets in simplified Chinese, and marks without their pair."""
    for passage in (*passages_in(subject, "en"), *passages_in(subject, "zh")):
        yield from _straight(passage)
        yield from _apostrophes(passage)
        yield from _unpaired(passage)
        if passage.locale == "zh-Hans":
            yield from _corners(passage)


def _straight(passage: Passage) -> Iterator[Diagnostic]:
    quotes = list(_STRAIGHT.finditer(passage.typed))
    for number, match in enumerate(quotes):
        inch = passage.typed[max(0, match.start() - 1) : match.start()].isdigit() and len(quotes) % 2
        if inch:
            continue
        found = warning("quotes", "a typewriter quotation mark", passage.span(*match.span()))
        curly = "“”"[number % 2]
        found = found.with_help(f"write `{curly}`")
        yield found if len(quotes) % 2 else found.with_fix(curly)


def _apostrophes(passage: Passage) -> Iterator[Diagnostic]:
    for match in typed_matches(_APOSTROPHE, passage):
        found = warning("quotes", "a typewriter apostrophe", passage.span(*match.span()))
        yield found.with_help("write `’`").with_fix("’")


def _corners(passage: Passage) -> Iterator[Diagnostic]:
    for match in _CORNERS.finditer(passage.typed):
        found = warning("quotes", f"`{match[0]}` is not used in simplified Chinese", passage.span(*match.span()))
        yield found.with_help(f"write `{_CURLY[match[0]]}`").with_fix(_CURLY[match[0]])


def _unpaired(passage: Passage) -> Iterator[Diagnostic]:
    """Yield a finding for each opening mark that is not closed in the paragraph, and each closing one not opened."""
    open_marks: list[re.Match[str]] = []
    for match in _MARKS.finditer(passage.text):
        if match[0] in _PAIRS:
            open_marks.append(match)
        elif open_marks and _PAIRS[open_marks[-1][0]] == match[0]:
            open_marks.pop()
        else:
            yield _alone(passage, match)
    for match in open_marks:
        yield _alone(passage, match)


def _alone(passage: Passage, match: re.Match[str]) -> Diagnostic:
    found = warning("quotes", f"`{match[0]}` has no partner in this paragraph", passage.span(*match.span()))
    return found.with_help("add the other one of the pair, or delete this one")
