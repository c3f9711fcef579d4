"""Values as English says them."""

from __future__ import annotations

from ..figures import SIGNS, common_readers
from ..parts.values import FigureReaders, Numerals, Reader, Units
from ..pattern import Pattern, ignoring_case

_SMALL = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_NUMERALS = Numerals(
    digits={word: number for number, word in enumerate(_SMALL)} | {word: 20 + 10 * i for i, word in enumerate(_TENS)},
    multipliers={"hundred": 100},
    groups={"thousand": 1000},
    separator=r"[\s-]+",
    fillers=frozenset({"and"}),
)
_NUMERAL = "|".join(sorted((*_SMALL, *_TENS, "hundred", "thousand"), key=len, reverse=True))
NUMBER_WORD = rf"(?:{_NUMERAL})(?:[ -](?:and )?(?:{_NUMERAL})){{0,8}}"
_WORDS = rf"\b{NUMBER_WORD}\b"
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
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_NINE = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_ORDINALS = (
    *(*_NINE, "tenth", "eleventh", "twelfth", *(f"{word}th" for word in _SMALL[13:]), "twentieth"),
    *(*(f"twenty-{word}" for word in _NINE), "thirtieth", "thirty-first"),
)
_DAY_IN_WORDS = f"(?P<day>{'|'.join(sorted(_ORDINALS, key=len, reverse=True))})"
DATE_IN_WORDS = (
    rf"\b{_DAY_IN_WORDS}(?: day)?(?: of)? {_MONTH},? (?P<year>\d{{4}})\b",
    rf"\b{_MONTH} (?:the )?{_DAY_IN_WORDS},? (?P<year>\d{{4}})\b",
)
"""A day whose number is written out."""
_UNIT = "second(?=s)|minute|hour|day|week|month|quarter|year|decade"
_NO_AGE = r"(?! ?(?:%|percent|(?:business |working )?(?:minute|hour|day|week|month)))"
_CURRENCIES = {"dollar": "USD", "us dollar": "USD", "euro": "EUR", "pound": "GBP", "yuan": "CNY", "yen": "JPY"}
_SCALES = {"": 1, "thousand": 1000, "million": 10**6, "billion": 10**9}
_ANY = r"\b(?:an?|any|each|every|per|the|this|next|following|last|past|prior|preceding|previous) (?:\w+ )?"

UNITS = Units(spaced="(?:business |calendar |working )?(?:days?|weeks?|months?|years?|hours?|minutes?)|percent")
VALUES = FigureReaders(
    cue=ignoring_case(rf"\d|@|://|www\.|\b(?:{_NUMERAL}|half)\b"),
    readers=(
        *common_readers(_SCALES),
        Reader(kind="date", pattern=ignoring_case(rf"\b{_MONTH} {_DAY},? (?P<year>\d{{4}})\b")),
        Reader(kind="date", pattern=ignoring_case(rf"\b{_DAY}(?: day)?(?: of)? {_MONTH},? (?P<year>\d{{4}})\b")),
        *(Reader(kind="date", pattern=ignoring_case(pattern)) for pattern in DATE_IN_WORDS),
        Reader(
            kind="date-either-way",
            pattern=Pattern(r"(?<![\d/])(?P<one>\d{1,2})/(?P<two>\d{1,2})/(?P<year>\d{4})(?![\d/])"),
        ),
        Reader(
            kind="money",
            pattern=ignoring_case(
                rf"(?:(?P<amount>{_AMOUNT})|(?P<words>{_WORDS}))(?: (?P<scale>thousand|million|billion))? "
                r"(?P<sign>(?:u\.?s\.? )?dollar|euro|pound|yuan|yen|rmb|usd|eur|gbp|cny|hkd|jpy)s?\b"
            ),
        ),
        Reader(
            kind="percent",
            pattern=ignoring_case(
                rf"(?:(?P<share>(?<!\d){_SHARE})|(?P<words>{_WORDS})(?: ?\((?P<figure>{_WHOLE})\))?)"
                r" ?(?:%|percent\b|per cent\b)"
            ),
        ),
        Reader(
            kind="age",
            pattern=ignoring_case(
                rf"(?<![\w.]){_NUMBER}[\s-]years?[\s-]"
                r"(?:of[\s-]age|old|(?:or|and) (?:older|over|younger|under|above))\b"
                rf"|(?<![\w.])(?P<older>\d{{1,3}}|{_WORDS}) (?:or|and) (?:older|younger)\b"
            ),
        ),
        Reader(
            kind="age",
            pattern=ignoring_case(
                r"\b(?:child(?:ren)?|minors?|persons?|people|those|anyone|nobody|users?|consumers?|individuals?)"
                rf" (?:who (?:are|is) )?(?:aged )?(?:under|below|over|above) {_NUMBER}\b"
                r"(?! ?(?:%|percent|per cent|(?:business |working )?(?:minute|hour|day|week|month)))"
            ),
        ),
        Reader(
            kind="age",
            pattern=ignoring_case(
                r"\b(?:(?:under|over|below|above|than|least) the )?(?:aged?|age of|minimum age(?: is| of)?|attained"
                rf"|reached)(?: (?:under|over|below|above))? {_NUMBER}{_NO_AGE}"
            ),
        ),
        Reader(
            kind="period",
            pattern=ignoring_case(
                rf"(?<![$€£¥]){_NUMBER}(?P<more> and a half)?[\s-]?"
                rf"(?:(?P<working>business|working)[\s-]|(?:calendar|consecutive|full)[\s-])?(?P<unit>{_UNIT})s?\b"
                r"(?!['’]? (?:of age|old)\b)"
            ),
        ),
        Reader(kind="period", pattern=ignoring_case(r"\b(?P<half>half)(?:[ -]an?)?[ -](?P<unit>year|hour)\b")),
        Reader(
            kind="age-alone",
            pattern=ignoring_case(
                rf"\b(?:under|over|below|above|than|least) {_NUMBER}"
                r"(?= *(?:[.;)]|,(?! ?\d)|or (?:older|over|above)|(?:years|and|or|may|must|to|who|is|are|in)\b|\Z))"
            ),
        ),
        Reader(
            kind="article",
            pattern=Pattern(r"(?:\b(?:Article|Section|Clause|Sec\.|Art\.)|§) ?(?P<digits>\d{1,9})\b(?!\.\d)"),
        ),
    ),
    number=ignoring_case(rf"{_WORDS}|{_FIGURES}"),
    numerals=_NUMERALS,
    units={unit: unit for unit in _UNIT.replace("(?=s)", "").split("|")},
    currencies={**SIGNS, **_CURRENCIES},
    scales=_SCALES,
    each={
        "hour": ignoring_case(rf"{_ANY}hours?\b|\bhourly\b"),
        "day": ignoring_case(rf"{_ANY}days?\b|\bdaily\b"),
        "week": ignoring_case(rf"{_ANY}weeks?\b|\bweekly\b"),
        "month": ignoring_case(rf"{_ANY}months?\b|\bmonthly\b"),
        "year": ignoring_case(rf"{_ANY}years?\b|\b(?:yearly|annual(?:ly)?)\b"),
    },
    months={name[:length]: number for number, name in enumerate(_MONTHS, 1) for length in (3, len(name))} | {"sept": 9},
    days={word: number for number, word in enumerate(_ORDINALS, 1)},
)
