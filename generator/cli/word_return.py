"""`clausebook word import`, `list`, `accept`, `reject`: what came back in a Word file, and what of it comes in."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .gathering import answer
from .help import command, option
from .speech import say
from .talk import (
    FINDINGS,
    as_of_option,
    as_tag,
    note,
    project_option,
    put,
    put_path,
    refuse,
    show_findings,
    split_list,
    tell,
    usage_error,
)
from .updating import read_whole, show_redlines, write_texts
from .word_shown import line_of, show_rows, tell_against

if TYPE_CHECKING:
    from ..importer.word.accept import Acceptance
    from ..importer.word.returned import ReturnedText
    from ..model.returned import ReturnedChange


def _file_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add the file and what says which text it is, where the file itself does not."""
    for add in (
        option("--locale", callback=as_tag, metavar="TAG", help="word.help-locale"),
        option("--work", metavar="ID", help="word.help-work"),
        as_of_option,
        project_option,
        click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path)),
    ):
        function = add(function)
    return function


def _choice_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add what says which changes are meant."""
    for add in (
        option("--untracked", "loose", is_flag=True, help="word.help-untracked"),
        option("--change", "ids", multiple=True, metavar="ID", callback=split_list, help="word.help-change"),
        option("--clause", metavar="ID", help="word.help-clause"),
        option("--author", metavar="NAME", help="word.help-author"),
    ):
        function = add(function)
    return function


def _as_answers(_context: click.Context, _option: click.Parameter, values: tuple[str, ...]) -> Mapping[str, str]:
    from ..importer.word.facts import ANSWERS

    answers = dict(value.rpartition("=")[::2] for value in values)
    wrong = next((value for value in values if answers.get(value.rpartition("=")[0]) not in ANSWERS), None)
    if wrong is not None or "" in answers:
        raise click.BadParameter(say("word.no-answer", value=wrong or values[0], answers=ANSWERS))
    return answers


@command("import", help="word-import.about")
@_file_options
@option("--dry-run", "dry", is_flag=True, help="import.help-dry-run")
def import_(file: Path, root: Path, day: date | None, work: str | None, locale: str | None, dry: bool) -> None:
    """Say what came back of each clause, and keep the comments of the file."""
    from ..importer.word.account import account

    returned = _opened(file, root, day, work, locale)
    whole = _accepted(returned, [one for one, _ in returned.pending if one.is_tracked], {})
    rows = account(returned, whole.conflicts)
    show_rows(returned, rows)
    tell_against(returned, whole.conflicts, whole.open)
    _keep_comments(returned, file, root, dry=dry)
    note("word-import.next" if returned.pending else "update.nothing")
    answer(
        work=returned.document.work,
        locale=returned.document.locale,
        clauses=rows,
        changes=tuple(one for one, _ in returned.pending),
        conflicts=whole.conflicts,
        facts=whole.open,
    )


@command("list", help="word-list.about")
@_file_options
@_choice_options
def list_(
    file: Path,
    root: Path,
    day: date | None,
    work: str | None,
    locale: str | None,
    author: str | None,
    clause: str | None,
    ids: tuple[str, ...],
    loose: bool,
) -> None:
    """Print the changes of a file that nobody has decided on."""
    returned = _opened(file, root, day, work, locale)
    found = _chosen(returned, author, clause, ids, loose=loose or not (author or clause or ids))
    for one in found:
        put(line_of(one))
    note("word-list.count", count=len(found))
    answer(work=returned.document.work, locale=returned.document.locale, changes=tuple(found))


@command("accept", help="word-accept.about")
@_file_options
@_choice_options
@option("--fact", "answers", multiple=True, metavar="NAME=ANSWER", callback=_as_answers, help="word-accept.help-fact")
@option("--dry-run", "dry", is_flag=True, help="import.help-dry-run")
def accept_(
    file: Path,
    root: Path,
    day: date | None,
    work: str | None,
    locale: str | None,
    author: str | None,
    clause: str | None,
    ids: tuple[str, ...],
    loose: bool,
    answers: Mapping[str, str],
    dry: bool,
) -> None:
    """Write changes of a file into the clauses."""
    from ..importer.word.accept import decided

    returned = _opened(file, root, day, work, locale)
    made = _accepted(returned, _chosen(returned, author, clause, ids, loose=loose), answers)
    tell_against(returned, made.conflicts, made.open)
    answer(work=returned.document.work, locale=returned.document.locale, changes=made.accepted)
    answer(conflicts=made.conflicts, facts=made.open)
    if made.open:
        refuse("word-accept.facts", FINDINGS)
    show_redlines(returned.reading, made.changed, file.name)
    for message in made.notes:
        tell(message)
    texts = {**made.texts, **decided(returned, made.accepted, made.rejected)}
    _write(root, texts, dry=dry)
    note("word-accept.accepted", count=len(made.accepted))
    if made.conflicts:
        sys.exit(FINDINGS)


@command("reject", help="word-reject.about")
@_file_options
@_choice_options
def reject(
    file: Path,
    root: Path,
    day: date | None,
    work: str | None,
    locale: str | None,
    author: str | None,
    clause: str | None,
    ids: tuple[str, ...],
    loose: bool,
) -> None:
    """Write down that changes of a file do not come in, so that nobody is asked again."""
    from ..importer.word.accept import decided

    returned = _opened(file, root, day, work, locale)
    found = _chosen(returned, author, clause, ids, loose=loose)
    _write(root, decided(returned, (), found), dry=False)
    note("word-reject.rejected", count=len(found))
    answer(work=returned.document.work, locale=returned.document.locale, changes=tuple(found))


COMMANDS = (import_, list_, accept_, reject)


# --- what is read and written -----------------------------------------------------------------------------------------


def _opened(file: Path, root: Path, day: date | None, work: str | None, locale: str | None) -> ReturnedText:
    """Return what came back; a file that cannot be read ends the run."""
    from ..importer.reading import load
    from ..importer.rough import UnreadableError
    from ..importer.update.target import UncertainError, UpdateTarget
    from ..importer.word.returned import open_returned

    reading = read_whole(root, day)
    try:
        returned = open_returned(str(file), load(file), reading, UpdateTarget(work=work, locale=locale))
    except UncertainError as cause:
        raise usage_error(cause.message) from None
    except UnreadableError as cause:
        refuse(cause.message, FINDINGS)
    for message in returned.notes:
        note("account.read", path=file, note=message)
    return returned


def _chosen(
    returned: ReturnedText, author: str | None, clause: str | None, ids: Sequence[str], *, loose: bool
) -> list[ReturnedChange]:
    """Return the changes that are meant; one that nobody tracked is meant by its id, or where all of them are."""
    from ..model.diagnostics import Message, did_you_mean

    pending = [one for one, _ in returned.pending]
    wanted = {"author": author, "clause": clause and clause.rpartition("/")[2]}
    named = [(name, value) for name, value in wanted.items() if value]
    for name, value in (*named, *(("id", id) for id in ids)):
        known = {getattr(one, name) for one in pending} - {""}
        if value not in known:
            there = Message("usage.there-are", names=tuple(sorted(known))) if known else Message("usage.there-is-none")
            raise usage_error("word.none-such", value=value, hint=did_you_mean(value, known) or there)
    fitting = (one for one in pending if all(getattr(one, name) == value for name, value in named))
    return [one for one in fitting if (one.id in ids if ids else loose or one.is_tracked)]


def _accepted(returned: ReturnedText, chosen: Sequence[ReturnedChange], answers: Mapping[str, str]) -> Acceptance:
    from ..importer import UnbuildableError
    from ..importer.word.accept import accept

    try:
        return accept(returned, {one.id for one in chosen}, answers)
    except UnbuildableError as cause:
        show_findings(cause.findings)
        refuse("update.unbuildable", FINDINGS)


def _write(root: Path, texts: Mapping[str, str | None], *, dry: bool) -> None:
    for path, text in texts.items():
        if text is None:
            tell("update.gone", file=path)
        else:
            put_path(path)
    if texts and not dry:
        write_texts(root, texts)
    if dry:
        note("update.dry")


def _keep_comments(returned: ReturnedText, file: Path, root: Path, *, dry: bool) -> None:
    """Write the comments of a file beside the text, those that are there already left aside."""
    from ..importer.reading import load
    from ..importer.word.comments import comments_of
    from ..operations.comments import CommentError, merged
    from ..parse.files import COMMENTS

    threads = tuple(comments_of(returned, sha256(load(file)).hexdigest()))
    there, library = returned.reading.project.sources.get(COMMENTS), returned.reading.library
    before = there.text if there else ""
    if not threads or library is None:
        return
    try:
        text = merged(before, threads, library)
    except CommentError as cause:
        refuse(cause.message, FINDINGS)
    for one in threads:
        for remark in one.remarks:
            tell("word-import.remark", clause=one.clause, author=remark.author, day=remark.day, text=remark.text)
    if text != before:
        _write(root, {COMMENTS: text}, dry=dry)
