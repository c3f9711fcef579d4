"""Clauses that have a title and nothing else.

In: clauses and outlines. Out: a finding for each that says nothing itself and has no clause within it: a heading may
lead to others at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..diagnostics import Diagnostic, error
from ..model.library import Work, clause_key
from ..model.written import Clause
from .outline import flat

Key = tuple[str, str, str]


def empty_clauses(
    clauses: Mapping[Key, Clause], works: Mapping[str, Work], unread: frozenset[str]
) -> Iterator[Diagnostic]:
    """Yield a finding for each empty clause; files of which something was refused are left aside."""
    leading = {
        clause_key(name, entry.clause, tag)
        for name, work in works.items()
        for tag, locale in work.locales.items()
        for entry in flat(locale.outline)
        if entry.within
    }
    for key, clause in clauses.items():
        refused = clause.source.path in unread or f"clauses/{key[0]}/work.yaml" in unread
        if not clause.blocks and key not in leading and not refused:
            finding = error("empty-clause.title-alone", clause.title_span)
            yield finding.with_help("empty-clause.write-text")
