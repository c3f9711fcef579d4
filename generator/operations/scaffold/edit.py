"""Putting a line into a YAML file without touching the rest.

In: the text of a file and a place that the parser knows. Out: the new text. It understands lists with a line for each
entry, and lists between brackets on one line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from ...model.diagnostics import RefusalError
from ...model.source import Span, line_starts

Replacement = tuple[int, int, str]
"""A part of a file, by its first character and the one behind its last, and what is to stand there."""
_CLOSES = {"[": "]", "{": "}"}


class ScaffoldError(RefusalError):
    """What was asked for cannot be written. Nothing was changed."""


def add_after(entry: Span, text: str) -> str:
    """Return the file of a list's entry with `text` as one more entry behind it and what belongs to it."""
    line = entry.source.text.rfind("\n", 0, entry.start) + 1
    dash = re.match(r" *- +", entry.source.text[line:])
    return _add_line(entry, line, dash[0], text) if dash else _add_between_brackets(entry, text)


def _add_line(entry: Span, line: int, dash: str, text: str) -> str:
    source = entry.source.text
    indent = len(dash) - len(dash.lstrip(" "))
    end = _next_line(source, line)
    while end < len(source) and re.match(rf" {{{indent + 1},}}\S", source[end:]):
        end = _next_line(source, end)
    joint = "" if source[:end].endswith("\n") else "\n"
    return f"{source[:end]}{joint}{dash}{text}\n{source[end:]}"


def _next_line(source: str, start: int) -> int:
    end = source.find("\n", start)
    return len(source) if end < 0 else end + 1


def _add_between_brackets(entry: Span, text: str) -> str:
    source = entry.source.text
    opening = max(source.rfind("{", 0, entry.start), source.rfind("[", 0, entry.start))
    end = entry.end
    if source[opening] == "{":  # the entry is {clause: ..., as: ...}: go behind it
        end = closing(source, opening) + 1
    return f"{source[:end]}, {text}{source[end:]}"


def replaced(source: str, parts: Iterable[Replacement]) -> str:
    """Return a file with other text in the place of some parts, none of which may lie in another."""
    for start, end, text in sorted(parts, reverse=True):
        source = source[:start] + text + source[end:]
    return source


def closing(source: str, opening: int) -> int:
    """Return where the bracket at `opening` is closed."""
    depth = 0
    for offset in range(opening, len(source)):
        depth += (source[offset] in _CLOSES) - (source[offset] in _CLOSES.values())
        if depth == 0:
            return offset
    raise ScaffoldError("new.bracket-unclosed")


def block_of(span: Span) -> str:
    """Return the lines of a mapping's entry: its own and those indented below it."""
    source = span.source.text
    starts = line_starts(source)
    first = span.first().line - 1
    indent = len(source[starts[first] :]) - len(source[starts[first] :].lstrip(" "))
    end = _next_line(source, starts[first])
    while end < len(source) and re.match(rf"(?: {{{indent + 1},}}\S| *\n)", source[end:]):
        end = _next_line(source, end)
    return source[starts[first] : end].rstrip("\n") + "\n"
