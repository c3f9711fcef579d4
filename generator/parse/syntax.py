"""What YAML's own parser complains of, in the words of somebody who edits contracts.

In: a fault of libyaml. Out: one `yaml-syntax` finding whose help says what to type. It knows libyaml's messages, and
nothing of the project's files.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from yaml import MarkedYAMLError

from ..diagnostics import Diagnostic, error
from ..source import Source

Words = tuple[str, str]
"""A message and a help line."""

_QUOTES = "put the text in quotes"
_COLUMN = "begin it in the same column as the keys beside it"


def explain(source: Source, offset: int, fault: MarkedYAMLError) -> Diagnostic:
    """Return the finding for a fault in the YAML that begins at `offset`; it points at what a person must mend."""
    problem, context = fault.problem or "", fault.context or ""
    index = _place(problem, context, fault) + offset
    message, help_line = _words(problem, context, source.text, index)
    end = min(index + 1, len(source.text))
    return error("yaml-syntax", message, source.span(min(index, end), end)).with_help(help_line)


def _place(problem: str, context: str, fault: MarkedYAMLError) -> int:
    """Return the offset to show: where a bracket, quotation mark or line was begun rather than where it was missed."""
    begun = "flow" in context or "quoted scalar" in context or "simple key" in context
    mark = fault.context_mark if begun and "escape" not in problem and "hexdecimal" not in problem else None
    mark = mark or fault.problem_mark
    return mark.index if mark else 0


def _words(problem: str, context: str, text: str, index: int) -> Words:
    character = text[index : index + 1]
    for part, words in _BY_PROBLEM.items():
        if part in problem:
            return words(character, text[:index].rpartition("\n")[2].strip())
    return next((words for part, words in _BY_CONTEXT.items() if part in context), _UNKNOWN)


def _second_colon(_character: str, before: str) -> Words:
    if ": " in before:
        return "a second `: ` in one value", _QUOTES
    return "this key is indented too far, or the value above goes on here", _COLUMN


def _unexpected_key(_character: str, before: str) -> Words:
    if before.endswith(("'", '"')):
        return "the text goes on behind its closing quotation mark", "put the quotation marks around the whole text"
    return "a key was expected here", f"write `key: value`; {_COLUMN}"


def _bad_beginning(character: str, _before: str) -> Words:
    return f"a text cannot begin with `{character}`", _QUOTES


_BY_PROBLEM: Mapping[str, Callable[[str, str], Words]] = MappingProxyType(
    {
        "mapping values are not allowed": _second_colon,
        "expected key": _unexpected_key,
        "cannot start any token": _bad_beginning,
        "expected node content": _bad_beginning,
        "alphabetic or numeric": lambda _character, before: _bad_beginning(before[-1:], ""),
        "undefined tag handle": _bad_beginning,
        "expected tag": lambda _character, _before: _bad_beginning("!", ""),
        "',' or ']'": lambda _character, _before: (
            "this `[` is never closed, or a comma is missing",
            "close it with `]`; put a text that holds `[`, `]`, a comma or `: ` in quotes",
        ),
        "',' or '}'": lambda _character, _before: (
            "this `{` is never closed, or a comma is missing",
            "close it with `}`; put a text that holds `{`, `}`, a comma or `: ` in quotes",
        ),
        "expected ':'": lambda _character, _before: (
            "this line has no `: `",
            "write `key: value`; indent a line that goes on with the value above",
        ),
        "expected '-'": lambda _character, _before: (
            "a further item of the list was expected here",
            "begin the line with `- `, in the same column as the items above",
        ),
        "sequence entries are not allowed": lambda _character, _before: (
            "a list cannot begin here",
            "begin its first `- ` on a line of its own; put a text that begins with `- ` in quotes",
        ),
        "escape character": lambda _character, _before: (
            "`\\` has a special meaning between double quotation marks",
            "use single quotation marks, or write `\\\\`",
        ),
        "hexdecimal": lambda _character, _before: (
            "`\\x` stands for a character here",
            "use single quotation marks, or write `\\\\x`",
        ),
        "expected <document start>": lambda _character, _before: (
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
