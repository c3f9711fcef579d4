"""Sentences.

In: a text and its locale. Out: the ranges of its sentences. A point ends no sentence behind an abbreviation, an initial
or inside a number, nor before a small letter; closing quotation marks belong to the sentence before them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ..languages import pack_for
from ..languages.latin import ABBREVIATIONS
from ..languages.pattern import Pattern

_LONGEST = 12
"""Characters of the longest abbreviation."""

_NEXT = re.compile(r"\s*+(\S)")


@lru_cache(maxsize=4096)  # several rules ask for those of the same passages
def sentences_in(text: str, locale: str) -> tuple[tuple[int, int], ...]:
    """Return the half-open range of each sentence, without the spaces around it; one where the language is unknown."""
    return tuple(_sentences(text, locale))


def _sentences(text: str, locale: str) -> Iterator[tuple[int, int]]:
    pack = pack_for(locale)
    known = pack.sentences if pack else None
    start = 0
    for match in known.ends.finditer(text) if known else ():
        rest = _NEXT.match(text, match.end())
        at = match.start()
        unsure = text[at] == "…" or (known and _stands_at(known.abbreviations, text, max(start, at - _LONGEST), at))
        if rest and (unsure or "a" <= rest[1] <= "z"):
            continue
        yield from _trimmed(text, start, match.end())
        start = match.end()
    yield from _trimmed(text, start, len(text))


def ends_in_abbreviation(text: str) -> bool:
    """Say whether a text ends in an abbreviation with its point, which may also be that of a sentence."""
    return _stands_at(ABBREVIATIONS, text, max(0, len(text) - 1 - _LONGEST), len(text) - 1)


def _stands_at(abbreviations: Pattern, text: str, start: int, at: int) -> bool:
    return abbreviations.search(text, start, at + 1) is not None


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    if piece.strip():
        yield start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
