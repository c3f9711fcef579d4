"""Links of a Document that lead nowhere in it, taken out; their words stay.

In: a Document, such as a redline, whose links are those of two texts while its places are those of one. Out: the same
Document without the dead ones. A PDF engine calls a dead link a fault, and a reader does too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from ..model.document import Document, Reference, Term
from ..model.nodes import Anchored, rebuilt, walk


def with_live_links(document: Document) -> Document:
    """Return a Document whose every link to a place of its own leads to one."""
    anchors = frozenset(node.anchor for node in walk(document.sections) if isinstance(node, Anchored)) | {""}

    def live(node: Any) -> Iterator[Any]:
        if isinstance(node, (Reference, Term)) and node.path is None and node.anchor not in anchors:
            yield from (one for child in node.children for one in live(child))
        else:
            yield rebuilt(node, live)

    return replace(document, sections=tuple(one for section in document.sections for one in live(section)))
