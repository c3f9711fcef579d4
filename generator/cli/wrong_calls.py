"""What Click says of a wrong call, in the language of the run.

In: an exception of Click, whose sentence is English. Out: the message that says the same; a sentence that is not in
the table, or one that is ours already, stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import click

from ..model.diagnostics import Message
from ..model.source import visible
from .speech import say

_NAME = r"(?P<name>'[^']*'(?: / '[^']*')*)"
SENTENCES: Mapping[str, str] = {
    rf"Invalid value for {_NAME}: (?P<message>.*)": "wrong-call.value-of",
    r"Invalid value: (?P<message>.*)": "wrong-call.value",
    rf"No such option {_NAME}\.": "wrong-call.no-option",
    rf"No such option {_NAME}\. Did you mean (?P<guess>.*)\?": "wrong-call.no-option-guess",
    rf"No such option {_NAME}\. \(Did you mean one of: (?P<guesses>.*)\?\)": "wrong-call.no-option-guesses",
    rf"No such command {_NAME}\.": "wrong-call.no-command",
    rf"No such command {_NAME}\. Did you mean (?P<guess>.*)\?": "wrong-call.no-command-guess",
    rf"No such command {_NAME}\. \(Did you mean one of: (?P<guesses>.*)\?\)": "wrong-call.no-command-guesses",
    r"Missing command\.": "wrong-call.missing-command",
    rf"Missing argument {_NAME}\.": "wrong-call.missing-argument",
    rf"Missing option {_NAME}\.": "wrong-call.missing-option",
    r"Got unexpected extra argument \((?P<names>.*)\)": "wrong-call.extra-argument",
    r"Got unexpected extra arguments \((?P<names>.*)\)": "wrong-call.extra-arguments",
    rf"Option {_NAME} requires an argument\.": "wrong-call.no-value",
    rf"Option {_NAME} does not take a value\.": "wrong-call.takes-no-value",
    r"(?P<value>'.*') is not one of (?P<choices>'.*')\.": "wrong-call.not-one-of",
    r"(?P<value>'.*') is not a valid integer range\.": "wrong-call.no-number",
    r"(?P<value>'.*') is not a valid integer\.": "wrong-call.no-integer",
    r"(?P<value>\S+) is not in the range (?P<range>.*)\.": "wrong-call.not-in-range",
    r"(?P<kind>File|Directory|Path) (?P<path>'.*') does not exist\.": "wrong-call.not-there",
    r"(?P<kind>File|Directory|Path) (?P<path>'.*') is a file\.": "wrong-call.is-a-file",
    r"(?P<kind>File|Directory|Path) (?P<path>'.*') is a directory\.": "wrong-call.is-a-directory",
    r"(?P<kind>File|Directory|Path) (?P<path>'.*') is not readable\.": "wrong-call.unreadable",
}
"""What Click 8.5 says, as a pattern that takes the whole sentence, and the message with its groups as values."""
_KINDS: Mapping[str, str] = {"File": "wrong-call.file", "Directory": "wrong-call.directory", "Path": "wrong-call.path"}


class WrongCallError(click.UsageError):
    """A call that a command cannot follow, by a message of ours."""

    def __init__(self, told: Message, context: click.Context | None = None) -> None:
        super().__init__(visible(say(told)), context)
        self.told = told


def shown(cause: click.ClickException) -> str:
    """Return all that is said of a wrong call: how the command is called, where help is, and what is wrong."""
    if isinstance(cause, click.exceptions.NoArgsIsHelpError):
        return f"{cause.format_message()}\n"
    context: click.Context | None = getattr(cause, "ctx", None)  # what is wrong with a file has none
    error = say("wrong-call.error", message=translated(cause.format_message()))
    if context is None:
        return f"{error}\n"
    way = max(context.help_option_names, key=len)
    hint = say("wrong-call.try", command=f"{context.command_path} {way}")
    return f"{context.get_usage()}\n{hint}\n\n{error}\n"


def translated(sentence: str) -> Message | str:
    """Return the message that says what a sentence of Click says, or the sentence."""
    for pattern, id in SENTENCES.items():
        match = re.fullmatch(pattern, sentence, re.DOTALL)
        if match:
            return Message(id, **{name: _value(name, text) for name, text in match.groupdict().items()})
    return sentence


def _value(name: str, text: str) -> Message | str:
    """Return a value of a sentence of Click, which may be a sentence or a word of its own."""
    if name == "message":
        return translated(text)
    return Message(_KINDS[text]) if name == "kind" else text
