"""How a text says figures, days and periods."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..pattern import NEVER, Pattern


def said_by(rows: str) -> Mapping[str, str]:
    """Return what each word says, in their order, from rows of "day 天 日; week 周"."""
    said = (row.split() for row in rows.split(";"))
    return {word: meaning for meaning, *words in said for word in words}


@dataclass(frozen=True, slots=True, kw_only=True)
class Numerals:
    """Whole numbers in words: digits are added up, multiplied by what follows, and grouped by thousands or myriads.

    `words` are split at `separator`, or are single characters where that is empty; those in `fillers` say nothing.
    A number of `row` digits without a multiplier is read figure by figure, as years are.
    """

    digits: Mapping[str, int] = field(default_factory=dict)
    multipliers: Mapping[str, int] = field(default_factory=dict)
    groups: Mapping[str, int] = field(default_factory=dict)
    separator: str = ""
    fillers: frozenset[str] = frozenset()
    row: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """How a kind of value is written; `check/values` says what it makes of the named groups of each kind."""

    kind: str
    pattern: Pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureReaders:
    """How a text says figures: its readers, the surest first, since what one has taken the later ones leave.

    A text without a `cue` has no value: most have none, and are done with after one look. `number` finds numbers beside
    values, `spelling` makes characters equal that a pattern need not tell apart, one for one. `each` are the words that
    say one unit without a number, such as "yearly". `days` are days of a month in words.
    """

    cue: Pattern
    readers: tuple[Reader, ...]
    number: Pattern = NEVER
    numerals: Numerals = field(default_factory=Numerals)
    units: Mapping[str, str] = field(default_factory=dict)
    currencies: Mapping[str, str] = field(default_factory=dict)
    scales: Mapping[str, int] = field(default_factory=dict)
    each: Mapping[str, Pattern] = field(default_factory=dict)
    months: Mapping[str, int] = field(default_factory=dict)
    days: Mapping[str, int] = field(default_factory=dict)
    spelling: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Units:
    """Words that a redline keeps with their number, as parts of an expression.

    They are `spaced` behind a space or a hyphen, or `joined` to figures and to `numerals`.
    """

    spaced: str = ""
    joined: str = ""
    numerals: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateForms:
    """Days as they are `typed`, the label `before` or `behind` one that the text calls its own, words of the future.

    A text without a `cue` has none. Of a `month` alone the groups are those of a date; a `stretch` ends with its year
    at the latest. What `opens` a sentence with a day has the main clause behind it. An order to do something `by` a day
    speaks of the future. `labels` are the words of each
    kind of date, the surest first; `version` finds the version that a text says it is.
    """

    typed: Pattern
    before: Pattern
    behind: Pattern
    future: Pattern
    cue: Pattern
    month: Pattern = NEVER
    stretch: Pattern = NEVER
    opens: Pattern = NEVER
    by: Pattern = NEVER
    labels: Mapping[str, Pattern] = field(default_factory=dict)
    version: Pattern = NEVER


@dataclass(frozen=True, slots=True, kw_only=True)
class Periods:
    """Periods without a length, and deadlines: the duties that have some, and what stands `before` and `behind` one.

    `roles` are what a period may be for, by the words beside it: how long something is kept, how soon answered. A
    promise about changes may be one about `material` changes alone.
    """

    vague: Pattern
    duties: Mapping[str, Pattern]
    before: Pattern
    behind: Pattern
    roles: Mapping[str, Pattern] = field(default_factory=dict)
    material: Pattern = NEVER


@dataclass(frozen=True, slots=True, kw_only=True)
class Wordings:
    """What tells two statements about figures to be about one thing: each `word` of them that is not `small`.

    With `few` equal words in one place, or `many` anywhere, they are. An `extending` word lengthens a period, and a
    `condition` in another part of the sentence sets a case apart.
    """

    word: Pattern
    small: frozenset[str]
    few: int
    many: int
    extending: Pattern
    condition: Pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class Ages:
    """The words of a sentence that speaks of children, and the ages that laws set `apart` for several things.

    The age that a reader has to have at least stands between `least` and `upwards`, or in words that say who is
    `barred`.
    """

    children: Pattern
    apart: frozenset[int]
    least: Pattern = NEVER
    upwards: Pattern = NEVER
    barred: Pattern = NEVER
