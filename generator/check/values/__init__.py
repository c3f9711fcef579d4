"""What a text fixes in figures: periods, ages, money, shares, days, articles of law, addresses.

In: text in English or Chinese. Out: its values in one form for both, so that "twelve (12) months", "12 months",
十二个月 and 一年 are equal, and a working day is no day. It reads what is certain and leaves the rest.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from . import chinese, english
from .numbers import number_of
from .reading import NOTHING, Key, Reading, Value

__all__ = ["LANGUAGES", "Key", "Value", "number_of", "numbers_in", "values_in"]

_READINGS: Mapping[str, Reading] = MappingProxyType({"en": english.READING, "zh": chinese.READING})

LANGUAGES = frozenset(_READINGS)
"""The languages whose values can be read."""


@lru_cache(maxsize=4096)
def values_in(text: str, language: str) -> tuple[Value, ...]:
    """Return the values in a text of a language ("en", "zh"), in its order; none in a language that is not known."""
    if language not in LANGUAGES:
        return ()
    reading = _READINGS[language]
    text = text.translate(reading.spelling)
    if not reading.cue.search(text):
        return ()
    found: list[Value] = []
    taken = bytearray(len(text))
    for pattern, read in reading.readers:
        for match in pattern.finditer(text):
            if any(taken[match.start() : match.end()]) or (key := read(match)) is None:
                continue
            taken[match.start() : match.end()] = b"\1" * len(match[0])
            if key != NOTHING:
                kind, *rest = key
                found.append(Value(kind=str(kind), key=tuple(rest), start=match.start(), end=match.end()))
    return tuple(sorted(found, key=lambda value: value.start))


def numbers_in(text: str, language: str) -> frozenset[int]:
    """Return the whole numbers that a text says beside its values; none in a language that is not known."""
    if language not in LANGUAGES:
        return frozenset()
    reading = _READINGS[language]
    rest = list(text.translate(reading.spelling))
    for value in values_in(text, language):
        rest[value.start : value.end] = " " * (value.end - value.start)
    found = (number_of(match[0]) for match in reading.number.finditer("".join(rest)))
    return frozenset(number for number in found if number is not None)
