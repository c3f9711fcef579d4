"""Clauses that name a duty and say nothing of the kind. See docs/rules/duty-unlikely.md."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.diagnostics import Diagnostic, warning
from ..subject import Subject
from .cases import is_silent
from .faults import named


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning at the title of each clause for each duty that it names without a word of it."""
    rows = {name: found[0] for name, found in subject.coverage.by_duty.items()}
    for clause in subject.library.clauses.values():
        for name in dict.fromkeys(clause.requirements):
            if name in rows and is_silent(subject, clause, rows[name].duty):
                found = warning("duty-unlikely.nothing", clause.title_span, **named(rows[name], subject))
                yield found.with_help("duty-unlikely.take-out", duty=name)
