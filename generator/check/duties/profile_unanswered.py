"""Switches of the profile that nobody answered. See docs/rules/profile-unanswered.md."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.diagnostics import Diagnostic, warning
from ...model.scope import unanswered
from ..subject import Subject


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield one warning that names every switch without an answer on which a duty in scope rests."""
    names = unanswered(subject.library, subject.day)
    if names:
        found = warning("profile-unanswered.switches", subject.library.settings.span, count=len(names), names=names)
        yield found.with_help("profile-unanswered.answer", name=names[0])
