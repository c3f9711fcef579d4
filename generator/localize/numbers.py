"""Numbers of headings and paragraphs, by a sample.

In: a sample (`1.`, `(a)`, `第一条`, `1.1.1`) and counters. Out: the number. In a sample `1`, `01`, `a`, `A`, `i`, `I`
and `一` are counters; everything else is printed as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

COUNTER = re.compile(r"(?<![A-Za-z0-9])(?:0?1|[aAiI])(?![A-Za-z0-9])|一")
"""What is counted in a sample."""

FIGURE = re.compile(r"[0-9０-９二三四五六七八九十]+")
"""A figure, which in a sample is the first of no row."""


def counters_in(sample: str) -> int:
    """Return how many counters a sample has: the item's own, and those of its ancestors before it."""
    return len(COUNTER.findall(sample))


def number_by(sample: str, counters: tuple[int, ...], say: Callable[[int], str]) -> str:
    """Return a sample with its counters filled in; `say` is how a language says a number in words.

    The last counter of the sample takes the last of `counters`; those that it has too many stand as they are.
    """
    spare = max(0, counters_in(sample) - len(counters))
    values = iter((*(None for _ in range(spare)), *counters[len(counters) - counters_in(sample) + spare :]))
    return COUNTER.sub(lambda match: _count(match[0], next(values), say), sample)


def _count(counter: str, value: int | None, say: Callable[[int], str]) -> str:
    return counter if value is None else COUNTERS.get(counter, say)(value)


def _alphabetic(value: int) -> str:
    """Count a, b, ... z, aa, ab ..."""
    letters = ""
    while value:
        value, digit = divmod(value - 1, 26)
        letters = chr(ord("a") + digit) + letters
    return letters


def _roman(value: int) -> str:
    parts = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
    text = ""
    for size, letters in (*parts, (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):
        text += letters * (value // size)
        value %= size
    return text


COUNTERS: Mapping[str, Callable[[int], str]] = MappingProxyType(
    {
        "1": str,
        "01": lambda value: f"{value:02}",
        "a": _alphabetic,
        "A": lambda value: _alphabetic(value).upper(),
        "i": _roman,
        "I": lambda value: _roman(value).upper(),
    }
)
"""How each counter counts; 一 is not among them, because it counts in the words of the language."""
