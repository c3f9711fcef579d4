"""Whole numbers as a text says them.

In: figures, English words, Chinese characters (simplified, traditional and those of banknotes). Out: the number.
"""

from __future__ import annotations

import re

_SMALL = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_WORDS = {word: number for number, word in enumerate(_SMALL)} | {word: 20 + 10 * i for i, word in enumerate(_TENS)}
_HUNDRED, _THOUSAND, _TEN_THOUSAND = 100, 1000, 10_000
_DIGITS = {
    character: value
    for digits in ("〇一二三四五六七八九", "零壹贰叁肆伍陆柒捌玖")
    for value, character in enumerate(digits)
}
_DIGITS |= {"○": 0, "两": 2, "兩": 2, "貳": 2, "參": 3, "陸": 6}
_SCALES = {"十": 10, "拾": 10, "百": _HUNDRED, "佰": _HUNDRED, "千": _THOUSAND, "仟": _THOUSAND}
_YEAR = 4

ENGLISH = "|".join(sorted((*_WORDS, "hundred", "thousand"), key=len, reverse=True))
"""The words of English numbers, for a pattern."""
CHINESE = "".join((*_DIGITS, *_SCALES, "万萬"))
"""The characters of Chinese numbers, for a class of characters."""


def number_of(text: str) -> int | None:
    """Return the whole number that a text says in figures, in English words or in Chinese characters, or None."""
    plain = text.replace(",", "").strip().lower()
    if plain.isdecimal():
        return int(plain)
    return _english(plain) if plain.isascii() else _chinese(plain)


def _english(words: str) -> int | None:
    total = part = 0
    known = False
    for word in re.split(r"[\s-]+", words):
        if word in _WORDS:
            part += _WORDS[word]
        elif word == "hundred":
            part = max(1, part) * _HUNDRED
        elif word == "thousand":
            total, part = total + max(1, part) * _THOUSAND, 0
        elif word != "and":
            return None
        known = known or word != "and"
    return total + part if known else None


def _chinese(characters: str) -> int | None:
    if all(character in _DIGITS for character in characters):
        return _digits(characters)
    total = part = digit = 0
    for character in characters:
        if character in _DIGITS:
            digit = _DIGITS[character]
        elif character in _SCALES:
            part += max(1, digit) * _SCALES[character]
            digit = 0
        elif character in "万萬":
            total, part, digit = (total + part + digit) * _TEN_THOUSAND, 0, 0
        else:
            return None
    return total + part + digit


def _digits(characters: str) -> int | None:
    """Return a number that is said figure by figure, as years are; 三五 is no number but "a few"."""
    if len(characters) not in (1, _YEAR):
        return None
    return int("".join(str(_DIGITS[character]) for character in characters))
