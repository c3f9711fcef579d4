"""Whether the facts that a clause uses keep a limit of the law.

In: facts by name, and a limit. Out: those that keep it, or what is wrong. Periods in the same kind of unit are compared
as they are; others, such as business days with days, only where the longest and the shortest of each leave no doubt.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ...model.coverage import Lacking
from ...model.diagnostics import Message
from ...model.duties import FactLimit
from ...model.periods import in_words
from ...model.registries import Age, Contact, Fact, Party, Period

_DAYS = {"second": 1 / 86400, "minute": 1 / 1440, "hour": 1 / 24, "day": 1, "week": 7}
_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_MONTH = 365.2425 / 12  # days
_HOLIDAYS = 12
"""Days by which weekends and a week of public holidays make a few business days longer."""


def fitting(facts: Mapping[str, Fact], limit: FactLimit) -> tuple[str, ...]:
    """Return the facts of the kind that are within the limit."""
    return tuple(name for name, fact in facts.items() if _FITS[limit.kind](name, fact, limit))


def fault_of(facts: Mapping[str, Fact], limit: FactLimit) -> Lacking | None:
    """Return the `fact` that is lacking, or that a period is beyond the `limit`; None where nothing is wrong.

    A period beyond the limit is no fault beside one that is exactly the limit: that one is for the same, and the other
    for more. A limit that a text need not state is kept by one that states no period at all.
    """
    periods = {name: fact for name, fact in facts.items() if isinstance(fact, Period)}
    bound = limit.at_most or limit.at_least
    if limit.when_stated and not periods:
        return None
    if bound and not any(_size(one) == _size(bound) for one in periods.values()):
        alike = (name for name, one in periods.items() if _size(one)[0] == _size(bound)[0])
        beyond = next((name for name in alike if name not in fitting(facts, limit)), None)
        if beyond:
            told = Message("lacking.beyond", fact=beyond, limit=in_words(bound.number, bound.unit))
            return Lacking(kind="limit", message=told)
    return None if fitting(facts, limit) else Lacking(kind="fact", message=_wanted(limit))


def _wanted(limit: FactLimit) -> Message:
    """Return that no fact of the kind is used, and which one should be."""
    if limit.at_most:
        return Message("lacking.at-most", limit=in_words(limit.at_most.number, limit.at_most.unit))
    if limit.at_least:
        return Message("lacking.at-least", limit=in_words(limit.at_least.number, limit.at_least.unit))
    if limit.exactly is not None:
        return Message("lacking.age", count=limit.exactly)
    return Message("lacking.contact-of", role=limit.role) if limit.role else Message(_NONE[limit.kind])


def _size(period: Period) -> tuple[str, float]:
    """Return the kind of unit and the number of these units."""
    if period.unit in _MONTHS:
        return "month", period.number * _MONTHS[period.unit]
    return ("day", period.number * _DAYS[period.unit]) if period.unit in _DAYS else (period.unit, period.number)


def _in_days(period: Period) -> tuple[float, float]:
    """Return the fewest and the most days of the calendar that a period takes."""
    kind, size = _size(period)
    if kind == "month":
        return size * _MONTH - 3, size * _MONTH + 3
    return (size, size) if kind == "day" else (max(size, size * 7 / 5 - 2), size * 7 / 5 + _HOLIDAYS)


def _is_within(period: Period, limit: FactLimit) -> bool:
    (kind, size), (least, most) = _size(period), _in_days(period)
    longest, shortest = limit.at_most, limit.at_least
    if longest:
        fits = size <= _size(longest)[1] if kind == _size(longest)[0] else most <= _in_days(longest)[0]
        if not fits:
            return False
    if shortest:
        return size >= _size(shortest)[1] if kind == _size(shortest)[0] else least >= _in_days(shortest)[1]
    return True


_FITS: Mapping[str, Callable[[str, Fact, FactLimit], bool]] = {
    "age": lambda _, fact, limit: isinstance(fact, Age) and limit.exactly in (None, fact.years),
    "contact": lambda name, fact, limit: (
        isinstance(fact, Contact) and (limit.role is None or limit.role in name.split("-"))
    ),
    "party": lambda _, fact, _limit: isinstance(fact, Party),
    "period": lambda _, fact, limit: isinstance(fact, Period) and _is_within(fact, limit),
}
"""Whether a fact of each kind is within a limit. A contact has the role that its name has: `privacy-officer`."""
_NONE = {"age": "lacking.any-age", "contact": "lacking.contact", "party": "lacking.party", "period": "lacking.period"}
