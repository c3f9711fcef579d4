"""What went, without the places that links lead to: the text that came may have the same ones.

In: a node of a Document. Out: an equal node whose list items and definitions have no anchor.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, TypeVar

from ..model.nodes import Anchored, rebuilt

N = TypeVar("N")


def unanchored(node: N) -> N:
    """Return a node without anchors of its own or in what it holds."""
    made = rebuilt(node, _each)
    return replace(made, anchor=made.nowhere) if isinstance(made, Anchored) else made  # type: ignore[type-var]


def _each(node: Any) -> Iterator[Any]:
    yield unanchored(node)
