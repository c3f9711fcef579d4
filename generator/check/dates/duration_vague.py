"""Periods that say nothing. See docs/rules/duration-vague.md."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.diagnostics import Diagnostic, suggestion
from ..subject import Subject


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a suggestion for each period without a length."""
    for passage, periods in subject.passages_with(lambda pack: pack.periods):
        for match in periods.vague.finditer(passage.typed):
            found = suggestion("duration-vague.no-length", passage.span(*match.span()), match=match[0])
            yield found.with_help("duration-vague.say-length")
