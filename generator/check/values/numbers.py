"""Whole numbers as a text says them.

In: figures, or words of a language, and its numerals. Out: the number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...languages.parts.values import Numerals


def number_of(text: str, numerals: Numerals) -> int | None:
    """Return the whole number that a text says in figures or in words, or None."""
    plain = text.replace(",", "").strip().lower()
    if plain.isdecimal():
        return int(plain)
    split = re.split(numerals.separator, plain) if numerals.separator else list(plain)
    words = [word for word in split if word not in numerals.fillers]
    if not words:
        return None
    if numerals.row and all(word in numerals.digits for word in words):
        return _row(words, numerals)
    return _sum(words, numerals)


def _sum(words: Sequence[str], numerals: Numerals) -> int | None:
    total = part = digit = 0
    for word in words:
        if word in numerals.digits:
            digit += numerals.digits[word]
        elif word in numerals.multipliers:
            part, digit = part + max(1, digit) * numerals.multipliers[word], 0
        elif word in numerals.groups:
            total, part, digit = total + max(1, part + digit) * numerals.groups[word], 0, 0
        else:
            return None
    return total + part + digit


def _row(words: Sequence[str], numerals: Numerals) -> int | None:
    """Return a number that is said figure by figure, as years are; 三五 is no number but "a few"."""
    if len(words) not in (1, numerals.row):
        return None
    return int("".join(str(numerals.digits[word]) for word in words))
