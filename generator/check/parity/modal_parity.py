"""A duty, a permission or a prohibition that only one language of a sentence has. See docs/rules/modal-parity.md."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.diagnostics import Diagnostic, Message
from ..subject import Subject
from .disparities import Telling, tell

_KINDS = frozenset({"prohibition", "obligation", "permission", "entitlement", "duty", "power"})
_TELLING = Telling(
    missing=lambda what: Message("modal-parity.missing", what=what),
    added=lambda what: Message("modal-parity.added", what=what),
    turned=lambda what, instead: Message("modal-parity.turned", what=what, instead=instead),
)


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a finding for each pair of sentences that oblige, permit or forbid differently."""
    yield from tell(subject, _KINDS, _TELLING, Message("modal-parity.same"))
