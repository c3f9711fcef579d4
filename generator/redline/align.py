"""Which things of two series belong together: blocks of a clause, items of a list, rows of a table.

In: two series, the wording of each thing, and whether two things are of one kind. Out: steps in order: the same in
both, changed, gone, come. Equal wording goes together first, then in what is left between whatever is alike.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence, Set
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from ..model.nodes import walk
from ..model.wording import Wording
from .sequence import matches
from .tokens import words

T = TypeVar("T")

_ALIKE = 0.34
"""How much of their words two things have in common to be one thing that changed."""
_BLANK = frozenset({" "})
_LARGEST = 900
"""Pairs of things that are compared; longer series are paired in their order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(Generic[T]):
    """One thing of the old series, of the new one, or a pair of both."""

    old: T | None
    new: T | None
    same: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison(Generic[T]):
    """How things of a series are compared: their wording, and what they must have in common to be a pair at all."""

    wording: Callable[[T], Wording]
    family: Callable[[T], object]


def align(old: Sequence[T], new: Sequence[T], kind: Comparison[T]) -> tuple[Step[T], ...]:
    """Return the steps from the old series to the new one; what is gone stands before what came in its place."""
    steps: list[Step[T]] = []
    i, j = 0, 0
    found = matches([kind.wording(thing) for thing in old], [kind.wording(thing) for thing in new])
    for a, c, length in (*found, (len(old), len(new), 0)):
        steps += _between(old[i:a], new[j:c], kind)
        steps += (Step(old=old[a + k], new=new[c + k], same=True) for k in range(length))
        i, j = a + length, c + length
    return tuple(steps)


def likeness(one: Set[Hashable], other: Set[Hashable]) -> float:
    """Return how much two vocabularies have in common, from 0 to 1 (Dice's coefficient)."""
    total = len(one) + len(other)
    return 2 * len(one & other) / total if total else 1.0


def length(node: Any) -> int:
    """Return how many characters a node has, or several."""
    return sum(len(getattr(inner, "text", "")) for inner in walk((node,)))


def vocabulary(wording: Wording) -> frozenset[str]:
    """Return the words of a wording, each once."""
    return frozenset(words(" ".join(_texts(wording)))) - _BLANK


def _between(old: Sequence[T], new: Sequence[T], kind: Comparison[T]) -> Iterator[Step[T]]:
    i, j = 0, 0
    for a, c in (*_pairs(old, new, kind), (len(old), len(new))):
        yield from (Step(old=thing, new=None) for thing in old[i:a])
        yield from (Step(old=None, new=thing) for thing in new[j:c])
        if a < len(old):
            yield Step(old=old[a], new=new[c])
        i, j = a + 1, c + 1


def _pairs(old: Sequence[T], new: Sequence[T], kind: Comparison[T]) -> list[tuple[int, int]]:
    """Return which of two short series go together: the pairs, both rising, that are the most alike as a whole."""
    if not old or not new:
        return []
    before, after = ([vocabulary(kind.wording(thing)) for thing in series] for series in (old, new))
    families = [kind.family(thing) for thing in old], [kind.family(thing) for thing in new]

    def worth(i: int, j: int) -> float:
        if families[0][i] != families[1][j]:
            return 0.0
        alike = likeness(before[i], after[j])
        return alike if alike >= _ALIKE else 0.0

    if len(old) * len(new) > _LARGEST:
        return [(i, i) for i in range(min(len(old), len(new))) if worth(i, i)]
    return _heaviest([[worth(i, j) for j in range(len(new))] for i in range(len(old))])


def _heaviest(worth: list[list[float]]) -> list[tuple[int, int]]:
    """Return the rising pairs of rows and columns whose worth adds up to the most (Needleman and Wunsch)."""
    rows, columns = len(worth), len(worth[0])
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            paired = worth[i][j] + best[i + 1][j + 1] if worth[i][j] else 0.0
            best[i][j] = max(paired, best[i + 1][j], best[i][j + 1])
    found, i, j = [], 0, 0
    while i < rows and j < columns:
        if worth[i][j] and best[i][j] == worth[i][j] + best[i + 1][j + 1]:
            found.append((i, j))
            i, j = i + 1, j + 1
        elif best[i + 1][j] >= best[i][j + 1]:
            i += 1
        else:
            j += 1
    return found


def _texts(wording: Any) -> Iterator[str]:
    if isinstance(wording, str):
        yield wording
    else:
        for part in wording:
            yield from _texts(part)
