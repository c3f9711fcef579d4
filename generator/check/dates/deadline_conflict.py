"""One duty with two deadlines. See docs/rules/deadline-conflict.md."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ...diagnostics import Diagnostic, suggestion
from ..passage import Passage
from ..sentences import sentences_in
from ..subject import Subject
from ..values import Key, Value, values_in

_DUTIES: Mapping[str, Mapping[str, re.Pattern[str]]] = {
    "en": {
        "answering": re.compile(r"\b(?:respond|reply|answer)(?:s|ed|ing)?\b", re.IGNORECASE),
        "confirming": re.compile(r"\b(?:confirm|acknowledge)(?:s|ing)?\b", re.IGNORECASE),
        "deleting": re.compile(r"\b(?:delete|erase)[sd]?\b", re.IGNORECASE),
        "notifying": re.compile(r"\b(?:notify|notifies|inform)(?:s|ing)?\b", re.IGNORECASE),
    },
    "zh": {
        "answering": re.compile("答复|回复|回应"),
        "deleting": re.compile("删除|注销"),
        "notifying": re.compile("通知|告知"),
    },
}
_WITHIN = {"en": re.compile(r"\bwithin\s+\Z", re.IGNORECASE), "zh": re.compile("")}
_BEHIND = {"en": re.compile(""), "zh": re.compile("(?:之?内|以内)")}


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a suggestion for each duty of a document that has another deadline in an earlier sentence."""
    for document in subject.documents:
        language = document.locale.partition("-")[0]
        seen: dict[str, tuple[Key, Passage, Value]] = {}
        for passage in subject.passages_in(document.work, document.locale) if language in _DUTIES else ():
            for duty, value in _deadlines(passage, language):
                key, first, one = seen.setdefault(duty, (value.key, passage, value))
                if key != value.key:
                    text, other = passage.text[value.start : value.end], first.text[one.start : one.end]
                    found = suggestion(
                        "deadline-conflict",
                        f"{duty} takes {text} here and {other} elsewhere",
                        passage.span(value.start, value.end),
                    )
                    yield found.with_help("say one period, or what sets the two cases apart").with_note(
                        "the other is", first.span(one.start, one.end)
                    )


def _deadlines(passage: Passage, language: str) -> Iterator[tuple[str, Value]]:
    """Yield the duties of sentences that name one duty and one deadline, with the deadline."""
    values = [value for value in values_in(passage.text, language) if value.kind == "period"]
    for start, end in sentences_in(passage.text, passage.locale) if values else ():
        duties = [duty for duty, pattern in _DUTIES[language].items() if pattern.search(passage.text, start, end)]
        deadlines = [value for value in values if start <= value.start < end and _is_deadline(passage, value, language)]
        if len(duties) == 1 and len(deadlines) == 1:
            yield duties[0], deadlines[0]


def _is_deadline(passage: Passage, value: Value, language: str) -> bool:
    before = _WITHIN[language].search(passage.text, 0, value.start)
    return bool(before and _BEHIND[language].match(passage.text, value.end))
