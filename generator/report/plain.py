"""Findings as JSON, for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from ..model.diagnostics import Diagnostic, Message, Value
from ..model.source import Span, position
from .sentences import Sentences


def as_json(diagnostics: Sequence[Diagnostic], sentences: Sentences) -> str:
    """Return the findings as one JSON array; lines and columns count from 1, in characters, the end exclusive."""
    return (
        json.dumps([_plain(diagnostic, sentences) for diagnostic in diagnostics], ensure_ascii=False, indent=2) + "\n"
    )


def _plain(diagnostic: Diagnostic, sentences: Sentences) -> dict[str, Any]:
    return {
        "rule": diagnostic.rule,
        "severity": diagnostic.severity.value,
        "message": sentences.text(diagnostic.message),
        **_plain_message(diagnostic.message),
        **_plain_place(diagnostic.span),
        "help": [sentences.text(one) for one in diagnostic.helps],
        **({} if diagnostic.fix is None else {"fix": diagnostic.fix}),
        "notes": [{"message": sentences.text(note.message), **_plain_place(note.span)} for note in diagnostic.notes],
    }


def _plain_message(message: Message) -> dict[str, Any]:
    """Return the id and the values of a message, which are the same in every language."""
    return {"id": message.id, "values": {name: _plain_value(value) for name, value in message.values}}


def _plain_value(value: Value) -> Any:
    if isinstance(value, tuple):
        return [_plain_value(one) for one in value]
    if isinstance(value, Message):
        return _plain_message(value)
    return value if isinstance(value, int) else str(value)


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
