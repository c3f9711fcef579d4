"""Future words about a day that is past. See docs/rules/date-stale.md."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...languages.characters import COMMAS, SEMICOLONS, STOPS
from ...model.diagnostics import Diagnostic, warning
from ..subject import Subject
from ..values import values_in

_PART = re.compile(rf"[{COMMAS}{SEMICOLONS}{STOPS}](?!\d)")
_REACH = 200
"""A part of a sentence is no longer on either side of its date."""


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each past day, typed or a fact, in a part of a sentence that speaks of the future."""
    for passage, dates in subject.passages_with(lambda pack: pack.dates):
        for value in values_in(passage.text, passage.locale):
            if value.kind != "date" or str(value.key[0]) >= subject.day.isoformat():
                continue
            start, end = _part(passage.text, value.start, value.end)
            match = dates.future.search(passage.typed, start, end)
            if match:
                text = passage.text[value.start : value.end]
                found = warning("date-stale.past", passage.span(value.start, value.end), text=text, match=match[0])
                yield found.with_help("date-stale.say-since")


def _part(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the range of the part of a sentence, between two marks, that a date stands in."""
    first = max(0, start - _REACH)
    before = [match.end() for match in _PART.finditer(text, first, start)]
    behind = _PART.search(text, end, end + _REACH)
    return (before[-1] if before else first), (behind.start() if behind else min(len(text), end + _REACH))
