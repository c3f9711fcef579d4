"""Findings as people and programs read them.

In: diagnostics. Out: text with excerpts, JSON, SARIF, or the annotations of GitHub's workflow commands. Nothing here
prints or decides; `cli/` does.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from ..diagnostics import Diagnostic
from .github import as_github
from .plain import as_json
from .sarif import as_sarif
from .text import as_text, summary

__all__ = ["WRITERS", "as_github", "as_json", "as_sarif", "as_text", "summary"]

WRITERS: Mapping[str, Callable[[Sequence[Diagnostic]], str]] = MappingProxyType(
    {"text": as_text, "json": as_json, "sarif": as_sarif, "github": as_github}
)
"""The ways to write findings, by the name that the command line uses."""
