"""A text that promises passages in bold, and none is. See docs/rules/format-promise.md."""

from __future__ import annotations

from collections.abc import Iterator

from ...languages import known_of
from ...model.diagnostics import Diagnostic, warning
from ...model.nodes import StandsOut, walk
from ..passage import Role
from ..subject import Subject


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each promise of a format in a document that has no important passage."""
    for document in subject.documents:
        pointers = known_of(document.locale).pointers
        clauses = subject.clauses_in(document.work, document.locale)
        if pointers is None or any(
            isinstance(node, StandsOut) for clause in clauses for node in walk((clause.title, clause.blocks))
        ):
            continue
        for passage in subject.passages_in(document.work, document.locale):
            if passage.role is Role.PARAGRAPH and (match := pointers.emphasis.search(passage.typed)):
                found = warning("format-promise.nothing", passage.span(*match.span()))
                yield found.with_help("format-promise.mark")
