"""What people type, whatever the language: markers and numbers, references by number, marks that cannot follow."""

from __future__ import annotations

import re
from collections.abc import Mapping

from .characters import HAN_NUMERALS
from .han import DIVISIONS, FIGURE
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
BULLET = Pattern("[•●○◦▪▫■□◆◇►▶▸‣∙·➢➤\u2460-\u249b\u24b6-\u24ff\u2776-\u2793\u3220-\u3229－＃＞｜]")
"""Markers of lists and of other things at the head of a paragraph: they mark nothing there, and are left out."""
TWIN = Pattern(r"(?<=[:：])：|：(?=[:：])|[｛｝＊［］]|（(?=#)")
"""Full-width characters that are taken for markup typed by mistake."""
BLANKS = " \u00a0\u3000\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f"
LABEL = Pattern(
    r"(?:section|article|part)?[(（第]?(?:[0-9]{1,5}(?:\.[0-9]{1,3})*|[a-z]|[ivx]{1,6}|[一二三四五六七八九十百]{1,5}|[①-⑳])"
    r"[.)）、．:条章节款]*",
    re.IGNORECASE,
)
"""The number of a heading or an item, with the words and marks around it."""
AROUND_TITLE = Pattern(
    rf"^{LABEL.source}(?:\s+|(?<=[.)）、．条章节款]))|[\s.…·_:：,，;；。、]+[0-9]{{0,3}}$", re.IGNORECASE
)
"""The number before a title and the page behind it."""
OLD_NUMBER = Pattern(r"0+(?P<number>[0-9]+)[.、)]?")
"""What some program has left of a number that it counted: it stands before the real one, or has zeros before it."""
FIRST_LABEL = Pattern(
    r"\s*[(（第]?(?:[0-9]{1,5}|[A-Za-z]|[ivxIVX]{1,6}|[一二三四五六七八九十百]{1,5})[.)）、．条]|\s*[①-⑳]"
)
"""The label of an item at the head of its text."""
LEADING_DASHES = "-–—+－＋"
"""Marks that are bullets at the head of a line."""
BETWEEN_LANGUAGES = Pattern(r"[|/·•,，、\[\]()（）]")
"""What stands between names of languages."""
_SHAPES = {
    "round": ("(（", ")）"),
    "square": ("[［", "]］"),
    "curly": ("{｛", "}｝"),
    "black": ("【", "】"),
    "shell": ("〔", "〕"),
}
OPENS: Mapping[str, str] = {mark: name for name, (marks, _) in _SHAPES.items() for mark in marks}
CLOSES: Mapping[str, str] = {mark: name for name, (_, marks) in _SHAPES.items() for mark in marks}
"""Brackets that come in pairs, narrow or wide, by their kind."""
BEFORE_BRACKET = Pattern(
    r"(?:(?:\A|[\s(;,:.，。；：、])(?:[A-Za-z]{1,2}|[ivxIVX]{1,5}|[12]?[0-9](?:\.[0-9]{1,2})*)|[一二三四五六七八九十]{1,3})\Z"
)
"""What stands before a bracket that closes nothing: the letter or number of an item."""
EYES = Pattern(r"(?<=\s)[:;]-?\Z")
"""What makes a bracket a mouth."""
CITATION = Pattern(
    r"(?:\b(?i:sections?|articles?|clauses?|paragraphs?|steps?) |\b(?:under|see|See) (?=[0-9]+\.[0-9]|[(]?[a-z]\)))[(]?"
    r"(?P<latin>[0-9]{1,3}(?:\.[0-9]{1,3})*|[IVX]{1,6}|[a-z](?=\)))(?![\w(])"
    rf"|第 ?(?P<han>[0-9]{{1,3}}(?:\.[0-9]{{1,3}})*|[{FIGURE}]{{1,5}}) ?[{DIVISIONS}项]"
)
"""What names a place by its number: a word for a part of a text, or a number that no other text has (2.1, b)."""
BEFORE_TITLE = r"(?:(?<=see )|(?<=See )|(?<=see our )|(?<=under )|(?<=“)|(?<=「)|(?<=《))"
"""What stands before a short title that names a place, as a part of an expression."""
