"""One finding for what stands in many places: the first, with the places of the others.

In: findings, each with what it is about. Out: one for each of those, in the order of the first places.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator

from ..model.diagnostics import Diagnostic

_SHOWN = 3
"""Further places that a finding lists; the others are counted."""


def together(found: Iterable[tuple[Hashable, Diagnostic]]) -> Iterator[Diagnostic]:
    """Yield the first finding about each thing."""
    places: dict[Hashable, list[Diagnostic]] = {}
    for key, finding in found:
        places.setdefault(key, []).append(finding)
    for first, *others in places.values():
        yield _joined(first, others)


def _joined(first: Diagnostic, others: list[Diagnostic]) -> Diagnostic:
    for other in others[:_SHOWN]:
        first = first.with_note("note.also", other.span)
    return first.with_note("note.more", count=len(others) - _SHOWN) if len(others) > _SHOWN else first
