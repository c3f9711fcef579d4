"""The only door to the dictionary of jieba: a text without spaces as its words.

In: a text and a locale. Out: its words, characters that are part of none one by one; None for a language whose words
nobody has listed.
"""

from __future__ import annotations

from ..languages import known_of


def words_in(text: str, locale: str) -> tuple[str, ...] | None:
    """Return the words of a text in a language that has no spaces, None where no dictionary tells."""
    rewriting = known_of(locale).rewriting
    if rewriting is None or not rewriting.words:
        return None
    import rjieba  # its dictionary takes 0.15 s to read

    return tuple(rjieba.cut(text, hmm=False))  # no guess at words that the dictionary lacks
