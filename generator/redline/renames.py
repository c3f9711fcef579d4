"""Clauses that have another id than before, as their `was:` says.

In: an old Document and a new one. Out: the old one, its clauses called as they are now and its links leading there, so
that a new id alone is no change.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from ..model.document import Document, Reference, Section, walk_sections
from ..model.nodes import rebuilt


def renamed(old: Document, new: Document) -> Document:
    """Return the old Document under the names of the new one; a clause that both have keeps its own."""
    then = {section.anchor for section in walk_sections(old.sections)}
    names: dict[str, Section] = {}
    for section in walk_sections(new.sections):
        before = [anchor for anchor in section.was if anchor in then]
        if before and section.anchor not in then:
            names[before[0]] = section
    return replace(old, sections=tuple(_each(old.sections, names))) if names else old


def _each(nodes: tuple[Any, ...], names: Mapping[str, Section]) -> Iterator[Any]:
    for node in nodes:
        inner = rebuilt(node, lambda one: _each((one,), names))
        is_own = isinstance(node, Section) or (isinstance(node, Reference) and node.path is None)
        now = names.get(node.anchor) if is_own else None
        if now is None:
            yield inner
        else:
            yield replace(inner, anchor=now.anchor, **({"clause": now.clause} if isinstance(node, Section) else {}))
