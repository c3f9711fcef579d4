"""Records: groups of keys that the format fixes.

In: a node, and the keys with their shapes and what an editor shows beside each. Out: the values by key, typed, from
which a file's own module makes its noun: `record_of` names each key once, as the field that it fills.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Generic, TypeVar, cast

from ..model.diagnostics import Message, did_you_mean, error
from ..model.source import Span
from .nodes import Entries, Node
from .shape import Findings, Schema, Sequence, Shape, is_blank, wrong_group

K = TypeVar("K")
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


def listed(name: str, item: Shape[T], about: str) -> Key[tuple[T, ...]]:
    """Return a key with a list, whose absence means an empty one."""
    return defaulting(name, Sequence(item=item), (), about)


def mapped(name: str, shape: Shape[Mapping[K, T]], about: str) -> Key[Mapping[K, T]]:
    """Return a key with values by name or by language, whose absence means none."""
    return defaulting(name, shape, MappingProxyType({}), about)


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


Told = Callable[[RecordValues], object]
"""What fills a field and is no value of a key alone."""


def own_name(values: RecordValues) -> str:
    """Return what a record is called in its table."""
    return values.name


def own_place(values: RecordValues) -> Span:
    """Return the place of that name; that of the record where it stands in a list."""
    return values.head


def place_of(key: Key[Any]) -> Told:
    """Return what finds the place of a value; where its key is absent, that of the record."""
    return lambda values: values.span(key)


def record_of(
    title: str,
    make: Callable[..., T],
    judge: Callable[[RecordValues, Findings], bool | None] = lambda _values, _findings: True,
    together: Mapping[str, Any] = MappingProxyType({}),
    /,
    **fields: Key[Any] | Told,
) -> Record[T]:
    """Return a record whose value `make` makes of its fields: of what a key holds, or of what all values tell.

    Keys stand in the order of the format. One whose name here begins with `_` fills no field. `judge` reports what does
    not go together; where it returns False, nothing is made.
    """
    kept = {field: one for field, one in fields.items() if not field.startswith("_")}

    def build(values: RecordValues, findings: Findings) -> T | None:
        if judge(values, findings) is False:
            return None
        return make(**{field: values[one] if isinstance(one, Key) else one(values) for field, one in kept.items()})

    keys = tuple(one for one in fields.values() if isinstance(one, Key))
    return Record(title=title, keys=keys, build=build, together=together)


def row_of(title: str, make: Callable[..., T], /, **keys: Key[Any]) -> Record[T]:
    """Return a record as above whose value has its name in the table as `id`, and the place of that name."""
    return record_of(title, make, id=own_name, span=own_place, **keys)
