"""Rules that read the parsed Library and the resolved Documents, and report.

In: Library and Documents. Out: findings. A rule lives in a file of its own, named after the fault, and is listed in
`RULES`. What makes a file unreadable or a reference lead nowhere is found by `parse/` and `resolve/` already; a rule
here judges text that is well formed. Rules change nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ..diagnostics import Diagnostic
from ..model.document import Document
from ..model.library import Library
from .date_typed import date_typed

Rule = Callable[[Library, tuple[Document, ...]], Iterable[Diagnostic]]

RULES: tuple[Rule, ...] = (date_typed,)


def check(library: Library, documents: tuple[Document, ...]) -> tuple[Diagnostic, ...]:
    """Return what the rules find, without what a waiver in the clause covers."""
    found = (finding for rule in RULES for finding in rule(library, documents))
    return tuple(finding for finding in found if not _waived(finding, library))


def _waived(finding: Diagnostic, library: Library) -> bool:
    """Say whether the block that a finding stands in is waived for its rule."""
    span = finding.span
    return span is not None and any(
        waiver.rule == finding.rule and waiver.covers.start <= span.start < waiver.covers.end
        for clause in library.clauses.values()
        if clause.source is span.source
        for waiver in clause.waivers
    )
