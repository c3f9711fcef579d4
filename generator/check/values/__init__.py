"""What a text fixes in figures: periods, ages, money, shares, days, articles of law, addresses.

In: text and its locale. Out: its values in one form for all languages, so that "twelve (12) months", "12 months",
十二个月 and 一年 are equal, and a working day is no day. It reads what is certain and leaves the rest.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from ...languages import known_of
from ...languages.figures import ADDRESSES
from ...languages.parts.values import FigureReaders, Reader
from ...languages.pattern import Pattern
from .numbers import number_of
from .reading import NOTHING, Key, Value, read

__all__ = ["Key", "Value", "addresses_in", "month_of", "number_of", "numbers_in", "values_in"]


@lru_cache(maxsize=4096)
def values_in(text: str, locale: str) -> tuple[Value, ...]:
    """Return the values in a text, in its order; none in a language that is not known."""
    values = known_of(locale).values
    return _read(text, values) if values else ()


def addresses_in(text: str) -> tuple[Value, ...]:
    """Return the addresses in a text of any language."""
    return _read(text, ADDRESSES)


def numbers_in(text: str, locale: str) -> frozenset[int]:
    """Return the whole numbers that a text says beside its values; none in a language that is not known."""
    values = known_of(locale).values
    if values is None:
        return frozenset()
    rest = list(text.translate(values.spelling))
    for value in values_in(text, locale):
        rest[value.start : value.end] = " " * (value.end - value.start)
    found = (number_of(match[0], values.numerals) for match in values.number.finditer("".join(rest)))
    return frozenset(number for number in found if number is not None)


def month_of(text: str, locale: str, month: Pattern) -> tuple[Value, ...]:
    """Return the months in a text that a pattern of its language finds, each as its first day."""
    values = known_of(locale).values
    return _read(text, replace(values, readers=(Reader(kind="month", pattern=month),))) if values else ()


def _read(text: str, values: FigureReaders) -> tuple[Value, ...]:
    """Return what the readers find, each in what those before it have left."""
    text = text.translate(values.spelling)
    if not values.cue.search(text):
        return ()
    found: list[Value] = []
    taken = bytearray(len(text))
    for reader in values.readers:
        for match in reader.pattern.finditer(text):
            if any(taken[match.start() : match.end()]) or (key := read(reader.kind, match, values)) is None:
                continue
            taken[match.start() : match.end()] = b"\1" * len(match[0])
            if key != NOTHING:
                found.append(Value(kind=str(key[0]), key=key[1:], start=match.start(), end=match.end()))
    return tuple(sorted(found, key=lambda value: value.start))
