"""Future words about a day that is past. See docs/rules/date-stale.md."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...diagnostics import Diagnostic, warning
from ..subject import Subject
from ..values import values_in

_FUTURE = {
    "en": re.compile(
        r"\b(?:will|shall|is going to|expires?|until|upcoming|is scheduled|is due|not yet|starting|beginning on)\b",
        re.IGNORECASE,
    ),
    "zh": re.compile("将于|将自|将在|即将|届满|到期|失效|有效期至|截至|尚未"),
}


_PART = re.compile(r"[,，;；.。](?!\d)")

_REACH = 200
"""A part of a sentence is no longer on either side of its date."""


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each past day, typed or a fact, in a part of a sentence that speaks of the future."""
    for passage in subject.all_passages():
        language = passage.language
        future = _FUTURE.get(language)
        for value in values_in(passage.text, language) if future else ():
            if value.kind != "date" or str(value.key[0]) >= subject.day.isoformat():
                continue
            start, end = _part(passage.text, value.start, value.end)
            match = future.search(passage.typed, start, end) if future else None
            if match:
                text = passage.text[value.start : value.end]
                message = f"the day {text} is past, and the sentence says `{match[0]}`"
                found = warning("date-stale", message, passage.span(value.start, value.end))
                yield found.with_help("say what holds since that day, or take the passage out")


def _part(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the range of the part of a sentence, between two marks, that a date stands in."""
    first = max(0, start - _REACH)
    before = [match.end() for match in _PART.finditer(text, first, start)]
    behind = _PART.search(text, end, end + _REACH)
    return (before[-1] if before else first), (behind.start() if behind else min(len(text), end + _REACH))
