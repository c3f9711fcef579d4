"""Values as Chinese says them, simplified or traditional. See `values_in`."""

from __future__ import annotations

import re
from types import MappingProxyType

from .numbers import CHINESE, number_of
from .reading import COMMON, NOTHING, SCALES, Key, Match, Reading, age, amount, day, money, percent, period

_ODD, _EVEN = (
    "０１２３４５６７８９％個時鐘週歲條節萬億兩歐鎊幣曆貳參陸",
    "0123456789%个时钟周岁条节万亿两欧镑币历贰叁陆",
)
_NUMBER = rf"(?P<number>[0-9]{{1,15}}|[{CHINESE}]{{1,20}})(?:[（(][0-9{CHINESE}]{{1,20}}[）)])?"
_YEAR = rf"(?P<year>[0-9]{{4}}|[{CHINESE}]{{4}})"
_UNITS = {
    "个工作日": "business-day",
    "工作日": "business-day",
    "分钟": "minute",
    "个小时": "hour",
    "小时": "hour",
    "个自然日": "day",
    "自然日": "day",
    "日历日": "day",
    "个日历日": "day",
    "天": "day",
    "日": "day",
    "个星期": "week",
    "星期": "week",
    "周": "week",
    "个月": "month",
    "个季度": "quarter",
    "年": "year",
}
_PERIOD = re.compile(
    rf"(?<![第月.0-9{CHINESE}])(?:{_NUMBER}|(?P<half>半)) ?(?P<unit>{'|'.join(_UNITS)})(?P<more>半)?"
    r"(?![月份度龄代岁起年元])"
)
_AGE = re.compile(rf"(?<![.0-9{CHINESE}]){_NUMBER}(?= ?周?岁| ?[至到~—–-]+ ?[0-9{CHINESE}]{{1,20}} ?周?岁)(?: ?周?岁)?")
_DATE = re.compile(
    rf"(?<![0-9{CHINESE}]){_YEAR} ?年 ?(?P<month>[0-9]{{1,2}}|[{CHINESE}]{{1,2}}) ?月 ?"
    rf"(?P<day>[0-9]{{1,2}}|[{CHINESE}]{{1,3}}) ?日"
)
_DAY_OR_YEAR = re.compile(
    r"(?<![0-9])[0-9]{1,2} ?月 ?[0-9]{1,2} ?日|[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日"
    r"|(?<![0-9])(?:19|20)[0-9]{2} ?年|[一二][〇零○一二三四五六七八九]{3}年"
)
_SUM = re.compile(
    rf"(?:(?P<amount>[0-9][0-9,]{{0,20}}(?:\.[0-9]{{1,9}})?)|(?P<words>[{CHINESE}]{{1,20}}))"
    r" ?(?P<scale>百万|千万|[万亿])?(?P<sign>美元|欧元|英镑|港元|港币|日元|人民币|元(?![数素件旦气老首年月化]))"
)
_PERCENT = re.compile(rf"(?P<share>(?<![0-9])[0-9]{{1,9}}(?:\.[0-9]{{1,9}})?) ?%|百分之(?P<words>[{CHINESE}]{{1,20}})")
_ARTICLE = re.compile(rf"第{_NUMBER}[条节]")


def _period(match: Match) -> Key | None:
    unit = _UNITS[match["unit"]]
    if match["half"]:
        return period(0, unit, 1) or NOTHING
    return period(number_of(match["number"]), unit, 1 if match["more"] else 0)


def _date(match: Match) -> Key | None:
    numbers = [number_of(match[part]) for part in ("year", "month", "day")]
    year, month, number = (part or 0 for part in numbers)
    return day(year, month, number)


def _sum(match: Match) -> Key | None:
    number = number_of(match["words"]) if match["words"] else amount(match["amount"])
    return None if number is None else money(match["sign"], amount(str(number)) * SCALES[match["scale"] or ""])


def _percent(match: Match) -> Key | None:
    number = match["share"] or number_of(match["words"])
    return None if number is None else percent(amount(str(number)))


def _article(match: Match) -> Key | None:
    number = number_of(match["number"])
    return None if number is None else ("article", number)


READING = Reading(
    cue=re.compile(rf"\d|@|://|www\.|[{CHINESE}半]"),
    readers=(
        *COMMON,
        (_DATE, _date),
        (_DAY_OR_YEAR, lambda _match: NOTHING),
        (_PERCENT, _percent),
        (_SUM, _sum),
        (_AGE, lambda match: age(number_of(match["number"]))),
        (_ARTICLE, _article),
        (_PERIOD, _period),
    ),
    number=re.compile(rf"[0-9][0-9,]*|[{CHINESE}]+"),
    spelling=MappingProxyType({ord(one): other for one, other in zip(_ODD, _EVEN, strict=True)}),
)
"""How Chinese is read: full-width figures as narrow ones, traditional characters as simplified ones."""
