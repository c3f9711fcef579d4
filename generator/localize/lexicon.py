"""The only door to the dictionary of jieba: a text without spaces as its words, and what each of them is.

In: a text and a locale. Out: its words, characters that are part of none one by one; None for a language whose words
nobody has listed.
"""

from __future__ import annotations

from itertools import accumulate
from typing import NamedTuple

from ..languages import known_of


class TaggedWord(NamedTuple):
    """A word, the characters [start, end) of the text that it takes, and its part of speech."""

    text: str
    start: int
    end: int
    kind: str


def words_in(text: str, locale: str) -> tuple[str, ...] | None:
    """Return the words of a text in a language that has no spaces, None where no dictionary tells."""
    tagged = tagged_in(text, locale)
    return None if tagged is None else tuple(word.text for word in tagged)


def tagged_in(text: str, locale: str) -> tuple[TaggedWord, ...] | None:
    """Return the words of a text with their parts of speech, in the letters of ICTCLAS: n, v, ns a place, f a side."""
    rewriting = known_of(locale).rewriting
    if rewriting is None or not rewriting.words:
        return None
    import rjieba  # its dictionary takes 0.15 s to read

    tagged = rjieba.tag(text, hmm=False)  # no guess at words that the dictionary lacks
    starts = accumulate((len(word) for word, _ in tagged), initial=0)
    return tuple(TaggedWord(word, at, at + len(word), kind) for at, (word, kind) in zip(starts, tagged, strict=False))
