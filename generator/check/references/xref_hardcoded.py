"""Numbers of sections typed into the text. See docs/rules/xref-hardcoded.md."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...diagnostics import Diagnostic, warning
from ..passage import Passage
from ..subject import Subject

_NUMBER = r"\d{1,2}(?:\.\d{1,3})*(?:\([a-z0-9]{1,4}\))*"
_ENGLISH = re.compile(
    r"\b(?:(?:[Ss]ections?|[Ss]ect?\.|[Cc]lauses?|[Pp]aragraphs?|[Aa]rticles?|[Cc]hapters?|[Pp]arts?|[Aa]ppendix|[Aa]nnex"
    rf"|[Ss]chedule) (?:{_NUMBER}(?: ?[-–] ?{_NUMBER})?|[IVX]{{2,5}})"
    r"|(?:Section|Clause|Article|Chapter|Appendix|Annex|Schedule) [A-HIVX])(?![\w.§-]*\w)"
)
"""Numbers below a hundred: no policy has Section 508. A letter counts behind a capital only: "in part I agree"."""

_OWN_BEHIND = re.compile(r",? (?:above|below|(?:of|in|to) (?:this|these|our|the present) )")
_LAW_BEHIND = re.compile(
    r"(?:[\s,()\d–-]|\.(?!\s[A-Z])|\b(?:and|or|to|para|paragraphs?|sentence|lit|points?|no|et|seq|[a-z])\b){0,40}?"
    r"(?:\b(?:of|under|in|to) )?(?:th(?:e|at) )?"
    r"(?:(?:[A-Z][\w’'-]{0,30}|of|on|and|for|the|to|that|\d{1,4})[\s,]+){0,8}?"
    r"(?:Act|Code|Law|Regulations?|Directive|Constitution|Convention|Rules?|Statutes?|Contractual Clauses|SCCs?|GDPR"
    r"|CCPA|CPRA|PIPL|LGPD|DSGVO|U\.S\.C|C\.F\.R)\b"
)
_LAW_BEFORE = re.compile(
    r"(?:\b(?:Act|Code|Law|Regulation|Directive|Clauses|SCCs|GDPR|CCPA|CPRA|U\.S\.C\.?|C\.F\.R\.?)|[§\ufffc])[\s,(]*\Z"
)
_NUMERAL = "一二三四五六七八九十百千零〇"
_CHINESE = re.compile(
    rf"第 ?[{_NUMERAL}\d]+ ?(?:条(?![件例])|章(?!程)|节(?![点目日课])|部分)(?:第 ?[{_NUMERAL}\d]+ ?[款项])*"
    rf"|(?<=本条)第 ?[{_NUMERAL}\d]+ ?[款项]"
)
_CHINESE_LAW = re.compile(
    r"(?:(?<!政策)(?<!协议)(?<!声明)(?<!条款)(?<!须知)》(?:（[^（）]{0,20}）)?"
    r"|(?<![方做手说想看用合违依办])法|法律|(?<!本)(?:条例|规定|办法|规则|公约|解释)|GDPR|CCPA|CPRA|\ufffc)"
    r"(?:中|的|之|项下)?\s?\Z"
)
_JOINED = re.compile(r"(?:[、，,和及与至到或]|以及|或者)?")
_BEFORE = 60
"""So many characters before a number can name the law that it belongs to."""


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each number of a section, clause or article that belongs to no law."""
    for passage in subject.all_passages():
        language = passage.language
        if language == "en":
            yield from _english(passage)
        elif language == "zh":
            yield from _chinese(passage)


def _english(passage: Passage) -> Iterator[Diagnostic]:
    for match in _ENGLISH.finditer(passage.typed):
        own = _OWN_BEHIND.match(passage.text, match.end())
        if own or not (_LAW_BEHIND.match(passage.text, match.end()) or _named(_LAW_BEFORE, passage, match.start())):
            yield _finding(passage, match.start(), match.end())


def _chinese(passage: Passage) -> Iterator[Diagnostic]:
    law = 0  # where the last number of a law ended: those joined to it belong to the same law
    for match in _CHINESE.finditer(passage.typed):
        joined = law and _JOINED.fullmatch(passage.typed, law, match.start())
        if joined or _named(_CHINESE_LAW, passage, match.start()):
            law = match.end()
        else:
            yield _finding(passage, match.start(), match.end())


def _named(law: re.Pattern[str], passage: Passage, start: int) -> bool:
    return law.search(passage.typed[max(0, start - _BEFORE) : start]) is not None


def _finding(passage: Passage, start: int, end: int) -> Diagnostic:
    text = passage.text[start:end]
    return warning(
        "xref-hardcoded", f"`{text}` is typed, and moves when sections do", passage.span(start, end)
    ).with_help("write a reference to the clause, such as [](#contact): it prints the title or the number")
