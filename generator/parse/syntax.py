"""What YAML's own parser complains of, in the words of somebody who edits contracts.

In: a fault of libyaml. Out: one `yaml-syntax` finding whose help says what to type. It knows libyaml's messages, and
nothing of the project's files.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from yaml import MarkedYAMLError

from ..languages.characters import WIDE_COLON
from ..model.diagnostics import Diagnostic, Message, error
from ..model.source import Source

Words = tuple[Message, Message]
"""A message and a help line."""

_QUOTES = Message("help.quotes")

_BEGUN = ("flow", "quoted scalar", "simple key", "an alias", "an anchor", "a tag")
"""What libyaml was reading when the beginning of it is the place to show."""

_INSIDE = ("escape", "hexdecimal")
"""What stands inside a text, however it began."""


def explain(source: Source, offset: int, fault: MarkedYAMLError) -> Diagnostic:
    """Return the finding for a fault in the YAML that begins at `offset`; it points at what a person must correct."""
    problem, context = fault.problem or "", fault.context or ""
    index = _place(problem, context, fault) + offset
    message, help_line = _words(problem, context, source.text, index)
    end = min(index + 1, len(source.text))
    return error(message, source.span(min(index, end), end)).with_help(help_line)


def _place(problem: str, context: str, fault: MarkedYAMLError) -> int:
    """Return the offset to show: where a bracket, quotation mark or line was begun rather than where it was missed."""
    begun = any(part in context for part in _BEGUN) and not any(part in problem for part in _INSIDE)
    mark = (fault.context_mark if begun else None) or fault.problem_mark
    return mark.index if mark else 0


def _words(problem: str, context: str, text: str, index: int) -> Words:
    line = _Line(before=text[:index].rpartition("\n")[2].strip(), after=text[index:].partition("\n")[0])
    for part, words in _BY_PROBLEM.items():
        if part in problem:
            return words(line) if callable(words) else words
    return next((words for part, words in _BY_CONTEXT.items() if part in context), _UNKNOWN)


class _Line(NamedTuple):
    """The line of a fault, up to it and from it on."""

    before: str
    after: str


def _second_colon(line: _Line) -> Words:
    if ": " in line.before:
        return Message("yaml-syntax.second-colon"), _QUOTES
    return Message("yaml-syntax.indented"), Message("yaml-syntax.same-column")


def _missing_colon(line: _Line) -> Words:
    if WIDE_COLON in line.after:
        return Message("yaml-syntax.full-width-colon"), Message("help.plain-colon")
    return Message("yaml-syntax.no-colon"), Message("yaml-syntax.key-value-or-indent")


def _unexpected_key(line: _Line) -> Words:
    if line.before.endswith(("'", '"')):
        return Message("yaml-syntax.behind-quotes"), Message("yaml-syntax.quote-all")
    return Message("yaml-syntax.no-key"), Message("yaml-syntax.key-value-in-column")


def _bad_beginning(line: _Line) -> Words:
    return Message("yaml-syntax.beginning", character=line.after[:1]), _QUOTES


_BY_PROBLEM: Mapping[str, Words | Callable[[_Line], Words]] = {
    "mapping values are not allowed": _second_colon,
    "expected key": _unexpected_key,
    "cannot start any token": _bad_beginning,
    "expected node content": _bad_beginning,
    "alphabetic or numeric": _bad_beginning,
    "undefined tag handle": _bad_beginning,
    "expected tag": _bad_beginning,
    "',' or ']'": (Message("yaml-syntax.bracket-open"), Message("yaml-syntax.close-bracket")),
    "',' or '}'": (Message("yaml-syntax.brace-open"), Message("yaml-syntax.close-brace")),
    "expected ':'": _missing_colon,
    "expected '-'": (Message("yaml-syntax.no-item"), Message("yaml-syntax.item-form")),
    "sequence entries are not allowed": (Message("yaml-syntax.list-here"), Message("yaml-syntax.list-form")),
    "escape character": (Message("yaml-syntax.escape"), Message("yaml-syntax.escape-form")),
    "hexdecimal": (Message("yaml-syntax.hexadecimal"), Message("yaml-syntax.hexadecimal-form")),
    "expected <document start>": (Message("yaml-syntax.not-above"), Message("yaml-syntax.first-column")),
}
_BY_CONTEXT: Mapping[str, Words] = {
    "quoted scalar": (Message("yaml-syntax.quote-open"), Message("yaml-syntax.close-quote")),
    "block scalar": (Message("yaml-syntax.block-follows"), Message("yaml-syntax.block-next-line")),
    "directive": (Message("yaml-syntax.percent"), _QUOTES),
}
_UNKNOWN: Words = (Message("yaml-syntax.unknown"), Message("yaml-syntax.look-above"))
