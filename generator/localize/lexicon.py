"""The only door to the dictionary of jieba: which strings of Han characters are words.

In: a string and a locale. Out: whether it is a word; None for a language whose words nobody has listed.
"""

from __future__ import annotations

from ..languages import known_of


def is_word(text: str, locale: str) -> bool | None:
    """Say whether a text is a word of a language that has no spaces, None where no dictionary tells."""
    rewriting = known_of(locale).rewriting
    if rewriting is None or not rewriting.words:
        return None
    import rjieba  # its dictionary takes 0.15 s to read

    return bool(rjieba.has_word(text))
