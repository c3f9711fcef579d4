"""The day that a period ends on, and how a period is called.

In: a day, a number and a unit of `Period`. Out: a day of the calendar, or a message.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from .diagnostics import Message

_IN_DAYS = {"day": 1, "week": 7}
_IN_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_OF_A_DAY = {"hour": 24, "minute": 24 * 60, "second": 24 * 60 * 60}
_SAID = {
    "second": "unit.seconds",
    "minute": "unit.minutes",
    "hour": "unit.hours",
    "day": "unit.days",
    "business-day": "unit.business-days",
    "week": "unit.weeks",
    "month": "unit.months",
    "quarter": "unit.quarters",
    "year": "unit.years",
}
_WORKING = 5
"""Business days in a week, from Monday on."""


def later(day: date, number: int, unit: str) -> date:
    """Return the day that is `number` units after `day`; hours that begin a day count as the whole of it.

    A day that its month lacks is the month's last; one that the calendar does not reach is its last. Business days are
    those from Monday to Friday: the calendar of holidays is not ours to know.
    """
    if unit == "business-day":
        return _after_business_days(day, number)
    if unit in _OF_A_DAY:
        number, unit = -(-number // _OF_A_DAY[unit]), "day"
    if unit in _IN_DAYS:
        return _after_days(day, number * _IN_DAYS[unit])
    year, month = divmod(day.year * 12 + day.month - 1 + number * _IN_MONTHS[unit], 12)
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _after_days(day: date, number: int) -> date:
    return date.fromordinal(min(date.max.toordinal(), day.toordinal() + number))


def _after_business_days(day: date, number: int) -> date:
    """Return a day from Monday to Friday; on a weekend the days are counted from the Friday before it."""
    weeks, rest = divmod(number, _WORKING)
    weekday = min(day.weekday(), _WORKING - 1)
    weekend = 7 - _WORKING if weekday + rest >= _WORKING else 0
    return _after_days(day, 7 * weeks + rest + weekend - (day.weekday() - weekday))


def in_words(number: int, unit: str) -> Message:
    """Return a number of units as it is said: 45 days."""
    return Message(_SAID[unit], count=number)
