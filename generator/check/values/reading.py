"""How values are read, whatever the language: what a reader of a pack has found becomes a key.

In: matches with named groups. Out: keys, which are equal for equal values.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ...languages.parts.values import FigureReaders
from ...languages.pattern import Match
from .numbers import number_of

Key = tuple[str | int | date, ...]

NOTHING: Key = ()
"""What is read of a passage that only looks like a value: no later reader may take it for one."""

OLDEST = 120
"""Nobody is older."""
_SURELY_AGES = range(10, 26)
"""The ages that laws name: "under 16" is one without another word, "more than two" is not."""
_BASES = {"decade": (120, "month"), "year": (12, "month"), "quarter": (3, "month"), "week": (7, "day")}
_HALVES = {"year": (12, 6, "month"), "hour": (60, 30, "minute")}
_NUMBERS = ("figure", "digits", "older", "words")
"""The groups that hold a number, the surest first: (12) before "twelve"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A value of a kind and where it stands in the text.

    `kind` is period, age, money, percent, date, article, email or url; `key` is its measure: (12, "month"), (18,),
    ("USD", "500"), ("2.5",), a day, a number, an address.
    """

    kind: str
    key: Key
    start: int
    end: int


def read(kind: str, match: Match, values: FigureReaders) -> Key | None:
    """Return the key of what a reader of a kind has found; None where it is no value after all."""
    return _READ[kind](match, values)


def _number(match: Match, values: FigureReaders) -> int | None:
    groups = match.groupdict()
    said = next((text for name in _NUMBERS if (text := groups.get(name))), None)
    return number_of(said, values.numerals) if said else None


def _period(match: Match, values: FigureReaders) -> Key | None:
    """Return a period in months, days or what smaller unit it has; a half comes on top of whole years or hours."""
    groups = match.groupdict()
    unit = values.units[match["unit"].lower()]
    if groups.get("half"):
        return measure_of(0, unit, 1) or NOTHING
    number = _number(match, values)
    return measure_of(number, f"business-{unit}" if groups.get("working") else unit, 1 if groups["more"] else 0)


def measure_of(number: int | None, unit: str, halves: int = 0) -> Key | None:
    """Return a number of units, and of halves of one, as the key of a period with its kind before it."""
    if number is None or (halves and unit not in _HALVES):
        return None
    if halves:
        whole, half, base = _HALVES[unit]
        return ("period", number * whole + halves * half, base)
    factor, base = _BASES.get(unit, (1, unit))
    return ("period", number * factor, base)


def _age(match: Match, values: FigureReaders) -> Key | None:
    number = _number(match, values)
    return None if number is None or number > OLDEST else ("age", number)


def _age_alone(match: Match, values: FigureReaders) -> Key | None:
    number = _number(match, values)
    return ("age", number) if number and number in _SURELY_AGES else None


def _date(match: Match, values: FigureReaders) -> Key | None:
    month = values.months.get(match["month"].lower()) or number_of(match["month"], values.numerals)
    year = number_of(match["year"], values.numerals)
    day = values.days.get(match["day"].lower()) or number_of(match["day"], values.numerals)
    return _day(year or 0, month or 0, day or 0)


def _month(match: Match, values: FigureReaders) -> Key | None:
    """Read a month alone as its first day."""
    month = values.months.get(match["month"].lower().rstrip(".")) or number_of(match["month"], values.numerals)
    return _day(number_of(match["year"], values.numerals) or 0, month or 0, 1)


def _date_either_way(match: Match, _values: FigureReaders) -> Key | None:
    """Read 06/30/2021 and 30/06/2021; 06/07/2021 is two days, so it is none."""
    one, two, year = int(match["one"]), int(match["two"]), int(match["year"])
    found = {_day(year, one, two), _day(year, two, one)} - {None}
    return found.pop() if len(found) == 1 else None


def _day(year: int, month: int, number: int) -> Key | None:
    try:
        return ("date", date(year, month, number))
    except ValueError:  # no day of the calendar
        return None


def _money(match: Match, values: FigureReaders) -> Key | None:
    number = _amount(match, match.groupdict().get("amount"), values)
    currency = values.currencies[match["sign"].strip().lower().replace(".", "")]
    scale = values.scales[(match["scale"] or "").lower()]
    return None if number is None else ("money", currency, _plain(number * scale))


def _percent(match: Match, values: FigureReaders) -> Key | None:
    share = _amount(match, match["share"], values)
    return None if share is None else ("percent", _plain(share))


def _amount(match: Match, figures: str | None, values: FigureReaders) -> Decimal | None:
    """Return what figures say, with or without groups and a fraction, or else words."""
    if figures:
        return Decimal(figures.replace(",", ""))
    number = _number(match, values)
    return None if number is None else Decimal(number)


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"


def _article(match: Match, values: FigureReaders) -> Key | None:
    number = _number(match, values)
    return None if number is None else ("article", number)


def _url(address: str) -> str:
    """Return an address without what may be left out of it."""
    return re.sub(r"^https?://(?:www\.)?|^www\.", "", address.lower()).rstrip("/")


_READ: Mapping[str, Callable[[Match, FigureReaders], Key | None]] = {
    "email": lambda match, _values: ("email", match[0].lower()),
    "url": lambda match, _values: ("url", _url(match[0])),
    "date": _date,
    "date-either-way": _date_either_way,
    "month": _month,
    "money": _money,
    "percent": _percent,
    "age": _age,
    "age-alone": _age_alone,
    "article": _article,
    "period": _period,
    "nothing": lambda _match, _values: NOTHING,
}
