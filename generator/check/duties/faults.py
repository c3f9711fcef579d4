"""What is wrong with a duty that the texts do not show, so that one cause is one finding.

In: the `Coverage` of a `Subject`. Out: the rows that each rule of this folder tells, with the place to tell them at.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from ...model.coverage import CoverageRow, DutyAnswer
from ...model.diagnostics import Message, Value
from ...model.registries import in_language
from ...model.source import Span, word_in
from ...model.written import Clause
from ..subject import Subject, key_of

_UNTAGGED = {"tag", "language"}
"""Kinds of lacking evidence that mean that nobody names the duty."""
_TAGGED = {"limit": "duty-limit", "phrase": "duty-phrase"}
"""The rules that tell of other kinds, the first of which decides."""


def rows_of(subject: Subject, rule: str) -> Iterator[tuple[CoverageRow, ...]]:
    """Yield the rows of each duty in languages that do not show it, which this rule tells."""
    for rows in subject.coverage.by_duty.values():
        others = tuple(row for row in rows if row.answer is not DutyAnswer.NOT_SHOWN)
        told = tuple(row for row in rows if row.answer is DutyAnswer.NOT_SHOWN and _rule_of(row, others) == rule)
        if told:
            yield told


def _rule_of(row: CoverageRow, others: tuple[CoverageRow, ...]) -> str:
    """Return the rule that tells of a row, by what a person does about it; `others` are languages that lack nothing."""
    kinds = {one.kind for one in row.lacking}
    if "unlikely" in kinds:
        return "duty-unlikely"
    if kinds & _UNTAGGED:
        return "duty-languages" if others else "duty-missing"
    return next((rule for kind, rule in _TAGGED.items() if kind in kinds), "duty-missing")


def lacking_in(rows: tuple[CoverageRow, ...]) -> tuple[Message, ...]:
    """Return all that is lacking in some languages, each once."""
    return tuple(dict.fromkeys(one.message for one in chain.from_iterable(row.lacking for row in rows)))


def named(row: CoverageRow, subject: Subject) -> dict[str, Value]:
    """Return what a finding says of a duty: its id, and how it is cited in the original language or else in English."""
    texts = row.citation.text if row.citation else {}
    return {"duty": row.duty.id, "cited": in_language(texts, subject.library.settings.original) or row.duty.id}


def is_scoped(row: CoverageRow, subject: Subject) -> bool:
    """Say whether a work names the jurisdiction in its `scope:`, and does not have it from its inventory."""
    return any(row.jurisdiction in work.scope for work in subject.library.works.values())


def scope_of(row: CoverageRow, subject: Subject) -> Span:
    """Return where a work says that it answers the law of the row: that of the row, or the first that does."""
    works = [name for name, _ in subject.coverage.texts[row.jurisdiction]]
    nearest = row.work if row.work in works else works[0]
    return word_in(subject.library.works[nearest].span.source, row.jurisdiction, "scope")


def tagged_in(row: CoverageRow, subject: Subject) -> tuple[Clause, ...]:
    """Return the clauses of the row's document that name its duty."""
    clauses = subject.clauses_in(row.work, row.locale)
    return tuple(clause for clause in clauses if row.duty.id in subject.tags[key_of(clause)])
