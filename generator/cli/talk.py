"""What the commands share: options, how anything is said, and how a run ends.

Whatever is said goes through here. A name in it may come from a folder, a file or an argument that somebody else chose,
so that what a terminal would obey is made visible; only bytes that a program reads pass as they are.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, NoReturn, TextIO

import click
from click.core import ParameterSource

from ..model.diagnostics import Diagnostic, Message, RefusalError, Value, as_message, error
from ..model.source import json_ascii, json_visible, visible, width
from .gathering import gathered
from .help import option
from .speech import machine_sentences, say, sentences
from .streams import is_unicode, write_bytes
from .wrong_calls import WrongCallError

FINDINGS, USAGE, MISSING, REFUSED, UNPROVED = 1, 2, 3, 4, 5
"""How a run ends: something was found, it was called wrongly, a library is missing, it must not be published, words are
proven and pages are not."""

_TYPED = ParameterSource.COMMANDLINE
_SEVERITY = re.compile(r"^(\w+)\[[^\]]+\]", re.MULTILINE)
_COLOURS = {"error": "red", "warning": "yellow", "suggestion": "blue"}
"""The colour of a severity."""


def aligned(lines: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """Yield the lines of a table, each column as wide as its widest cell on a terminal."""
    widths = [max(map(width, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        padded = (text + " " * (wide - width(text)) for text, wide in zip(line, widths, strict=True))
        yield "  ".join(padded).rstrip()


def as_day(_context: click.Context, _option: click.Parameter, value: str | None) -> date | None:
    """Return the day that an option names. Raises click.BadParameter for what is none."""
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        raise click.BadParameter(say("usage.no-day", value=value or "")) from None


Tags = str | tuple[str, ...] | None
"""What an option for languages may hold."""


def as_tag(_context: click.Context, _option: click.Parameter, value: Tags) -> Tags:
    """Return the language tags that an option names. Raises click.BadParameter for what is none."""
    from ..parse.values import is_locale, locale_help

    for tag in (value,) if isinstance(value, str) else value or ():
        if not is_locale(tag):
            raise click.BadParameter(say("new.no-tag", tag=tag, hint=locale_help(tag)))
    return value


def as_person(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    """Return the name of somebody, or None. Raises click.BadParameter for one that cannot be told from others."""
    from ..model.lookalikes import is_clear_name

    if value is None or is_clear_name(value):
        return value
    raise click.BadParameter(say("bad-value.person", text=value))


def project_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--project`: the folder with clausebook.yaml, by default the nearest one upwards."""
    return option(
        "--project",
        "root",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        callback=lambda _context, _option, value: project_folder(value),
        help="options.project",
    )(command)


