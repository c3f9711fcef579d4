"""A limit that only one language of a sentence has: only, all, except, at least. See docs/rules/scope-parity.md."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.diagnostics import Diagnostic, Message
from ..subject import Subject
from .disparities import Telling, tell

_LIMITS = ("exclusive", "exception", "universal", "any", "partial", "hedge", "least", "most", "more", "less")
_KINDS = frozenset((*_LIMITS, "qualifier", "order", "precedence"))
_TELLING = Telling(
    missing=lambda what: Message("scope-parity.missing", what=what),
    added=lambda what: Message("scope-parity.added", what=what),
    turned=lambda what, instead: Message("scope-parity.turned", what=what, instead=instead),
)


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a finding for each pair of sentences whose limits differ."""
    yield from tell(subject, _KINDS, _TELLING, Message("scope-parity.same"))
