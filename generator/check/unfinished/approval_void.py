"""Approvals of words that are others now. See docs/rules/approval-void.md."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.approvals import digests_of, void
from ...model.diagnostics import Diagnostic, Message, warning
from ..subject import Subject


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each approval with clauses that changed since, unless the same person approved them again."""
    lines = subject.library.approvals
    wanted = {(line.text.work, line.text.locale) for line in lines}
    texts = {key: digests_of(one) for one in subject.documents if (key := (one.work, one.locale)) in wanted}
    for line in lines:
        text, one = line.text, line.text.approval
        if gone := void(text, (other.text for other in lines), texts.get((text.work, text.locale), {})):
            clauses = tuple(clause or Message("approved.outline") for clause in gone)
            found = warning("approval-void.changed", line.span, by=one.by, role=one.role, day=one.day, clauses=clauses)
            yield found.with_help("approval-void.ask", work=text.work, locale=text.locale, role=one.role)