def as_of_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--as-of`: the day to answer for."""
    return option("--as-of", "day", callback=as_day, metavar="DATE", help="options.as-of")(command)


def split_list(_context: click.Context, _option: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names of an option that may be repeated and may list several, each once."""
    return tuple(dict.fromkeys(name.strip() for value in values for name in value.split(",") if name.strip()))


def project_folder(value: Path | None) -> Path:
    """Return the folder of a project, named or the nearest one upwards. Raises click.UsageError."""
    from ..disk.project import find_project

    root = find_project((value or Path()).resolve())
    if root is None or (value and root != value.resolve()):
        raise usage_error("usage.no-project-in", folder=value) if value else usage_error("usage.no-project")
    return root


def put(line: object = "") -> None:
    """Write one line of the result to stdout, for a person alone: programs are told it by `answer`."""
    if gathered() is None:
        _write(f"{visible(str(line))}\n", sys.stdout)


def tell(message: Message | str, /, **values: Value) -> None:
    """Write one line of the result to stdout, by a message or by its id and values."""
    put(say(message, **values))
    _gather(message, values)


def put_path(path: object) -> None:
    """Write the path of a file to stdout."""
    put(path)
    if there := gathered():
        there.files.append(str(path))


def note(message: Message | str, /, **values: Value) -> None:
    """Say something on stderr, by a message or by its id and values."""
    _write(f"{visible(say(message, **values))}\n", sys.stderr)
    _gather(message, values)


def _gather(message: Message | str, values: Mapping[str, Value]) -> None:
    if there := gathered():
        there.messages.append(as_message(message, values))


def put_text(text: str) -> None:
    """Write a result of several lines to stdout."""
    if there := gathered():
        there.texts.append(text)
    else:
        _write("\n".join(map(visible, text.split("\n"))), sys.stdout)


def put_json(value: object) -> None:
    """Write a result as JSON to stdout."""
    _say_json(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def put_bytes(data: bytes) -> None:
    """Write a file to stdout; a program gets one that is a text."""
    there = gathered()
    if there is None:
        write_bytes(data)
        return
    try:
        there.texts.append(data.decode())
    except UnicodeDecodeError:
        raise usage_error("usage.file-in-json") from None


def show_findings(diagnostics: Sequence[Diagnostic], style: str = "text", *, err: bool = True) -> None:
    """Write the findings to stderr, or to stdout where they are the result."""
    from ..report import WRITERS

    if there := gathered():
        there.findings += diagnostics
        return

    text = WRITERS[style](diagnostics, sentences() if style == "text" else machine_sentences())
    stream = sys.stderr if err else sys.stdout
    if style in {"sarif", "gitlab"}:
        _say_json(text)
    else:
        _write(_painted(text) if style == "text" and _is_coloured(stream) else text, stream)


def _write(text: str, stream: TextIO) -> None:
    stream.write(text)
    stream.flush()


def _say_json(text: str) -> None:
    safe = json_visible if is_unicode(sys.stdout.encoding) else json_ascii
    _write(safe(text), sys.stdout)


def _is_coloured(stream: TextIO) -> bool:
    from ..disk.project import colour_wanted

    wanted = colour_wanted()
    return stream.isatty() if wanted is None else wanted


def _painted(text: str) -> str:
    from ..report import SEVERITIES

    colours = {say(id): _COLOURS[severity.value] for severity, id in SEVERITIES.items()}
    return _SEVERITY.sub(lambda m: click.style(m[0], fg=colours[m[1]], bold=True) if m[1] in colours else m[0], text)


def fails(diagnostics: Sequence[Diagnostic], severities: Sequence[str]) -> bool:
    """Say whether any finding has one of the severities."""
    return any(diagnostic.severity.value in severities for diagnostic in diagnostics)


def usage_error(message: Message | str, /, **values: Value) -> click.UsageError:
    """Return the error of a command that was called in a way that it cannot follow."""
    return WrongCallError(as_message(message, values))


def refuse_other_uses(use: str, uses: Mapping[str, Sequence[str]]) -> None:
    """Raise click.UsageError where options were typed that belong to other uses of the command than `use`.

    `uses` are those that an option is for, by its name; an option that is for all is not there.
    """
    context = click.get_current_context()
    given = (one for one in context.command.params if one.name and context.get_parameter_source(one.name) is _TYPED)
    names = (one.opts[0] if one.param_type_name == "option" else one.human_readable_name for one in given)
    wrong = tuple(name for name in names if use not in uses.get(name, (use,)))
    if wrong:
        raise usage_error("usage.other-use", names=wrong, others=tuple(name for name in uses if use in uses[name]))


@contextmanager
def refusing(context: click.Context, code: int | None = None) -> Iterator[None]:
    """End the run where what was asked for cannot be done, with a code or with that of the refusal.

    What is wrong with a file that cannot be read has a place, and is told as a finding.
    """
    try:
        yield
    except RefusalError as cause:
        from ..disk.reading import UnreadableFileError

        if isinstance(cause, UnreadableFileError):
            stop_with([cause.finding(cause.path)], code=code or FINDINGS)
        if code is None and cause.kind == "call":
            raise WrongCallError(cause.message, context) from None
        refuse(cause.message, code or (MISSING if cause.kind == "tool" else FINDINGS))


def refuse(message: Message | str, code: int, /, **values: Value) -> NoReturn:
    """End the run with one line on stderr, which is a finding to a program."""
    _write(f"{visible(say('report.refusal', message=say(message, **values)))}\n", sys.stderr)
    _fail(message, values)
    sys.exit(code)


def stop_with(found: Sequence[Diagnostic], told: str = "", code: int = FINDINGS) -> NoReturn:
    """End the run with findings, and with what a message says of it."""
    show_findings(found)
    if told:
        note(told)
    sys.exit(code)


def deny(message: Message | str, /, **values: Value) -> None:
    """Say on stderr what a run ends for, as it is: a finding to a program."""
    _write(f"{visible(say(message, **values))}\n", sys.stderr)
    _fail(message, values)


def _fail(message: Message | str, values: Mapping[str, Value]) -> None:
    if there := gathered():
        there.findings.append(error(as_message(message, values), None))
