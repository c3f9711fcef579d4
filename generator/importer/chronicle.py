"""The changelog that gives a page the dates it has.

In: drafts. Out: the entries of `clauses/changelog.yaml`, newest first, so that each document prints its own dates
again. What happened in truth nobody knows: a text that says when it took effect and was modified later is taken as
adopted, then changed without a change of meaning; one that was reviewed later as adopted, then reviewed. What readers
are told of it, nobody has written yet: there is no summary.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import groupby

from ..model.change import Change
from ..parse.yamltext import quoted
from .draft import DraftDate, DraftDocument

_ORDER = (Change.ADOPTED, Change.EDITORIAL, Change.REVIEWED)
"""Of two changes of one day the one that stands first here counts for both."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedChange:
    """What an edition did to a work in a locale; `effective` is None where it is the edition's own day."""

    day: date
    work: str
    locale: str
    change: Change
    effective: date | None = None
    version: str | None = None


def entries_of(drafts: Sequence[DraftDocument], today: date) -> tuple[ImportedChange, ...]:
    """Return the entries of all drafts, newest first; a document without a date is adopted `today`."""
    made = [entry for draft in drafts for entry in _entries(draft, today)]
    return tuple(sorted(made, key=lambda entry: (-entry.day.toordinal(), entry.work, entry.locale)))


def _entries(draft: DraftDocument, today: date) -> Iterator[ImportedChange]:
    days = {one.kind: one.day for one in reversed(dated(draft))}
    effective, modified = days.get("effective"), days.get("last-modified")
    reviewed = days.get("last-reviewed")
    first = min((day for day in (effective, modified) if day), default=reviewed or today)
    waits = effective if effective and effective > first else None
    version = next((one.version for one in dated(draft) if one.version), None)
    made = partial(ImportedChange, work=draft.work, locale=draft.locale)
    yield made(day=first, change=Change.ADOPTED, effective=waits, version=version)
    if effective and modified and modified > effective:
        yield made(day=modified, change=Change.EDITORIAL)
    if reviewed and reviewed > max(first, modified or first):
        yield made(day=reviewed, change=Change.REVIEWED)


def dated(draft: DraftDocument) -> tuple[DraftDate, ...]:
    """Return the dates of a draft, those that stay in its text and that of its signature among them."""
    signed = draft.sign_off.date if draft.sign_off else None
    return (*draft.dates, *draft.typed_dates, *((signed,) if signed else ()))


def changelog_source(entries: Sequence[ImportedChange], locales: Mapping[str, Sequence[str]]) -> str:
    """Return the file of entries in their order; `locales` are those of each work, in order."""
    lines: list[str] = []
    for day, edition in groupby(entries, lambda entry: entry.day):
        lines += [f"- edition: {day.isoformat()}", "  works:"]
        for work, own in groupby(edition, lambda entry: entry.work):
            lines += _work(work, tuple(own), locales[work])
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _work(work: str, own: Sequence[ImportedChange], locales: Sequence[str]) -> Iterator[str]:
    """Yield what an edition did to a work."""
    change = min((entry.change for entry in own), key=_ORDER.index)
    named = [entry.locale for entry in own]
    yield f"    {work}:"
    yield f"      change: {change.value}"
    if len(named) < len(locales):
        yield f"      locales: [{', '.join(named)}]"
    versions = {entry.version for entry in own if entry.version}
    if len(versions) == 1:
        yield f"      version: {quoted(versions.pop())}"
    waits = [entry.effective for entry in own if entry.effective]
    if waits:
        yield f"      effective: {max(waits).isoformat()}"
