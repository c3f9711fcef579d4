"""Documents that nobody has read for too long. See docs/rules/date-age.md.

California asks for an update at least once every 12 months (Cal. Civ. Code § 1798.130(a)(5)).
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.diagnostics import Diagnostic, warning
from ...model.periods import later
from ...model.source import Span
from ..subject import Subject

_MONTHS = 12
"""Months between two reviews where a project says nothing: Cal. Civ. Code 1798.130(a)(5) asks for one a year."""


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each document in force that was last read longer ago than its work allows."""
    told: set[Span] = set()
    for place in subject.places.values():
        work, dates = place.plan.work, place.dating.dates
        if not dates.review or dates.withdrawn:
            continue
        limit = work.review_every
        due = later(dates.review.day, limit.number if limit else _MONTHS, limit.unit if limit else "month")
        span = dates.review.change.span
        if due < subject.day and span not in told:  # one entry may be the last of several languages
            told.add(span)
            found = warning("date-age.due", span, work=work.id, day=dates.review.day, due=due)
            yield found.with_help("date-age.read", "date-age.other-limit")
