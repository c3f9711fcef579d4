"""Two ages for children in one document. See docs/rules/age-conflict.md."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ...languages.parts.values import Ages
from ...model.diagnostics import Diagnostic, suggestion, warning
from ..passage import Passage
from ..sentences import sentences_in
from ..subject import Subject
from ..values import Value, values_in
from .statements import statements_in

_NEAR = 60
"""Characters beside an age that can say whose it is."""


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a finding for each age in a sentence on children that differs from the document's first one.

    It is a warning unless laws set both ages, each for another thing, and the two sentences say different things. Two
    ages that the reader has to have at least are one.
    """
    for document in subject.documents:
        first: tuple[Passage, Value] | None = None
        least: tuple[Passage, Value] | None = None
        for passage in subject.passages_in(document.work, document.locale):
            known = passage.pack.ages
            for value in _ages(passage, known) if known else ():
                first = first or (passage, value)
                there, one = first
                if known and one.key != value.key:
                    apart = {one.key[0], value.key[0]} <= known.apart and not _is_same(passage, value, there, one)
                    yield _finding(passage, value, there, one, suggestion if apart else warning)
            for value in _least(passage, known) if known else ():
                least = least or (passage, value)
                if least[1].key != value.key:
                    yield _finding(passage, value, *least, warning)


def _least(passage: Passage, known: Ages) -> Iterator[Value]:
    """Yield the ages that a passage asks its reader to have at least."""
    barred = tuple(known.barred.finditer(passage.text))
    for value in values_in(passage.text, passage.locale):
        before = passage.text[max(0, value.start - _NEAR) : value.start]
        behind = passage.text[value.start : value.end + _NEAR]
        is_least = known.least.search(before) and known.upwards.search(behind)
        if value.kind == "age" and (is_least or any(match.start() <= value.start < match.end() for match in barred)):
            yield value


def _is_same(passage: Passage, value: Value, there: Passage, one: Value) -> bool:
    """Say whether the words beside two ages are equal."""
    said = [{said.value: said.words for said in statements_in(where, "age")} for where in (passage, there)]
    words, others = said[0].get(value), said[1].get(one)
    return bool(words) and words == others


def _finding(passage: Passage, value: Value, there: Passage, one: Value, tell: Callable[..., Diagnostic]) -> Diagnostic:
    text, other = passage.text[value.start : value.end], there.text[one.start : one.end]
    found = tell("age-conflict.two-ages", passage.span(value.start, value.end), text=text, other=other)
    return found.with_help("age-conflict.say-one").with_note("age-conflict.other", there.span(one.start, one.end))


def _ages(passage: Passage, known: Ages) -> Iterator[Value]:
    """Yield the ages in the sentences of a passage that speak of children."""
    ages = [value for value in values_in(passage.text, passage.locale) if value.kind == "age"]
    for start, end in sentences_in(passage.text, passage.locale) if ages else ():
        if known.children.search(passage.text, start, end):
            yield from (value for value in ages if start <= value.start < end)
