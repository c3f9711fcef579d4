"""What YAML is read into: texts, lists and groups of keys, each with its place.

Values only; `tree` makes them and shapes read them.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..model.source import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedNode:
    """Where a node stands, and the key it belongs to: its text, and its place (its own first line without a key)."""

    span: Span
    head: Span
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Scalar(PlacedNode):
    """A text; `key:` with nothing behind it is ""."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Items(PlacedNode):
    """A list."""

    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyedNode:
    """A key and its value."""

    key: str
    key_span: Span
    value: Node


@dataclass(frozen=True, slots=True, kw_only=True)
class Entries(PlacedNode):
    """Keys and values in the file's order, each key once."""

    entries: tuple[KeyedNode, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused(PlacedNode):
    """A value that a finding was reported for already: nothing more is to be said of it."""


Node = Scalar | Items | Entries | Refused
