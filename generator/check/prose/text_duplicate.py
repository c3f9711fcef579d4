"""Paragraphs that stand in two clauses. See docs/rules/text-duplicate.md."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.diagnostics import Diagnostic, suggestion
from ..passage import Passage, Role
from ..subject import Subject

_NOT_WORDS = re.compile(r"[\W_]+")
_LONG = 80
"""From so many letters on, two equal paragraphs are no coincidence, unless the language says more in less."""


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a suggestion for each longer paragraph whose words stood in another place of its language before."""
    seen: dict[tuple[str, str], Passage] = {}
    for passage in subject.all_passages(Role.PARAGRAPH):
        words = _NOT_WORDS.sub("", passage.text).casefold()
        if len(words) < (passage.pack.prose.long if passage.pack.prose else _LONG):
            continue
        first = seen.setdefault((passage.locale, words), passage)
        if first is not passage:
            found = suggestion("text-duplicate.twice", passage.whole)
            yield found.with_help("text-duplicate.make-shared").with_note("text-duplicate.elsewhere", first.whole)
