"""Brackets that nobody closes, or that close nothing. See docs/rules/unbalanced-bracket.md."""

from __future__ import annotations

from collections.abc import Iterator

from ...languages.typed import BEFORE_BRACKET, CLOSES, EYES, OPENS
from ...model.diagnostics import Diagnostic, warning
from ..passage import Passage
from ..subject import Subject

_NEAR = 8
"""Characters before a bracket that can hold the letter or number of an item: a), iii), 第1）."""


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each bracket without its partner in the passage; a wide one and a narrow one are partners."""
    for passage in subject.all_passages():
        opened: list[int] = []
        for at, character in enumerate(passage.text):
            if character in OPENS:
                opened.append(at)
            elif character not in CLOSES or EYES.search(passage.text, max(0, at - _NEAR), at):
                continue
            elif opened and OPENS[passage.text[opened[-1]]] == CLOSES[character]:
                opened.pop()
            elif not BEFORE_BRACKET.search(passage.text, max(0, at - _NEAR), at):
                yield _finding(passage, at, "unbalanced-bracket.not-opened")
        yield from (_finding(passage, at, "unbalanced-bracket.not-closed") for at in opened)


def _finding(passage: Passage, at: int, id: str) -> Diagnostic:
    found = warning(id, passage.span(at, at + 1), bracket=passage.text[at])
    return found.with_help("unbalanced-bracket.add-or-delete")
