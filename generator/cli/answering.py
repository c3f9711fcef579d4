"""The one JSON document of a command that was asked for JSON: printed when it ends, however that is.

In: what `gathering` has, and what ended the command. Out: an `Answer` on stdout, in which `findings` say why it failed.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import click

from ..model.diagnostics import Diagnostic, Message, RefusalError, error, reason
from .gathering import forget, gather, gathered
from .speech import machine_sentences
from .wrong_calls import WrongCallError, translated


@contextmanager
def answering(path: str) -> Iterator[None]:
    """Answer for the command at `path` when it has ended, if anybody asked for JSON."""
    code = 0
    try:
        yield
    except BaseException as cause:
        code = _code_of(cause)
        raise
    finally:
        put_answer(path, code)
        forget()


@contextmanager
def answering_wrong_calls(path: str, arguments: tuple[str, ...]) -> Iterator[None]:
    """Answer for a call that cannot be followed, if JSON was asked for: Click has not come to the option, perhaps."""
    forget()
    asked = "--json" in arguments
    try:
        yield
    except click.ClickException as cause:
        if asked or gathered():
            gather()
            put_answer(path, _code_of(cause))
            forget()
        raise


def put_answer(path: str, code: int) -> None:
    """Print the answer of a command that ends with `code`, where JSON was asked for: once, as `preview` goes on."""
    there = gathered()
    if there is None or there.answered:
        return
    there.answered = True  # first: a signal may end the process as soon as somebody has read the answer
    from ..model.codec import plain
    from ..operations.answers import SCHEMA, answer_of
    from ..report.plain import finding_of as told_finding
    from ..report.plain import told_of
    from .talk import put_json

    words = machine_sentences()
    found = {
        "exit_code": code,
        "findings": tuple(told_finding(one, words) for one in there.findings),
        "messages": tuple(told_of(one, words) for one in there.messages),
        "files": tuple(there.files),
        "texts": tuple(there.texts),
        **there.found,
    }
    put_json(plain(answer_of(path.partition(" ")[2], found), SCHEMA))


def finding_of(cause: Exception) -> Diagnostic:
    """Return what is to be told of an exception that ended a command."""
    from ..disk.reading import UnreadableFileError

    match cause:
        case click.Abort():
            return error("cli.aborted", None)
        case WrongCallError():
            return error(cause.told, None)
        case click.ClickException():
            return error(_as_message(translated(cause.format_message())), None)
        case UnreadableFileError():
            return cause.finding(cause.path)
        case RefusalError():
            return error(cause.message, None)
        case OSError():
            told, file = reason(cause), cause.filename2 or cause.filename
            return error(Message("cli.at-file", file=str(file), cause=told) if file else _as_message(told), None)
        case _:
            return error(_as_message(f"{type(cause).__name__}: {cause}"), None)


def _as_message(told: Message | str) -> Message:
    return told if isinstance(told, Message) else Message("cli.ended", message=told)


def _code_of(cause: BaseException) -> int:
    """Return the exit code of a command that an exception ended, and gather what it says."""
    there = gathered()
    if isinstance(cause, SystemExit):
        return cause.code if isinstance(cause.code, int) else 0
    if isinstance(cause, click.exceptions.Exit):
        return cause.exit_code
    if there:
        there.findings.append(finding_of(cause) if isinstance(cause, Exception) else error("cli.aborted", None))
    return cause.exit_code if isinstance(cause, click.ClickException) else 1
