"""A duty and a document as they are judged, and which clauses name the duty.

In: a `Subject`, a duty, a work in a language, a day. Out: a `DutyCase`. Whether anything is shown is not asked here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ...model.coverage import CoveredPassage, Lacking
from ...model.duties import Duty
from ...model.library import Library, Work
from ...model.translation import is_current
from ...model.written import Clause
from ..passage import Passage
from ..subject import Subject
from .doubts import is_doubted


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyCase:
    """A duty and a document on a day; `tagged` are the clauses of the document that name the duty.

    `doubted` are clauses that name it, too, and say nothing of the kind: they show nothing.
    """

    subject: Subject
    duty: Duty
    work: Work
    locale: str
    day: date
    tagged: tuple[Clause, ...]
    doubted: tuple[Clause, ...] = ()

    def passages(self, clause: Clause) -> tuple[Passage, ...]:
        """Return the passages of a clause, its heading first."""
        return self.subject.passages[clause.key]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What shows a piece of evidence, or what is lacking."""

    passages: tuple[CoveredPassage, ...] = ()
    lacking: tuple[Lacking, ...] = ()


def case_of(subject: Subject, duty: Duty, work: Work, locale: str, day: date) -> DutyCase:
    """Return a duty and a document as they are judged."""
    clauses = subject.clauses_in(work.id, locale)
    named = tuple(one for one in clauses if duty.id in subject.tags[one.key])
    doubted = tuple(one for one in named if is_doubted(subject, one, duty))
    tagged = tuple(one for one in named if one not in doubted)
    return DutyCase(subject=subject, duty=duty, work=work, locale=locale, day=day, tagged=tagged, doubted=doubted)


def tags_of(clause: Clause, library: Library) -> tuple[str, ...]:
    """Return the duties that a clause names; a translation names those of its original as long as it is current."""
    original = library.clauses.get((clause.owner, clause.id, library.settings.original))
    if original and clause.relation and clause.relation.kind == "translation" and is_current(clause, original):
        return (*clause.requirements, *original.requirements)
    return clause.requirements
