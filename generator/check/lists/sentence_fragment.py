"""Paragraphs that begin or end in the middle of a sentence. See docs/rules/sentence-fragment.md."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...languages.characters import SEMICOLONS, STOPS
from ...model.diagnostics import Diagnostic, warning
from ...model.nodes import Prose
from ...model.written import Block
from ..passage import Passage
from ..subject import Subject
from .siblings import ClauseText, runs_in, texts_in

_LOWER = re.compile(r"(?![a-z -]{1,30}:)[a-z]+\b(?![.)@=])")
"""A small letter at the beginning, but for labels (`e-mail: ...`), addresses, markers and codes."""
_END = re.compile(r"\W\s*\Z")
"""The end of a sentence, or of a part of one; who signs has none."""
_LINE = 4
"""So few words without a full stop are a line of a letter or a form, such as a greeting or who signs."""


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each paragraph whose beginning or end is missing."""
    for text in texts_in(subject, lambda pack: pack.lists):
        for siblings in runs_in(text.clause.blocks):
            yield from _among(siblings, text)


def _among(siblings: Sequence[Block], text: ClauseText) -> Iterator[Diagnostic]:
    in_item = siblings is not text.clause.blocks
    for number, block in enumerate(siblings):
        passage = text.of(block)
        if passage is None:
            continue
        after_text = number == 0 or isinstance(siblings[number - 1], Prose)
        before_text = number + 1 == len(siblings) or isinstance(siblings[number + 1], Prose)
        if passage.pack.words and after_text and not in_item:
            yield from _headless(passage)
        following = text.of(siblings[number + 1]) if number + 1 < len(siblings) else None
        goes_on = following is not None and following.typed[:1].islower()
        if before_text and not in_item and (goes_on or not _is_line(passage)):
            yield from _endless(passage)


def _headless(passage: Passage) -> Iterator[Diagnostic]:
    match = _LOWER.match(passage.typed)
    if match and _END.search(passage.typed) and not _is_line(passage):
        found = warning("sentence-fragment.begins", passage.span(*match.span()))
        yield found.with_help("sentence-fragment.write-beginning")


def _endless(passage: Passage) -> Iterator[Diagnostic]:
    lists = passage.pack.lists
    match = lists.open_end.search(passage.typed) if lists else None
    if match:
        found = warning("sentence-fragment.ends", passage.span(*match.span()))
        yield found.with_help("sentence-fragment.write-rest")


def _is_line(passage: Passage) -> bool:
    is_short = passage.pack.words is not None and len(passage.typed.split()) <= _LINE
    return is_short and passage.typed[-1:] not in STOPS + SEMICOLONS
