"""Markers of lists that were typed as text. See docs/rules/list-literal-marker.md."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...languages.characters import ODD_SPACES
from ...languages.typed import LEVELS, LIST_MARKER
from ...model.diagnostics import Diagnostic, warning
from ...model.source import Span
from ..passage import Passage, Role
from ..subject import Subject

_WIDE = re.compile(rf"(?:[a-z]\.|\d{{1,2}}[.)])[{ODD_SPACES}]")
"""A marker with a space behind it that keeps it from being refused when the clause is read."""

_BULLETS = frozenset("-•·●▪◦‣○■□◆")


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each typed marker that was not refused when the clause was read."""
    for passage in subject.all_passages(Role.PARAGRAPH, Role.CELL):
        if match := LIST_MARKER.match(passage.typed):
            yield from _marker(passage, match[0])
        elif passage.role is Role.PARAGRAPH and (match := LEVELS.match(passage.typed)):
            found = warning("list-literal-marker.number", passage.span(*match.span()), match=match[0])
            yield found.with_help("list-literal-marker.indent-number")


def _marker(passage: Passage, marker: str) -> Iterator[Diagnostic]:
    span = _with_backslash(passage.span(0, len(marker)))
    if "\\" not in span.text and not _WIDE.match(marker):
        return
    found = warning("list-literal-marker.marker", span, marker=marker.strip())
    bullet = marker[0] in _BULLETS
    found = found.with_help("list-literal-marker.write-bullet" if bullet else "list-literal-marker.write-number")
    yield found.with_fix("- " if bullet else "1. ") if _is_alone(passage, span) else found


def _with_backslash(span: Span) -> Span:
    before = span.source.text[max(0, span.start - 1) : span.start]
    return span.source.span(span.start - 1, span.end) if before == "\\" else span


def _is_alone(passage: Passage, span: Span) -> bool:
    """Say whether the marker begins a paragraph that stands by itself in one line: then a list can begin there."""
    return len(passage.parents) == 1 and passage.whole.start == span.start and "\n" not in passage.whole.text
