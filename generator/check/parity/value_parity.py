"""Figures that one language has and the other does not. See docs/rules/value-parity.md."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ...diagnostics import Diagnostic
from ...model.registries import Statute
from ...model.walk import inlines_of
from ...model.written import Clause, CrossReference, FactUse, Link
from ...resolve.place import UNKNOWN
from ...source import Span
from ..subject import Pair, Subject
from ..values import Key, values_in

_NEGATIONS = {
    "en": re.compile(
        r"\b(?:shall|may|will|must|do|does|can)(?: not|not|n[’']t)\b|\b(?:never|without)\b", re.IGNORECASE
    ),
    "zh": re.compile("不得|不会|不能|不可|不应|不予|不向|不将|禁止|并不|决不|绝不|从不|未经"),
}
_NEGATION: Key = ("negation",)
_WORDS = {
    "period": "period",
    "age": "age",
    "money": "sum",
    "percent": "share",
    "date": "date",
    "article": "article",
    "statute": "statute",
}


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a finding for each value that only one of the two texts of a clause has."""
    for pair in subject.pairs:
        if _is_broken(pair.original, subject) or _is_broken(pair.other, subject):
            continue  # a name that leads nowhere is a finding already, and what it stands for is not known
        original, other = _values(pair.original, subject), _values(pair.other, subject)
        for key, (span, text) in original.items():
            if key not in other:
                yield _finding(
                    pair, pair.other.title_span, f"{_named(key, text)} of the original is missing here"
                ).with_note("the original has it", span)
        for key, (span, text) in other.items():
            if key not in original:
                yield _finding(pair, span, f"{_named(key, text)} is not in the original").with_note(
                    "the original is", pair.original.title_span
                )


def _is_broken(clause: Clause, subject: Subject) -> bool:
    passages = subject.passages[clause.owner, clause.id, clause.locale]
    return any(UNKNOWN in passage.text for passage in passages)


def _finding(pair: Pair, span: Span, message: str) -> Diagnostic:
    return Diagnostic(rule="value-parity", severity=pair.severity, message=message, span=span).with_help(
        "say the same in both languages; a figure that a fact holds cannot differ",
        "or say `relation: counterpart` with the reason if this is an independent text",
    )


def _named(key: Key, text: str) -> str:
    if key == _NEGATION:
        return f"the negation `{text}`"
    return f"the {_WORDS.get(str(key[0]), 'address')} `{text}`"


def _values(clause: Clause, subject: Subject) -> Mapping[Key, tuple[Span, str]]:
    """Return each value of a clause with its first place: in its text, as filled in, and in its links and statutes."""
    found: dict[Key, tuple[Span, str]] = {}
    language = clause.locale.partition("-")[0]
    for passage in subject.passages[clause.owner, clause.id, clause.locale]:
        for value in values_in(passage.text, language):
            if isinstance(passage.piece(value.start).inline, CrossReference):  # the number of a clause of ours
                continue
            text = passage.text[value.start : value.end]
            found.setdefault((value.kind, *value.key), (passage.span(value.start, value.end), text))
        if match := _NEGATIONS[language].search(passage.text) if language in _NEGATIONS else None:
            found.setdefault(_NEGATION, (passage.span(*match.span()), match[0]))
    for inline in inlines_of(clause):
        if isinstance(inline, Link):
            found.setdefault(("link", inline.href), (inline.span, inline.href))
        elif isinstance(inline, FactUse) and isinstance(subject.library.facts.get(inline.fact), Statute):
            found.setdefault(("statute", inline.fact), (inline.span, inline.fact))
    return found
