"""Sentences.

In: a text in English or Chinese. Out: the ranges of its sentences. A point ends no sentence behind an abbreviation, an
initial or inside a number, nor before a small letter; closing quotation marks belong to the sentence before them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_CLOSING = "”’\"')）】》」』"
_ENDS = {
    "en": re.compile(rf"[.!?…]+[{re.escape(_CLOSING)}]*(?=\s|\Z)"),
    "zh": re.compile(rf"[。！？…]+[{re.escape(_CLOSING)}]*|[.!?][{re.escape(_CLOSING)}]*(?=\s|\Z)"),
}
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Za-z]\.)*[A-Za-z]|\b(?:e\.g|i\.e|etc|vs|al|seq|Inc|Ltd|Co|Corp|No|Nos|Art|Sec|Civ|Cal|Pub|St|Rd|Ave|Dr|Mr|Mrs|Ms"
    r"|Jr|Sr|approx|incl|para|pp|Reg|U\.S|U\.K|E\.U))\.$"
)
_LONGEST = 12
"""Characters of the longest abbreviation."""

_NEXT = re.compile(r"\s*+(\S)")


def sentences_in(text: str, locale: str) -> Iterator[tuple[int, int]]:
    """Yield the half-open range of each sentence, without the spaces around it."""
    ends = _ENDS.get(locale.partition("-")[0], _ENDS["en"])
    start = 0
    for match in ends.finditer(text):
        rest = _NEXT.match(text, match.end())
        unsure = text[match.start()] == "…" or _is_abbreviation(
            text, max(start, match.start() - _LONGEST), match.start()
        )
        if rest and (unsure or "a" <= rest[1] <= "z"):
            continue
        yield from _trimmed(text, start, match.end())
        start = match.end()
    yield from _trimmed(text, start, len(text))


def ends_in_abbreviation(text: str) -> bool:
    """Say whether an English text ends in an abbreviation with its point, which may also be that of a sentence."""
    return _is_abbreviation(text, max(0, len(text) - 1 - _LONGEST), len(text) - 1)


def _is_abbreviation(text: str, start: int, at: int) -> bool:
    return _ABBREVIATION.search(text, start, at + 1) is not None


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    if piece.strip():
        yield start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
