"""Two ages for children in one document. See docs/rules/age-conflict.md."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...diagnostics import Diagnostic, suggestion
from ..passage import Passage
from ..sentences import sentences_in
from ..subject import Subject
from ..values import Key, Value, values_in

_CHILDREN = {
    "en": re.compile(r"\b(?:child(?:ren)?|minors?|parents?|guardians?)\b", re.IGNORECASE),
    "zh": re.compile("未成年|儿童|监护人"),
}


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a suggestion for each age in a sentence on children that differs from the document's first one."""
    for document in subject.documents:
        language = document.locale.partition("-")[0]
        first: tuple[Key, Passage, Value] | None = None
        for passage in subject.passages_in(document.work, document.locale) if language in _CHILDREN else ():
            for value in _ages(passage, language):
                first = first or (value.key, passage, value)
                key, there, one = first
                if key != value.key:
                    text, other = passage.text[value.start : value.end], there.text[one.start : one.end]
                    found = suggestion(
                        "age-conflict",
                        f"children are `{text}` here and `{other}` elsewhere",
                        passage.span(value.start, value.end),
                    )
                    yield found.with_help("say one age, or what each of the two is for").with_note(
                        "the other is", there.span(one.start, one.end)
                    )


def _ages(passage: Passage, language: str) -> Iterator[Value]:
    ages = [value for value in values_in(passage.text, language) if value.kind == "age"]
    for start, end in sentences_in(passage.text, passage.locale) if ages else ():
        if _CHILDREN[language].search(passage.text, start, end):
            yield from (value for value in ages if start <= value.start < end)
