"""Which parts of two sequences are the same, and one sequence of both.

In: two sequences of hashable things. Out: pairs of ranges that match, in order, or all things of both. What both have
just once is matched first (Bram Cohen's patience diff): such things rarely match by chance. Between them, the longest
common subsequence of a small rest is found by the table that textbooks have; of a large rest nothing is matched, so
that time grows with length and not with its square.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Sequence
from itertools import pairwise

_LARGEST = 2_500
"""Cells of the table of the longest common subsequence."""

Match = tuple[int, int, int]
"""Start in the old sequence, start in the new one, length."""


def joined(first: Sequence[str], other: Sequence[str]) -> tuple[str, ...]:
    """Return a sequence with what another has besides, each behind what it follows there, else at the head."""
    made = list(first)
    for behind, name in pairwise(("", *other)):
        if name not in made:
            made.insert(made.index(behind) + 1 if behind in made else 0, name)
    return tuple(made)


def matches(old: Sequence[Hashable], new: Sequence[Hashable]) -> tuple[Match, ...]:
    """Return the ranges that both sequences have, as long as they can be, in order."""
    found: list[Match] = []
    _match(old, new, (0, len(old), 0, len(new)), found)
    return tuple(found)


Window = tuple[int, int, int, int]
"""A stretch of both sequences: start and end in the old one, start and end in the new one."""


def _match(old: Sequence[Hashable], new: Sequence[Hashable], window: Window, found: list[Match]) -> None:
    """Add the ranges that a window of both sequences has to what was found before it."""
    a, b, c, d = window
    head, most = 0, min(b - a, d - c)
    while head < most and old[a + head] == new[c + head]:
        head += 1
    tail, most = 0, most - head
    while tail < most and old[b - tail - 1] == new[d - tail - 1]:
        tail += 1
    _add(found, a, c, head)
    if tail < most:
        _match_middle(old, new, (a + head, b - tail, c + head, d - tail), found)
    _add(found, b - tail, d - tail, tail)


def _match_middle(old: Sequence[Hashable], new: Sequence[Hashable], window: Window, found: list[Match]) -> None:
    """Add what a window has whose first and last things are not the same: around what both have once, or the most."""
    a, b, c, d = window
    if b - a == 1 and d - c == 1:
        return
    anchors = _anchors(old, new, window)
    if not anchors:
        common = _longest(old[a:b], new[c:d]) if (b - a) * (d - c) <= _LARGEST else []
        for i, j in common:
            _add(found, a + i, c + j, 1)
        return
    for i, j in anchors:
        if i - a > 1 or j - c > 1:
            _match(old, new, (a, i, c, j), found)
        elif a < i and c < j and old[a] == new[c]:
            _add(found, a, c, 1)
        _add(found, i, j, 1)
        a, c = i + 1, j + 1
    if a < b and c < d:
        _match(old, new, (a, b, c, d), found)


def _add(found: list[Match], i: int, j: int, length: int) -> None:
    """Add a range, to the one before it where it goes on with it."""
    if found and length:
        a, c, before = found[-1]
        if a + before == i and c + before == j:
            found[-1] = (a, c, before + length)
            return
    if length:
        found.append((i, j, length))


def _anchors(old: Sequence[Hashable], new: Sequence[Hashable], window: Window) -> list[tuple[int, int]]:
    """Return pairs of positions of things that both have just once: the longest rising series of them."""
    a, b, c, d = window
    once = _once(new[c:d], c)
    places = {thing: i for thing, i in _once(old[a:b], a).items() if thing in once}
    return _rising([(i, once[thing]) for thing, i in places.items()])


def _once(things: Sequence[Hashable], start: int) -> dict[Hashable, int]:
    """Return the places of the things that are there just once, in their order."""
    counts = Counter(things)
    return {thing: place for place, thing in enumerate(things, start) if counts[thing] == 1}


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


def _longest(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Return the pairs of a longest common subsequence."""
    table = [[0] * (len(new) + 1)]
    for thing in reversed(old):
        below, row = table[-1], [0]
        for j in range(len(new) - 1, -1, -1):
            row.append(below[j + 1] + 1 if thing == new[j] else max(below[j], row[-1]))
        table.append(row[::-1])
    table.reverse()
    found, i, j = [], 0, 0
    while i < len(old) and j < len(new):
        if old[i] == new[j]:
            found.append((i, j))
            i, j = i + 1, j + 1
        elif table[i + 1][j] >= table[i][j + 1]:
            i += 1
        else:
            j += 1
    return found
