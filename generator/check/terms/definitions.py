"""Definitions that a text makes in plain words: (the “Services”), “Services” means ..., 以下简称“本服务”.

In: a Passage. Out: the ranges of what it defines so. Whether it should is for the rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...languages import known_of
from ...languages.parts.wording import Definitions
from ..passage import FILLED, Passage, Role
from .forms import is_defined_at

_WORD = re.compile(r"[\w’'-]+")


def worded_definitions(passage: Passage) -> Iterator[tuple[int, int]]:
    """Yield the range of each expression that a passage defines without marking it, in the order of the text."""
    found = {
        (start, end)
        for start, end in _found(passage)
        if FILLED not in passage.typed[start:end] and not is_defined_at(passage, start)
    }
    yield from sorted(found)


def explained(passage: Passage) -> Iterator[str]:
    """Yield what a passage explains, less strictly: "Cookies are small files", (our Services), "as defined in"."""
    yield from (passage.text[start:end] for start, end in worded_definitions(passage))
    if passage.role is Role.TERM:
        yield passage.text.strip()
    known = passage.pack.definitions
    for match in known.explained.finditer(passage.typed) if known else ():
        yield next(group for group in match.groups() if group)


def _found(passage: Passage) -> Iterator[tuple[int, int]]:
    known = passage.pack.definitions
    if known:
        yield from _in_brackets(passage.typed, known)
        yield from (match.span(1) for pattern in known.means for match in pattern.finditer(passage.typed))


def _in_brackets(text: str, known: Definitions) -> Iterator[tuple[int, int]]:
    for bracket in known.bracket.finditer(text):
        rest = known.quoted.compiled.sub(" ", bracket[1])
        if all(word.lower() in known.beside for word in _WORD.findall(rest)):
            for quoted in known.quoted.finditer(text, bracket.start(), bracket.end()):
                yield _trimmed(text, *quoted.span(1), known.articles)


def _trimmed(text: str, start: int, end: int, articles: tuple[str, ...]) -> tuple[int, int]:
    """Return the range without an article, and without a comma that stands inside the quotation marks."""
    article = next((len(word) for word in articles if text.startswith(word, start, end)), 0)
    return start + article, end - (text[end - 1] in ",.;")


def is_term(words: str, locale: str) -> bool:
    """Say whether quoted words name a thing: not all letters are small, and neither we nor the reader are meant."""
    known = known_of(locale).definitions
    is_person = known is not None and words in known.persons
    return not is_person and any(letter.isalpha() and not letter.islower() for letter in words)
