"""Records: groups of keys that the format fixes.

In: a node, and the keys with their shapes and what an editor shows beside each. Out: the values by key, typed, from
which a file's own module makes its noun. What keys must have in common is for `build` to say.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar, cast

from ..model.diagnostics import Message, did_you_mean, error
from ..model.source import Span
from .nodes import Entries, Node
from .shape import Findings, Schema, Shape, is_blank, wrong_group

T = TypeVar("T")

REQUIRED = object()
"""The default of a key that has none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Key(Generic[T]):
    """A key of a record. `about` is what an editor shows beside it.

    `instead` takes the place of a required value that is missing or refused, so that the rest can be judged.
    """

    name: str
    shape: Shape[T]
    about: str
    default: T | object = REQUIRED
    instead: T | object = REQUIRED


def required(name: str, shape: Shape[T], about: str, instead: T | object = REQUIRED) -> Key[T]:
    """Return a key that must be there."""
    return Key(name=name, shape=shape, about=about, instead=instead)


def optional(name: str, shape: Shape[T], about: str) -> Key[T | None]:
    """Return a key whose absence is None."""
    key: Key[T | None] = Key(name=name, shape=shape, about=about, default=None)
    return key


def defaulting(name: str, shape: Shape[T], default: T, about: str) -> Key[T]:
    """Return a key whose absence means `default`."""
    return Key(name=name, shape=shape, about=about, default=default)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordValues:
    """The values of a record by key, each of its key's type, and the nodes they came from.

    `name` is what the record is called in its table, `head` the place of that name. `lacking` are the required keys
    with a value that only stands in.
    """

    found: Mapping[str, object]
    lacking: tuple[str, ...]
    nodes: Mapping[str, Node]
    name: str
    head: Span

    def __getitem__(self, key: Key[T]) -> T:
        return cast("T", self.found.get(key.name, key.default))

    def span(self, key: Key[Any]) -> Span:
        """Return the place of a value; where its key is absent, that of the record."""
        node = self.nodes.get(key.name)
        return node.span if node else self.head


@dataclass(frozen=True, slots=True, kw_only=True)
class Record(Generic[T]):
    """Entries under keys that the format fixes; `build` makes the value, or reports what does not go together."""

    title: str
    keys: tuple[Key[Any], ...]
    build: Callable[[RecordValues, Findings], T | None]
    together: Mapping[str, Any] = field(default_factory=dict)
    """What the schema says of the keys together; the reader's words for it are in `build`."""

    def read(self, node: Node, findings: Findings) -> T | None:
        """Return the record; unknown keys are reported and left out."""
        if not isinstance(node, Entries) and not is_blank(node):
            wrong_group(node, findings)
            return None
        nodes = self._nodes(node, findings)
        found: dict[str, object] = {}
        for key in self.keys:
            if key.name in nodes:
                value = key.shape.read(nodes[key.name], findings)
                found |= {} if value is None else {key.name: value}
        missing = [key.name for key in self.keys if key.default is REQUIRED and key.name not in found]
        for name in (name for name in missing if name not in nodes):
            findings.append(error("missing-key.key", node.head, key=name).with_help("missing-key.add-line", key=name))
        instead = {key.name: key.instead for key in self.keys if key.name in missing and key.instead is not REQUIRED}
        if len(instead) < len(missing):
            return None
        values = RecordValues(
            found=found | instead, lacking=tuple(instead), nodes=nodes, name=node.name, head=node.head
        )
        return self.build(values, findings)

    def schema(self) -> Schema:
        """Return the schema of the record."""
        return {
            "title": self.title,
            "type": "object",
            "properties": {key.name: {"description": key.about, **key.shape.schema()} for key in self.keys},
            "required": [key.name for key in self.keys if key.default is REQUIRED],
            "additionalProperties": False,
            **self.together,
        }

    def _nodes(self, node: Node, findings: Findings) -> Mapping[str, Node]:
        names = [key.name for key in self.keys]
        nodes: dict[str, Node] = {}
        for entry in node.entries if isinstance(node, Entries) else ():
            if entry.key in names:
                nodes[entry.key] = entry.value
            else:
                findings.append(
                    error("unknown-key.unknown", entry.key_span, key=entry.key).with_help(
                        did_you_mean(entry.key, names) or Message("unknown-key.known", keys=tuple(names))
                    )
                )
        return nodes


def record_of(title: str, make: Callable[..., T], /, at: Key[Any] | None = None, **keys: Key[Any]) -> Record[T]:
    """Return a record whose value `make` makes of what each key holds, by the field that the key fills.

    Its `span` is the place of the value `at` a key, where one is named.
    """

    def build(values: RecordValues, _findings: Findings) -> T:
        place = {"span": values.span(at)} if at else {}
        return make(**place, **{field: values[key] for field, key in keys.items()})

    return Record(title=title, keys=tuple(keys.values()), build=build)


def row_of(title: str, make: Callable[..., T], /, **keys: Key[Any]) -> Record[T]:
    """Return a record as above whose value has its name in the table as `id`, and the place of that name."""

    def build(values: RecordValues, _findings: Findings) -> T:
        return make(id=values.name, span=values.head, **{field: values[key] for field, key in keys.items()})

    return Record(title=title, keys=tuple(keys.values()), build=build)
