"""Findings as people and programs read them.

In: diagnostics. Out: text with excerpts, JSON, or the annotations of GitHub's workflow commands. Nothing here prints or
decides; `cli/` does.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from .diagnostics import Diagnostic, Note, Severity
from .source import Span, line_text, position, width

_GITHUB_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.SUGGESTION: "notice"}


def as_text(diagnostics: Sequence[Diagnostic]) -> str:
    """Return every finding with its excerpt, and a closing count; "" if there is none."""
    if not diagnostics:
        return ""
    return "\n\n".join([*map(_text, diagnostics), summary(diagnostics)]) + "\n"


def as_json(diagnostics: Sequence[Diagnostic]) -> str:
    """Return the findings as one JSON array; lines and columns count from 1, in characters, the end exclusive."""
    return json.dumps([_plain(diagnostic) for diagnostic in diagnostics], ensure_ascii=False, indent=2) + "\n"


def as_github(diagnostics: Sequence[Diagnostic]) -> str:
    """Return workflow commands that GitHub shows beside the lines of a pull request."""
    return "".join(f"{_github(diagnostic)}\n" for diagnostic in diagnostics)


WRITERS: Mapping[str, Callable[[Sequence[Diagnostic]], str]] = MappingProxyType(
    {"text": as_text, "json": as_json, "github": as_github}
)
"""The ways to write findings, by the name that the command line uses."""


def summary(diagnostics: Iterable[Diagnostic]) -> str:
    """Return a count by severity, such as "2 errors, 1 warning"."""
    severities = [diagnostic.severity for diagnostic in diagnostics]
    counts = [(severities.count(severity), severity.value) for severity in Severity]
    return ", ".join(f"{count} {name}{'s' if count > 1 else ''}" for count, name in counts if count)


def _text(diagnostic: Diagnostic) -> str:
    lines = [f"{diagnostic.severity.value}[{diagnostic.rule}]: {_visible(diagnostic.message)}"]
    margin = " "
    if diagnostic.span:
        margin = " " * len(str(diagnostic.span.first().line))
        lines += _excerpt(diagnostic.span)
    lines += [f"{margin} = help: {_visible(text)}" for text in diagnostic.helps]
    lines += [f"{margin} = note: {_note(note)}" for note in diagnostic.notes]
    return "\n".join(lines)


def _excerpt(span: Span) -> Iterator[str]:
    first = span.first()
    line = line_text(span.source, first.line)
    margin = " " * len(str(first.line))
    yield f"{margin}--> {span.source.path}:{first.line}:{first.column}"
    if line.strip():
        before, marked = line[: first.column - 1], line[first.column - 1 :][: span.end - span.start]
        pad = " " * width(_visible(before))
        yield f"{margin} |"
        yield f"{first.line} | {_visible(line)}"
        yield f"{margin} | {pad}{'^' * max(1, width(_visible(marked)))}"
        yield f"{margin} |"


def _note(note: Note) -> str:
    return f"{_visible(note.message)}{f' at {_place(note.span)}' if note.span else ''}"


def _place(span: Span) -> str:
    first = span.first()
    return f"{span.source.path}:{first.line}:{first.column}"


def _visible(text: str) -> str:
    """Make controls visible, so that a terminal obeys nothing that a file says."""
    return "".join(c if c.isprintable() else " " if c in "\t\n" else f"<U+{ord(c):04X}>" for c in text)


def _plain(diagnostic: Diagnostic) -> dict[str, Any]:
    return {
        "rule": diagnostic.rule,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message,
        **_plain_place(diagnostic.span),
        "help": list(diagnostic.helps),
        "notes": [{"message": note.message, **_plain_place(note.span)} for note in diagnostic.notes],
    }


def _plain_place(span: Span | None) -> dict[str, Any]:
    if span is None:
        return {}
    first, last = span.first(), position(span.source, span.end)
    return {
        "file": span.source.path,
        "line": first.line,
        "column": first.column,
        "end-line": last.line,
        "end-column": last.column,
    }


def _github(diagnostic: Diagnostic) -> str:
    place = ""
    if diagnostic.span:
        first, last = diagnostic.span.first(), diagnostic.span.last()
        place = f" file={_property(diagnostic.span.source.path)},line={first.line}"
        if first.line == last.line:  # GitHub takes columns only of a range within one line
            place += f",col={first.column},endColumn={max(last.column, first.column + 1)}"
    title = f"{',' if place else ' '}title={_property(diagnostic.rule)}"
    text = "\n".join([diagnostic.message, *diagnostic.helps, *(note.message for note in diagnostic.notes)])
    return f"::{_GITHUB_LEVELS[diagnostic.severity]}{place}{title}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
