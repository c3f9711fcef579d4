"""Links of a Document that lead nowhere in it, taken out; their words stay.

In: a Document, such as a redline, whose links are those of two texts while its places are those of one. Out: the same
Document without the dead ones. A PDF engine calls a dead link a fault, and a reader does too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from ..model.document import Definition, Document, ListItem, Reference, Section, Term
from ..model.nodes import held, walk


def with_live_links(document: Document) -> Document:
    """Return a Document whose every link to a place of its own leads to one."""
    nodes = walk(document.sections)
    anchors = frozenset(node.anchor for node in nodes if isinstance(node, (Section, ListItem, Definition))) | {""}
    return replace(document, sections=tuple(_live(document.sections, anchors)))


def _live(nodes: tuple[Any, ...], anchors: frozenset[str | None]) -> Iterator[Any]:
    for node in nodes:
        if isinstance(node, tuple):
            yield tuple(_live(node, anchors))
        elif isinstance(node, (Reference, Term)) and node.path is None and node.anchor not in anchors:
            yield from _live(node.children, anchors)
        else:
            made = {name: tuple(_live(inner, anchors)) for name, inner in held(node).items()}
            yield replace(node, **made) if made else node
