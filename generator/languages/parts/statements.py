"""What a sentence says that has to be the same in every language: negations, modals, limits, ordinals, recipients."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from ..pattern import NEVER, Match, Pattern, ignoring_case

_HALF_DAY = 12
"""Hours of a day until noon."""
_EVENING = 5
"""The least hour that is one before midnight where it is called one of the night."""


class Cue(NamedTuple):
    """Words as parts of an expression, what they say for certain, and what they may say besides."""

    source: str
    sure: str = ""
    possible: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What words say for certain, and what they may also say: "unless" may negate what follows."""

    sure: frozenset[str]
    possible: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statements:
    """The words that say something, by names that all languages share, such as `negation` or `recipient.court`.

    `words` is read from left to right, and where two begin at one place the first in the pack wins, so that "not only"
    is found before "not"; the group that matched names the meaning. `counted` finds the `number` of things. `row` finds
    things in a row from the first mark `between` two of them on, which is not theirs where `before_row` ends the text
    before it; the last two may have a `joiner`. `parts` is all that may join two things anywhere. A `clause` is what
    the reach of a negation ends at. `bearer` finds `we` or `you` as who does what the next word says, a `clock` its
    hour and minute, and whether it is `earlier` than noon, `later`, or one of the `night`. `names` are those of laws,
    and of places that CLDR lacks or has otherwise, with what each says.
    """

    words: Pattern
    meanings: Mapping[str, Meaning]
    counted: Pattern
    row: Pattern
    between: Pattern
    joiner: Pattern
    parts: Pattern
    clause: Pattern
    bearer: Pattern = NEVER
    clock: Pattern = NEVER
    before_row: Pattern = NEVER
    names: Mapping[str, str] = field(default_factory=dict)


def read_words(rows: Iterable[Cue], bound: str = "{}") -> tuple[Pattern, Mapping[str, Meaning]]:
    """Return what finds the first of some words at each place, and what each says; `bound` is put around all."""
    kept = {f"m{number}": row for number, row in enumerate(rows)}
    pattern = ignoring_case(bound.format("|".join(f"(?P<{name}>{row.source})" for name, row in kept.items())))
    return pattern, {name: _meaning(row) for name, row in kept.items()}


def _meaning(row: Cue) -> Meaning:
    sure = frozenset(row.sure.split())
    return Meaning(sure=sure, possible=sure | frozenset(row.possible.split()))


def read_names(kind: str, listed: str) -> Mapping[str, str]:
    """Return what is said by each name, such as `place.US`, from lines of "US name / other name; GB name"."""
    rows = (entry.strip().split(" ", 1) for entry in listed.replace("\n", ";").split(";") if entry.strip())
    return {name: f"{kind}.{code}" for code, names in rows for name in names.split(" / ")}


def hour_of(match: Match) -> int:
    """Return the hour that a `clock` found, from 0 to 23.

    Twelve begins a half of the day; a night has hours before midnight and after it.
    """
    hour = int(match["hour"])
    if hour <= _HALF_DAY and (match["earlier"] or match["later"] or match["night"]):
        hour %= _HALF_DAY
        hour += _HALF_DAY if match["later"] or (match["night"] and hour >= _EVENING) else 0
    return hour % (2 * _HALF_DAY)
