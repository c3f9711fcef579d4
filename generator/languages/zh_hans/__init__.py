"""Chinese in simplified characters. What holds in both scripts is shared with traditional Chinese."""

from __future__ import annotations

import re

from ..latin import ABBREVIATIONS, CLOSING
from ..parts import Numerals, Pack, Sentences
from ..pattern import Pattern

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

SENTENCES = Sentences(
    ends=Pattern(rf"[。！？…]+[{re.escape(CLOSING)}]*|[.!?][{re.escape(CLOSING)}]*(?=\s|\Z)"),
    abbreviations=ABBREVIATIONS,
)

PACK = Pack(tag="zh-Hans", sentences=SENTENCES, numerals=NUMERALS)
