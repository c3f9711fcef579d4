"""The changelog played through: when each entry takes effect, what cancels it, and what stands on a day.

In: editions, oldest first, as the changelog has them or as they were frozen. Out: a `History`, and what its entries say
on a day. This is the only replay; nothing here knows a language, a text or a file. The rules:

- The effective date of an entry is its own, or the later of its day and of the work's effective date before it.
- An entry counts from its day and its effective date on, unless a later one cancels it by then.
- In force is the newest entry that counts and either alters the text or withdraws the work.
- Effective is the effective date of the newest one that alters the meaning; last modified the day of the newest one
  that alters the text (a work may ask for the meaning instead); last reviewed the day of the newest one that counts as
  a review.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from itertools import pairwise
from typing import Generic, Protocol, TypeVar

from .change import Change


class ToldChange(Protocol):
    """What an edition says of one work: `locales` is empty for all of them, `effective` None for the default."""

    @property
    def work(self) -> str: ...  # noqa: D102
    @property
    def change(self) -> Change: ...  # noqa: D102
    @property
    def locales(self) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def effective(self) -> date | None: ...  # noqa: D102


C = TypeVar("C", bound=ToldChange)
C_co = TypeVar("C_co", bound=ToldChange, covariant=True)


class Issued(Protocol[C_co]):
    """An edition, wherever it was read; `cancels` names an older one that never takes effect."""

    @property
    def id(self) -> str: ...  # noqa: D102
    @property
    def works(self) -> tuple[C_co, ...]: ...  # noqa: D102
    @property
    def cancels(self) -> str | None: ...  # noqa: D102


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(Generic[C]):
    """What an edition did to a work, and when that takes effect.

    `follows` is the edition that was the work's last one before, cancelled ones left aside; `cancelled` the day of the
    edition that cancelled this one.
    """

    edition: str
    day: date
    change: C
    effective: date
    follows: str | None
    cancelled: date | None = None

    @property
    def begins(self) -> date:
        """The first day on which it counts, if nothing cancels it: it is not known before its own."""
        return max(self.day, self.effective)

    def is_cancelled(self, day: date) -> bool:
        """Say whether it was cancelled by the end of a day."""
        return self.cancelled is not None and self.cancelled <= day

    def counts(self, day: date) -> bool:
        """Say whether it has taken effect by the end of a day."""
        return self.begins <= day and not self.is_cancelled(day)


History = Mapping[str, tuple[Entry[C], ...]]
"""What the changelog says of each work, oldest first."""


def order(edition: str) -> tuple[date, int]:
    """Return what editions are sorted by: day, and number on that day. Raises ValueError for what names no edition."""
    day, _, number = edition.partition(".")
    return date.fromisoformat(day), int(number or 1)


def replay(editions: Iterable[Issued[C]]) -> History[C]:
    """Return the history that editions make, the oldest first; what one of them cancels is still in it."""
    told: dict[str, list[Entry[C]]] = {}
    for edition in editions:
        if edition.cancels:
            told = {work: [_unless_cancelled(entry, edition) for entry in entries] for work, entries in told.items()}
        for change in edition.works:
            entries = told.setdefault(change.work, [])
            entries.append(_enter(edition.id, change, entries))
    return {work: tuple(entries) for work, entries in told.items()}


def _unless_cancelled(entry: Entry[C], edition: Issued[C]) -> Entry[C]:
    if entry.edition != edition.cancels or entry.cancelled:
        return entry
    return replace(entry, cancelled=order(edition.id)[0])


def _enter(edition: str, change: C, entries: Sequence[Entry[C]]) -> Entry[C]:
    """Return the entry that comes behind the `entries` of a work."""
    day, _ = order(edition)
    before = next((entry for entry in reversed(entries) if not entry.cancelled), None)
    default = max(day, before.effective) if before else day
    return Entry(
        edition=edition,
        day=day,
        change=change,
        effective=change.effective or default,
        follows=before.edition if before else None,
    )


def effective_dates(history: History[C]) -> Mapping[tuple[str, str], date]:
    """Return when each edition takes effect for each work, by edition and work."""
    return {(entry.edition, work): entry.effective for work, entries in history.items() for entry in entries}


def entries_of(history: History[C], work: str, locale: str) -> tuple[Entry[C], ...]:
    """Return the entries that concern a work in a locale, oldest first."""
    entries = history.get(work, ())
    return tuple(entry for entry in entries if not entry.change.locales or locale in entry.change.locales)


def cancelled(history: History[C], day: date) -> frozenset[str]:
    """Return the editions that are cancelled on a day."""
    return frozenset(entry.edition for own in history.values() for entry in own if entry.is_cancelled(day))


def next_day(entries: Iterable[Entry[C]], day: date) -> date | None:
    """Return the first day after `day` on which one of `entries` begins to count, or None."""
    coming = (entry.begins for entry in entries if not entry.cancelled)
    return min((begins for begins in coming if begins > day), default=None)


# --- the dates of a text ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates(Generic[C]):
    """The newest entry that counts on a day and is in force, alters the meaning, alters the text, reviews it."""

    in_force: Entry[C] | None
    meaning: Entry[C] | None
    text: Entry[C] | None
    review: Entry[C] | None

    @property
    def withdrawn(self) -> bool:
        """Whether the work has ended."""
        return self.in_force is not None and self.in_force.change.change.withdraws


def dates_on(entries: Sequence[Entry[C]], day: date) -> Dates[C]:
    """Return what the entries of a work in a locale say on a day."""
    counting = [entry for entry in reversed(entries) if entry.counts(day)]

    return Dates(
        in_force=next((one for one in counting if one.change.change.alters_text or one.change.change.withdraws), None),
        meaning=next((one for one in counting if one.change.change.alters_meaning), None),
        text=next((one for one in counting if one.change.change.alters_text), None),
        review=next((one for one in counting if one.change.change.counts_as_review), None),
    )


# --- how texts stand --------------------------------------------------------------------------------------------------


class Standing(Enum):
    """How the text of an entry stands."""

    IN_FORCE = "in force"
    WAITING = "waiting"
    SUPERSEDED = "superseded"
    CANCELLED = "cancelled"
    WITHDRAWN = "withdrawn"


def standings(entries: Sequence[Entry[C]], day: date) -> Iterator[tuple[Entry[C], Standing, date | None]]:
    """Yield each entry that has a text, how it stands on a day, and since when it was cancelled or came to its end.

    `entries` are those of a work in a locale that are known on that day, oldest first: with a text, or withdrawals.
    """
    counting = [entry for entry in entries if entry.counts(day)]
    following = {before.edition: after.effective for before, after in pairwise(counting)}
    last = next((entry.edition for entry in reversed(counting) if not entry.change.change.withdraws), None)
    for entry in entries:
        if entry.change.change.withdraws:
            continue
        if entry.is_cancelled(day):
            yield entry, Standing.CANCELLED, entry.cancelled
        elif not entry.counts(day):
            yield entry, Standing.WAITING, None
        elif entry.edition not in following:
            yield entry, Standing.IN_FORCE, None
        else:
            how = Standing.WITHDRAWN if entry.edition == last else Standing.SUPERSEDED
            yield entry, how, following[entry.edition]
