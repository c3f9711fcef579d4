"""Findings and messages as programs read them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..model.diagnostics import Diagnostic, Message, Severity, Value
from ..model.source import Span, position
from .sentences import Sentences


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldMessage:
    """What a person is told: a sentence, and its id and values, which are the same in every language."""

    message: str
    id: str
    values: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldNote:
    """A sentence and its place: lines and columns count from 1, in characters, the end exclusive."""

    message: str
    file: str | None = None
    line: int | None = None
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding(ToldNote):
    """One thing that is wrong, the rule that it breaks, what to write instead, and the one right text for the range."""

    rule: str
    severity: Severity
    id: str
    values: Mapping[str, object]
    help: tuple[str, ...]
    notes: tuple[ToldNote, ...]
    fix: str | None = None


def finding_of(diagnostic: Diagnostic, sentences: Sentences) -> Finding:
    """Return a finding with its sentences."""
    told = told_of(diagnostic.message, sentences)
    return Finding(
        rule=diagnostic.rule,
        severity=diagnostic.severity,
        message=told.message,
        id=told.id,
        values=told.values,
        **_place(diagnostic.span),
        help=tuple(map(sentences.text, diagnostic.helps)),
        notes=tuple(ToldNote(message=sentences.text(note.message), **_place(note.span)) for note in diagnostic.notes),
        fix=diagnostic.fix,
    )


def told_of(message: Message, sentences: Sentences) -> ToldMessage:
    """Return a message with its sentence."""
    return ToldMessage(message=sentences.text(message), **_plain_message(message))


def _plain_message(message: Message) -> dict[str, Any]:
    return {"id": message.id, "values": {name: _plain_value(value) for name, value in message.values}}


def _plain_value(value: Value) -> Any:
    if isinstance(value, tuple):
        return tuple(_plain_value(one) for one in value)
    if isinstance(value, Message):
        return _plain_message(value)
    return value if isinstance(value, int) else str(value)


def _place(span: Span | None) -> dict[str, Any]:
    if span is None:
        return {}
    first, last = span.first(), position(span.source, span.end)
    return {
        "file": span.source.path,
        "line": first.line,
        "column": first.column,
        "end_line": last.line,
        "end_column": last.column,
    }
