"""Material changes of which nobody was told in time. See docs/rules/notice-missing.md."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ...model.diagnostics import Diagnostic, warning
from ...model.history import Entry
from ...model.library import WorkChange
from ...model.periods import later
from ..subject import Subject

_ONE_DAY = timedelta(days=1)


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each change that readers had to be told of beforehand and were not, as far as is stated."""
    for work, entries in subject.library.history.items():
        for entry in entries:
            told, due = entry.change.notified, last_day(entry, subject)
            is_owed = entry.change.change.is_told_beforehand and not entry.is_cancelled(subject.day)
            if not is_owed or (told.day if told else subject.day) <= due:
                continue
            place = told.span if told else entry.change.span
            id = "notice-missing.late" if told else "notice-missing.none"
            found = warning(id, place, work=work, edition=entry.edition, due=due, effective=entry.effective)
            yield found.with_help("notice-missing.record")


def last_day(entry: Entry[WorkChange], subject: Subject) -> date:
    """Return the last day on which a notice leaves readers the period of their work, a day where it has none.

    It is the day of the edition where that was published too late for the period: nobody can be told before.
    """
    work = subject.library.works.get(entry.change.work)
    period = work.notice_periods.get(entry.change.change) if work else None
    number, unit = (period.number, period.unit) if period else (1, "day")
    day = entry.effective
    while day > entry.day and later(day, number, unit) > entry.effective:
        day -= _ONE_DAY
    return max(day, entry.day)
