"""Links of a Document that lead nowhere in it, taken out; their words stay.

In: a Document, such as a redline, whose links are those of two texts while its places are those of one. Out: the same
Document without the dead ones. A PDF engine calls a dead link a fault, and a reader does too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from ..model.document import Definition, Document, ListItem, Reference, Section, Term


def with_live_links(document: Document) -> Document:
    """Return a Document whose every link to a place of its own leads to one."""
    anchors = frozenset(_anchors(document.sections)) | {""}
    return replace(document, sections=tuple(_live(document.sections, anchors)))


def _anchors(nodes: tuple[Any, ...]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, (Section, ListItem, Definition)) and node.anchor:
            yield node.anchor
        yield from _anchors(node if isinstance(node, tuple) else tuple(_held(node).values()))


def _live(nodes: tuple[Any, ...], anchors: frozenset[str]) -> Iterator[Any]:
    for node in nodes:
        if isinstance(node, tuple):
            yield tuple(_live(node, anchors))
        elif isinstance(node, (Reference, Term)) and node.path is None and node.anchor not in anchors:
            yield from _live(node.children, anchors)
        elif held := _held(node):
            yield replace(node, **{name: tuple(_live(inner, anchors)) for name, inner in held.items()})
        else:
            yield node


def _held(node: Any) -> dict[str, tuple[Any, ...]]:
    """Return what a node holds, by the name of the field."""
    if not is_dataclass(node):
        return {}
    held = {field.name: getattr(node, field.name) for field in fields(node)}
    return {name: value for name, value in held.items() if isinstance(value, tuple)}
