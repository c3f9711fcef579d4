"""What went, without the places that links lead to: the text that came may have the same ones.

In: a node of a Document. Out: an equal node whose list items and definitions have no anchor.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypeVar

from ..model.document import Definition, ListItem
from ..model.nodes import held

N = TypeVar("N")


def unanchored(node: N) -> N:
    """Return a node without anchors of its own or in what it holds."""
    made: dict[str, Any] = {name: _each(inner) for name, inner in held(node).items()}
    if isinstance(node, ListItem):
        made["anchor"] = None
    if isinstance(node, Definition):
        made["anchor"] = ""
    return replace(node, **made) if made else node  # type: ignore[type-var]


def _each(values: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(_each(one) if isinstance(one, tuple) else unanchored(one) for one in values)
