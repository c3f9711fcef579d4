"""What YAML's own parser complains of, in the words of somebody who edits contracts.

In: a fault of libyaml. Out: one `yaml-syntax` finding whose help says what to type. It knows libyaml's messages, and
nothing of the project's files.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from yaml import MarkedYAMLError

from ..diagnostics import Diagnostic, error
from ..source import Source

Words = tuple[str, str]
"""A message and a help line."""

FULL_WIDTH_COLON: Words = ("a full-width colon divides nothing here", "write `: `, a plain colon and a blank")

_QUOTES = "put the text in quotes"
_COLUMN = "begin it in the same column as the keys beside it"


_BEGUN = ("flow", "quoted scalar", "simple key", "an alias", "an anchor", "a tag")
"""What libyaml was reading when the beginning of it is the place to show."""

_INSIDE = ("escape", "hexdecimal")
"""What stands inside a text, however it began."""


def explain(source: Source, offset: int, fault: MarkedYAMLError) -> Diagnostic:
    """Return the finding for a fault in the YAML that begins at `offset`; it points at what a person must mend."""
    problem, context = fault.problem or "", fault.context or ""
    index = _place(problem, context, fault) + offset
    message, help_line = _words(problem, context, source.text, index)
    end = min(index + 1, len(source.text))
    return error("yaml-syntax", message, source.span(min(index, end), end)).with_help(help_line)


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
        return "a second `: ` in one value", _QUOTES
    return "this key is indented too far, or the value above goes on here", _COLUMN


def _missing_colon(line: _Line) -> Words:
    if "：" in line.after:
        return FULL_WIDTH_COLON
    return "this line has no `: `", "write `key: value`; indent a line that goes on with the value above"


def _unexpected_key(line: _Line) -> Words:
    if line.before.endswith(("'", '"')):
        return "the text goes on behind its closing quotation mark", "put the quotation marks around the whole text"
    return "a key was expected here", f"write `key: value`; {_COLUMN}"


def _bad_beginning(line: _Line) -> Words:
    return f"a text cannot begin with `{line.after[:1]}`", _QUOTES


_BY_PROBLEM: Mapping[str, Words | Callable[[_Line], Words]] = MappingProxyType(
    {
        "mapping values are not allowed": _second_colon,
        "expected key": _unexpected_key,
        "cannot start any token": _bad_beginning,
        "expected node content": _bad_beginning,
        "alphabetic or numeric": _bad_beginning,
        "undefined tag handle": _bad_beginning,
        "expected tag": _bad_beginning,
        "',' or ']'": (
            "this `[` is never closed, or a comma is missing",
            "close it with `]`; put a text that holds `[`, `]`, a comma or `: ` in quotes",
        ),
        "',' or '}'": (
            "this `{` is never closed, or a comma is missing",
            "close it with `}`; put a text that holds `{`, `}`, a comma or `: ` in quotes",
        ),
        "expected ':'": _missing_colon,
        "expected '-'": (
            "a further item of the list was expected here",
            "begin the line with `- `, in the same column as the items above",
        ),
        "sequence entries are not allowed": (
            "a list cannot begin here",
            "begin its first `- ` on a line of its own; put a text that begins with `- ` in quotes",
        ),
        "escape character": (
            "`\\` has a special meaning between double quotation marks",
            "use single quotation marks, or write `\\\\`",
        ),
        "hexdecimal": (
            "`\\x` stands for a character here",
            "use single quotation marks, or write `\\\\x`",
        ),
        "expected <document start>": (
            "this does not belong to what stands above",
            "begin every key of the file in the first column; close as many brackets as you open",
        ),
    }
)
_BY_CONTEXT: Mapping[str, Words] = MappingProxyType(
    {
        "quoted scalar": (
            "this quotation mark is never closed",
            "close it; write '' for an apostrophe between single quotation marks",
        ),
        "block scalar": ("nothing may follow `|` or `>` on its line", "begin the text on the next line"),
        "directive": ("a line cannot begin with `%`", _QUOTES),
    }
)
_UNKNOWN: Words = (
    "this cannot be read",
    "look at the line above, too: a quotation mark, a bracket or an indentation may be wrong",
)
