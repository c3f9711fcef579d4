"""Findings as SARIF 2.1.0 (OASIS), which code hosts and editors take in."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from .. import __version__
from ..model.diagnostics import Diagnostic, Note, Severity
from ..model.source import Span
from .sentences import Sentences

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.SUGGESTION: "note"}
_ROOT = "SRCROOT"


def as_sarif(diagnostics: Sequence[Diagnostic], sentences: Sentences) -> str:
    """Return the findings as one SARIF log; columns count Unicode code points from 1, the end exclusive."""
    rules = sorted({diagnostic.rule for diagnostic in diagnostics})
    driver = {"name": "clausebook", "version": __version__, "rules": [{"id": rule} for rule in rules]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(diagnostic, rules.index(diagnostic.rule), sentences) for diagnostic in diagnostics],
    }
    log = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _result(diagnostic: Diagnostic, rule: int, sentences: Sentences) -> dict[str, Any]:
    told = [note.message for note in diagnostic.notes if not note.span]
    result: dict[str, Any] = {
        "ruleId": diagnostic.rule,
        "ruleIndex": rule,
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": "\n".join(map(sentences.text, (diagnostic.message, *diagnostic.helps, *told)))},
    }
    if diagnostic.span:
        result["locations"] = [{"physicalLocation": _place(diagnostic.span)}]
    if len(told) < len(diagnostic.notes):
        result["relatedLocations"] = [_related(note, note.span, sentences) for note in diagnostic.notes if note.span]
    if diagnostic.span and diagnostic.fix is not None:
        result["fixes"] = [_fix(diagnostic.span, diagnostic.fix)]
    return result


def _related(note: Note, span: Span, sentences: Sentences) -> dict[str, Any]:
    return {"message": {"text": sentences.text(note.message)}, "physicalLocation": _place(span)}


def _fix(span: Span, text: str) -> dict[str, Any]:
    replacement = {"deletedRegion": _region(span), "insertedContent": {"text": text}}
    return {"artifactChanges": [{"artifactLocation": _file(span), "replacements": [replacement]}]}


def _place(span: Span) -> dict[str, Any]:
    return {"artifactLocation": _file(span), "region": _region(span)}


def _file(span: Span) -> dict[str, str]:
    path = span.source.path.encode("utf-8", sys.getfilesystemencodeerrors())  # a name need not be UTF-8
    return {"uri": quote(path), "uriBaseId": _ROOT}


def _region(span: Span) -> dict[str, int]:
    first, last = span.first(), span.last()
    return {
        "startLine": first.line,
        "startColumn": first.column,
        "endLine": last.line,
        "endColumn": last.column,
    }
