"""The panel of how the text stands: every clause by language, what is due, and where facts and terms are used.

In: what the newest draft was read as, and what the rules found in it. Out: the values of `panel-ledger.html.jinja`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from ..editions import series_on
from ..localize import language_name
from ..model.library import Library, clause_key
from ..model.nodes import walk
from ..model.source import Span
from ..model.walk import fact_of
from ..model.written import Clause, TermDefinition, TermUse
from ..operations.comments import comment_rows
from ..operations.ledger import Row, read_ledger
from .findings import ShownFinding, shown_findings
from .views import NoPageError

if TYPE_CHECKING:
    from .entry_form import Values
    from .panels import PanelRequest

STATES = {
    "original": "status.original",
    "current": "status.current",
    "stale": "status.stale",
    "unread": "status.unread",
    "counterpart": "status.counterpart",
    "missing": "status.missing",
}
"""The message of each state of a clause in a language."""
DUE = frozenset({"date-age", "date-stale", "law-stale", "notice-missing", "stale-translation", "missing-translation"})
"""The rules that say what waits for somebody: reviews, days of notice, translations."""
Uses = Mapping[str, tuple[Span, ...]]


def ledger(asked: PanelRequest) -> Values:
    """Return the clauses of the text that is read, what is due, and each place that uses a fact or a term."""
    library = asked.draft.reading.library
    if library is None:
        raise NoPageError("preview.mend-first")
    text, reading = asked.text, asked.draft.reading
    rows = read_ledger(library, asked.draft.diagnostics)
    shown = [row for row in rows if text is None or row.work == text.work]
    return {
        "rows": tuple((row, tuple(_cells(row, library))) for row in shown),
        "languages": {tag: language_name(tag, asked.sentences.language) for row in shown for tag in row.states},
        "waiting": tuple(_due(shown_findings(asked.draft, asked.sentences, asked.place.path))),
        "coming": [issue for one in series_on(reading.archive, reading.day) for issue in one.waiting],
        "threads": tuple((row.thread, _clause(library, row.thread.key)) for row in comment_rows(library) if row.open),
        "registries": {"desk.facts": _uses(library, fact_of), "desk.terms": _uses(library, _term)},
    }


def _cells(row: Row, library: Library) -> Iterator[tuple[str, str, str, Clause | None]]:
    """Yield language, message of the state, reason and source of a clause in each language."""
    for locale, state in row.states.items():
        clause = _clause(library, clause_key(row.work, row.clause, locale))
        yield locale, STATES[state.word], state.reason, clause


def _clause(library: Library, key: tuple[str, str, str]) -> Clause | None:
    return library.clauses.get(key)


def _due(found: tuple[ShownFinding, ...]) -> Iterator[ShownFinding]:
    yield from (one for one in found if one.rule in DUE and one.source)


def _uses(library: Library, named: Callable[[object], str | None]) -> Uses:
    """Return each place that uses what `named` finds the name of, by that name."""
    found: dict[str, list[Span]] = defaultdict(list)
    for clause in library.clauses.values():
        for node in walk((*clause.title, *clause.blocks)):
            if name := named(node):
                found[name].append(node.span)
    return {name: tuple(spans) for name, spans in sorted(found.items())}


def _term(node: object) -> str | None:
    return node.term if isinstance(node, TermUse | TermDefinition) else None
