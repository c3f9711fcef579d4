"""One mark typed twice, or two that cannot follow each other. See docs/rules/punct-doubled.md."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...languages.typed import DOUBLED
from ...model.diagnostics import Diagnostic, warning
from ..subject import Subject
from .marks import typed_matches

_ABBREVIATION = re.compile(r"\b(?:[A-Za-z]\.)+[A-Za-z]\.$|\b(?:etc|al|vs|seq|[A-Z][a-z]{0,4})\.$")
_LONGEST = 40
"""Characters of an abbreviation with all its points."""


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for every run of marks that one mark should be."""
    for passage in subject.all_passages():
        for match in typed_matches(DOUBLED, passage):
            if match[0] == ".," and _ABBREVIATION.search(
                passage.typed, max(0, match.start() - _LONGEST), match.start() + 1
            ):
                continue
            found = warning("punct-doubled.doubled", passage.span(*match.span()), marks=match[0])
            if match[1] or match[0] == "..":
                yield found.with_help("punct-doubled.write-one", mark=match[0][0]).with_fix(match[0][0])
            else:
                yield found.with_help("punct-doubled.keep-one")
