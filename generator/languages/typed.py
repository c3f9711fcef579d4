"""What people type, whatever the language: markers and numbers of lists, marks that cannot follow each other."""

from __future__ import annotations

import re

from .characters import HAN_NUMERALS
from .pattern import Pattern

LIST_MARKER = Pattern(
    r"(?:\((?:[a-z]{1,2}|[ivx]{1,5}|\d{1,2})\)|[a-z][.)](?=\s)|\d{1,2}[.)）、](?!\d)|-(?= )|[•·●▪◦‣○■□◆]|[①-⑳]"
    rf"|（[{HAN_NUMERALS}\d]{{1,3}}）|[{HAN_NUMERALS}]{{1,3}}[、．.])\s*+"
)
"""The marker of an item."""
LEVELS = Pattern(
    r"\d{1,2}(?:\.\d{1,2}){2,3}(?=\s)"
    r"|\d{1,2}\.\d{1,2}(?=\s++[A-Z\u4e00-\u9fff])(?!\s++[亿万千百倍元米个年月日天周次人岁名台项种小分秒])"
)
"""The number of an item below others, such as 1.2; one before a unit is a figure."""
LEFT_OVER_NUMBER = Pattern(
    r"\A\s*+(0{2,}\d{1,3}[.．、)）])(?!\d)|(?<![A-Za-z0-9.,:/+(（-])(0{3,}[1-9]\d?[.．、])(?!\d)(?=.)"
)
"""A number with leading zeros and a mark, as conversions leave it."""
BEFORE_NUMBER = Pattern(
    r"(?:\b(?:no|nos|nr|number|numbers|code|id|agent)\b\.?|§|#|号|编|码|第)[:：]?\s*\Z", re.IGNORECASE
)
"""What stands before a number that is meant."""
DOUBLED = Pattern(
    r"([,;:，。、；：？！])\1+|(?<!\.)\.\.(?!\.)|[,，、][;；。]|[;；]。|[。；，][、，]|、，|,\.(?!\d)|;\.|:;|\.,(?=\s)"
)
"""One mark twice, or two that cannot follow each other."""
