"""One duty with two deadlines. See docs/rules/deadline-conflict.md."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from ...languages.parts.values import Periods
from ...model.diagnostics import Diagnostic, suggestion
from ..passage import Passage
from ..sentences import sentences_in
from ..subject import Subject
from ..values import Key, Value, values_in

_BEFORE = 40
"""Characters before a period that can hold the words of a deadline, such as "no later than"."""


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a suggestion for each duty of a document that has another deadline in an earlier sentence."""
    for document in subject.documents:
        seen: dict[str, tuple[Key, Passage, Value]] = {}
        for passage in subject.passages_in(document.work, document.locale):
            for duty, value in _deadlines(passage):
                key, first, one = seen.setdefault(duty, (value.key, passage, value))
                if key != value.key:
                    text, other = passage.text[value.start : value.end], first.text[one.start : one.end]
                    found = suggestion(
                        "deadline-conflict.two-periods",
                        passage.span(value.start, value.end),
                        duty=duty,
                        text=text,
                        other=other,
                    )
                    yield found.with_help("deadline-conflict.say-one").with_note(
                        "deadline-conflict.other", first.span(one.start, one.end)
                    )


def _deadlines(passage: Passage) -> Iterator[tuple[str, Value]]:
    """Yield the duties of sentences that name one duty and one deadline, with the deadline."""
    known = passage.pack.periods
    if known is None:
        return
    values = [value for value in values_in(passage.text, passage.locale) if value.kind == "period"]
    deadlines = [value for value in values if _is_deadline(passage.text, value, known)]
    starts = [value.start for value in deadlines]
    for start, end in sentences_in(passage.text, passage.locale) if deadlines else ():
        within = deadlines[bisect_left(starts, start) : bisect_left(starts, end)]
        if len(within) != 1:
            continue
        duties = [duty for duty, pattern in known.duties.items() if pattern.search(passage.text, start, end)]
        if len(duties) == 1:
            yield duties[0], within[0]


def _is_deadline(text: str, value: Value, known: Periods) -> bool:
    return bool(
        known.before.search(text, max(0, value.start - _BEFORE), value.start) and known.behind.match(text, value.end)
    )
