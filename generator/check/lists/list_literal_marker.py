"""Markers of lists that were typed as text. See docs/rules/list-literal-marker.md."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...diagnostics import Diagnostic, warning
from ...source import Span
from ..passage import Passage, Role
from ..subject import Subject

_MARKER = re.compile(
    r"(?:\((?:[a-z]{1,2}|[ivx]{1,5}|\d{1,2})\)|[a-z][.)](?= )|\d{1,2}[.)）、](?!\d)|-(?= )|[•·●▪◦‣○■□◆]|[①-⑳]"
    r"|（[一二三四五六七八九十\d]{1,3}）|[一二三四五六七八九十]{1,3}[、．.])"
)
_BULLETS = frozenset("-•·●▪◦‣○■□◆")


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each typed marker that a backslash made pass; others were refused when they were read."""
    for passage in subject.all_passages(Role.PARAGRAPH, Role.CELL):
        match = _MARKER.match(passage.typed)
        span = _escaped(passage, match.end()) if match else None
        if match and span:
            found = warning("list-literal-marker", f"the marker `{match[0]}` is typed", span)
            bullet = match[0] in _BULLETS
            found = found.with_help("write `- `" if bullet else "write `1. `, and the number is computed")
            yield found.with_fix("- " if bullet else "1. ") if _is_alone(passage, span) else found


def _escaped(passage: Passage, end: int) -> Span | None:
    """Return the range of a marker with its backslashes and the spaces behind it; None where it has no backslash."""
    span = passage.span(0, end)
    text = span.source.text
    start = span.start - 1 if text[span.start - 1 : span.start] == "\\" else span.start
    behind = len(passage.text) - len(passage.text[end:].lstrip(" "))
    last = passage.span(0, behind).end if behind > end else span.end
    return span.source.span(start, last) if "\\" in text[start : span.end] else None


def _is_alone(passage: Passage, span: Span) -> bool:
    """Say whether the marker begins a paragraph that stands by itself in one line: then a list can begin there."""
    return len(passage.parents) == 1 and passage.whole.start == span.start and "\n" not in passage.whole.text
