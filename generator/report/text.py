"""Findings as people read them: each with its excerpt, and a closing count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..diagnostics import Diagnostic, Note, Severity
from ..source import Span, line_text, width


def as_text(diagnostics: Sequence[Diagnostic]) -> str:
    """Return every finding with its excerpt, and a closing count; "" if there is none."""
    if not diagnostics:
        return ""
    return "\n\n".join([*map(_text, diagnostics), summary(diagnostics)]) + "\n"


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
        before, marked, behind = _cut(line, first.column - 1, span.end - span.start)
        pad = " " * width(_visible(before))
        yield f"{margin} |"
        yield f"{first.line} | {_visible(before + marked + behind)}"
        yield f"{margin} | {pad}{'^' * max(1, width(_visible(marked)))}"
        yield f"{margin} |"


def _cut(line: str, start: int, length: int) -> tuple[str, str, str]:
    """Return what stands before, in and behind a range of a line; of a long line only what is near."""
    before, marked, behind = line[:start], line[start : start + min(length, _MARKED)], line[start + length :]
    if len(before) > _BEFORE:
        before = "…" + before[-_BEFORE:]
    if len(marked) < min(length, len(line) - start):
        return before, marked, "…"
    return before, marked, behind if len(behind) <= _BEHIND else behind[:_BEHIND] + "…"


_BEFORE, _MARKED, _BEHIND = 200, 400, 200
"""Characters that an excerpt shows of a line: enough for any sentence, and a bound for a file that is one line."""


def _note(note: Note) -> str:
    return f"{_visible(note.message)}{f' at {_place(note.span)}' if note.span else ''}"


def _place(span: Span) -> str:
    first = span.first()
    return f"{span.source.path}:{first.line}:{first.column}"


def _visible(text: str) -> str:
    """Make controls visible, so that a terminal obeys nothing that a file says."""
    return "".join(c if c.isprintable() else " " if c in "\t\n" else f"<U+{ord(c):04X}>" for c in text)
