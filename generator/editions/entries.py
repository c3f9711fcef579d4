"""Frozen entries against the changelog: what was frozen must still stand there, word for word.

In: an `Archive` and the Library with the changelog as it is read today. Out: findings. Notes are for the team and free.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from ..diagnostics import Diagnostic, error
from ..model.change import Change
from ..model.history import effective_dates, order
from ..model.library import Edition, Library, WorkChange
from ..source import Source
from .archive import Archive
from .manifest import FrozenChange, FrozenEntry, Summary

CHANGELOG = "clauses/changelog.yaml"
_PUT_BACK = "put the entry back as it was; what has to change goes into a new entry, or is thawed by `release --undo`"


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
            finding = error("frozen-entry-missing", f"the edition {name} is frozen, and its entry is gone", place)
            yield finding.with_help(_PUT_BACK)
        elif today[name] != entry:
            what = _difference(today[name], entry)
            finding = error(
                "frozen-entry-altered", f"the entry {name} was altered after it was frozen: {what}", places[name]
            )
            yield finding.with_help(_PUT_BACK)
    newest = max(map(order, frozen), default=None)
    for edition in library.changelog:
        if edition.id not in frozen and newest and order(edition.id) < newest:
            message = f"{edition.id} is older than the newest frozen edition, and was never frozen"
            finding = error("edition-too-late", message, edition.span)
            yield finding.with_help("take the entry out, or give it a day after the newest edition")


def _entry(edition: Edition, effective: Mapping[tuple[str, str], date]) -> FrozenEntry:
    works = (_change(change, effective[edition.id, change.work]) for change in edition.works)
    return FrozenEntry(edition=edition.id, cancels=edition.cancels, works=tuple(sorted(works, key=lambda w: w.work)))


def _change(change: WorkChange, effective: date) -> FrozenChange:
    summary = tuple(Summary(locale=locale, text=text) for locale, text in sorted(change.summary.items()))
    return FrozenChange(
        work=change.work,
        change=change.change,
        locales=change.locales,
        effective=effective,
        clauses=change.clauses,
        because=change.because,
        summary=summary,
    )


def _difference(now: FrozenEntry, then: FrozenEntry) -> str:
    """Return the first thing in which two entries differ, in words."""
    if now.cancels != then.cancels:
        return f"it cancelled {then.cancels or 'nothing'}"
    works = {change.work: change for change in now.works}
    for was in then.works:
        is_now = works.get(was.work)
        if is_now is None:
            return f"`{was.work}` stood in it"
        for name in ("change", "effective", "locales", "clauses", "because", "summary"):
            if getattr(is_now, name) != getattr(was, name):
                return f"`{name}` of `{was.work}` was {_said(getattr(was, name))}"
    extra = works.keys() - {was.work for was in then.works}
    return f"`{min(extra)}` did not stand in it"


def _said(value: object) -> str:
    if isinstance(value, tuple):
        return (
            ", ".join(f"“{one.text}” ({one.locale})" if isinstance(one, Summary) else str(one) for one in value)
            or "empty"
        )
    if isinstance(value, Change):
        return f"“{value.value}”"
    return f"“{value}”" if value else "empty"
