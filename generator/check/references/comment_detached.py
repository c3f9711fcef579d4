"""Open comments whose clause or block is gone. See docs/rules/comment-detached.md."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.comments import is_detached
from ...model.diagnostics import Diagnostic, warning
from ..subject import Subject


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for every open comment on what is not there any more."""
    for thread, span in subject.library.comments.items():
        clause = subject.library.clauses.get(thread.key)
        if thread.is_open and is_detached(thread, clause):
            id = "comment-detached.block" if clause else "comment-detached.clause"
            found = warning(id, span, author=thread.remarks[0].author, clause=thread.clause, locale=thread.locale)
            yield found.with_help("comment-detached.settle", id=thread.id)
