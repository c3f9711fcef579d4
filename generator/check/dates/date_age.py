"""Documents that nobody has read for too long. See docs/rules/date-age.md.

California asks for an update at least once every 12 months (Cal. Civ. Code § 1798.130(a)(5)).
"""

from __future__ import annotations

from collections.abc import Iterator

from ...dating import later
from ...diagnostics import Diagnostic, warning
from ...resolve.dates import dates_on
from ...source import Span
from ..subject import Subject

_MONTHS = 12


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each document in force that was last read longer ago than its work allows."""
    told: set[Span] = set()
    for place in subject.places.values():
        work, entries = place.plan.work, place.entries[place.key]
        dates = dates_on(entries, work, subject.day)
        if not dates.last_reviewed or dates.withdrawn:
            continue
        limit = work.review_every
        due = later(dates.last_reviewed, limit.number if limit else _MONTHS, limit.unit if limit else "month")
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
