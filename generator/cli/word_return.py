"""`clausebook word import`, `list`, `accept`, `reject`: what came back in a Word file, and what of it comes in."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..model.diagnostics import Message, did_you_mean
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
    split_list,
    tell,
    usage_error,
)
from .word_shown import line_of, show_rows, tell_against

if TYPE_CHECKING:
    from ..importer.word.accept import Acceptance
    from ..importer.word.returned import ReturnedText
    from ..model.returned import ReturnedChange


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenChanges:
    """Which changes are meant: by whom, of which clause, by their ids; `loose` are those that nobody tracked."""

    author: str | None
    clause: str | None
    ids: tuple[str, ...]
    loose: bool


def _on_a_file(function: Callable[..., None]) -> Callable[..., None]:
    """Read the file that came back before a command, which is given it; what says which text it is are options."""

    @wraps(function)
    def called(file: Path, root: Path, day: date | None, work: str | None, locale: str | None, **others: Any) -> None:
        returned = _opened(file, root, day, work, locale)
        answer(work=returned.document.work, locale=returned.document.locale)
        function(returned, root, **others)

    made: Callable[..., None] = called
    for add in (
        option("--locale", callback=as_tag, metavar="TAG", help="word.help-locale"),
        option("--work", metavar="ID", help="word.help-work"),
        as_of_option,
        project_option,
        click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path)),
    ):
        made = add(made)
    return made


def _on_changes(function: Callable[..., None]) -> Callable[..., None]:
    """Give a command the changes that its options mean."""

    @wraps(function)
    def called(
        *given: Any, author: str | None, clause: str | None, ids: tuple[str, ...], loose: bool, **others: Any
    ) -> None:
        function(*given, ChosenChanges(author=author, clause=clause, ids=ids, loose=loose), **others)

    made: Callable[..., None] = called
    for add in (
        option("--untracked", "loose", is_flag=True, help="word.help-untracked"),
        option("--change", "ids", multiple=True, metavar="ID", callback=split_list, help="word.help-change"),
        option("--clause", metavar="ID", help="word.help-clause"),
        option("--author", metavar="NAME", help="word.help-author"),
    ):
        made = add(made)
    return made


def _as_answers(_context: click.Context, _option: click.Parameter, values: tuple[str, ...]) -> Mapping[str, str]:
    from ..importer.word.facts import ANSWERS

    answers = dict(value.rpartition("=")[::2] for value in values)
    wrong = next((value for value in values if answers.get(value.rpartition("=")[0]) not in ANSWERS), None)
    if wrong is not None or "" in answers:
        raise click.BadParameter(say("word.no-answer", value=wrong or values[0], answers=ANSWERS))
    if len(answers) < len(values):
        raise click.BadParameter(say("word.two-answers", values=values))
    return answers


@command("import", help="word-import.about")
@_on_a_file
@option("--dry-run", "dry", is_flag=True, help="import.help-dry-run")
def import_(returned: ReturnedText, root: Path, *, dry: bool) -> None:
    """Say what came back of each clause, and keep the comments of the file."""
    from ..importer.word.accept import accept
    from ..importer.word.account import account

    whole = accept(returned, {one.id for one in returned.pending if one.is_tracked}, {})
    rows = account(returned, whole.against)
    show_rows(returned, rows)
    tell_against(returned, whole)
    _keep_comments(returned, root, dry=dry)
    note("word-import.next" if returned.pending else "update.nothing")
    answer(clauses=rows, changes=tuple(returned.pending), conflicts=whole.against, facts=whole.open)


@command("list", help="word-list.about")
@_on_a_file
@_on_changes
def list_(returned: ReturnedText, _root: Path, chosen: ChosenChanges) -> None:
    """Print the changes of a file that nobody has decided on."""
    every = not (chosen.author or chosen.clause or chosen.ids)
    found = _meant(returned, replace(chosen, loose=chosen.loose or every))
    for one in found:
        put(line_of(one))
    note("word-list.count", count=len(found))
    answer(changes=tuple(found))


@command("accept", help="word-accept.about")
@_on_a_file
@_on_changes
@option("--fact", "answers", multiple=True, metavar="NAME=ANSWER", callback=_as_answers, help="word-accept.help-fact")
@option("--dry-run", "dry", is_flag=True, help="import.help-dry-run")
def accept_(
    returned: ReturnedText, root: Path, chosen: ChosenChanges, *, answers: Mapping[str, str], dry: bool
) -> None:
    """Write changes of a file into the clauses."""
    from ..importer.word.accept import decided
    from .updating import show_redlines

    made = _accepted(returned, _meant(returned, chosen), answers)
    tell_against(returned, made)
    answer(changes=made.accepted, conflicts=made.against, facts=made.open)
    if made.open:
        refuse("word-accept.facts", FINDINGS)
    show_redlines(returned.reading, made.changed, Path(returned.path).name)
    for message in made.notes:
        tell(message)
    _write(root, {**made.texts, **decided(returned, made.accepted, made.rejected)}, dry=dry)
    note("word-accept.accepted", count=len(made.accepted))
    if made.against:
        sys.exit(FINDINGS)


@command("reject", help="word-reject.about")
@_on_a_file
@_on_changes
def reject(returned: ReturnedText, root: Path, chosen: ChosenChanges) -> None:
    """Write down that changes of a file do not come in, so that nobody is asked again."""
    from ..importer.word.accept import decided

    found = _meant(returned, chosen)
    _write(root, decided(returned, (), found), dry=False)
    note("word-reject.rejected", count=len(found))
    answer(changes=tuple(found))


COMMANDS = (import_, list_, accept_, reject)


# --- what is read and written -----------------------------------------------------------------------------------------


def _opened(file: Path, root: Path, day: date | None, work: str | None, locale: str | None) -> ReturnedText:
    """Return what came back; a file that cannot be read ends the run."""
    from ..importer.reading import load
    from ..importer.update.target import UpdateTarget
    from ..importer.word.returned import open_returned
    from .updating import read_whole

    reading = read_whole(root, day)
    returned = open_returned(str(file), load(file), reading, UpdateTarget(work=work, locale=locale))
    for message in returned.notes:
        note("account.read", path=file, note=message)
    return returned


def _meant(returned: ReturnedText, chosen: ChosenChanges) -> list[ReturnedChange]:
    """Return the changes that are meant; one that nobody tracked is meant by its id, or where all of them are."""
    wanted = (("author", chosen.author), ("clause", chosen.clause and chosen.clause.rpartition("/")[2]))
    named = [(name, value) for name, value in wanted if value]
    for name, value in (*named, *(("id", id) for id in chosen.ids)):
        known = {getattr(one, name) for one in returned.pending} - {""}
        if value not in known:
            there = Message("usage.there-are", names=tuple(sorted(known))) if known else Message("usage.there-is-none")
            raise usage_error("word.none-such", value=value, hint=did_you_mean(value, known) or there)
    fitting = (one for one in returned.pending if all(getattr(one, name) == value for name, value in named))
    return [one for one in fitting if (one.id in chosen.ids if chosen.ids else chosen.loose or one.is_tracked)]


def _accepted(returned: ReturnedText, chosen: Sequence[ReturnedChange], answers: Mapping[str, str]) -> Acceptance:
    from ..importer.word.accept import accept

    return accept(returned, {one.id for one in chosen}, answers)


def _write(root: Path, texts: Mapping[str, str | None], *, dry: bool) -> None:
    from .updating import write_texts

    for path, text in texts.items():
        if text is None:
            tell("update.gone", file=path)
        else:
            put_path(path)
    if texts and not dry:
        write_texts(root, texts)
    if dry:
        note("update.dry")


def _keep_comments(returned: ReturnedText, root: Path, *, dry: bool) -> None:
    """Write the comments of a file beside the text, those that are there already left aside."""
    from ..importer.word.comments import comments_of
    from ..operations.comments import merged
    from ..parse.files import COMMENTS

    threads = tuple(comments_of(returned))
    there = returned.reading.project.sources.get(COMMENTS)
    before = there.text if there else ""
    if not threads:
        return
    text = merged(before, threads, returned.reading.settled)
    for one in threads:
        for remark in one.remarks:
            tell("word-import.remark", clause=one.clause, author=remark.author, day=remark.day, text=remark.text)
    if text != before:
        _write(root, {COMMENTS: text}, dry=dry)
