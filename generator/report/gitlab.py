"""Findings as a report of GitLab's Code Quality, which it shows beside the lines of a merge request."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from ..model.diagnostics import Diagnostic, Severity
from ..model.source import visible
from .sentences import Sentences

_LEVELS = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.SUGGESTION: "info"}


def as_gitlab(diagnostics: Sequence[Diagnostic], sentences: Sentences) -> str:
    """Return a report of Code Quality.

    A finding keeps its fingerprint when lines above it come or go; of several that are alike each has its own.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    issues = []
    for diagnostic in diagnostics:
        issue = _issue(diagnostic, sentences)
        same = (diagnostic.rule, issue["location"]["path"], issue["description"])
        seen[same] += 1
        issues.append({**issue, "fingerprint": sha256("\0".join((*same, str(seen[same]))).encode()).hexdigest()})
    return json.dumps(issues, ensure_ascii=False, indent=2) + "\n"


def _issue(diagnostic: Diagnostic, sentences: Sentences) -> dict[str, Any]:
    said = (diagnostic.message, *diagnostic.helps, *(note.message for note in diagnostic.notes))
    span = diagnostic.span
    return {
        "description": "; ".join(visible(sentences.text(one).replace("\n", " ")) for one in said),
        "check_name": diagnostic.rule,
        "severity": _LEVELS[diagnostic.severity],
        "location": {
            "path": visible(span.source.path) if span else "clausebook.yaml",
            "lines": {"begin": span.first().line if span else 1},
        },
    }
