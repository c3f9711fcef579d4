"""Effective dates against the notice period of a work.

In: an entry of the changelog and the works. Out: a finding for each work whose change takes effect before readers have
had the time that `notice-period` of its work.yaml gives them. `because:` in the entry overrides it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ...model.diagnostics import Diagnostic, Message, error
from ...model.library import Edition, Library, WorkChange
from ...model.periods import later

_UNITS = {
    "hour": "unit.hours",
    "day": "unit.days",
    "business-day": "unit.business-days",
    "week": "unit.weeks",
    "month": "unit.months",
    "year": "unit.years",
}
"""The message of a number of units of time."""


def too_early(edition: Edition, effective: dict[str, date], library: Library, published: date) -> Iterator[Diagnostic]:
    """Yield a finding for each change that gives too little notice; `effective` is by work.

    Notice begins on the day on which the edition is published: nobody reads it on an older one that it may be of.
    """
    for change in edition.works:
        first = first_day(published, change, library)
        if first and effective[change.work] < first and not change.because:
            period = library.works[change.work].notice_periods[change.change]
            finding = error(
                "notice-too-short.period",
                change.span,
                work=change.work,
                day=effective[change.work],
                change=change.change.value,
                period=Message(_UNITS[period.unit], count=period.number),
            )
            yield finding.with_help("notice-too-short.or-later", day=first).with_help("notice-too-short.because")


def first_day(day: date, change: WorkChange, library: Library) -> date | None:
    """Return the first day on which a change that is published on `day` may take effect; None where any day will do."""
    work = library.works.get(change.work)
    period = work.notice_periods.get(change.change) if work else None
    return later(day, period.number, period.unit) if period else None
