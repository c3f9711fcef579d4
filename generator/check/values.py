"""What a text fixes in figures: periods, ages, money, shares, days, articles of law, addresses.

In: text in English or Chinese. Out: its values in one form for both, so that "twelve (12) months", "12 months",
十二个月 and 一年 are equal, and a working day is no day. It reads what is certain and leaves the rest.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

Key = tuple[str | int | date, ...]


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


def values_in(text: str, language: str) -> tuple[Value, ...]:
    """Return the values in a text of a language ("en", "zh"), in its order; none in a language that is not known."""
    found: list[Value] = []
    taken = [False] * len(text)
    for pattern, read in _PATTERNS.get(language, ()):
        for match in pattern.finditer(text):
            if any(taken[match.start() : match.end()]):
                continue
            key = read(match)
            if key is None:
                continue
            taken[match.start() : match.end()] = [True] * len(match[0])
            if key != _NOTHING:
                kind, *rest = key
                found.append(Value(kind=str(kind), key=tuple(rest), start=match.start(), end=match.end()))
    return tuple(sorted(found, key=lambda value: value.start))


def number_of(text: str) -> int | None:
    """Return the whole number that a text says in figures, in English words or in Chinese characters."""
    plain = text.translate(_FULL_WIDTH).replace(",", "").strip().lower()
    if plain.isascii() and plain.isdigit():
        return int(plain)
    return _english(plain) if plain.isascii() else _chinese(plain)


_NOTHING: Key = ()
"""What is read of a passage that only looks like a value: no later pattern may take it for one."""

_FULL_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")
_SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_WORDS = {word: number for number, word in enumerate(_SMALL)} | {word: 20 + 10 * i for i, word in enumerate(_TENS)}
_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2, "兩": 2}
_SCALES = {"十": 10, "百": 100, "千": 1000}
_TEN_THOUSAND = 10_000


def _english(words: str) -> int | None:
    total = part = 0
    known = False
    for word in re.split(r"[\s-]+", words):
        if word in _WORDS:
            part += _WORDS[word]
        elif word == "hundred":
            part = max(1, part) * 100
        elif word == "thousand":
            total, part = total + max(1, part) * 1000, 0
        elif word != "and":
            return None
        known = known or word != "and"
    return total + part if known else None


def _chinese(characters: str) -> int | None:
    total = part = digit = 0
    for character in characters:
        if character in _DIGITS:
            digit = _DIGITS[character]
        elif character in _SCALES:
            part += max(1, digit) * _SCALES[character]
            digit = 0
        elif character == "万":
            total, part, digit = (total + part + digit) * _TEN_THOUSAND, 0, 0
        else:
            return None
    return total + part + digit if characters else None


def _period(number: int | None, unit: str) -> Key | None:
    if number is None:
        return None
    factor, base = {"year": (12, "month"), "week": (7, "day")}.get(unit, (1, unit))
    return ("period", number * factor, base)


# --- English ----------------------------------------------------------------------------------------------------------

_WORD = f"(?:{'|'.join([*sorted(_WORDS, key=len, reverse=True), 'hundred', 'thousand'])})"
_EN_NUMBER = (
    rf"(?:(?P<words>{_WORD}(?:[ -](?:and )?{_WORD})*)(?: ?\((?P<figure>\d+)\))?"
    r"|(?P<digits>\d{1,3}(?:,\d{3})+|\d+)(?: ?\(\d+\))?)"
)
_EN_PERIOD = re.compile(
    rf"(?<![\w.$]){_EN_NUMBER}[\s-]?(?P<kind>calendar |business |working |consecutive )?"
    r"(?P<unit>hour|day|week|month|year)s?\b"
    r"(?!['’]? (?:of age|old)\b)",
    re.IGNORECASE,
)
_EN_HALF_YEAR = re.compile(r"\bhalf a year\b", re.IGNORECASE)
_EN_AGE = re.compile(
    rf"\b(?:under|over|below|above|age(?:d)?|age of|than|least|attained|reached)(?: the age of| age)? {_EN_NUMBER}"
    rf"(?: years(?: of age| old)?)?(?= *(?:[,.;:)]|years|or\b|and\b|may\b|must\b|to\b|who\b|\Z))",
    re.IGNORECASE,
)
_EN_AGE_OF_PEOPLE = re.compile(
    r"\b(?:child(?:ren)?|minors?|persons?|people|those|anyone|nobody|one|are|is|users?|consumers?|individuals?)"
    rf" (?:who are )?(?:under|below|over|above) {_EN_NUMBER}\b(?! ?(?:%|\w+ days| percent))",
    re.IGNORECASE,
)
_EN_AGE_AFTER = re.compile(
    rf"(?<![\w.]){_EN_NUMBER}[\s-]years?[\s-](?:of[\s-]age|old|(?:or|and) (?:older|over|younger|under|above))\b",
    re.IGNORECASE,
)
_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MONTH = "(?P<month>" + "|".join(f"{name}|{name[:3]}\\.?" for name in _MONTHS) + ")"
_EN_DATE = re.compile(rf"\b{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})\b", re.IGNORECASE)
_EN_DATE_BRITISH = re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)? {_MONTH},? (?P<year>\d{{4}})\b", re.IGNORECASE)
_ISO_DATE = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)([-./])(?P<month>\d{1,2})\2(?P<day>\d{1,2})(?!\d)")
_MONEY = re.compile(r"(?P<sign>US\$|\$|€|£|¥|USD ?|EUR ?|RMB ?)\s?(?P<amount>\d[\d,]*(?:\.\d+)?)")
_EN_PERCENT = re.compile(r"(?P<share>\d+(?:\.\d+)?) ?(?:%|percent\b|per cent\b)")
_EN_ARTICLE = re.compile(r"\bArticle (?P<number>\d+)\b")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_URL = re.compile(r"(?:https?://|www\.)[^\s，。；、）)“”<>]+[^\s，。；、）)“”<>.,;:?!]")

# --- Chinese ----------------------------------------------------------------------------------------------------------

_ZH_NUMBER = r"(?P<number>[0-9０-９]+|[〇零一二两三四五六七八九十百千万]+)(?:[（(]\d+[）)])?"
_ZH_UNITS = {
    "个工作日": "business-day",
    "工作日": "business-day",
    "个小时": "hour",
    "小时": "hour",
    "个自然日": "day",
    "自然日": "day",
    "天": "day",
    "日": "day",
    "周": "week",
    "个星期": "week",
    "星期": "week",
    "个月": "month",
    "年": "year",
}
_ZH_PERIOD = re.compile(
    rf"(?<![第每\d０-９.月])(?:{_ZH_NUMBER}|(?P<half>半)) ?(?P<unit>{'|'.join(_ZH_UNITS)})(?![月份度龄代岁起])"
)
_ZH_AGE = re.compile(rf"{_ZH_NUMBER} ?周?岁")
_ZH_DATE = re.compile(r"(?<!\d)(?P<year>\d{4}) ?年 ?(?P<month>\d{1,2}) ?月 ?(?P<day>\d{1,2}) ?日")
_ZH_DAY_OR_YEAR = re.compile(r"(?<!\d)(?:\d{1,2} ?月 ?\d{1,2} ?日|(?:19|20)\d\d ?年)")
_ZH_MONEY = re.compile(r"(?P<amount>\d[\d,]*(?:\.\d+)?) ?(?P<sign>元|美元|欧元|英镑)")
_ZH_PERCENT = re.compile(r"(?P<share>\d+(?:\.\d+)?) ?[%％]|百分之(?P<words>[〇零一二两三四五六七八九十百]+)")
_ZH_ARTICLE = re.compile(rf"第{_ZH_NUMBER}条")

_CURRENCIES = {
    "US$": "USD", "$": "USD", "USD": "USD", "美元": "USD", "€": "EUR", "EUR": "EUR", "欧元": "EUR",
    "£": "GBP", "英镑": "GBP", "¥": "CNY", "RMB": "CNY", "元": "CNY",
}  # fmt: skip

Match = re.Match[str]


def _en_number(match: Match) -> int | None:
    return number_of(match["figure"] or match["digits"] or match["words"])


def _en_period(match: Match) -> Key | None:
    unit = match["unit"].lower()
    working = (match["kind"] or "").strip().lower() in ("business", "working")
    return _period(_en_number(match), f"business-{unit}" if working else unit)


def _age(number: int | None) -> Key | None:
    return None if number is None or number > 120 else ("age", number)  # noqa: PLR2004 - nobody is older


def _day(match: Match) -> Key | None:
    month = match["month"].lower().rstrip(".")
    number = (
        int(month) if month.isdigit() else next(i for i, name in enumerate(_MONTHS, 1) if name.startswith(month[:3]))
    )
    try:
        return ("date", date(int(match["year"]), number, int(match["day"])))
    except ValueError:
        return None


def _money(match: Match) -> Key:
    amount = match["amount"].replace(",", "").rstrip(".")
    return ("money", _CURRENCIES[match["sign"].strip()], amount.removesuffix(".00"))


def _zh_period(match: Match) -> Key | None:
    if match["half"]:
        return _period(6, "month") if match["unit"] == "年" else _NOTHING
    return _period(number_of(match["number"]), _ZH_UNITS[match["unit"]])


def _zh_percent(match: Match) -> Key | None:
    words = match["words"]
    return ("percent", match["share"]) if not words else ("percent", str(number_of(words)))


def _url(match: Match) -> Key:
    return ("url", re.sub(r"^https?://", "", match[0]).removeprefix("www.").rstrip("/").lower())


_ADDRESSES = ((_EMAIL, lambda match: ("email", match[0].lower())), (_URL, _url))
_PATTERNS: dict[str, tuple[tuple[re.Pattern[str], Callable[[Match], Key | None]], ...]] = {
    "en": (
        *_ADDRESSES,
        (_EN_DATE, _day),
        (_EN_DATE_BRITISH, _day),
        (_ISO_DATE, _day),
        (_MONEY, _money),
        (_EN_PERCENT, lambda match: ("percent", match["share"])),
        (_EN_AGE_AFTER, lambda match: _age(_en_number(match))),
        (_EN_PERIOD, _en_period),
        (_EN_HALF_YEAR, lambda _match: _period(6, "month")),
        (_EN_AGE_OF_PEOPLE, lambda match: _age(_en_number(match))),
        (_EN_AGE, lambda match: _age(_en_number(match))),
        (_EN_ARTICLE, lambda match: ("article", int(match["number"]))),
    ),
    "zh": (
        *_ADDRESSES,
        (_ZH_DATE, _day),
        (_ISO_DATE, _day),
        (_ZH_DAY_OR_YEAR, lambda _match: _NOTHING),
        (_MONEY, _money),
        (_ZH_MONEY, _money),
        (_ZH_PERCENT, _zh_percent),
        (_ZH_AGE, lambda match: _age(number_of(match["number"]))),
        (_ZH_ARTICLE, lambda match: ("article", number_of(match["number"]) or 0)),
        (_ZH_PERIOD, _zh_period),
    ),
}
"""For each language its patterns, the surest first: what one has taken, the later ones leave."""
