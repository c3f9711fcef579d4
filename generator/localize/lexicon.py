"""The only door to the dictionary of jieba: a text without spaces as its words, and what each of them is.

In: a text and a locale. Out: its words, characters that are part of none one by one; None for a language whose words
nobody has listed.
"""

from __future__ import annotations

from ..languages import known_of


def words_in(text: str, locale: str) -> tuple[str, ...] | None:
    """Return the words of a text in a language that has no spaces, None where no dictionary tells."""
    tagged = tagged_in(text, locale)
    return None if tagged is None else tuple(word for word, _ in tagged)


def tagged_in(text: str, locale: str) -> tuple[tuple[str, str], ...] | None:
    """Return the words of a text with their parts of speech, in the letters of ICTCLAS: n, v, ns a place, f a side."""
    rewriting = known_of(locale).rewriting
    if rewriting is None or not rewriting.words:
        return None
    import rjieba  # its dictionary takes 0.15 s to read

    return tuple(rjieba.tag(text, hmm=False))  # no guess at words that the dictionary lacks
