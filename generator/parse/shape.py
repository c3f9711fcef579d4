"""Shapes: what a value of a YAML file must look like, said once for the reader and for the editor.

A shape reads a node into a typed value, or reports why it cannot and returns None; and it prints itself as a JSON
Schema, whose descriptions are what an editor shows while somebody types. Shapes know nothing of particular files.

What is refused is left out and the rest is kept: an entry of a table, an item of a list, an optional key. Only a
required key takes its record with it. The caller knows from the findings that the file is not whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Generic, Protocol, TypeVar

from ..languages.characters import WIDE_COLON
from ..model.diagnostics import Diagnostic, Message, Value, error
from .nodes import Entries, Items, KeyedNode, Node, Refused, Scalar

K = TypeVar("K")
S = TypeVar("S")
T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

Findings = list[Diagnostic]
"""Where a shape reports; one list per file."""

Schema = dict[str, Any]


class Shape(Protocol[T_co]):
    """What a value looks like."""

    def read(self, node: Node, findings: Findings) -> T_co | None:
        """Return the value; None after a finding."""

    def schema(self) -> Schema:
        """Return the JSON Schema of the value as an editor sees it, with the scalars typed by YAML."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextValue(Generic[T]):
    """A value that is one text; `convert` gives it a type.

    `empty` is the value of an empty text; where it is None, an empty text is a finding.
    """

    convert: Callable[[Scalar], T | Diagnostic]
    json: Mapping[str, Any]
    empty: T | None = None

    def read(self, node: Node, findings: Findings) -> T | None:
        """Return the converted text."""
        if not isinstance(node, Scalar):
            wrong = refuse("wrong-type.text", node, kind=_kind(node)).with_help("wrong-type.text-form")
            findings += unless_refused(node, wrong)
            return None
        if not node.text.strip():
            value: T | Diagnostic = _nothing(node) if self.empty is None else self.empty
        else:
            value = self.convert(node)
        if isinstance(value, Diagnostic):
            findings.append(value)
            return None
        return value

    def schema(self) -> Schema:
        """Return the schema that was given."""
        return dict(self.json)


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed(Generic[S, T]):
    """A value that remembers where it stands: `make` joins it with its node."""

    shape: Shape[S]
    make: Callable[[S, Node], T]

    def read(self, node: Node, findings: Findings) -> T | None:
        """Return what `make` makes."""
        value = self.shape.read(node, findings)
        return None if value is None else self.make(value, node)

    def schema(self) -> Schema:
        """Return the schema of the value."""
        return self.shape.schema()


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Generic[T]):
    """A value that is one of a few words."""

    words: Mapping[str, T]

    def read(self, node: Node, findings: Findings) -> T | None:
        """Return what the word stands for."""
        return TextValue(convert=self._convert, json={}).read(node, findings)

    def schema(self) -> Schema:
        """Return the words; YAML's own `yes` and `true` are no texts to an editor."""
        truths = [word == "yes" for word in self.words if word in ("yes", "no")]
        return {"enum": [*self.words, *truths]}

    def _convert(self, node: Scalar) -> T | Diagnostic:
        if node.text in self.words:
            return self.words[node.text]
        words = Message("bad-value.words", words=tuple(self.words))  # all: the nearest may mean the contrary
        return refuse("bad-value.unknown", node, text=node.text).with_help(words)


