"""A negation that only one language of a sentence has. See docs/rules/negation-parity.md."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.diagnostics import Diagnostic, Message
from ..subject import Subject
from .disparities import Telling, tell

_KINDS = frozenset({"negation"})
_TELLING = Telling(
    missing=lambda what: Message("negation-parity.missing", what=what),
    added=lambda what: Message("negation-parity.added", what=what),
    turned=lambda what, instead: Message("negation-parity.turned", what=what, instead=instead),
)


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a finding for each pair of sentences of which one negates more often than the other."""
    yield from tell(subject, _KINDS, _TELLING, Message("negation-parity.same"))
