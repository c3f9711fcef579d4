"""What the texts say of the duties of the law on a day: which document shows each, where, and what is lacking.

Values alone, and what follows from them; who judges is `check/duties/judging.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from .diagnostics import Message
from .duties import DatedCitation, Duty, DutyAttestation
from .source import Span


class DutyAnswer(Enum):
    """What is said of a duty in a language; there is no fifth answer."""

    SHOWN = "shown"
    NOT_SHOWN = "not-shown"
    ASSERTED = "asserted"
    NOT_APPLICABLE = "not-applicable"


class DutyStanding(Enum):
    """How a duty stands on a day, whatever the texts say."""

    IN_FORCE = "in-force"
    UPCOMING = "upcoming"
    NOT_EXAMINED = "not-examined"


@dataclass(frozen=True, slots=True, kw_only=True)
class CoveredPassage:
    """A passage that answers a duty: `clause` as an outline of `work` names it, the heading, and the words."""

    work: str
    locale: str
    clause: str
    title: str
    text: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Lacking:
    """Evidence that is not there, by its kind, and what is said of it."""

    kind: str
    message: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageRow:
    """A duty in one language.

    `work` is the document that shows it or, where none does, lacks least. `locale` is "" where no language was looked
    at: the duty was not examined, or `switches` say why it does not apply. Otherwise `switches` are its conditions that
    nobody answered. `lacking` is what the text does not show, be it asserted or not.
    """

    duty: Duty
    citation: DatedCitation | None
    jurisdiction: str
    standing: DutyStanding
    answer: DutyAnswer | None
    work: str = ""
    locale: str = ""
    passages: tuple[CoveredPassage, ...] = ()
    switches: tuple[str, ...] = ()
    attestation: DutyAttestation | None = None
    lacking: tuple[Lacking, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Every duty in scope on a day, by pack, in the languages in which it must be met.

    `waiting` are the works whose text is in force only later, with the day: of them it says what will be.
    """

    day: date
    rows: tuple[CoverageRow, ...]
    waiting: Mapping[str, date]

    @property
    def by_duty(self) -> Mapping[str, tuple[CoverageRow, ...]]:
        """The rows of each duty, by its id."""
        rows: dict[str, tuple[CoverageRow, ...]] = {}
        for row in self.rows:
            rows[row.duty.id] = (*rows.get(row.duty.id, ()), row)
        return rows

    @property
    def counts(self) -> Mapping[str, int]:
        """How many duties have each answer or standing, in the order in which reports name them."""
        words = [verdict(rows) for rows in self.by_duty.values()]
        return {word: words.count(word) for word in VERDICTS}


VERDICTS = (*(answer.value for answer in DutyAnswer), DutyStanding.NOT_EXAMINED.value, DutyStanding.UPCOMING.value)
"""What can be said of a duty as a whole."""
_WORST: tuple[DutyAnswer, ...] = (
    DutyAnswer.NOT_SHOWN,
    DutyAnswer.ASSERTED,
    DutyAnswer.SHOWN,
    DutyAnswer.NOT_APPLICABLE,
)


def verdict(rows: tuple[CoverageRow, ...]) -> str:
    """Return what is said of a duty as a whole: its standing, unless it is in force, or else the worst answer."""
    if rows[0].standing is not DutyStanding.IN_FORCE:
        return str(rows[0].standing.value)
    answers = {row.answer for row in rows}
    worst = next(answer for answer in _WORST if answer in answers)
    return str(worst.value)
