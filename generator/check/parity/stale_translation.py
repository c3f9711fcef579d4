"""Translations whose original has changed since. See docs/rules/stale-translation.md."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.diagnostics import Diagnostic, warning
from ...model.translation import is_current
from ..subject import Subject


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for every translation that was made from another text than today's original."""
    for pair in subject.pairs:
        relation = pair.other.relation
        if relation is None or relation.kind != "translation" or is_current(pair.other, pair.original):
            continue
        name = f"{pair.other.owner}/{pair.other.id}"
        yield (
            warning("stale-translation.changed", relation.span)
            .with_help("stale-translation.see-difference", name=name)
            .with_help("stale-translation.accept", name=name, locale=pair.other.locale)
            .with_note("note.original", pair.original.title_span)
        )
