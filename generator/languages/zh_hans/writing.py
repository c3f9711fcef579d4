"""How Chinese is written: sentences, full-width marks (GB/T 15834), lists."""

from __future__ import annotations

from ..characters import HAN, WIDE_MARKS
from ..han import half_width
from ..parts.writing import Encoded, Lists, ProseMeasures, Quotes, Wide
from ..pattern import Pattern

_BESIDE = f"[{HAN}{WIDE_MARKS}〈〉【】…—]"

WIDE = Wide(
    forms={",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）", ".": "。"},
    letter=Pattern(f"[{HAN}]"),
    letter_or_mark=Pattern(_BESIDE),
    half=half_width(_BESIDE),
    inside=Pattern(f"[，；：。！？]|(?<=[{HAN}])[,;:](?=[{HAN}])"),
    ends=Pattern(r"[。！？；：…，、.!?;:,)）”’》】]\s*\Z"),
)
QUOTES = Quotes(double=("“", "”"), pairs={"“": "”", "《": "》"}, foreign={"「": "“", "」": "”", "『": "‘", "』": "’"})
ENCODED = Encoded(
    own="gb2312",
    other="big5",
    other_name="script-mixed.traditional",
    common=frozenset("的我们您为和在与及或以个人信息是不有用可时会中其他者将等于对保"),
)
LISTS = Lists(
    many=Pattern(r"(?:以下|下列|下述)[^。]{0,30}\Z|(?:包括|例如) ?[:：]\s*\Z"),
    some=Pattern(r"如下[:：]\s*\Z"),
    joiners=("以及", "和", "或", "及"),
    open_end=Pattern(r"(?:[，、]|[或和与及]|以及|并且|但是|因为|由于)\s*\Z"),
)
PROSE = ProseMeasures(
    counted=Pattern("[\u4e00-\u9fff]"),
    unit="readability.characters",
    long=30,
    twice=Pattern("([\u3400-\u4dbf\u4e00-\u9fff]{2,8})\\1|(?<!目)(的)的|([了是在与和将并对向从把被由])\\3"),
)
"""A Chinese paragraph says as much in a third of the characters."""
