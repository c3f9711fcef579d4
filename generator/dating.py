"""When each entry of the changelog takes effect, and the day that a period ends on.

In: the changelog, newest first; a day and a period. Out: days. What is in force on a day is for others to say.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping, Sequence
from datetime import date

from .model.library import Edition


def effective_dates(changelog: Sequence[Edition]) -> Mapping[tuple[str, str], date]:
    """Return the effective date of each work in each edition, by edition and work.

    It is the entry's own, or the later of the entry's day and of the work's previous one, those of editions that were
    cancelled by then left aside.
    """
    found: dict[tuple[str, str], date] = {}
    standing: dict[str, dict[str, date]] = {}
    for edition in reversed(changelog):
        for held in standing.values():
            held.pop(edition.cancels or "", None)
        for change in edition.works:
            held = standing.setdefault(change.work, {})
            effective = change.effective or max(edition.day, *held.values(), edition.day)
            found[edition.id, change.work] = held[edition.id] = effective
    return found


_IN_DAYS = {"hour": 0, "day": 1, "business-day": 1, "week": 7}
_IN_MONTHS = {"month": 1, "year": 12}


def later(day: date, number: int, unit: str) -> date:
    """Return the day that is `number` units after `day`.

    A day that its month lacks is the month's last; one that the calendar does not reach is its last. Business days are
    counted as days: the calendar of holidays is not ours to know.
    """
    if unit in _IN_DAYS:
        return date.fromordinal(min(date.max.toordinal(), day.toordinal() + number * _IN_DAYS[unit]))
    year, month = divmod(day.year * 12 + day.month - 1 + number * _IN_MONTHS[unit], 12)
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
