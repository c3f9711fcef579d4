"""`clausebook comment`: say something of a clause or of a passage in it, answer, settle, and list what is open."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..model.diagnostics import Message, did_you_mean
from .completion import clauses as clause_names
from .gathering import answer as answer_with
from .help import Group, option
from .ledger import library_of, refuse_unknown_clause
from .speech import say
from .talk import FINDINGS, as_of_option, as_person, note, project_option, put, put_path, refuse, tell, usage_error

if TYPE_CHECKING:
    from ..model.comments import Remark, Thread
    from ..model.library import Library
    from ..operations.comments import CommentRow


@click.group(cls=Group, help="comment.about")
def comment() -> None:
    """Say something of the text that is never published."""


_as = option("--as", "author", required=True, metavar="NAME", callback=as_person, help="comment.help-as")


@comment.command(help="comment-add.about")
@project_option
@as_of_option
@click.argument("clause", shell_complete=clause_names)
@click.argument("text")
@option("--locale", metavar="TAG", help="comment-add.help-locale")
@option("--on", "passage", default="", metavar="PASSAGE", help="comment-add.help-on")
@_as
def add(root: Path, day: date | None, clause: str, text: str, locale: str | None, passage: str, author: str) -> None:
    """Say something of a clause, or of a passage in it."""
    from ..model.comments import Thread

    library = library_of(root)
    said = (_remark(author, day, text, library),)
    new = Thread(clause=clause, locale=locale or library.settings.original, passage=passage, remarks=said)
    if new.key not in library.clauses:
        refuse_unknown_clause(clause, new.locale, library)
    known = {thread.id for thread in library.comments}
    made = [one for one in _written(root, new, library) if one.id not in known]
    for thread in made:
        if passage and thread.address is None:
            note("comment-add.no-passage", passage=passage)
        tell("comment-add.added", id=thread.id, clause=clause, locale=thread.locale)
    if not made:
        note("comment-add.known")


@comment.command(help="comment-answer.about")
@project_option
@as_of_option
@click.argument("id", metavar="ID")
@click.argument("text")
@_as
def answer(root: Path, day: date | None, id: str, text: str, author: str) -> None:
    """Answer a comment; one that was settled is open again."""
    library = library_of(root)
    thread = _thread(id, library)
    _written(root, replace(thread, remarks=(*thread.remarks, _remark(author, day, text, library))), library)
    tell("comment-answer.answered", id=id)


@comment.command(help="comment-resolve.about")
@project_option
@as_of_option
@click.argument("id", metavar="ID")
@_as
def resolve(root: Path, day: date | None, id: str, author: str) -> None:
    """Say that a comment is settled, by name."""
    from ..model.comments import Resolution

    library = library_of(root)
    thread = _thread(id, library)
    if not thread.is_open:
        refuse("comment-resolve.settled", FINDINGS, id=id)
    settled = Resolution(author=author, day=_today(day, library), answers=len(thread.remarks) - 1)
    _written(root, replace(thread, resolved=settled), library)
    tell("comment-resolve.resolved", id=id)


@comment.command("list", help="comment-list.about")
@project_option
@click.argument("clause", required=False, metavar="[WORK[/CLAUSE]]", shell_complete=clause_names)
@option("--locale", metavar="TAG", help="comment-list.help-locale")
@option("--all", "settled", is_flag=True, help="comment-list.help-all")
def list_(root: Path, clause: str | None, locale: str | None, settled: bool) -> None:
    """Print what was said of the text, and where it is today."""
    from ..operations.comments import comment_rows

    rows = [row for row in comment_rows(library_of(root)) if row.open or settled]
    rows = [row for row in rows if clause in (None, row.thread.clause, row.thread.key[0])]
    rows = [row for row in rows if locale in (None, row.thread.locale)]
    answer_with(comments=tuple(rows))
    for row in rows:
        _show(row)
    note("comment-list.count", count=len(rows))


def _show(row: CommentRow) -> None:
    """Print a thread: its id and place, what it is about, and who said what."""
    one, settled = row.thread, row.thread.resolved
    place = say("comment-list.detached") if row.detached else row.block or say("comment-list.whole")
    put(f"{one.id}  {one.clause}  {one.locale}  {place}")
    if one.passage:
        put(f"    > {one.passage}")
    for remark in one.remarks:
        put(f"    {remark.day}  {remark.author}: {' '.join(remark.text.split())}")
    if settled and not row.open:
        id = "comment-list.settled" if settled.author else "comment-list.settled-there"
        put(f"    {say(id, day=settled.day, by=settled.author or '')}")


def _remark(author: str, day: date | None, text: str, library: Library) -> Remark:
    from ..model.comments import Remark

    return Remark(author=author, day=_today(day, library), text=text)


def _today(day: date | None, library: Library) -> date:
    from ..disk.project import today

    return day or today(library.settings.timezone)


def _thread(id: str, library: Library) -> Thread:
    """Return the comment that an id means, to be said more of here; one that means none is an error of the call."""
    known = {thread.id: thread for thread in library.comments}
    if id not in known:
        raise usage_error("comment.unknown", id=id, hint=did_you_mean(id, known) or Message("unknown-comment.list"))
    return replace(known[id], source=None)


def _written(root: Path, one: Thread, library: Library) -> tuple[Thread, ...]:
    """Write what was said, whole or not at all, and return all threads that there are then."""
    from ..disk.atomic import write_files
    from ..disk.project import open_project
    from ..operations.comments import merged
    from ..parse.files import COMMENTS

    there = open_project(root)[0].sources.get(COMMENTS)
    write_files(root, {COMMENTS: merged(there.text if there else "", (one,), library)})
    put_path(COMMENTS)
    return tuple(library_of(root).comments)
