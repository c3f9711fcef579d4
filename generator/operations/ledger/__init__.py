"""The ledger: how every clause stands in every language.

In: a Library and findings. Out: a row for each clause of each work, with its state in each language, when it last
changed and how many findings its files have. When a text went stale is for `since.py` to find; nothing is written here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from ...model.diagnostics import Diagnostic
from ...model.library import UNREAD, Library, Work, clause_key, walk_outline
from ...model.translation import is_current
from ...model.written import Clause


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """How a clause stands in a language.

    `word` is original, current, stale, unread (a translation of which no digest is known), counterpart or missing;
    `reason` is why it is missing or a counterpart, "" where nobody says; `since` the day from which on the original was
    another text than the one that was translated, where that is known.
    """

    word: str
    reason: str = ""
    since: date | None = None

    @property
    def waits(self) -> bool:
        """Whether a translator has to do something: the text is stale, or missing without a reason."""
        return self.word == "stale" or (self.word == "missing" and not self.reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A clause of a work; `clause` is its id or `shared/<id>`, `last_change` the newest edition that changed it.

    `comments` are the open ones, in every language.
    """

    work: str
    clause: str
    states: Mapping[str, State]
    last_change: str | None
    findings: int
    comments: int


def read_ledger(library: Library, findings: Iterable[Diagnostic]) -> tuple[Row, ...]:
    """Return the rows of all works, in the order of the original language's outline; what it lacks comes last."""
    counts: Counter[object] = Counter(finding.span.source.path for finding in findings if finding.span)
    counts.update(thread.key[:2] for thread in library.comments if thread.is_open)
    return tuple(row for _, work in sorted(library.works.items()) for row in _rows(work, library, counts))


def narrowed(rows: Iterable[Row], locales: Collection[str]) -> tuple[Row, ...]:
    """Return rows with their states in some languages alone; where none is named, all are meant."""
    shown = (
        replace(row, states={name: one for name, one in row.states.items() if not locales or name in locales})
        for row in rows
    )
    return tuple(row for row in shown if row.states)


def waiting(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Return the rows in which a language waits for its translator."""
    return tuple(row for row in rows if any(state.waits for state in row.states.values()))


def state_of(work: Work, clause: str, locale: str, library: Library) -> State:
    """Return how a clause of a work stands in a language."""
    own = library.clauses.get(clause_key(work.id, clause, locale))
    first = library.clauses.get(clause_key(work.id, clause, library.settings.original))
    if own is None or not _is_listed(work, clause, locale):
        reason = work.locales[locale].absent.get(clause, "")
        return State(word="missing", reason="" if reason == UNREAD else reason)
    if first is None or own is first:
        return State(word="original")
    return _relation(own, first)


def _relation(own: Clause, original: Clause) -> State:
    relation = own.relation
    if relation is None:
        return State(word="unread")
    if relation.kind == "counterpart":
        return State(word="counterpart", reason=relation.reason or "")
    return State(word="current" if is_current(own, original) else "stale")


def _rows(work: Work, library: Library, counts: Counter[object]) -> Iterator[Row]:
    ordered = sorted(work.locales.values(), key=lambda locale: locale.locale != library.settings.original)
    names = dict.fromkeys(entry.clause for locale in ordered for entry in walk_outline(locale.outline))
    for name in names:
        clauses = (library.clauses.get(clause_key(work.id, name, locale)) for locale in work.locales)
        yield Row(
            work=work.id,
            clause=name,
            states={locale.locale: state_of(work, name, locale.locale, library) for locale in ordered},
            last_change=_last_change(work, name, library),
            comments=counts[clause_key(work.id, name, "")[:2]],
            findings=sum(counts[clause.source.path] for clause in clauses if clause),
        )


def _last_change(work: Work, clause: str, library: Library) -> str | None:
    """Return the newest edition that changed the work's text and names this clause, or none in particular."""
    standing = (entry for entry in reversed(library.history.get(work.id, ())) if not entry.cancelled)
    changed = (entry for entry in standing if entry.change.change.alters_text)
    return next((one.edition for one in changed if not one.change.clauses or clause in one.change.clauses), None)


def _is_listed(work: Work, clause: str, locale: str) -> bool:
    return any(entry.clause == clause for entry in walk_outline(work.locales[locale].outline))
