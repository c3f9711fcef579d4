"""What the texts answer of the duties in scope on a day: the judgement of every duty in every language.

In: a `Subject` and a day. Out: a `Coverage`. A duty need stand in one document of its jurisdiction, in each language in
which it must be met. An answer that is not certain is "not shown", with what is lacking.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import chain
from types import MappingProxyType

from ...model.coverage import Coverage, CoverageRow, CoveredPassage, DutyAnswer, DutyStanding, Lacking
from ...model.diagnostics import Message
from ...model.duties import Duty, DutyAttestation, citation_on, is_in, is_in_force, is_upcoming, unmet_conditions
from ...model.library import UNREAD, Library, Work
from ...model.scope import answers_of, packs_of
from ..subject import Subject
from .cases import DutyCase, case_of, is_withdrawn
from .evidence import prove


def coverage_of(subject: Subject, day: date | None = None, only: str | None = None) -> Coverage:
    """Return what the working text answers of the duties of a day, by default the subject's own.

    Of one work alone where `only` names it: what another one answers is not shown there.
    """
    library, on = subject.library, day or subject.day
    chosen = [work for work in library.works.values() if only in (None, work.id)]
    works = {
        name: tuple(w for w in chosen if pack in packs_of(w, library)) for name, pack in library.laws.packs.items()
    }
    rows: list[CoverageRow] = []
    for name in (name for name in works if works[name]):
        for duty in library.laws.packs[name].duties.values():
            blank = _blank(duty, name, on)
            rows += _judged(subject, works[name], blank, on) if blank else ()
    begins = {work.id: _begins(subject, work.id) for some in works.values() for work in some}
    waiting = {work: first for work, first in begins.items() if first and first > on}
    texts = {name: tuple((work.id, locale) for work in some for locale in work.locales) for name, some in works.items()}
    return Coverage(day=on, rows=tuple(rows), texts=MappingProxyType(texts), waiting=MappingProxyType(waiting))


def _blank(duty: Duty, jurisdiction: str, day: date) -> CoverageRow | None:
    """Return the row of a duty before it is judged; None for one that has ended, and for a draft, even with a day."""
    known = is_in_force(duty, day) or is_upcoming(duty, day)
    if duty.since is None or duty.watched or not known:
        return None
    upcoming = DutyStanding.UPCOMING if is_upcoming(duty, day) else DutyStanding.IN_FORCE
    return CoverageRow(
        duty=duty,
        citation=citation_on(duty, max(day, duty.since.day)),
        jurisdiction=jurisdiction,
        standing=DutyStanding.NOT_EXAMINED if duty.not_examined else upcoming,
        answer=None,
    )


def _begins(subject: Subject, work: str) -> date | None:
    """Return when the newest text of a work is in force; None where the changelog has none."""
    entries = (one for one in reversed(subject.library.history.get(work, ())) if not one.cancelled)
    return next((one.begins for one in entries if one.change.change.alters_text), None)


def _judged(subject: Subject, works: tuple[Work, ...], blank: CoverageRow, day: date) -> Iterator[CoverageRow]:
    """Yield the rows of a duty: one for each language, or a single one where no text is looked at."""
    answers = answers_of(subject.library)
    unmet = unmet_conditions(blank.duty, answers)
    told = replace(
        blank,
        switches=unmet or tuple(name for name in blank.duty.conditions if name not in answers),
        attestation=_attestation(subject.library, blank.duty, day),
    )
    if blank.standing is DutyStanding.NOT_EXAMINED:
        yield told
    elif unmet:
        yield replace(told, answer=DutyAnswer.NOT_APPLICABLE)
    else:
        texts = ((work, locale) for work in works for locale in work.locales)
        cases = [case_of(subject, blank.duty, *text, day) for text in texts if not is_withdrawn(subject, *text, day)]
        for locale in _languages(blank.duty, cases):
            own = [case for case in cases if is_in(locale, case.locale)]
            yield _row(replace(told, locale=locale), own, cases)


def _languages(duty: Duty, cases: list[DutyCase]) -> tuple[str, ...]:
    """Return the languages in which a duty must be met, by the documents that name it or else by all in scope."""
    carriers = {case.work.id for case in cases if case.tagged} or {case.work.id for case in cases}
    spoken = dict.fromkeys(case.locale for case in cases if case.work.id in carriers)
    if duty.locales == "all":
        return tuple(spoken)
    tag = duty.locales.removesuffix("+")
    others = (locale for locale in spoken if not is_in(tag, locale))
    return (tag, *others) if duty.locales.endswith("+") else (tag,)


def _row(blank: CoverageRow, own: list[DutyCase], cases: list[DutyCase]) -> CoverageRow:
    """Return the row of a language, by its documents."""
    judged = [(case, *_proved(case)) for case in own]
    shown = [(case, passages) for case, passages, lacking in judged if not lacking]
    if shown:
        passages = dict.fromkeys(chain.from_iterable(passages for _, passages in shown))
        return replace(blank, answer=DutyAnswer.SHOWN, work=shown[0][0].work.id, passages=tuple(passages))
    nearest_first = sorted(judged, key=lambda one: (not one[0].tagged, len(one[2])))
    case, found, lacking = next(iter(nearest_first), (None, (), (_no_text(blank.locale),)))
    nearest = replace(blank, work=case.work.id if case else "", passages=found, lacking=lacking)
    if blank.attestation:
        return replace(nearest, answer=DutyAnswer.ASSERTED)
    apart = _apart(blank.duty, own, cases)
    return replace(
        nearest, answer=DutyAnswer.NOT_APPLICABLE if apart else DutyAnswer.NOT_SHOWN, lacking=apart or lacking
    )


def _proved(case: DutyCase) -> tuple[tuple[CoveredPassage, ...], tuple[Lacking, ...]]:
    """Return the passages of a document that answer a duty, and all that is lacking; each once."""
    proofs = [prove(case, evidence) for evidence in case.duty.shown_by]
    passages = dict.fromkeys(chain.from_iterable(proof.passages for proof in proofs))
    return tuple(passages), tuple(dict.fromkeys(chain.from_iterable(proof.lacking for proof in proofs)))


def _no_text(locale: str) -> Lacking:
    return Lacking(kind="language", message=Message("lacking.language", locale=locale))


def _attestation(library: Library, duty: Duty, day: date) -> DutyAttestation | None:
    """Return the newest attestation of a duty that counts on a day."""
    found = (one for one in library.attestations if one.duty == duty.id and one.day <= day < one.expires)
    return max(found, key=lambda one: one.day, default=None)


# --- languages that are another text ----------------------------------------------------------------------------------


def _apart(duty: Duty, own: list[DutyCase], cases: list[DutyCase]) -> tuple[Lacking, ...]:
    """Return why another language need not meet a duty: each clause that names it has none there, or another text.

    Somebody has written down the reason, in work.yaml or in the front matter of the other text.
    """
    tag = duty.locales.removesuffix("+")
    tagged = [(case, clause) for case in cases for clause in case.tagged if is_in(tag, case.locale)]
    if not tagged or any(is_in(tag, case.locale) or case.tagged for case in own):
        return ()
    works = {case.work.id: case for case in own}
    there = ((works[case.work.id], clause) for case, clause in tagged if case.work.id in works)
    reasons = [_reason(case, clause.owner, clause.id) for case, clause in there]
    return tuple(dict.fromkeys(reason for reason in reasons if reason)) if all(reasons) else ()


def _reason(case: DutyCase, owner: str, name: str) -> Lacking | None:
    absent = case.work.locales[case.locale].absent.get(name if owner == case.work.id else f"{owner}/{name}")
    other = case.subject.library.clauses.get((owner, name, case.locale))
    relation = other.relation if other else None
    reason = relation.reason if relation and relation.kind == "counterpart" else absent
    if not reason or reason == UNREAD:
        return None
    return Lacking(kind="apart", message=Message("lacking.apart", clause=name, reason=reason))
