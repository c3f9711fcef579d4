"""`clausebook status`, `accept` and what `diff --since-translation` shows: how each clause stands in each language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from ..model.diagnostics import Message, Severity, did_you_mean
from ..model.source import width
from .completion import clauses as clause_names
from .gathering import answer, gathered
from .help import command, option
from .speech import say
from .talk import (
    FINDINGS,
    aligned,
    as_of_option,
    note,
    project_option,
    put,
    put_path,
    put_text,
    refuse,
    split_list,
    stop_with,
    tell,
    usage_error,
)

if TYPE_CHECKING:
    from ..model.library import Library
    from ..model.written import Clause
    from ..operations.approvals import JudgedApproval
    from ..operations.ledger import Row, State
    from ..operations.reading import Reading

COLUMN = 40
"""The widest that a state gets in the table."""
_STATES = {
    "original": "status.original",
    "current": "status.current",
    "stale": "status.stale",
    "unread": "status.unread",
    "counterpart": "status.counterpart",
    "missing": "status.missing",
}
"""The message of each state."""
_COUNTED = {
    "original": "status.originals",
    "current": "status.currents",
    "stale": "status.stales",
    "unread": "status.unreads",
    "counterpart": "status.counterparts",
    "missing": "status.missings",
}
"""The message of a number of clauses in each state."""


@command(help="status.about")
@project_option
@option("--stale", is_flag=True, help="status.help-stale")
@option("--locale", "locales", multiple=True, callback=split_list, metavar="TAG", help="status.help-locale")
@as_of_option
def status(root: Path, stale: bool, locales: tuple[str, ...], day: date | None) -> None:
    """Print the ledger: every clause in every language, its last change and its findings."""
    from ..check import rules_from
    from ..operations.build import read
    from ..operations.ledger import narrowed, read_ledger, waiting

    reading = read(root, day, choose=partial(rules_from, Severity.WARNING), least=Severity.WARNING)
    if reading.library is None:
        stop_with(reading.diagnostics)
    rows = read_ledger(reading.library, reading.diagnostics)
    unknown = {*locales} - {name for row in rows for name in row.states}
    if unknown:
        raise usage_error("status.no-locale", locales=tuple(sorted(unknown)))
    rows = narrowed(rows, locales)
    rows = waiting(rows) if stale else rows
    approvals = _approvals(reading, reading.library, locales)
    if gathered():
        clauses = tuple(_dated(row, reading.library, root) for row in rows)
        answer(clauses=clauses, approvals=tuple(one.row for one in approvals))
        return
    for work in dict.fromkeys(row.work for row in rows):
        _show_table(work, [row for row in rows if row.work == work], reading.library, root)
    for approval in approvals:
        tell("status.approval", work=approval.row.work, locale=approval.row.locale, told=approval.told)
    states = [state.word for row in rows for state in row.states.values()]
    counts = (Message(_COUNTED[word], count=states.count(word)) for word in dict.fromkeys(states))
    if rows:
        note("status.clauses", count=len(rows), states=tuple(counts))
    else:
        note("status.none-stale")


def _approvals(reading: Reading, library: Library, locales: tuple[str, ...]) -> tuple[JudgedApproval, ...]:
    from ..operations.approvals import judged_lines
    from ..operations.attestations import own_signers

    lines = judged_lines(library, reading.documents, own_signers(reading.project.root))
    return tuple(one for one in lines if not locales or one.row.locale in locales)


@command(help="accept.about")
@project_option
@click.argument("clauses", nargs=-1, required=True, metavar="CLAUSE...", shell_complete=clause_names)
@option("--locale", metavar="TAG", help="accept.help-locale")
@option("--editorial", is_flag=True, help="accept.help-editorial")
@option("--translation", is_flag=True, help="accept.help-translation")
def accept(root: Path, clauses: tuple[str, ...], locale: str | None, editorial: bool, translation: bool) -> None:
    """Note that translations were read against today's text of the original."""
    from ..disk.atomic import write_files
    from ..operations.ledger.accept import accepted, accepted_as_editorial
    from ..operations.ledger.originals import body, path_of, remove_unused

    library = library_of(root)
    pairs = [_pair(name, locale or _only_locale(name, library), library, translation) for name in clauses]
    texts: dict[str, str] = {}
    for own, original in pairs:
        accept_one = accepted_as_editorial if editorial and not _is_counterpart(own) else accepted
        texts |= {path_of(original): body(original), own.source.path: accept_one(own, original)}
    write_files(root, texts)
    for path in texts:
        put_path(path)
    remove_unused(root, library_of(root).clauses.values())


def show_since_translation(root: Path, name: str, locale: str | None) -> None:
    """Print what changed in the original of a clause since it was translated.

    The old text is the one that `accept` kept; of a translation accepted before it kept any, git may have it.
    """
    from ..model.translation import is_current
    from ..operations.ledger.originals import body, find_kept
    from ..operations.ledger.since import difference

    library = library_of(root)
    own, original = _pair(name, locale or _only_locale(name, library), library)
    if is_current(own, original):
        note("accept.current", file=own.source.path)
        return
    then = find_kept(root, own) or _remembered(root, own, original)
    put_text(difference(then, body(original)))


