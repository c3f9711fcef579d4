"""What went, without the places that links lead to: the text that came may have the same ones.

In: a node of a Document. Out: an equal node whose list items and definitions have no anchor.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from ..model.document import Definition, ListItem

N = TypeVar("N")


def unanchored(node: N) -> N:
    """Return a node without anchors of its own or in what it holds."""
    held: dict[str, Any] = {}
    for field in fields(node):  # type: ignore[arg-type]
        value = getattr(node, field.name)
        if isinstance(value, tuple):
            held[field.name] = _each(value)
    if isinstance(node, ListItem):
        held["anchor"] = None
    if isinstance(node, Definition):
        held["anchor"] = ""
    return replace(node, **held)  # type: ignore[type-var]


def _each(values: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(
        _each(one) if isinstance(one, tuple) else unanchored(one) if is_dataclass(one) else one for one in values
    )
