"""A duty and a document as they are judged: which clauses name the duty, and which of them say nothing of the kind.

In: a `Subject`, a duty, a work in a language, a day. Out: a `DutyCase`. Whether anything is shown is not asked here.
A tag may be doubted: a duty that is wrongly said to be shown does harm.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ...model.blocks import parts_of
from ...model.coverage import CoveredPassage, Lacking
from ...model.duties import Duty
from ...model.history import dates_on, entries_of
from ...model.library import Library, Work
from ...model.translation import is_current
from ...model.written import Clause
from ..passage import Passage
from ..subject import Subject, key_of
from .cues import is_unlikely

_FILLED = ("view", "contact")
"""What blocks have whose words stand in facts.yaml or inventory.yaml."""


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
        return self.subject.passages[key_of(clause)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What shows a piece of evidence, or what is lacking."""

    passages: tuple[CoveredPassage, ...] = ()
    lacking: tuple[Lacking, ...] = ()


def case_of(subject: Subject, duty: Duty, work: Work, locale: str, day: date) -> DutyCase:
    """Return a duty and a document as they are judged."""
    clauses = subject.clauses_in(work.id, locale)
    named = tuple(one for one in clauses if duty.id in subject.tags[key_of(one)])
    doubted = tuple(one for one in named if _is_doubted(subject, one, duty))
    tagged = tuple(one for one in named if one not in doubted)
    return DutyCase(subject=subject, duty=duty, work=work, locale=locale, day=day, tagged=tagged, doubted=doubted)


def is_withdrawn(subject: Subject, work: Work, locale: str, day: date) -> bool:
    """Say whether a text has come to its end by a day."""
    return dates_on(entries_of(subject.library.history, work.id, locale), day).withdrawn


def tags_of(clause: Clause, library: Library) -> tuple[str, ...]:
    """Return the duties that a clause names; a translation names those of its original as long as it is current."""
    original = library.clauses.get((clause.owner, clause.id, library.settings.original))
    if original and clause.relation and clause.relation.kind == "translation" and is_current(clause, original):
        return (*clause.requirements, *original.requirements)
    return clause.requirements


def _is_doubted(subject: Subject, clause: Clause, duty: Duty) -> bool:
    """Say whether a clause shows nothing of a duty that it names: a waiver in it says that it does all the same."""
    return not any(waiver.rule == "duty-unlikely" for waiver in clause.waivers) and is_silent(subject, clause, duty)


def is_silent(subject: Subject, clause: Clause, duty: Duty) -> bool:
    """Say whether the words of a clause say nothing of the kind of a duty.

    A translation that has the duty from its original is judged by that one. A clause that prints an inventory or a
    contact, or has no passage of its own, is not judged by words.
    """
    if duty.id not in clause.requirements:
        clause = subject.library.clauses[clause.owner, clause.id, subject.library.settings.original]
    if not clause.blocks or any(hasattr(part.node, key) for part in parts_of(clause) for key in _FILLED):
        return False
    text = "\n".join(passage.text for passage in subject.passages[key_of(clause)])
    return bool(is_unlikely(duty, text, clause.locale, subject.library.laws))
