"""Frozen entries against the changelog: what was frozen must still stand there, word for word.

In: an `Archive` and the Library with the changelog as it is read today. Out: findings. Notes are for the team and free.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from ..model.change import Change
from ..model.diagnostics import Diagnostic, Message, error
from ..model.history import effective_dates, order
from ..model.library import Edition, Library, Reason, WorkChange
from ..model.registries import Texts
from ..model.source import Source
from .archive import Archive
from .manifest import FrozenChange, FrozenEntry, FrozenReason, Notice, Summary

CHANGELOG = "clauses/changelog.yaml"
_PUT_BACK = Message("help.put-entry-back")


def frozen_entries(library: Library) -> Mapping[str, FrozenEntry]:
    """Return the entries of the changelog by name, as they are frozen: with their effective dates filled in."""
    effective = effective_dates(library.history)
    return {edition.id: _entry(edition, effective) for edition in library.changelog}


def disagreements(archive: Archive, library: Library) -> Iterator[Diagnostic]:
    """Yield a finding for each frozen entry that is gone, altered, or has got an older one before it."""
    places = {edition.id: edition.span for edition in library.changelog}
    today = frozen_entries(library)
    frozen = {entry.edition: entry for entry in archive.entries}
    for name, entry in frozen.items():
        if name not in today:
            place = Source(path=CHANGELOG, text="").whole()
            finding = error("frozen-entry-missing.gone", place, edition=name)
            yield finding.with_help(_PUT_BACK)
        elif today[name] != entry:
            what = _difference(today[name], entry)
            finding = error("frozen-entry-altered.entry", places[name], edition=name, what=what)
            yield finding.with_help(_PUT_BACK)
    yield from dict.fromkeys(_unsaid(archive, library))
    newest = max(map(order, frozen), default=None)
    for edition in library.changelog:
        if edition.id not in frozen and newest and order(edition.id) < newest:
            finding = error("edition-too-late.older", edition.span, edition=edition.id)
            yield finding.with_help("edition-too-late.take-out")


def notices_of(change: WorkChange) -> tuple[Notice, ...]:
    """Return how the changelog says that readers were told of a change, as it is frozen with each of its texts."""
    told = change.notified
    return (Notice(how=told.how, day=told.day, evidence=told.evidence),) if told else ()


def _unsaid(archive: Archive, library: Library) -> Iterator[Diagnostic]:
    """Yield a finding for each notice to readers that was frozen and does not stand in its entry any more."""
    changes = {(edition.id, change.work): change for edition in library.changelog for change in edition.works}
    for frozen in archive.editions:
        for document in frozen.manifest.documents:
            change = changes.get((frozen.id, document.work))
            if change is None:
                continue
            for gone in set(frozen.notices(document)) - set(notices_of(change)):
                values = {"name": "notified", "work": document.work, "value": f"{gone.day}, {gone.how}"}
                what = Message("frozen-entry-altered.was", **values)
                finding = error("frozen-entry-altered.entry", change.span, edition=frozen.id, what=what)
                yield finding.with_help(_PUT_BACK)


def _entry(edition: Edition, effective: Mapping[tuple[str, str], date]) -> FrozenEntry:
    works = (_change(change, effective[edition.id, change.work]) for change in edition.works)
    return FrozenEntry(edition=edition.id, cancels=edition.cancels, works=tuple(sorted(works, key=lambda w: w.work)))


def _change(change: WorkChange, effective: date) -> FrozenChange:
    return FrozenChange(
        work=change.work,
        change=change.change,
        locales=change.locales,
        effective=effective,
        clauses=change.clauses,
        because=change.because,
        summary=_texts(change.summary),
        reasons=tuple(map(_reason, change.reasons)),
    )


def _reason(reason: Reason) -> FrozenReason:
    return FrozenReason(
        clause=reason.clause,
        locale=reason.locale,
        passage=reason.passage,
        because=_texts(reason.because),
        answered_by=reason.answered_by,
    )


def _texts(texts: Texts) -> tuple[Summary, ...]:
    return tuple(Summary(locale=locale, text=text) for locale, text in sorted(texts.items()))


def _difference(now: FrozenEntry, then: FrozenEntry) -> Message:
    """Return the first thing in which two entries differ."""
    if now.cancels != then.cancels:
        cancelled = Message("frozen-entry-altered.cancelled", edition=then.cancels or "")
        return cancelled if then.cancels else Message("frozen-entry-altered.cancelled-nothing")
    works = {change.work: change for change in now.works}
    for was in then.works:
        is_now = works.get(was.work)
        if is_now is None:
            return Message("frozen-entry-altered.stood", work=was.work)
        for name in ("change", "effective", "locales", "clauses", "because", "reasons", "summary"):
            if getattr(is_now, name) != getattr(was, name):
                value = _said(getattr(was, name))
                return Message("frozen-entry-altered.was", name=name, work=was.work, value=value)
    extra = works.keys() - {was.work for was in then.works}
    return Message("frozen-entry-altered.not-stood", work=min(extra))


def _said(value: object) -> tuple[str | Message, ...]:
    """Return the parts of a value of an entry."""
    empty = (Message("frozen-entry-altered.empty"),)
    if isinstance(value, tuple):
        return tuple(map(_part, value)) or empty
    text = value.value if isinstance(value, Change) else str(value)
    return (Message("frozen-entry-altered.quoted", text=text),) if value else empty


def _part(part: object) -> str | Message:
    if isinstance(part, Summary):
        return Message("frozen-entry-altered.summary", text=part.text, locale=part.locale)
    return part.passage if isinstance(part, FrozenReason) else str(part)
