"""Findings as people and programs read them.

In: diagnostics, and the sentences of a language. Out: text with excerpts, SARIF, the annotations of GitHub's workflow
commands, or a report of GitLab's Code Quality; beside what else a command found out, its answer as JSON (`plain.py`).
Nothing here prints or decides, not the language either; `cli/` does.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from ..model.diagnostics import Diagnostic
from .github import as_github
from .gitlab import as_gitlab
from .rule_page import as_read
from .sarif import as_sarif
from .sentences import DEFAULT, Sentences, best_language, open_sentences
from .text import SEVERITIES, as_text, summary

__all__ = [
    "DEFAULT",
    "SEVERITIES",
    "WRITERS",
    "Sentences",
    "as_github",
    "as_gitlab",
    "as_read",
    "as_sarif",
    "as_text",
    "best_language",
    "open_sentences",
    "summary",
]

WRITERS: Mapping[str, Callable[[Sequence[Diagnostic], Sentences], str]] = {
    "text": as_text,
    "sarif": as_sarif,
    "github": as_github,
    "gitlab": as_gitlab,
}
"""The ways to write findings, by the name that the command line uses."""
