"""Words that the law prescribes. See docs/rules/duty-phrase.md."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.diagnostics import Diagnostic, warning
from ..subject import Subject
from .faults import named, rows_of, scope_of, tagged_in


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning where the words of a duty do not stand: at the first clause that names it, or at the scope."""
    for rows in rows_of(subject, "duty-phrase"):
        for row in rows:
            clauses = tagged_in(row, subject)
            place = clauses[0].title_span if clauses else scope_of(row, subject)
            found = warning("duty-phrase.lacking", place, **named(row, subject), locale=row.locale)
            yield found.with_help(*(one.message for one in row.lacking), "duty-phrase.write")