def _remembered(root: Path, own: Clause, original: Clause) -> str:
    """Return the text of an original that was translated, as git has it; without it the run ends."""
    from ..disk.git import NoHistoryError, history
    from ..operations.ledger.since import find_since

    try:
        then = find_since(own, original, history(root, original.source.path))
    except NoHistoryError as cause:
        refuse("accept.no-history", FINDINGS, file=original.source.path, cause=cause.message)
    if then is None:
        refuse("accept.no-text", FINDINGS, original=original.source.path, file=own.source.path)
    return then.text


def library_of(root: Path) -> Library:
    """Return what the files say; a project that cannot be read ends the run with its findings."""
    from ..disk.project import open_project
    from ..parse import parse

    project, found = open_project(root)
    library, wrong = parse(project.sources, project.refused)
    if any(finding.severity.value == "error" for finding in (*found, *wrong)):
        stop_with((*found, *wrong))
    return library


def _pair(name: str, locale: str, library: Library, translation: bool = False) -> tuple[Clause, Clause]:
    """Return a translation and its original.

    Raises UsageError where there is no such pair, or the clause is an independent text that is to be no `translation`.
    """
    owner, _, clause = name.partition("/")
    own = library.clauses.get((owner, clause, locale))
    original = library.clauses.get((owner, clause, library.settings.original))
    if own is None or original is None:
        refuse_unknown_clause(name, locale if original else library.settings.original, library)
    if own is original:
        raise usage_error("accept.original", clause=name, locale=locale)
    if _is_counterpart(own) and not translation:
        waiting = tuple(_waiting(locale, library))
        none = Message("accept.none-waits", locale=locale)
        hint = Message("accept.waiting", locale=locale, clauses=waiting) if waiting else none
        raise usage_error("accept.counterpart", file=own.source.path, hint=hint)
    return own, original


def _waiting(locale: str, library: Library) -> Iterator[str]:
    """Yield the clauses in a language that are to be read against their original."""
    from ..model.translation import is_current

    for owner, clause, tag in sorted(library.clauses):
        own = library.clauses[owner, clause, tag]
        first = library.clauses.get((owner, clause, library.settings.original))
        if tag == locale and first and own is not first and not _is_counterpart(own) and not is_current(own, first):
            yield f"{owner}/{clause}"


def _is_counterpart(clause: Clause) -> bool:
    return clause.relation is not None and clause.relation.kind == "counterpart"


def refuse_unknown_clause(name: str, locale: str, library: Library) -> NoReturn:
    """Raise UsageError for a clause that there is not, with one that may be meant."""
    names = {f"{owner}/{clause}" for owner, clause, tag in library.clauses if tag == locale}
    hint = did_you_mean(name, names) or Message("accept.list-clauses")
    raise usage_error("accept.unknown-clause", clause=name, locale=locale, hint=hint)


def _only_locale(name: str, library: Library) -> str:
    """Return the language of the one translation of a clause; where none is one, that of its one counterpart."""
    owner, _, clause = name.partition("/")
    original = library.settings.original
    if (owner, clause, original) not in library.clauses:
        refuse_unknown_clause(name, original, library)
    own = {tag: text for (o, c, tag), text in library.clauses.items() if (o, c) == (owner, clause) and tag != original}
    locales = [tag for tag, text in own.items() if not _is_counterpart(text)] or [*own]
    if len(locales) != 1:
        several = usage_error("accept.which-locale", clause=name, locales=tuple(sorted(locales)))
        raise several if locales else usage_error("accept.no-translation", clause=name)
    return locales[0]


def _show_table(work: str, rows: Sequence[Row], library: Library, root: Path) -> None:
    commented = (say("status.comments"),) if any(row.comments for row in rows) else ()
    head = (work, *rows[0].states, say("status.last-change"), say("status.findings"), *commented)
    for line in aligned([head, *(_cells(row, library, root)[: len(head)] for row in rows)]):
        put(line)
    put()


def _cells(row: Row, library: Library, root: Path) -> tuple[str, ...]:
    states = (_said(row, locale, state, library, root) for locale, state in row.states.items())
    return (row.clause, *states, row.last_change or "", str(row.findings), str(row.comments))


def _said(row: Row, locale: str, state: State, library: Library, root: Path) -> str:
    if state.word == "missing" and state.reason:
        return _shortened(say("status.missing-because", reason=state.reason))
    day = _stale_since(row, locale, library, root) if state.word == "stale" else None
    return say("status.stale-since", day=day) if day else say(_STATES[state.word])


def _shortened(text: str) -> str:
    """Return a text that fits into a column; `--json` has the whole."""
    if width(text) <= COLUMN:
        return text
    while width(text) >= COLUMN:
        text = text[:-1]
    return f"{text}…"


def _stale_since(row: Row, locale: str, library: Library, root: Path) -> date | None:
    """Return the day from which on the original was another text, as far as git knows."""
    from ..disk.git import NoHistoryError, history
    from ..model.library import clause_key
    from ..operations.ledger.since import find_since

    own = library.clauses[clause_key(row.work, row.clause, locale)]
    original = library.clauses[clause_key(row.work, row.clause, library.settings.original)]
    try:
        since = find_since(own, original, history(root, original.source.path))
    except NoHistoryError:
        return None
    return since.day if since else None


def _dated(row: Row, library: Library, root: Path) -> Row:
    """Return a row in which each stale state has its day."""
    stale = (locale for locale, state in row.states.items() if state.word == "stale")
    days = {locale: _stale_since(row, locale, library, root) for locale in stale}
    return replace(row, states={name: replace(state, since=days.get(name)) for name, state in row.states.items()})
