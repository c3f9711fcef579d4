"""What the changelog says of a work on a day.

In: the changelog, a work, a locale, a day. Out: the entries that count, and the dates that follow from them. The rules:

- An entry counts on a day when its effective date has come and no later entry cancels it.
- The effective date of an entry is its own, or the later of its day and the work's previous effective date.
- In force is the newest entry that counts and changed this locale.
- Effective is the effective date of the newest adopted, substantive or material one; last modified the day of the
  newest adopted, editorial, substantive or material one (a work may leave editorial ones out); last reviewed the day of
  the newest adopted, substantive, material or reviewed one.

Nothing here knows a language or a text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ..dating import effective_dates
from ..model.library import Change, Edition, Work, WorkChange

_MEANING = frozenset({Change.ADOPTED, Change.SUBSTANTIVE, Change.MATERIAL})
_TEXT = _MEANING | {Change.EDITORIAL}
_READ = _MEANING | {Change.REVIEWED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of the changelog as far as it concerns one work; `effective` is filled in."""

    edition: Edition
    change: WorkChange
    effective: date


Histories = Mapping[str, tuple[Entry, ...]]
"""Entries by work."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates:
    """The dates of a work in a locale on a day; None where no entry gives one."""

    in_force: Entry | None
    effective: date | None
    last_modified: date | None
    last_reviewed: date | None
    withdrawn: bool


def histories(changelog: Sequence[Edition]) -> Histories:
    """Return the entries that concern each work, oldest first, without those that a later one cancels."""
    effective = effective_dates(changelog)
    standing: dict[str, list[Entry]] = {}
    for edition in reversed(changelog):
        for held in standing.values() if edition.cancels else ():
            held[:] = [entry for entry in held if entry.edition.id != edition.cancels]
        for change in edition.works:
            held = standing.setdefault(change.work, [])
            held.append(Entry(edition=edition, change=change, effective=effective[edition.id, change.work]))
    return {work: tuple(held) for work, held in standing.items()}


def entries_of(told: Histories, work: str, locale: str) -> tuple[Entry, ...]:
    """Return the entries that concern a work in a locale, oldest first."""
    entries = told.get(work, ())
    return tuple(entry for entry in entries if not entry.change.locales or locale in entry.change.locales)


def dates_on(entries: Sequence[Entry], work: Work, day: date) -> Dates:
    """Return what the entries of a work in a locale say on a day."""
    counting = [entry for entry in entries if entry.effective <= day and entry.edition.day <= day]
    changed = _newest(counting, _TEXT | {Change.WITHDRAWN})
    effective = _newest(counting, _MEANING)
    modified = _newest(counting, _MEANING if work.dated_by_meaning else _TEXT)
    reviewed = _newest(counting, _READ)
    return Dates(
        in_force=changed,
        effective=effective.effective if effective else None,
        last_modified=modified.edition.day if modified else None,
        last_reviewed=reviewed.edition.day if reviewed else None,
        withdrawn=bool(changed and changed.change.change is Change.WITHDRAWN),
    )


def kept_text(entries: Sequence[Entry]) -> Entry | None:
    """Return the entry whose text the working files hold: the newest that is no withdrawal, which has no text."""
    return next((entry for entry in reversed(entries) if entry.change.change is not Change.WITHDRAWN), None)


def text_on(entries: Sequence[Entry], work: Work, day: date) -> Entry | None:
    """Return the entry whose text the working files hold, or None where that text was not there or withdrawn on `day`.

    What an earlier day read was not kept.
    """
    newest = kept_text(entries)
    if newest is None or newest.edition.day > day or dates_on(entries, work, day).withdrawn:
        return None
    return newest


def _newest(entries: Iterable[Entry], changes: frozenset[Change]) -> Entry | None:
    return max((e for e in entries if e.change.change in changes), key=_age, default=None)


def _age(entry: Entry) -> tuple[date, int]:
    _, _, number = entry.edition.id.partition(".")
    return entry.edition.day, int(number or 1)
