"""Definitions that a text makes in plain words: (the “Services”), “Services” means ..., 以下简称“本服务”.

In: a Passage. Out: the ranges of what it defines so. Whether it should is for the rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..passage import FILLED, Passage, Role
from .forms import is_defined_at

_QUOTED = re.compile(r"[“\"]([^“”\"]{1,60})[”\"]")
_BRACKET = re.compile(r"\(([^()]{1,160})\)")
_LEAD = frozenset(
    re.findall(
        r"\w+",
        """
    a agreement and as be collectively document each either hereafter hereinafter in individually jointly notice or
    our policy referred simply such the these this to together with
        """,
    )
)
"""What may stand beside the quoted words in a bracket that does nothing but define them."""

_MEANS = re.compile(
    r"[“\"]([^“”\"]{1,60})[”\"],? "
    r"(?:means?|shall mean|refers? to|shall refer to|is defined as|(?:has|have) the meanings?)\b"
)
_EXPLAINED = re.compile(
    r"[“\"]([^“”\"]{1,60})[”\"] (?:(?:is|are) (?:an?|any|the|all)\b|may include|includes?\b)"
    r"|\A([A-Z][\w-]*(?: [A-Z][\w-]*){0,4})(?: \([^()]{0,80}\)|, [^.;]{0,120},)?"
    r" (?:means?|shall mean|refers? to|(?:is|are) (?:an?|any|the|all|small))\b"
    r"|\((?:(?:collectively|together|hereinafter),? )?(?:the|our) ([A-Z]\w*(?: [A-Z]\w*){0,4})\)"
    r"|\b([A-Z]\w*(?: [A-Z]\w*){0,4}),? (?:as defined|as (?:that|such|this) term is defined|has the meaning)\b"
)
_ZH_CALLED = re.compile(r"(?:以下|下)(?:统|合|简|或)?称(?:为|作)?[“「『]([^“”「」『』]{1,20})[”」』]")
_ZH_MEANS = re.compile(r"[“「『]([^“”「」『』]{1,20})[”」』]，?(?:是指|系指|指的是|指)")
_PERSONS = frozenset(re.findall(r"\w+", "We Us Our Ours You Your Yours I They Them 我们 您 你 你们 我方 贵方"))
_ARTICLES = ("the ", "The ", "our ", "Our ")
_WORD = re.compile(r"[\w’'-]+")


def worded_definitions(passage: Passage) -> Iterator[tuple[int, int]]:
    """Yield the range of each expression that a passage defines without marking it, in the order of the text."""
    found = {
        (start, end)
        for start, end in _found(passage)
        if FILLED not in passage.typed[start:end] and not is_defined_at(passage, start)
    }
    yield from sorted(found)


def explained(passage: Passage) -> Iterator[str]:
    """Yield what a passage explains, less strictly: "Cookies are small files", (our Services), "as defined in"."""
    yield from (passage.text[start:end] for start, end in worded_definitions(passage))
    if passage.role is Role.TERM:
        yield passage.text.strip()
    if passage.language == "en":
        for match in _EXPLAINED.finditer(passage.typed):
            yield next(group for group in match.groups() if group)


def _found(passage: Passage) -> Iterator[tuple[int, int]]:
    text = passage.typed
    language = passage.language
    if language == "en":
        yield from _in_brackets(text)
        yield from (match.span(1) for match in _MEANS.finditer(text))
    elif language == "zh":
        yield from (match.span(1) for pattern in (_ZH_CALLED, _ZH_MEANS) for match in pattern.finditer(text))


def _in_brackets(text: str) -> Iterator[tuple[int, int]]:
    for bracket in _BRACKET.finditer(text):
        rest = _QUOTED.sub(" ", bracket[1])
        if all(word.lower() in _LEAD for word in _WORD.findall(rest)):
            for quoted in _QUOTED.finditer(text, bracket.start(), bracket.end()):
                yield _trimmed(text, *quoted.span(1))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the range without an article, and without a comma that stands inside the quotation marks."""
    article = next((len(word) for word in _ARTICLES if text.startswith(word, start, end)), 0)
    return start + article, end - (text[end - 1] in ",.;")


def is_term(words: str) -> bool:
    """Say whether quoted words name a thing: they are capitalised, or Chinese, and mean neither us nor the reader."""
    return words not in _PERSONS and any(letter.isupper() or letter >= "\u4e00" for letter in words)
