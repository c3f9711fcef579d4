"""Values as English says them. See `values_in`."""

from __future__ import annotations

import re
from types import MappingProxyType

from .numbers import ENGLISH, number_of
from .reading import COMMON, SCALES, Key, Match, Reading, age, amount, day, money, percent, period

_WORDS = rf"\b(?:{ENGLISH})(?:[ -](?:and )?(?:{ENGLISH})){{0,8}}\b"
_FIGURES = r"(?:\d{1,3}(?:,\d{3}){1,5}|\d{1,15})"
_WHOLE, _SHARE, _AMOUNT = r"\d{1,15}", r"\d{1,9}(?:\.\d{1,9})?", r"\d[\d,]{0,20}(?:\.\d{1,9})?"
_NUMBER = (
    rf"(?:(?P<words>{_WORDS})(?: ?\((?P<figure>{_WHOLE})\))?"
    rf"|(?<![\w.])(?P<digits>{_FIGURES})(?: ?\((?:{_WHOLE}|{_WORDS})\))?)"
)
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_MONTH = "(?P<month>" + "|".join((*_MONTHS, "sept", *(name[:3] for name in _MONTHS))) + r")\.?"
_SURELY_AGES = range(10, 26)
"""The ages that laws name: "under 16" is one without another word, "more than two" is not."""

_PERIOD = re.compile(
    rf"(?<![$€£¥]){_NUMBER}(?P<half> and a half)?[\s-]?(?P<kind>(?:calendar|business|working|consecutive|full)[\s-])?"
    r"(?P<unit>minute|hour|day|week|month|quarter|year)s?\b(?!['’]? (?:of age|old)\b)",
    re.IGNORECASE,
)
_HALF = re.compile(r"\bhalf(?:[ -]an?)?[ -](?P<unit>year|hour)\b", re.IGNORECASE)
_AGE = re.compile(
    rf"\b(?:(?:under|over|below|above|than|least) the )?"
    rf"(?:aged?|age of|minimum age(?: is| of)?|attained|reached)(?: (?:under|over|below|above))? {_NUMBER}"
    r"(?! ?(?:%|percent|(?:business |working )?(?:minute|hour|day|week|month)))",
    re.IGNORECASE,
)
_AGE_ALONE = re.compile(
    rf"\b(?:under|over|below|above|than|least) {_NUMBER}"
    r"(?= *(?:[.;)]|,(?! ?\d)|or (?:older|over|above)|(?:years|and|or|may|must|to|who|is|are|in)\b|\Z))",
    re.IGNORECASE,
)
_AGE_OF_PEOPLE = re.compile(
    r"\b(?:child(?:ren)?|minors?|persons?|people|those|anyone|nobody|users?|consumers?|individuals?)"
    rf" (?:who (?:are|is) )?(?:aged )?(?:under|below|over|above) {_NUMBER}\b"
    r"(?! ?(?:%|percent|per cent|(?:business |working )?(?:minute|hour|day|week|month)))",
    re.IGNORECASE,
)
_AGE_AFTER = re.compile(
    rf"(?<![\w.]){_NUMBER}[\s-]years?[\s-](?:of[\s-]age|old|(?:or|and) (?:older|over|younger|under|above))\b"
    rf"|(?<![\w.])(?P<older>\d{{1,3}}) (?:or|and) (?:older|younger)\b",
    re.IGNORECASE,
)
_DATE = re.compile(rf"\b{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})\b", re.IGNORECASE)
_DATE_BRITISH = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: day)?(?: of)? {_MONTH},? (?P<year>\d{{4}})\b", re.IGNORECASE
)
_DATE_FIGURES = re.compile(r"(?<![\d/])(?P<one>\d{1,2})/(?P<two>\d{1,2})/(?P<year>\d{4})(?![\d/])")
_SUM = re.compile(
    rf"(?:(?P<amount>{_AMOUNT})|(?P<words>{_WORDS}))(?: (?P<scale>thousand|million|billion))? "
    r"(?P<sign>(?:u\.?s\.? )?dollar|euro|pound|yuan|yen|rmb|usd|eur|gbp|cny|hkd|jpy)s?\b",
    re.IGNORECASE,
)
_PERCENT = re.compile(
    rf"(?:(?P<share>(?<!\d){_SHARE})|(?P<words>{_WORDS})(?: ?\((?P<figure>{_WHOLE})\))?)"
    r" ?(?:%|percent\b|per cent\b)",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"(?:\b(?:Article|Section|Clause|Sec\.|Art\.)|§) ?(?P<number>\d{1,9})\b(?!\.\d)")


def _number(match: Match) -> int | None:
    return number_of(match["figure"] or match["digits"] or match["words"])


def _period(match: Match) -> Key | None:
    unit = match["unit"].lower()
    working = (match["kind"] or "").lower().startswith(("business", "working"))
    return period(_number(match), f"business-{unit}" if working else unit, 1 if match["half"] else 0)


def _age_alone(match: Match) -> Key | None:
    number = _number(match)
    return age(number) if number in _SURELY_AGES else None


def _age_after(match: Match) -> Key | None:
    return age(int(match["older"]) if match["older"] else _number(match))


def _date(match: Match) -> Key | None:
    month = next(number for number, name in enumerate(_MONTHS, 1) if name.startswith(match["month"].lower()[:3]))
    return day(int(match["year"]), month, int(match["day"]))


def _date_figures(match: Match) -> Key | None:
    """Read 06/30/2021 and 30/06/2021; 06/07/2021 is two days, so it is none."""
    one, two, year = int(match["one"]), int(match["two"]), int(match["year"])
    found = {day(year, one, two), day(year, two, one)} - {None}
    return found.pop() if len(found) == 1 else None


def _sum(match: Match) -> Key | None:
    number = number_of(match["words"]) if match["words"] else amount(match["amount"])
    return (
        None if number is None else money(match["sign"], amount(str(number)) * SCALES[(match["scale"] or "").lower()])
    )


def _percent(match: Match) -> Key | None:
    figures = match["share"] or match["figure"] or str(number_of(match["words"]))
    return percent(amount(figures))


READING = Reading(
    cue=re.compile(rf"\d|@|://|www\.|\b(?:{ENGLISH}|half)\b", re.IGNORECASE),
    readers=(
        *COMMON,
        (_DATE, _date),
        (_DATE_BRITISH, _date),
        (_DATE_FIGURES, _date_figures),
        (_SUM, _sum),
        (_PERCENT, _percent),
        (_AGE_AFTER, _age_after),
        (_AGE_OF_PEOPLE, lambda match: age(_number(match))),
        (_AGE, lambda match: age(_number(match))),
        (_PERIOD, _period),
        (_HALF, lambda match: period(0, match["unit"].lower(), 1)),
        (_AGE_ALONE, _age_alone),
        (_ARTICLE, lambda match: ("article", int(match["number"]))),
    ),
    number=re.compile(rf"{_WORDS}|{_FIGURES}", re.IGNORECASE),
    spelling=MappingProxyType({}),
)
"""How English is read."""
