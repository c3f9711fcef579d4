"""A date in the text that contradicts the dates of the page. See docs/rules/date-inconsistent.md."""

from __future__ import annotations

from collections.abc import Iterator

from ...languages.parts.values import DateForms
from ...model.diagnostics import Diagnostic, warning
from ..passage import Passage
from ..subject import Subject
from .times import NamedTime, times_in

_BEFORE = 60
"""Characters before a date that can hold its label, such as "This version takes effect on"."""


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each day that a text calls its effective or last modified date and its page does not."""
    for document in subject.documents:
        stamped = {date.day for date in document.dates}
        for passage in subject.passages_in(document.work, document.locale):
            dates = passage.pack.dates
            for value in times_in(passage, dates) if dates else ():
                named = any(value.first <= day <= value.last for day in stamped)
                if not named and dates and _is_own(passage, value, dates):
                    text = passage.text[value.start : value.end]
                    said = tuple(f"{date.label} {date.text}" for date in document.dates)
                    found = warning("date-inconsistent.no-date", passage.span(value.start, value.end), text=text)
                    yield (
                        found.with_help("date-inconsistent.take-out", dates=said)
                        if said
                        else found.with_help("date-inconsistent.take-out-day")
                    )


def _is_own(passage: Passage, value: NamedTime, dates: DateForms) -> bool:
    """Say whether the words around a date call it one of the text's own."""
    before = passage.text[max(0, value.start - _BEFORE) : value.start]
    return bool(dates.before.search(before) or dates.behind.match(passage.text, value.end))
