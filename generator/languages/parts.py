"""What a pack can know of its language, concern by concern. The classes say what; the packs have the data.

A concern that a pack lacks is None there: what needs it says nothing about texts in that language.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .pattern import Pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentences:
    """Where sentences end: at `ends`, unless a word of `abbreviations` stands before it."""

    ends: Pattern
    abbreviations: Pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class Numerals:
    """Whole numbers in words: digits are added up, multiplied by what follows, and grouped by thousands or myriads.

    `words` are split at `separator`, or are single characters where that is empty; those in `fillers` say nothing.
    A number of `row` digits without a multiplier is read figure by figure, as years are.
    """

    digits: Mapping[str, int]
    multipliers: Mapping[str, int]
    groups: Mapping[str, int]
    separator: str = ""
    fillers: frozenset[str] = frozenset()
    row: int = 0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Pack:
    """A language: its tag, and what is known of it."""

    tag: str
    sentences: Sentences | None = None
    numerals: Numerals | None = None
