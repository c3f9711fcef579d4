"""Future words about a day that is past. See docs/rules/date-stale.md."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...languages.characters import COMMAS, SEMICOLONS, STOPS
from ...languages.parts.values import DateForms
from ...model.diagnostics import Diagnostic, warning
from ..subject import Subject
from .times import NamedTime, times_in

_PART = re.compile(rf"[{COMMAS}{SEMICOLONS}{STOPS}](?!\d)")
_REACH = 200
"""A part of a sentence is no longer on either side of its date."""


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each past day, typed or a fact, in a part of a sentence that speaks of the future."""
    for passage, dates in subject.passages_with(lambda pack: pack.dates):
        times = tuple(times_in(passage, dates))
        for time in times:
            if time.last >= subject.day:
                continue
            start, end = _reach(passage.text, time, times, dates)
            match = dates.future.search(passage.typed, start, end) or dates.by.fullmatch(
                passage.typed, start, time.start
            )
            if match:
                text, place = passage.text[time.start : time.end], passage.span(time.start, time.end)
                found = warning("date-stale.past", place, text=text, match=match[0].strip())
                yield found.with_help("date-stale.say-since")


def _reach(text: str, time: NamedTime, times: Sequence[NamedTime], dates: DateForms) -> tuple[int, int]:
    """Return the part of a sentence that a time stands in, and the main clause behind one that opens the sentence."""
    start, end = _part(text, time.start, time.end)
    if text[end : end + 1] in tuple(COMMAS) and dates.opens.fullmatch(text, start, time.start):
        further = _part(text, end + 1, end + 1)[1]
        if not any(end < other.start < further for other in times):
            return start, further
    return start, end


def _part(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the range of the part of a sentence, between two marks, that a date stands in."""
    first = max(0, start - _REACH)
    before = [match.end() for match in _PART.finditer(text, first, start)]
    behind = _PART.search(text, end, end + _REACH)
    return (before[-1] if before else first), (behind.start() if behind else min(len(text), end + _REACH))
