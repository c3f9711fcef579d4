"""What one language fixes and the other does not. See docs/rules/value-parity.md."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.diagnostics import Diagnostic
from ..subject import Subject


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a finding for each value, link, statute and reference that only one of the two texts of a clause has."""
    if not subject.pairs:
        return
    from .comparison import compare  # its patterns take longer to make than a small project takes to be read

    for pair in subject.pairs:
        yield from compare(pair, subject)
