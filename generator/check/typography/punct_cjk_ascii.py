"""Half-width marks in Chinese text. See docs/rules/punct-cjk-ascii.md; the marks are those of GB/T 15834-2011."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...languages.parts.writing import Wide
from ...model.diagnostics import Diagnostic, warning
from ..passage import Passage
from ..subject import Subject

_PAIR = re.compile(r"\(([^()]*)\)")


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each half-width mark beside a Chinese character or at the end of Chinese text."""
    for passage, wide in subject.passages_with(lambda pack: pack.wide):
        if wide.letter.search(passage.typed):
            for start, end in _places(passage.typed, wide):
                yield _finding(passage, start, end, wide)


def _places(text: str, wide: Wide) -> Iterator[tuple[int, int]]:
    """Yield the ranges of the marks, a space that belongs to one included; brackets come in pairs."""
    yield from (match.span() for match in wide.half.finditer(text))
    for pair in _PAIR.finditer(text):
        before, behind = text[: pair.start()][-1:], text[pair.end() :][:1]
        if wide.letter.search(pair[1]) or wide.letter_or_mark.search(before + behind):
            yield pair.start(), pair.start() + 1
            yield pair.end() - 1, pair.end()


def _finding(passage: Passage, start: int, end: int, wide: Wide) -> Diagnostic:
    mark = passage.typed[start:end].strip()
    return (
        warning("punct-cjk-ascii.half-width", passage.span(start, end), mark=mark)
        .with_help("punct-cjk-ascii.write-wide", wide=wide.forms[mark])
        .with_fix(wide.forms[mark])
    )
