"""Translations whose original has changed since. See docs/rules/stale-translation.md."""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Diagnostic, warning
from ...translation import is_current
from ..subject import Subject


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for every translation that was made from another text than today's original."""
    for pair in subject.pairs:
        relation = pair.other.relation
        if relation is None or relation.kind != "translation" or is_current(pair.other, pair.original):
            continue
        name = f"{pair.other.owner}/{pair.other.id}"
        yield (
            warning("stale-translation", "the original has changed since this was translated", relation.span)
            .with_help(
                f"`clausebook diff --since-translation {name}` shows what changed; bring the text up to date",
                f"`clausebook accept {name} --locale {pair.other.locale}` says that it is",
            )
            .with_note("the original is", pair.original.title_span)
        )
