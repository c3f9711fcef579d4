"""The days, months and parts of years that a text names.

In: a Passage. Out: where each stands, with its first and its last day. A year alone is none: it is mostly a law's.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ...languages.parts.values import DateForms
from ..passage import Passage
from ..values import Value, month_of, values_in


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedTime:
    """What a text names in [start, end): one day, or all from `first` up to and with `last`."""

    start: int
    end: int
    first: date
    last: date


def times_in(passage: Passage, dates: DateForms) -> Iterator[NamedTime]:
    """Yield what a passage names, days before months before parts of years."""
    if not dates.cue.search(passage.text):
        return
    days = [value for value in values_in(passage.text, passage.locale) if value.kind == "date"]
    yield from (NamedTime(start=one.start, end=one.end, first=_day(one), last=_day(one)) for one in days)
    months = [one for one in month_of(passage.text, passage.locale, dates.month) if not _is_within(one, days)]
    for one in months:
        first = _day(one)
        last = first.replace(day=monthrange(first.year, first.month)[1])
        yield NamedTime(start=one.start, end=one.end, first=first, last=last)
    for match in dates.stretch.finditer(passage.text):
        year = int(match["year"])
        yield NamedTime(start=match.start(), end=match.end(), first=date(year, 1, 1), last=date(year, 12, 31))


def _day(value: Value) -> date:
    day = value.key[0]
    if not isinstance(day, date):
        raise AssertionError("the key of a date is a day")
    return day


def _is_within(value: Value, others: list[Value]) -> bool:
    return any(other.start < value.end and value.start < other.end for other in others)
