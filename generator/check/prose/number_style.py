"""Periods and ages written in figures here and in words there. See docs/rules/number-style.md."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from ...languages.characters import CLOSE_BRACKETS, OPEN_BRACKETS
from ...model.diagnostics import Diagnostic, Message, suggestion
from ..passage import FILLED, Passage
from ..subject import Subject
from ..values import Value, values_in

_FIGURE = re.compile(r"\d")
_BRACKET = re.compile(rf"[{OPEN_BRACKETS}][0-9]+[{CLOSE_BRACKETS}]")
_KINDS = frozenset({"period", "age"})

Use = tuple[Passage, Value]


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a suggestion for each typed period or age of a document that is written otherwise than most."""
    for document in subject.documents:
        styles: dict[str, list[Use]] = defaultdict(list)
        for passage in subject.passages_in(document.work, document.locale):
            for value in values_in(passage.typed, document.locale):
                text = passage.typed[value.start : value.end]
                if value.kind in _KINDS and FILLED not in text:
                    styles[_style(text)].append((passage, value))
        yield from _rare(sorted(styles.items(), key=lambda style: -len(style[1])))


def _style(text: str) -> str:
    """Return the message that names how a number is written."""
    if _BRACKET.search(text):
        return "number-style.words-and-figures"
    return "number-style.figures" if _FIGURE.search(text) else "number-style.words"


def _rare(styles: Sequence[tuple[str, list[Use]]]) -> Iterator[Diagnostic]:
    for style, uses in styles[1:]:
        for passage, value in uses:
            text = passage.typed[value.start : value.end]
            said, others = Message(style), Message(styles[0][0])
            place = passage.span(value.start, value.end)
            found = suggestion("number-style.otherwise", place, text=text, style=said, others=others)
            yield found.with_help("number-style.one-way")
