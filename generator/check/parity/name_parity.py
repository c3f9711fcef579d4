"""Who, where and for what: names that only one language of a sentence has. See docs/rules/name-parity.md."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...model.diagnostics import Diagnostic, Message
from ...model.registries import Party, Statute
from ...model.walk import inlines_of
from ...model.written import Clause, FactLink, FactUse
from ..subject import Subject
from .disparities import Telling, told_apart
from .meaning import Place

_KINDS = frozenset(
    ("place", "law", "recipient", "purpose", "basis", "ordinal", "count", "figure", "each", "weekday", "clock", "phone")
)
_TELLING = Telling(
    missing=lambda what: Message("name-parity.missing", what=what),
    added=lambda what: Message("name-parity.added", what=what),
    turned=lambda what, instead: Message("name-parity.turned", what=what, instead=instead),
)


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a finding for each pair of sentences of which one names a place, a recipient or a purpose more."""
    for disparity in subject.disparities:
        pair = disparity.pair
        missing = _named(disparity.missing, pair.other, subject)
        added = _named(disparity.added, pair.original, subject)
        if missing or added:
            yield told_apart(disparity, missing, added, _TELLING, Message("name-parity.same"))


def _named(found: Mapping[str, Place], there: Clause, subject: Subject) -> Mapping[str, Place]:
    return {key: place for key, place in found.items() if _matters(key, there, subject)}


def _matters(key: str, there: Clause, subject: Subject) -> bool:
    """Say whether a name has to stand in both: who publishes is "we", a statute that is nowhere is told elsewhere."""
    kind, _, name = key.partition(".")
    if kind != "fact":
        return kind in _KINDS
    fact = subject.library.facts.get(name)
    if isinstance(fact, Party):
        return name != subject.library.settings.publisher
    return isinstance(fact, Statute) and any(
        isinstance(inline, (FactUse, FactLink)) and inline.fact == name for inline in inlines_of(there)
    )
