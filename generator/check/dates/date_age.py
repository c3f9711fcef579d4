"""Documents that nobody has read for too long. See docs/rules/date-age.md.

California asks for an update at least once every 12 months (Cal. Civ. Code § 1798.130(a)(5)).
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from ...diagnostics import Diagnostic, warning
from ...model.registries import Period
from ...resolve.dates import dates_on
from ...source import Span
from ..subject import Subject

_MONTHS = 12
_IN_DAYS = {"day": 1, "business-day": 1, "week": 7}
_IN_MONTHS = {"month": 1, "year": 12}


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each document in force that was last read longer ago than its work allows."""
    told: set[Span] = set()
    for place in subject.places.values():
        work, entries = place.plan.work, place.entries[place.key]
        dates = dates_on(entries, work, subject.day)
        if not dates.last_reviewed or dates.withdrawn:
            continue
        due = _later(dates.last_reviewed, work.review_every)
        span = next(entry.change.span for entry in reversed(entries) if entry.edition.day == dates.last_reviewed)
        if due < subject.day and span not in told:  # one entry may be the last of several languages
            told.add(span)
            found = warning(
                "date-age",
                f"{work.id} was last read on {dates.last_reviewed} and is due since {due}",
                span,
            )
            yield found.with_help(
                "read it, and put an entry into changelog.yaml: `change: reviewed` if nothing has to change",
                "`review-every:` in its work.yaml sets another limit",
            )


def _later(day: date, limit: Period | None) -> date:
    """Return the day on which somebody has to read a text again; a day that its month lacks is the month's last.

    A day that the calendar does not reach is its last.
    """
    if limit and limit.unit in _IN_DAYS:
        return date.fromordinal(min(date.max.toordinal(), day.toordinal() + limit.number * _IN_DAYS[limit.unit]))
    months = limit.number * _IN_MONTHS.get(limit.unit, 1) if limit else _MONTHS
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
