"""Which parts of two sequences are the same.

In: two sequences of hashable things. Out: pairs of ranges that match, in order. What both have just once is matched
first (Bram Cohen's patience diff): such things rarely match by chance. Between them, the longest common subsequence of
a small rest is found by the table that textbooks have; of a large rest nothing is matched, so that time grows with
length and not with its square.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence

_LARGEST = 2_500
"""Cells of the table of the longest common subsequence."""

Match = tuple[int, int, int]
"""Start in the old sequence, start in the new one, length."""


def matches(old: Sequence[Hashable], new: Sequence[Hashable]) -> tuple[Match, ...]:
    """Return the ranges that both sequences have, as long as they can be, in order."""
    pairs = _pairs(old, new, 0, len(old), 0, len(new))
    found: list[Match] = []
    for i, j in pairs:
        if found and found[-1][0] + found[-1][2] == i and found[-1][1] + found[-1][2] == j:
            found[-1] = (*found[-1][:2], found[-1][2] + 1)
        else:
            found.append((i, j, 1))
    return tuple(found)


def _pairs(
    old: Sequence[Hashable], new: Sequence[Hashable], a: int, b: int, c: int, d: int
) -> Iterator[tuple[int, int]]:
    """Yield pairs of positions of old[a:b] and new[c:d] that hold the same, both rising."""
    while a < b and c < d and old[a] == new[c]:
        yield a, c
        a, c = a + 1, c + 1
    tail = 0
    while a < b - tail and c < d - tail and old[b - tail - 1] == new[d - tail - 1]:
        tail += 1
    b, d = b - tail, d - tail
    if a < b and c < d:
        yield from _middle(old, new, a, b, c, d)
    yield from zip(range(b, b + tail), range(d, d + tail), strict=True)


def _middle(
    old: Sequence[Hashable], new: Sequence[Hashable], a: int, b: int, c: int, d: int
) -> Iterator[tuple[int, int]]:
    anchors = _anchors(old, new, a, b, c, d)
    if not anchors:
        if (b - a) * (d - c) <= _LARGEST:
            yield from _longest(old, new, a, b, c, d)
        return
    for i, j in anchors:
        yield from _pairs(old, new, a, i, c, j)
        yield i, j
        a, c = i + 1, j + 1
    yield from _pairs(old, new, a, b, c, d)


def _anchors(old: Sequence[Hashable], new: Sequence[Hashable], a: int, b: int, c: int, d: int) -> list[tuple[int, int]]:
    """Return pairs of positions of things that both have just once: the longest rising series of them."""
    once = {thing for thing, count in Counter(old[a:b]).items() if count == 1}
    there = Counter(new[c:d])
    places = {new[j]: j for j in range(c, d) if there[new[j]] == 1 and new[j] in once}
    return _rising([(i, places[old[i]]) for i in range(a, b) if old[i] in places])


def _rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest part of pairs whose second numbers rise (patience sorting)."""
    tops: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for number, (_, j) in enumerate(pairs):
        pile = bisect_left(tops, j)
        before.append(ends[pile - 1] if pile else -1)
        tops[pile : pile + 1] = [j]
        ends[pile : pile + 1] = [number]
    found: list[tuple[int, int]] = []
    number = ends[-1] if ends else -1
    while number >= 0:
        found.append(pairs[number])
        number = before[number]
    return found[::-1]


def _longest(
    old: Sequence[Hashable], new: Sequence[Hashable], a: int, b: int, c: int, d: int
) -> Iterator[tuple[int, int]]:
    """Yield the pairs of a longest common subsequence."""
    table = [[0] * (d - c + 1)]
    for i in range(b - 1, a - 1, -1):
        below = table[-1]
        row = [0] * (d - c + 1)
        thing = old[i]
        for j in range(d - c - 1, -1, -1):
            row[j] = below[j + 1] + 1 if thing == new[c + j] else max(below[j], row[j + 1])
        table.append(row)
    table.reverse()
    i, j = 0, 0
    while i < b - a and j < d - c:
        if old[a + i] == new[c + j]:
            yield a + i, c + j
            i, j = i + 1, j + 1
        elif table[i + 1][j] >= table[i][j + 1]:
            i += 1
        else:
            j += 1
