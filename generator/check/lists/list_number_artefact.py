"""Numbers that a conversion left in the text. See docs/rules/list-number-artefact.md."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...languages.typed import BEFORE_NUMBER, LEFT_OVER_NUMBER
from ...model.diagnostics import Diagnostic, warning
from ..passage import Passage
from ..subject import Subject

_BEFORE = 12
"""Characters before a number that can hold the word that counts by it, such as "paragraph"."""
_REFUSED = re.compile(r"[.)](?: |\Z|[^\W\d_])")


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each number with leading zeros and a mark, such as `00029.`."""
    for passage in subject.all_passages():
        for match in LEFT_OVER_NUMBER.finditer(passage.typed):
            start, end = match.span(match.lastindex or 0)
            before = passage.typed[max(0, start - _BEFORE) : start]
            if _was_refused(passage, start, end) or BEFORE_NUMBER.search(before):
                continue
            number = passage.typed[start:end]
            found = warning("list-number-artefact.left-over", passage.span(start, end), number=number)
            yield found.with_help("list-number-artefact.make-item")


def _was_refused(passage: Passage, start: int, end: int) -> bool:
    """Say whether a number at the beginning was told as `markup-left-over` when the clause was read."""
    is_first = not passage.typed[:start].strip()
    return is_first and bool(_REFUSED.match(passage.typed, end - 1)) and "\\" not in passage.span(start, end).text
