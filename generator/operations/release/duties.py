"""The duties of the law over editions: what one freezes of them, what the next loses, what became of the records.

In: a Reading, and the newest entry. Out: `FrozenDuties`, findings for what the texts showed and show no more, messages
on packs of law and answers that changed. Of an edition that was frozen without its duties the tags of today tell what
its clauses answered: a clause that is gone tells nothing.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import is_dataclass, replace
from functools import reduce
from hashlib import sha256

from ...check.subject import Subject, key_of
from ...editions.archive import Frozen
from ...editions.duties import FrozenAnswer, FrozenDuties, FrozenDuty, load_duties
from ...editions.lookup import Texts as HeldTexts
from ...editions.lookup import last_texts
from ...model.codec import plain
from ...model.coverage import CoverageRow, DutyAnswer, DutyStanding, verdict
from ...model.diagnostics import Diagnostic, Message, Severity, Value, error, warning
from ...model.document import Document
from ...model.duties import Duty
from ...model.library import Edition
from ...model.registries import Claim, in_language
from ..coverage import WORDS
from ..reading import Reading

_EVIDENCE = "evidence"
_PARTS: Mapping[str, tuple[str, Sequence[str]]] = {
    "citation": ("duty-part.citation", ("citations",)),
    "days": ("duty-part.days", ("since", "until", "enforced")),
    "conditions": ("duty-part.conditions", ("conditions",)),
    "languages": ("duty-part.languages", ("locales",)),
    _EVIDENCE: ("duty-part.evidence", ("shown_by",)),
    "words": ("duty-part.words", ("says", "subject", "not_examined")),
}
"""What a record is compared by: the message for each part, and its fields."""
_WORDS = {True: "yes", False: "no", None: "—"}

Lost = tuple[tuple[str, str, bool], Message]
"""A duty that is lost: the text that showed it, whether the edition drops it, and the duty with what is lacking."""


def frozen_duties(reading: Reading, texts: Collection[Document]) -> FrozenDuties | None:
    """Return what an edition of these texts freezes of the law in scope on the day; None where nothing is."""
    subject = reading.subject
    if subject is None or not subject.coverage.rows:
        return None
    library = subject.library
    return FrozenDuties(
        day=subject.coverage.day,
        packs={name: pack.edition for name, pack in library.laws.packs.items()},
        profile={name: answer.yes for name, answer in library.settings.profile.items()},
        claims={name: fact.holds for name, fact in library.facts.items() if isinstance(fact, Claim)},
        duties={name: _frozen(rows) for name, rows in subject.coverage.by_duty.items()},
        tags={f"{one.locale}.{one.work}": _tags(subject, one) for one in texts},
    )


def coverage_lost(reading: Reading, edition: Edition) -> Iterator[Diagnostic]:
    """Yield a finding for each text with the duties that it showed in the edition before and nothing shows now.

    It is an error where one is dropped and the entry does not say why. Raises EditionError for an altered edition.
    """
    before, found = _losses(reading, edition.cancels)
    changes = {change.work: change for change in edition.works}
    for text in dict.fromkeys(text for text, _ in found):
        work, locale, is_dropped = text
        lost, change = [note for key, note in found if key == text], changes.get(work)
        is_error = is_dropped and not (change and change.because)
        told = Message("coverage-lost.duties", work=work, locale=locale, since=before, count=len(lost))
        finding = (error if is_error else warning)(told, change.span if change else edition.span)
        finding = reduce(Diagnostic.with_note, lost, finding).with_help("coverage-lost.answer")
        yield finding.with_help("coverage-lost.because", work=work) if is_error else finding


def without_dropped(reading: Reading, edition: Edition | None) -> Reading:
    """Return a reading in which a duty that the edition before showed is no error as missing: the entry is asked of it.

    Without an edition that waits none is: a notice or a signature is added to what has gone out. Raises EditionError
    as above.
    """
    found = _losses(reading, edition.cancels)[1] if edition else ()
    dropped = {(dict(told.values)["duty"], locale) for (_, locale, is_dropped), told in found if is_dropped}
    return replace(reading, diagnostics=tuple(_eased(one, dropped, edition) for one in reading.diagnostics))


def _eased(finding: Diagnostic, dropped: Collection[tuple[Value, Value]], edition: Edition | None) -> Diagnostic:
    """Return a finding that a duty is missing as a warning where it is dropped in each language that lacks it."""
    told = dict(finding.message.values)
    locales = told.get("locales", ())
    if finding.rule != "duty-missing" or not isinstance(locales, tuple) or not locales:
        return finding
    is_answered = not edition or all((told["duty"], locale) in dropped for locale in locales)
    return replace(finding, severity=Severity.WARNING) if is_answered else finding


def law_changes(reading: Reading, language: str, cancelled: str | None = None) -> Iterator[Message]:
    """Yield what the law in scope asks of this project, and what the project answers, and did not the edition before.

    Of one that was frozen without either it is said that today's tags tell its coverage. Raises EditionError as above.
    """
    before = _before(reading, cancelled)
    if before is None or not reading.settled.laws.packs:
        return
    law = load_duties(before)
    now = frozen_duties(reading, ()) if law else None
    if law is None:
        yield Message("release.tags-of-today", edition=before.id)
    if law is None or now is None:
        return
    for name, pack in reading.settled.laws.packs.items():
        since = law.packs.get(name)
        if name not in law.packs:
            yield Message("release.law-in-scope", pack=name)
        elif pack.edition and pack.edition != since:
            told = tuple(
                in_language(pack.changes[day], language) for day in sorted(pack.changes) if not since or day > since
            )
            yield Message("release.law-edition", pack=name, edition=pack.edition, changes=told)
    for id in sorted(now.duties.keys() | law.duties.keys()):
        yield from _record(id, law, now, language)
    old, new = ({**one.claims, **one.profile} for one in (law, now))
    for name in sorted(name for name in old.keys() | new.keys() if old.get(name) != new.get(name)):
        yield Message("release.law-answer", name=name, old=_WORDS[old.get(name)], new=_WORDS[new.get(name)])


def _before(reading: Reading, cancelled: str | None) -> Frozen | None:
    """Return the edition that was frozen last, one that an entry cancels left aside."""
    return next((one for one in reversed(reading.archive.editions) if one.id != cancelled), None)


# --- what is frozen ---------------------------------------------------------------------------------------------------


def _frozen(rows: tuple[CoverageRow, ...]) -> FrozenDuty:
    row, duty = rows[0], rows[0].duty
    return FrozenDuty(
        pack=row.jurisdiction,
        citation=row.citation.text if row.citation else {},
        verdict=verdict(rows),
        since=duty.since.day if duty.since else None,
        until=duty.until.day if duty.until else None,
        parts={name: _digest(duty, name) for name in _PARTS},
        answers=tuple(_answer(one) for one in rows),
    )


def _answer(row: CoverageRow) -> FrozenAnswer:
    told = row.answer or row.standing
    expires = row.attestation.expires if row.attestation else None
    return FrozenAnswer(answer=str(told.value), locale=row.locale, work=row.work, expires=expires)


def _digest(duty: Duty, part: str) -> str:
    """Return what tells a part of a record from another: it is for comparison, and proves nothing."""
    told = json.dumps([getattr(duty, name) for name in _PARTS[part][1]], default=_plain)
    told = json.dumps(json.loads(told, object_hook=_placeless), sort_keys=True)
    return sha256(told.encode()).hexdigest()[:16]


def _placeless(value: dict[str, object]) -> dict[str, object]:
    """Leave out where a value was read: the place holds the whole pack, and any other record would change this one."""
    return {name: one for name, one in value.items() if name != "span"}


def _plain(value: object) -> object:
    if is_dataclass(value):
        return plain(value, 1)
    return dict(value) if isinstance(value, Mapping) else str(value)


def _tags(subject: Subject, text: Document) -> Mapping[str, tuple[str, ...]]:
    tags = ((one.id, subject.tags[key_of(one)]) for one in subject.clauses_in(text.work, text.locale))
    return {clause: duties for clause, duties in tags if duties}


# --- what is lost -----------------------------------------------------------------------------------------------------


def _losses(reading: Reading, cancelled: str | None) -> tuple[str, tuple[Lost, ...]]:
    """Return the edition before, and what it showed and nothing shows now; nothing where there was none."""
    before, subject = _before(reading, cancelled), reading.subject
    if subject is None or before is None:
        return "", ()
    law, texts = load_duties(before), last_texts(reading.archive.editions, cancelled)[0]
    return before.id, tuple(_lost(subject, law) if law else _untagged(subject, texts))


def _lost(subject: Subject, law: FrozenDuties) -> Iterator[Lost]:
    """Yield what was shown in an edition and is no more, what is out of scope now among it."""
    rows, day = subject.coverage.by_duty, subject.coverage.day
    for id, was in law.duties.items():
        now = {row.locale: row for row in rows.get(id, ())}
        for old in (one for one in was.answers if one.answer == DutyAnswer.SHOWN.value):
            row = now.get(old.locale)
            if row and row.answer is DutyAnswer.NOT_SHOWN:
                yield _told(row, old.work, was.parts.get(_EVIDENCE, ""))
            elif not now and was.pack not in subject.library.laws.packs:
                lacking = (Message("coverage-lost.no-scope", pack=was.pack),)
                cited = in_language(was.citation, old.locale)
                is_held = was.since is not None and was.since <= day and (was.until is None or day < was.until)
                note = Message("coverage-lost.duty", duty=id, citation=cited, lacking=lacking)
                yield (old.work, old.locale, is_held), note


def _untagged(subject: Subject, texts: HeldTexts) -> Iterator[Lost]:
    """Yield what is not shown, and was by a clause that is tagged today and that its text has no more."""
    for (work, locale), (_, text) in texts.items():
        printed = {clause.id for clause in subject.clauses_in(work, locale)}
        gone = [one.clause for one in text.clauses if one.clause not in printed]
        found = (subject.library.clauses.get((owner, name, locale)) for name in gone for owner in (work, "shared"))
        named = {duty for clause in found if clause for duty in subject.tags[key_of(clause)]}
        for row in subject.coverage.rows:
            if row.duty.id in named and row.locale == locale and row.answer is DutyAnswer.NOT_SHOWN:
                yield _told(row, work, _digest(row.duty, _EVIDENCE))


def _told(row: CoverageRow, work: str, evidence: str) -> Lost:
    """Return a duty that is lost; no edition drops one that binds nobody, or whose record asks for other evidence."""
    binds = row.standing is DutyStanding.IN_FORCE and not row.duty.recommended
    cited = in_language(row.citation.text, row.locale) if row.citation else ""
    lacking = tuple(one.message for one in row.lacking)
    note = Message("coverage-lost.duty", duty=row.duty.id, citation=cited, lacking=lacking)
    return (work, row.locale, binds and evidence == _digest(row.duty, _EVIDENCE)), note


# --- what became of the law -------------------------------------------------------------------------------------------


def _record(id: str, law: FrozenDuties, now: FrozenDuties, language: str) -> Iterator[Message]:
    """Yield what differs in a record of a pack of both; one that applies to this project neither way is no matter."""
    old, new = law.duties.get(id), now.duties.get(id)
    both = [one for one in (old, new) if one and one.pack in law.packs.keys() & now.packs.keys()]
    if not both or all(one.verdict == DutyAnswer.NOT_APPLICABLE.value for one in both):
        return
    if new is None:
        yield Message("release.law-gone", duty=id)
        return
    cited, answer = in_language(new.citation, language), Message(WORDS[new.verdict])
    if old is None:
        yield Message("release.law-new", duty=id, citation=cited, answer=answer)
    elif parts := tuple(
        Message(told) for name, (told, _) in _PARTS.items() if old.parts.get(name) != new.parts.get(name)
    ):
        was = Message(WORDS[old.verdict])
        yield Message("release.law-changed", duty=id, citation=cited, parts=parts, old=was, new=answer)
