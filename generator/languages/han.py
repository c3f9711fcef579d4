"""What packs share whose texts have Han characters: numbers, days, full-width marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from .characters import CLOSING, HAN
from .latin import ABBREVIATIONS
from .parts.values import Numerals, Reader
from .parts.writing import SentenceEnds
from .pattern import Pattern

NUMERALS = Numerals(
    digits={
        character: value
        for digits in ("〇一二三四五六七八九", "零壹贰叁肆伍陆柒捌玖")
        for value, character in enumerate(digits)
    }
    | {"○": 0, "两": 2, "兩": 2, "貳": 2, "參": 3, "陸": 6},
    multipliers={"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000},
    groups={"万": 10_000, "萬": 10_000},
    row=4,
)
"""The characters of numbers, simplified, traditional and those of banknotes."""

HAN_DIGITS: Mapping[int, str] = dict(zip(map(ord, "0123456789"), "〇一二三四五六七八九", strict=True))
"""From figures to Han numerals, for `str.translate`."""

FIGURE = "".join((*NUMERALS.digits, *NUMERALS.multipliers, *NUMERALS.groups))
"""The same, for a class of characters."""

ORDINAL, HUNDRED = "第", "百"
DIVISIONS = "编章节条款"
"""What the numbered parts of a text are called, behind 第 and the number."""
NUMBER = rf"(?P<digits>[0-9]{{1,15}}|[{FIGURE}]{{1,20}})(?: ?[（(][0-9{FIGURE}]{{1,20}}[）)])?"
BARE_NUMBER = Pattern(rf"[0-9][0-9,]*|[{FIGURE}]+")
"""A number that belongs to nothing."""
AMOUNT = rf"(?:(?P<amount>[0-9][0-9,]{{0,20}}(?:\.[0-9]{{1,9}})?)|(?P<words>[{FIGURE}]{{1,20}}))"
"""What stands before the name of a currency."""
CUE = Pattern(rf"\d|@|://|www\.|[{FIGURE}半]")
"""What no text lacks that says any value."""
DATE = Reader(
    kind="date",
    pattern=Pattern(
        rf"(?<![0-9{FIGURE}])(?P<year>[0-9]{{4}}|[{FIGURE}]{{4}}) ?年 ?(?P<month>[0-9]{{1,2}}|[{FIGURE}]{{1,2}}) ?月 ?"
        rf"(?P<day>[0-9]{{1,2}}|[{FIGURE}]{{1,3}}) ?日"
    ),
)
DAY_OR_YEAR = Reader(
    kind="nothing",
    pattern=Pattern(
        r"(?<![0-9])[0-9]{1,2} ?月 ?[0-9]{1,2} ?日|[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日"
        r"|(?<![0-9])(?:19|20)[0-9]{2} ?年|[一二][〇零○一二三四五六七八九]{3}年"
    ),
)
TYPED_DATE = Pattern(
    r"(?<!\d)(?:19|20|１９|２０)\d\d\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日"
    rf"|[一二][〇零○一二三四五六七八九]{{3}}\s*年\s*[{FIGURE}]{{1,3}}\s*月\s*[{FIGURE}]{{1,3}}\s*日"
)
DATE_CUE = Pattern(r"\d{4}|[一二][〇零○一二三四五六七八九]{3}")
MONTH_ALONE = Pattern(
    rf"(?<![0-9{FIGURE}])(?P<year>[0-9]{{4}}|[{FIGURE}]{{4}}) ?年 ?(?P<month>[0-9]{{1,2}}|[{FIGURE}]{{1,2}}) ?月"
    rf"(?! ?[0-9{FIGURE}])"
)
SENTENCES = SentenceEnds(
    ends=Pattern(rf"[。！？…]+[{re.escape(CLOSING)}]*|[.!?][{re.escape(CLOSING)}]*(?=\s|\Z)"),
    abbreviations=ABBREVIATIONS,
)


def period_reader(units: Iterable[str], *, unlike: str) -> Reader:
    """Return what reads a number, or a half, of one of some units; nothing of the pattern `unlike` follows."""
    return Reader(
        kind="period",
        pattern=Pattern(
            rf"(?<![第月.0-9{FIGURE}])(?:{NUMBER}|(?P<half>半)) ?(?P<unit>{'|'.join(units)})(?P<more>半)?(?!{unlike})"
        ),
    )


def half_width(beside: str) -> Pattern:
    """Return what finds a narrow mark `beside` a character of a class, or at the end of a text."""
    return Pattern(
        rf"(?<={beside})[,;:?!] ?|[,;:?!] ?(?={beside})|(?<={beside})\.(?![\w.])"
        rf"|(?<=[{HAN}])\.(?=[{HAN}])|(?<=[\w%)]) ?[,:.?!;]\Z"
    )
