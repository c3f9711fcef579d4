"""Findings as GitHub's workflow commands, which it shows beside the lines of a pull request."""

from __future__ import annotations

from collections.abc import Sequence

from ..model.diagnostics import Diagnostic, Severity
from ..model.source import visible
from .sentences import Sentences

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.SUGGESTION: "notice"}


def as_github(diagnostics: Sequence[Diagnostic], sentences: Sentences) -> str:
    """Return workflow commands that GitHub shows beside the lines of a pull request."""
    return "".join(f"{_github(diagnostic, sentences)}\n" for diagnostic in diagnostics)


def _github(diagnostic: Diagnostic, sentences: Sentences) -> str:
    place = ""
    if diagnostic.span:
        first, last = diagnostic.span.first(), diagnostic.span.last()
        place = f" file={_property(visible(diagnostic.span.source.path))},line={first.line}"
        if first.line == last.line:  # GitHub takes columns only of a range within one line
            place += f",col={first.column},endColumn={max(last.column, first.column + 1)}"
    title = f"{',' if place else ' '}title={_property(diagnostic.rule)}"
    said = [diagnostic.message, *diagnostic.helps, *(note.message for note in diagnostic.notes)]
    text = "\n".join(visible(line) for one in said for line in sentences.text(one).split("\n"))
    return f"::{_LEVELS[diagnostic.severity]}{place}{title}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
