"""What `--help` shows, in the language of the run: commands and options name a message, Click lays it out.

In: the id of a message as the help of a command or an option. Out: Click's own page with the sentences of that id. A
text in wide characters has no blanks to break at, so its lines are broken here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import copy
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar
from unicodedata import category

import click
from click.formatting import measure_table

from ..model.source import width
from .completion import OPTIONS
from .gathering import as_json
from .speech import say

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

_HEADINGS = {"Options": "help-page.options", "Commands": "help-page.commands"}
"""The message of each heading that Click writes."""
_BEHIND = frozenset({"Pe", "Pf", "Po"})
"""The kinds of marks that no line begins with: those that close, and full stops and commas."""
_SPACING = 2
"""Blanks between the columns of a list, as Click has them."""
_COLUMN = 30
"""The widest that the first column of a list gets, as Click has it."""


class Formatter(click.HelpFormatter):
    """Click's layout with headings and line breaks of the language."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:  # type: ignore[explicit-override]
        """Write how a command is called."""
        super().write_usage(prog, args, prefix or say("help-page.usage"))

    def write_heading(self, heading: str) -> None:  # type: ignore[explicit-override]
        """Write a heading, which the sentence ends with its own mark."""
        self.write(f"{'':>{self.current_indent}}{say('help-page.heading', heading=say(_HEADINGS[heading]))}\n")

    def write_text(self, text: str) -> None:  # type: ignore[explicit-override]
        """Write paragraphs."""
        super().write_text(_broken(text, self.width - self.current_indent))

    def write_dl(  # type: ignore[explicit-override]
        self, rows: Iterable[tuple[str, str]], col_max: int = _COLUMN, col_spacing: int = _SPACING
    ) -> None:
        """Write a list of options or commands."""
        rows = tuple(rows)
        first = min(measure_table(rows)[0], col_max) + col_spacing
        room = self.width - first - self.current_indent
        super().write_dl([(name, _broken(text, room)) for name, text in rows], col_max, col_spacing)


class _Context(click.Context):
    formatter_class = Formatter


class _Told:
    """A command whose help is the id of a message."""

    context_class: type[click.Context] = _Context

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the command does."""
        super(_Told, _told(self)).format_help_text(ctx, formatter)  # type: ignore[misc]

    def get_short_help_str(self, limit: int = 45) -> str:
        """Return the first sentence of what the command does, or what fits of it."""
        told = _told(self)
        if _is_wide(told.help):
            return str(told.help).partition("\n")[0].partition(say("help-page.stop"))[0]
        return str(super(_Told, told).get_short_help_str(limit))  # type: ignore[misc]

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Return the commands and options that complete a word, with what they do."""
        found: list[CompletionItem] = super().shell_complete(ctx, incomplete)  # type: ignore[misc]
        for one in found:
            one.help = say(one.help) if one.value.startswith("-") and one.help else one.help
        return found

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return `--help` with what it does, to be looked up when it is shown: every call asks for the option."""
        option: click.Option | None = super().get_help_option(ctx)  # type: ignore[misc]
        return _help_option(option) if option is not None else None


class Command(_Told, click.Command):
    """A command, which answers in JSON where `--json` is typed."""

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **settings)
        self.params.append(Option(["--json"], is_flag=True, expose_value=False, callback=as_json, help="options.json"))

    def make_context(  # type: ignore[explicit-override]
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """Return the context of a call; one that cannot be followed is answered, too."""
        from .answering import answering_wrong_calls

        with answering_wrong_calls(f"{parent.command_path if parent else ''} {info_name}", tuple(args)):
            return super().make_context(info_name, args, parent, **extra)

    def invoke(self, ctx: click.Context) -> Any:  # type: ignore[explicit-override]
        """Run the command; however it ends, it is answered."""
        from .answering import answering
        from .talk import refusing

        with answering(ctx.command_path), refusing(ctx):
            return super().invoke(ctx)


class Group(_Told, click.Group):
    """A command that has commands."""

    command_class = Command


class Option(click.Option):
    """An option whose help is the id of a message."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:  # type: ignore[explicit-override]
        """Return how the option is written, and what it does, with its default and its range."""
        record = super().get_help_record(ctx)
        if record is None:
            return None
        extra = "; ".join(_extra(self.get_help_extra(ctx)))
        said = say(self.help) if self.help else ""
        return record[0], f"{said}{'  ' if said and extra else ''}{f'[{extra}]' if extra else ''}"


@cache  # Click keeps one for each command, and expects the same one whenever it asks
def _help_option(made: click.Option) -> Option:
    return Option(
        made.opts, is_flag=True, is_eager=True, expose_value=False, callback=made.callback, help="help-page.help"
    )


def _extra(known: Any) -> Iterator[str]:
    if "default" in known:
        yield say("help-page.default", value=known["default"])
    if "range" in known:
        yield known["range"]
    if "required" in known:
        yield say("help-page.required")


def _told(command: Any) -> Any:
    """Return a command with the sentences of its help."""
    told = copy(command)
    told.help = say(command.help)
    return told


def _is_wide(text: str) -> bool:
    return width(text) > len(text)


def _broken(text: str, room: int) -> str:
    """Return a text in wide characters with line breaks that Click leaves alone; any other as it is."""
    if not _is_wide(text):
        return text
    return "\n\n".join("\b\n" + "\n".join(_lines(paragraph, room)) for paragraph in text.split("\n\n"))


def _lines(paragraph: str, room: int) -> Iterator[str]:
    line = ""
    for word in _words(paragraph):
        if line and width(line + word.rstrip()) > room:
            yield line.rstrip()
            line = ""
        line += word
    yield line.rstrip()


def _words(paragraph: str) -> Sequence[str]:
    """Return what stays on one line: Latin words or single characters, with the blanks and marks behind them."""
    words: list[str] = []
    for piece in re.findall(r"[!-~]+|.", paragraph):
        if words and (piece == " " or (len(piece) == 1 and category(piece) in _BEHIND)):
            words[-1] += piece
        else:
            words.append(piece)
    return words


F = TypeVar("F", bound=Callable[..., Any])


def command(name: str | None = None, /, *, help: str) -> Callable[[Callable[..., Any]], Command]:
    """Make a command whose `help` is the id of a message."""
    return click.command(name, cls=Command, help=help)


def option(*names: str, **settings: Any) -> Callable[[F], F]:
    """Add an option whose `help` is the id of a message."""
    return click.option(*names, cls=Option, shell_complete=OPTIONS.get(names[0]), **settings)
