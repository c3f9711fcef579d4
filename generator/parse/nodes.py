"""What YAML is read into: texts, lists and groups of keys, each with its place.

Values only; `tree` makes them and shapes read them.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..model.source import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Scalar:
    """A text; `key:` with nothing behind it is "".

    Every node knows the key it belongs to: `head` is that key's place (its own first line without one), `name`
    its text.
    """

    text: str
    span: Span
    head: Span
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Items:
    """A list."""

    items: tuple[Node, ...]
    span: Span
    head: Span
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyedNode:
    """A key and its value."""

    key: str
    key_span: Span
    value: Node


@dataclass(frozen=True, slots=True, kw_only=True)
class Entries:
    """Keys and values in the file's order, each key once."""

    entries: tuple[KeyedNode, ...]
    span: Span
    head: Span
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A value that a finding was reported for already: nothing more is to be said of it."""

    span: Span
    head: Span
    name: str


Node = Scalar | Items | Entries | Refused
