"""Half-width marks in Chinese text. See docs/rules/punct-cjk-ascii.md; the marks are those of GB/T 15834-2011."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...diagnostics import Diagnostic, warning
from ..passage import Passage
from ..subject import Subject
from .marks import CHINESE_MARKS, HAN, passages_in

_WIDE = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）", ".": "。"}
_CHINESE = f"[{HAN}{CHINESE_MARKS}]"
_HALF = re.compile(
    rf"(?<={_CHINESE})[,;:?!] ?|[,;:?!] ?(?={_CHINESE})|(?<={_CHINESE})\.(?![\w.])|(?<=[\w%)]) ?[.?!;]\Z"
)
_PAIR = re.compile(r"\(([^()]*)\)")
_AROUND = re.compile(_CHINESE)
_HAN = re.compile(f"[{HAN}]")


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each half-width mark beside a Chinese character or at the end of Chinese text."""
    for passage in passages_in(subject, "zh"):
        if _HAN.search(passage.typed):
            for start, end in _places(passage.typed):
                yield _finding(passage, start, end)


def _places(text: str) -> Iterator[tuple[int, int]]:
    """Yield the ranges of the marks, a space that belongs to one included; brackets come in pairs."""
    yield from (match.span() for match in _HALF.finditer(text))
    for pair in _PAIR.finditer(text):
        before, behind = text[: pair.start()][-1:], text[pair.end() :][:1]
        if _HAN.search(pair[1]) or _AROUND.match(before) or _AROUND.match(behind):
            yield pair.start(), pair.start() + 1
            yield pair.end() - 1, pair.end()


def _finding(passage: Passage, start: int, end: int) -> Diagnostic:
    mark = passage.typed[start:end].strip()
    return (
        warning("punct-cjk-ascii", f"the half-width `{mark}` stands in Chinese text", passage.span(start, end))
        .with_help(f"write `{_WIDE[mark]}`")
        .with_fix(_WIDE[mark])
    )
