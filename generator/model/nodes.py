"""What both trees are made of, and the walks through any of it.

A kind of node is a frozen dataclass, and what others must know of it stands in its class alone. Which fields hold nodes
follows from their types: inlines are a run, blocks stand side by side, anything else is a part, such as an item or a
cell. Whoever treats all kinds alike asks here, so that a new kind is its class, a reader and its printers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache
from types import MappingProxyType
from typing import Any, TypeVar

from .numbering import Patterns

PRINTED: Mapping[str, bool] = {"printed": True}
"""Marks a field as words of the node's own, which people read before what it holds: a number, a caption, a note."""

COUNTED: Mapping[str, bool] = {"counted": True}
"""Marks a field that is no words and counts as wording where it is set: the kind of a field of a contact."""


def called(name: str) -> Mapping[str, str]:
    """Return what marks a field whose run, or whose every row, is a part of its own that goes by a name."""
    return MappingProxyType({"called": name})


_TUPLES = re.compile(r"tuple\[(?P<rows>tuple\[)?(?P<of>[A-Z]\w*)")


class NodeKind:
    """A kind of node. `name` is what it is called: in wordings where it was read, in addresses where it was written.

    `keeps_place` says that it stays where it says nothing, as a cell does, which its column counts.
    """

    __slots__ = ()
    keeps_place = False

    @property
    def name(self) -> str:
        """What a block, or in the tree as written a part, is called; "" for what goes without a name."""
        return ""


class Prose(NodeKind):
    """A block that is a run of words."""

    __slots__ = ()
    children: tuple[Any, ...]


class Listing(NodeKind):
    """A block of items; `forms` are patterns of numbers of its own, () for those of the work."""

    __slots__ = ()
    items: tuple[Any, ...]
    forms: Patterns = ()

    @property
    def numbered(self) -> bool:
        """Whether its items have numbers."""
        return any(item.number for item in self.items)

    @property
    def name(self) -> str:  # type: ignore[explicit-override]
        """What a list that was read is called, by whether its items have numbers."""
        return "numbered" if self.numbered else "bulleted"


class StandsOut(NodeKind):
    """What must stand out: blocks, or words."""

    __slots__ = ()


class Anchored(NodeKind):
    """What links may lead to, by its `anchor`; `nowhere` is the anchor of one that none may lead to."""

    __slots__ = ()
    anchor: str | None
    nowhere: str | None = None


class Mark(NodeKind):
    """What a redline shows of a change; `change` is inserted, deleted, moved-here or moved-away."""

    __slots__ = ()
    change: str


class WholeMark(Mark):
    """A mark of blocks as a whole; `clause` is the one that they moved from or to, "" for the same."""

    __slots__ = ()
    note: str
    blocks: tuple[Any, ...]
    clause: str
    glue: str


N = TypeVar("N")


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """A field that holds nodes: of what class, and whether in rows of them; `called` is what a row or run goes by."""

    name: str
    of: str
    rows: bool
    called: str

    @property
    def is_run(self) -> bool:
        """Whether the nodes are inlines: the field is a run, or several."""
        return self.of == "Inline"


def holdings(node: Any) -> tuple[Holding, ...]:
    """Return the fields of a node that hold nodes, in reading order; none for what is no node."""
    kind: type = type(node)
    return _holdings(kind)


@cache
def _holdings(kind: type) -> tuple[Holding, ...]:
    found = ((field, _TUPLES.match(str(field.type))) for field in (fields(kind) if is_dataclass(kind) else ()))
    return tuple(
        Holding(name=field.name, of=match["of"], rows=bool(match["rows"]), called=field.metadata.get("called", ""))
        for field, match in found
        if match
    )


def printed(node: NodeKind) -> tuple[str, ...]:
    """Return the words of a node's own."""
    kind: type = type(node)
    return tuple([getattr(node, name) or "" for name in _marked(kind, "printed")])


def head(node: NodeKind) -> tuple[str, ...]:
    """Return what a node adds to the wording of what it holds: its name, and what of it counts."""
    kind: type = type(node)
    counted = [str(value) for name in _marked(kind, "counted") if (value := getattr(node, name)) is not None]
    return (node.name, *counted) if node.name else tuple(counted)


@cache
def _marked(kind: type, mark: str) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind) if mark in field.metadata)


def held(node: Any) -> list[tuple[Any, ...]]:
    """Return what the fields of a node hold, in reading order: nodes, or tuples of them."""
    kind: type = type(node)
    return [getattr(node, name) for name in _names(kind)]


def walk(nodes: tuple[Any, ...]) -> Iterator[Any]:
    """Yield the nodes and tuples in a tuple, and all that they hold, in reading order; the tuple itself comes first."""
    stack: list[Any] = [nodes]
    while stack:
        node = stack.pop()
        yield node
        inner = node if type(node) is tuple else held(node)
        stack += inner[::-1]


def runs(nodes: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
    """Yield every run of inlines that blocks hold, in reading order."""
    for node in nodes:
        if type(node) is tuple:
            yield from runs(node)
        for holding in holdings(node):
            inner = getattr(node, holding.name)
            if not holding.is_run:
                yield from runs(inner)
            else:
                yield from inner if holding.rows else (inner,)


def flows(nodes: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
    """Yield the blocks that stand side by side directly inside each of some nodes or its parts, and no deeper."""
    for node in nodes:
        if type(node) is tuple:
            yield from flows(node)
        for holding in holdings(node):
            inner = getattr(node, holding.name)
            if holding.of == "Block":
                yield from inner if holding.rows else (inner,)
            elif not holding.is_run:
                yield from flows(inner)


def rebuilt(node: N, each: Callable[[Any], Iterable[Any]]) -> N:
    """Return a node that holds what `each` makes of every node that it holds."""
    made = {holding.name: _remade(getattr(node, holding.name), each) for holding in holdings(node)}
    return replace(node, **made) if made else node  # type: ignore[type-var]


def map_runs(node: N, change: Callable[[tuple[Any, ...]], tuple[Any, ...]]) -> N:
    """Return a block with `change` made of every run in it."""
    made: dict[str, Any] = {}
    for holding in holdings(node):
        inner = getattr(node, holding.name)
        if not holding.is_run:
            made[holding.name] = _remade(inner, lambda one: (map_runs(one, change),))
        else:
            made[holding.name] = tuple(map(change, inner)) if holding.rows else change(inner)
    return replace(node, **made) if made else node  # type: ignore[type-var]


def _remade(nodes: tuple[Any, ...], each: Callable[[Any], Iterable[Any]]) -> tuple[Any, ...]:
    return tuple(new for one in nodes for new in ((_remade(one, each),) if type(one) is tuple else each(one)))


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(holding.name for holding in _holdings(kind))
