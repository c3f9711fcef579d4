"""What a node of a Document holds, whatever its kind: for those who want all nodes of a kind, or each one made anew.

In: nodes, or tuples of them. Out: the nodes inside. Which fields hold nodes is looked up once for each kind.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any


def held(node: Any) -> dict[str, tuple[Any, ...]]:
    """Return what a node holds by the name of the field: nodes, or tuples of them; nothing for what is no node."""
    kind: type = type(node)
    return {name: getattr(node, name) for name in _holding(kind)}


def walk(nodes: tuple[Any, ...]) -> Iterator[Any]:
    """Yield the nodes and tuples in a tuple, and all that they hold, in reading order; the tuple itself comes first."""
    stack: list[Any] = [nodes]
    while stack:
        node = stack.pop()
        yield node
        kind: type = type(node)
        inner = node if kind is tuple else [getattr(node, name) for name in _holding(kind)]
        stack += inner[::-1]


@cache
def _holding(kind: type) -> tuple[str, ...]:
    """Return the names of the fields of a kind that are declared as tuples."""
    return (
        tuple(field.name for field in fields(kind) if str(field.type).startswith("tuple["))
        if is_dataclass(kind)
        else ()
    )
