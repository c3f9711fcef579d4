"""Findings as people read them: each with its excerpt, and a closing count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ..model.diagnostics import Diagnostic, Message, Note, Severity
from ..model.source import Span, line_text, visible, width
from .sentences import Sentences

SEVERITIES: Mapping[Severity, str] = {
    Severity.ERROR: "report.error",
    Severity.WARNING: "report.warning",
    Severity.SUGGESTION: "report.suggestion",
}
"""The message that names a severity."""
_COUNTED: Mapping[Severity, str] = {
    Severity.ERROR: "report.errors",
    Severity.WARNING: "report.warnings",
    Severity.SUGGESTION: "report.suggestions",
}


def as_text(diagnostics: Sequence[Diagnostic], sentences: Sentences) -> str:
    """Return every finding with its excerpt, and a closing count; "" if there is none."""
    if not diagnostics:
        return ""
    count = summary((one.severity for one in diagnostics), sentences)
    return "\n\n".join([*(_text(one, sentences) for one in diagnostics), count]) + "\n"


def summary(found: Iterable[Severity], sentences: Sentences) -> str:
    """Return a count by severity, such as "2 errors, 1 warning"."""
    severities = tuple(found)
    counts = [(severities.count(severity), id) for severity, id in _COUNTED.items()]
    return sentences.say("report.counts", counts=tuple(Message(id, count=count) for count, id in counts if count))


def _text(diagnostic: Diagnostic, sentences: Sentences) -> str:
    severity = Message(SEVERITIES[diagnostic.severity])
    said = _visible(sentences.text(diagnostic.message))
    lines = [sentences.say("report.finding", severity=severity, rule=diagnostic.rule, message=said)]
    margin = " "
    if diagnostic.span:
        margin = " " * len(str(diagnostic.span.first().line))
        lines += _excerpt(diagnostic.span)
    helps = (sentences.say("report.help", message=_visible(sentences.text(one))) for one in diagnostic.helps)
    notes = (_note(note, sentences) for note in diagnostic.notes)
    return "\n".join([*lines, *(f"{margin} = {line}" for line in (*helps, *notes))])


def _excerpt(span: Span) -> Iterator[str]:
    first = span.first()
    line = line_text(span.source, first.line)
    margin = " " * len(str(first.line))
    yield f"{margin}--> {_place(span)}"
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


def _note(note: Note, sentences: Sentences) -> str:
    said = _visible(sentences.text(note.message))
    if note.span is None:
        return sentences.say("report.note", message=said)
    return sentences.say("report.note-at", message=said, place=_place(note.span))


def _place(span: Span) -> str:
    first = span.first()
    return f"{visible(span.source.path)}:{first.line}:{first.column}"


def _visible(text: str) -> str:
    """Make controls visible, so that a terminal obeys nothing that a file says."""
    return "".join(c if c.isprintable() else " " if c in "\t\n" else f"<U+{ord(c):04X}>" for c in text)
