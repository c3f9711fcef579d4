"""Numeral systems in which headings and lists count: figures, letters, Roman and Han numerals.

In: a whole number, or the numeral of one. Out: the other of the two. A number that a system cannot write stands in
figures, as in the counter styles of CSS.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from .han import NUMERALS

_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_ROMAN_END, _HAN_END = 4000, 10_000
_HAN_DIGITS = {NUMERALS.digits[sign]: sign for sign in "一二三四五六七八九"}
_HAN_ROWS = ((1000, "千"), (100, "百"), (10, "十"))


@dataclass(frozen=True, slots=True, kw_only=True)
class CounterSystem:
    """A numeral system: a pattern of the characters of its numerals, and how it writes and values them."""

    form: str
    write: Callable[[int], str]
    value: Callable[[str], int]

    def read(self, numeral: str) -> int | None:
        """Return the number whose numeral this is; None for what this system would write differently."""
        value = self.value(numeral)
        return value if self.write(value) == numeral else None


def _letters(value: int) -> str:
    """Count a, b, ... z, aa, ab ..."""
    letters = "" if value > 0 else str(value)
    while value > 0:
        value, digit = divmod(value - 1, 26)
        letters = chr(ord("a") + digit) + letters
    return letters


def _of_letters(numeral: str) -> int:
    value = 0
    for letter in numeral.lower():
        value = 26 * value + ord(letter) - ord("a") + 1
    return value


def _roman(value: int) -> str:
    if not 0 < value < _ROMAN_END:
        return str(value)
    text = ""
    for size, letters in _ROMAN:
        text += letters * (value // size)
        value %= size
    return text


def _of_roman(numeral: str) -> int:
    worth = {letters: size for size, letters in _ROMAN}
    values = [worth[letter] for letter in numeral.lower()]
    return sum(-one if one < after else one for one, after in zip(values, (*values[1:], 0), strict=True))


def _han(value: int) -> str:
    """Count 一, 二, … 十, 十一, … 一百零一."""
    if not 0 < value < _HAN_END:
        return str(value)
    text, rest, skipped = "", value, False
    for size, sign in _HAN_ROWS:
        digit, rest = divmod(rest, size)
        skipped = skipped or bool(text and not digit)
        if digit:
            text += ("零" if skipped else "") + _HAN_DIGITS[digit] + sign
            skipped = False
    text += ("零" if skipped and rest else "") + (_HAN_DIGITS[rest] if rest else "")
    return text.removeprefix("一") if text.startswith("一十") else text


def _of_han(numeral: str) -> int:
    total, digit = 0, 0
    for sign in numeral:
        size = NUMERALS.multipliers.get(sign)
        total += (digit or 1) * size if size else 0
        digit = 0 if size else NUMERALS.digits.get(sign, 0)
    return total + digit


SYSTEMS: Mapping[str, CounterSystem] = {
    "1": CounterSystem(form="[0-9]{1,9}", write=str, value=int),
    "01": CounterSystem(form="[0-9]{2,9}", write=lambda value: f"{value:02}", value=int),
    "a": CounterSystem(form="[a-z]{1,3}", write=_letters, value=_of_letters),
    "A": CounterSystem(form="[A-Z]{1,3}", write=lambda value: _letters(value).upper(), value=_of_letters),
    "i": CounterSystem(form="[ivxlcdm]{1,15}", write=_roman, value=_of_roman),
    "I": CounterSystem(form="[IVXLCDM]{1,15}", write=lambda value: _roman(value).upper(), value=_of_roman),
    "一": CounterSystem(form=f"[{''.join(_HAN_DIGITS.values())}零十百千]{{1,9}}", write=_han, value=_of_han),
}
"""The systems by the numeral that stands for each in a pattern: its first."""

_HTML_ENDS = {"a": 26, "i": 39}
"""How far a list of a page counts in letters and in Roman numerals; no policy has more items."""


def counted(number: int, form: str) -> str:
    """Return the number of an item as a list of HTML of a `type` counts, in figures behind the end of its numerals."""
    return SYSTEMS[form].write(number) if 1 <= number <= _HTML_ENDS.get(form.lower(), 0) else str(number)
