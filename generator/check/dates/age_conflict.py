"""Two ages for children in one document. See docs/rules/age-conflict.md."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.diagnostics import Diagnostic, suggestion
from ..passage import Passage
from ..sentences import sentences_in
from ..subject import Subject
from ..values import Key, Value, values_in


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a suggestion for each age in a sentence on children that differs from the document's first one."""
    for document in subject.documents:
        first: tuple[Key, Passage, Value] | None = None
        for passage in subject.passages_in(document.work, document.locale):
            for value in _ages(passage):
                first = first or (value.key, passage, value)
                key, there, one = first
                if key != value.key:
                    text, other = passage.text[value.start : value.end], there.text[one.start : one.end]
                    found = suggestion(
                        "age-conflict.two-ages", passage.span(value.start, value.end), text=text, other=other
                    )
                    yield found.with_help("age-conflict.say-one").with_note(
                        "age-conflict.other", there.span(one.start, one.end)
                    )


def _ages(passage: Passage) -> Iterator[Value]:
    """Yield the ages in the sentences of a passage that speak of children."""
    known = passage.pack.ages
    ages = [value for value in values_in(passage.text, passage.locale) if value.kind == "age"]
    for start, end in sentences_in(passage.text, passage.locale) if ages else ():
        if known and known.children.search(passage.text, start, end):
            yield from (value for value in ages if start <= value.start < end)
