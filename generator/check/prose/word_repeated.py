"""A word that stands twice in a row. See docs/rules/word-repeated.md."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.diagnostics import Diagnostic, warning
from ..subject import Subject


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each word that follows itself."""
    for passage, prose in subject.passages_with(lambda pack: pack.prose):
        for match in prose.twice.finditer(passage.typed):
            word = next(filter(None, match.groups()))
            if word.lower() in prose.meant:
                continue
            found = warning("word-repeated.twice", passage.span(*match.span()), word=word)
            yield found.with_help("word-repeated.delete")
