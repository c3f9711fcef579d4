"""How values are read, whatever the language: what a pattern has found becomes a key.

In: matches. Out: keys, which are equal for equal values.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType

Key = tuple[str | int | date, ...]
Match = re.Match[str]
Reader = tuple[re.Pattern[str], Callable[[Match], Key | None]]

NOTHING: Key = ()
"""What is read of a passage that only looks like a value: no later pattern may take it for one."""

OLDEST = 120
"""Nobody is older."""
_BASES = {"year": (12, "month"), "quarter": (3, "month"), "week": (7, "day")}
_HALVES = {"year": (12, 6, "month"), "hour": (60, 30, "minute")}


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How a language is read: its readers, the surest first (what one has taken, the later ones leave), its numbers.

    A text without a `cue` has no value: most have none, and are done with after one look.
    `spelling` makes the characters equal that a pattern need not tell apart, one for one.
    """

    cue: re.Pattern[str]
    readers: tuple[Reader, ...]
    number: re.Pattern[str]
    spelling: Mapping[int, str]


def period(number: int | None, unit: str, halves: int = 0) -> Key | None:
    """Return a period in months, days or what smaller unit it has; `halves` come on top of whole years or hours."""
    if number is None or (halves and unit not in _HALVES):
        return None
    if halves:
        whole, half, base = _HALVES[unit]
        return ("period", number * whole + halves * half, base)
    factor, base = _BASES.get(unit, (1, unit))
    return ("period", number * factor, base)


def age(number: int | None) -> Key | None:
    """Return the age of a person."""
    return None if number is None or number > OLDEST else ("age", number)


def day(year: int, month: int, number: int) -> Key | None:
    """Return a day of the calendar, None if there is none such."""
    try:
        return ("date", date(year, month, number))
    except ValueError:
        return None


def money(sign: str, amount: Decimal) -> Key:
    """Return a sum in the currency of a sign or name."""
    return ("money", _CURRENCIES[sign.strip().lower().replace(".", "")], _plain(amount))


def percent(share: Decimal) -> Key:
    """Return a share of a hundred."""
    return ("percent", _plain(share))


def amount(figures: str) -> Decimal:
    """Return what figures say, with or without groups and a fraction."""
    return Decimal(figures.replace(",", "").rstrip("."))


def url(address: str) -> str:
    """Return an address without what may be left out of it."""
    return re.sub(r"^https?://(?:www\.)?|^www\.", "", address.lower()).rstrip("/")


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"


def _iso(match: Match) -> Key | None:
    return day(int(match["year"]), int(match["month"]), int(match["day"]))


_EMAIL = re.compile(r"(?<![A-Za-z0-9_.+-])[A-Za-z0-9_.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_URL = re.compile(r"(?:https?://|www\.)[A-Za-z0-9%._~:/?#@!$&*+=-]*[A-Za-z0-9/#=]")
_ISO_DATE = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<mark>[-./])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?!\d)"
)
_MONEY = re.compile(
    r"(?P<sign>US\$|HK\$|\$|€|£|¥|￥|(?:USD|EUR|GBP|RMB|CNY|HKD|JPY) ?)\s?(?P<amount>\d[\d,]{0,20}(?:\.\d+)?)"
    r"(?: ?(?P<scale>(?:thousand|million|billion)\b|百万|千万|万|亿))?"
)
SCALES: Mapping[str, int] = MappingProxyType(
    {
        "": 1,
        "thousand": 1000,
        "million": 10**6,
        "billion": 10**9,
        "万": 10**4,
        "百万": 10**6,
        "千万": 10**7,
        "亿": 10**8,
    }
)
"""What stands behind a sum and multiplies it."""
_CURRENCIES = {
    "us$": "USD", "$": "USD", "usd": "USD", "美元": "USD", "dollar": "USD", "us dollar": "USD",
    "€": "EUR", "eur": "EUR", "欧元": "EUR", "euro": "EUR",
    "£": "GBP", "gbp": "GBP", "英镑": "GBP", "pound": "GBP",
    "¥": "CNY", "￥": "CNY", "rmb": "CNY", "cny": "CNY", "元": "CNY", "人民币": "CNY", "yuan": "CNY",
    "hk$": "HKD", "hkd": "HKD", "港元": "HKD", "港币": "HKD", "jpy": "JPY", "日元": "JPY", "yen": "JPY",
}  # fmt: skip


def _sum(match: Match) -> Key:
    return money(match["sign"], amount(match["amount"]) * SCALES[match["scale"] or ""])


COMMON: tuple[Reader, ...] = (
    (_EMAIL, lambda match: ("email", match[0].lower())),
    (_URL, lambda match: ("url", url(match[0]))),
    (_ISO_DATE, _iso),
    (_MONEY, _sum),
)
"""What every language writes alike."""
