"""Periods beyond the limit of the law. See docs/rules/duty-limit.md."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.diagnostics import Diagnostic, warning
from ..subject import Subject
from .faults import named, rows_of, tagged_in


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning at each clause that names a duty and uses a period beyond what it allows."""
    for rows in rows_of(subject, "duty-limit"):
        for row in rows:
            for beyond in (one.message for one in row.lacking if one.kind == "limit"):
                fact = subject.library.facts[str(dict(beyond.values)["fact"])]
                for clause in tagged_in(row, subject):
                    found = warning("duty-limit.beyond", clause.title_span, **named(row, subject), beyond=beyond)
                    yield found.with_help("duty-limit.shorten").with_note("duty-limit.fact", fact.span)