def one_of(words: Iterable[str]) -> Choice[str]:
    """Return the shape of a value that is one of these words."""
    return Choice(words=MappingProxyType({word: word for word in words}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Either(Generic[T]):
    """A value of one of two shapes, told apart by what the node looks like."""

    short: Shape[T]
    full: Shape[T]
    is_full: Callable[[Node], bool]

    def read(self, node: Node, findings: Findings) -> T | None:
        """Return the value."""
        return (self.full if self.is_full(node) else self.short).read(node, findings)

    def schema(self) -> Schema:
        """Return the schema of both."""
        return {"anyOf": [self.short.schema(), self.full.schema()]}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sequence(Generic[T]):
    """A list."""

    item: Shape[T]

    def read(self, node: Node, findings: Findings) -> tuple[T, ...] | None:
        """Return the items that could be read."""
        if is_blank(node):
            return ()
        if not isinstance(node, Items):
            wrong = refuse("wrong-type.list", node, kind=_kind(node)).with_help("wrong-type.list-form")
            findings += unless_refused(node, wrong)
            return None
        values = (self.item.read(item, findings) for item in node.items)
        return tuple(value for value in values if value is not None)

    def schema(self) -> Schema:
        """Return the schema of a list."""
        return {"type": ["array", "null"], "items": self.item.schema()}


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedRecords(Generic[K, T]):
    """Entries under names that the team chooses; `key` says what a name looks like."""

    key: Shape[K]
    value: Shape[T]

    def read(self, node: Node, findings: Findings) -> Mapping[K, T] | None:
        """Return the entries that could be read, in the file's order."""
        if is_blank(node):
            return MappingProxyType({})
        if not isinstance(node, Entries):
            wrong_group(node, findings)
            return None
        values: dict[K, T] = {}
        for entry in node.entries:
            before = len(findings)
            name = self.key.read(key_node(entry), findings)
            if name is None and is_blank(entry.value):  # not an entry at all, such as a stray word between commas
                findings[before:] = [finding.with_help("help.comma-ends-text") for finding in findings[before:]]
                continue
            value = self.value.read(entry.value, findings)
            if name is not None and value is not None:
                values[name] = value
        return MappingProxyType(values)

    def schema(self) -> Schema:
        """Return the schema of a table."""
        names = {"propertyNames": self.key.schema(), "additionalProperties": self.value.schema()}
        return {"type": ["object", "null"], **names}


def key_node(entry: KeyedNode) -> Scalar:
    """Return the name of an entry as a value, for shapes that judge names."""
    return Scalar(text=entry.key, span=entry.key_span, head=entry.key_span, name="")


def is_blank(node: Node) -> bool:
    """Say whether nothing stands behind the key: an empty list or table."""
    return isinstance(node, Scalar) and not node.text and not node.span.text


def holds_nothing(node: Node) -> bool:
    """Say whether a list or group has nothing in it."""
    inner = node.items if isinstance(node, Items) else node.entries if isinstance(node, Entries) else None
    return is_blank(node) or inner == ()


def refuse(id: str | Message, node: Node, **values: Value) -> Diagnostic:
    """Return the finding for a value, at its first line or, where it is empty, at its key."""
    span = node.head if is_blank(node) else node.span.part(0, len(node.span.text.split("\n", 1)[0]))
    return error(id, span, **values)


def _nothing(node: Scalar) -> Diagnostic:
    return refuse("bad-value.nothing", node).with_help("bad-value.write-or-remove")


def unless_refused(node: Node, finding: Diagnostic) -> tuple[Diagnostic, ...]:
    """Return the finding for a value, unless one was reported already."""
    return () if isinstance(node, Refused) else (finding,)


def wrong_group(node: Node, findings: Findings) -> None:
    """Report a value that is no group of keys, which is what a line without `: ` looks like, too."""
    if isinstance(node, Scalar) and re.match(rf"\S+{WIDE_COLON}", node.text):
        findings.append(refuse("wrong-type.full-width-colon", node).with_help("help.plain-colon"))
    elif isinstance(node, Scalar) and re.match(r"[\w-]+:\S", node.text):
        findings.append(refuse("wrong-type.colon-without-blank", node).with_help("help.key-value"))
    else:
        wrong = refuse("wrong-type.group", node, kind=_kind(node)).with_help("wrong-type.group-form")
        findings += unless_refused(node, wrong)


def _kind(node: Node) -> Message:
    kinds = {Items: Message("wrong-type.a-list"), Entries: Message("wrong-type.a-group")}
    return kinds.get(type(node), Message("wrong-type.a-text"))
