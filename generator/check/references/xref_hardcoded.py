"""Numbers of sections typed into the text. See docs/rules/xref-hardcoded.md."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...diagnostics import Diagnostic, warning
from ..passage import Passage
from ..subject import Subject

_ENGLISH = re.compile(
    r"\b(?:[Ss]ections?|[Ss]ec\.|[Cc]lauses?|[Pp]aragraphs?|[Aa]rticles?|[Cc]hapters?|[Pp]arts?|[Aa]ppendix|[Aa]nnex|[Ss]chedule)"
    r" (?:\d{1,3}(?:\.\d{1,3})*(?:\([a-z0-9]{1,4}\))*|[IVX]{1,5}|[A-H])(?![\w.§-]*\w)"
)
_LAW_BEHIND = re.compile(
    r"[\s,()\w.]{0,24}?(?:\b(?:of|under|in|to) )?(?:the )?(?:[A-Z][\w’-]*[\s,]+){0,8}?"
    r"(?:Act|Code|Law|Regulations?|Directive|Constitution|Rules?|Statutes?|GDPR|CCPA|CPRA|PIPL|LGPD|U\.S\.C|C\.F\.R)\b"
)
_LAW_BEFORE = re.compile(
    r"(?:\b(?:Act|Code|Law|Regulation|Directive|GDPR|CCPA|CPRA|U\.S\.C\.?|C\.F\.R\.?)|[§\ufffc])[\s,(]*\Z"
)
_NUMERAL = "一二三四五六七八九十百千零〇"
_CHINESE = re.compile(rf"第[{_NUMERAL}\d]+(?:条|款|章|节|项|部分)(?:第[{_NUMERAL}\d]+(?:条|款|项))*")
_CHINESE_LAW = re.compile(r"(?:》|法|法典|条例|规定|办法|规则|公约|解释|\ufffc)[^，。；：、]{0,4}\Z")


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each number of a section, clause or article that belongs to no law."""
    for passage in subject.all_passages():
        language = passage.locale.partition("-")[0]
        if language == "en":
            yield from _english(passage)
        elif language == "zh":
            yield from _chinese(passage)


def _english(passage: Passage) -> Iterator[Diagnostic]:
    for match in _ENGLISH.finditer(passage.typed):
        before, behind = passage.typed[: match.start()], passage.text[match.end() :]
        if not _LAW_BEHIND.match(behind) and not _LAW_BEFORE.search(before):
            yield _finding(passage, match.start(), match.end())


def _chinese(passage: Passage) -> Iterator[Diagnostic]:
    for match in _CHINESE.finditer(passage.typed):
        if not _CHINESE_LAW.search(passage.typed, 0, match.start()):
            yield _finding(passage, match.start(), match.end())


def _finding(passage: Passage, start: int, end: int) -> Diagnostic:
    text = passage.text[start:end]
    return warning(
        "xref-hardcoded", f"`{text}` is typed, and moves when sections do", passage.span(start, end)
    ).with_help("write a reference to the clause, such as [](#contact): it prints the title or the number")
