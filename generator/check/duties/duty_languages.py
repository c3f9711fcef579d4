"""Duties that a text shows in one language and not in another. See docs/rules/duty-languages.md."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.diagnostics import Diagnostic, warning
from ..subject import Subject
from .faults import lacking_in, named, rows_of, scope_of


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each duty, with the languages that lack it and the passages that have it."""
    for rows in rows_of(subject, "duty-languages"):
        row, *_ = rows
        locales = tuple(one.locale for one in rows)
        found = warning("duty-languages.lacking", scope_of(row, subject), **named(row, subject), locales=locales)
        found = found.with_help("duty-languages.write", *lacking_in(rows), duty=row.duty.id)
        for other in subject.coverage.by_duty[row.duty.id]:
            for passage in other.passages[:1]:
                found = found.with_note("duty-languages.shown", passage.span, locale=other.locale)
        yield found
