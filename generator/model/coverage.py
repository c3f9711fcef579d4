"""What the texts say of the duties of the law on a day: which document shows each, where, and what is lacking.

Values alone, and what follows from them; who judges is `check/duties/judging.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from types import MappingProxyType

from .diagnostics import Message
from .duties import DatedCitation, Duty, DutyAttestation, is_in, is_in_force
from .registries import in_language
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

    `texts` are works with their languages, by the jurisdiction that they have in scope; `waiting` the works whose text
    is in force only later, with the day: of them it says what will be. `by_duty` are the rows of each duty, by its id.
    """

    day: date
    rows: tuple[CoverageRow, ...]
    texts: Mapping[str, tuple[tuple[str, str], ...]]
    waiting: Mapping[str, date]
    by_duty: Mapping[str, tuple[CoverageRow, ...]] = field(init=False)

    def __post_init__(self) -> None:
        rows: dict[str, tuple[CoverageRow, ...]] = {}
        for row in self.rows:
            rows[row.duty.id] = (*rows.get(row.duty.id, ()), row)
        object.__setattr__(self, "by_duty", MappingProxyType(rows))

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
    """Return what is said of a duty as a whole: that it does not apply, its standing, or else the worst answer."""
    if rows[0].standing is not DutyStanding.IN_FORCE and rows[0].answer is not DutyAnswer.NOT_APPLICABLE:
        return str(rows[0].standing.value)
    answers = {row.answer for row in rows}
    worst = next(answer for answer in _WORST if answer in answers)
    return str(worst.value)


def answer_in(rows: tuple[CoverageRow, ...], work: str, locale: str) -> DutyAnswer | None:
    """Return what one text answers of a duty; None where it need not, or another text of the jurisdiction does."""
    row = next((row for row in rows if row.locale == "" or is_in(row.locale, locale)), None)
    if row is None or row.answer is not DutyAnswer.SHOWN:
        return row.answer if row else None
    return row.answer if work in {row.work, *(passage.work for passage in row.passages)} else None


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyChange:
    """What differs for a duty between two days: `kind` is begins, ends, cited-anew or answered-anew."""

    duty: str
    kind: str
    old: str
    new: str


def changes_between(old: Coverage, new: Coverage, language: str) -> tuple[DutyChange, ...]:
    """Return what differs between two days, the earlier one first, by duty; citations are those of a language."""
    found = ((name, _differs(name, old, new, language)) for name in {**old.by_duty, **new.by_duty})
    return tuple(DutyChange(duty=name, kind=told[0], old=told[1], new=told[2]) for name, told in found if told)


def _differs(name: str, before: Coverage, after: Coverage, language: str) -> tuple[str, str, str] | None:
    old, new = before.by_duty.get(name), after.by_duty.get(name)
    there, here = bool(old and is_in_force(old[0].duty, before.day)), bool(new and is_in_force(new[0].duty, after.day))
    if not old or not new or there != here:
        return ("begins", "", verdict(new)) if new and here else ("ends", verdict(old), "") if old and there else None
    cited = (rows[0].citation for rows in (old, new))
    first, then = (in_language(one.text, language) if one else "" for one in cited)
    if first != then:
        return "cited-anew", first, then
    return ("answered-anew", verdict(old), verdict(new)) if verdict(old) != verdict(new) else None
