"""Where in the sources stands what does not fit on paper: a Document has no places, a project has.

In: renderings, and the Reading that their Documents are of. Out: the same, with a place for each such finding.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from ..model.diagnostics import Diagnostic
from ..model.document import walk_sections
from ..model.nodes import NodeKind, walk
from ..model.source import Span
from ..model.written import Clause
from ..render import Rendering
from .reading import Reading

_RULE, _TABLE = "table-overflows", "table"


def located(renderings: Iterable[Rendering], reading: Reading) -> Iterator[Rendering]:
    """Yield renderings whose findings about tables name the table in its clause."""
    for one in renderings:
        yield replace(one, diagnostics=tuple(_located(found, reading) for found in one.diagnostics))


def _located(found: Diagnostic, reading: Reading) -> Diagnostic:
    values = dict(found.message.values)
    clause = _clause(str(values.get("path")), str(values.get("anchor")), reading) if found.rule == _RULE else None
    return found if clause is None else replace(found, span=_span(clause, values.get("table")))


def _clause(path: str, anchor: str, reading: Reading) -> Clause | None:
    """Return the clause that stands in the Document of a path under an anchor."""
    document = next((one for one in reading.documents if one.path == path), None)
    if document is None or reading.subject is None:
        return None
    names = {section.anchor: section.clause for section in walk_sections(document.sections)}
    clauses = reading.subject.clauses_in(document.work, document.locale)
    return next((clause for clause in clauses if clause.id == names.get(anchor)), None)


def _span(clause: Clause, number: object) -> Span:
    """Return where the table of a number stands in a clause; its title where it cannot be told."""
    tables: list[Any] = [node for node in walk(clause.blocks) if isinstance(node, NodeKind) and node.name == _TABLE]
    if isinstance(number, int) and 0 < number <= len(tables):
        place: Span = tables[number - 1].span
        return place
    return clause.title_span
