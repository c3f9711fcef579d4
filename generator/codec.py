"""A Document as JSON, and back to an equal Document; other frozen values in the same way.

In: a frozen Document. Out: canonical JSON (RFC 8785 in spirit: keys sorted, no spaces, UTF-8, no floats), so that equal
Documents have equal bytes and a digest of them means something. The shape follows `model/document.py` field by field;
a node carries its class name, in words joined by hyphens, under `type`. Nothing here knows a clause or a file.

A file says at its top by which schema it was written. An older one is read through upgrades, one for each number, and
never written again; a newer one is refused.
"""

from __future__ import annotations

import json
import re
import types
import typing
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union

from .model import document as nodes
from .model.document import Document

SCHEMA = 1
"""Number of the shape that `encode` writes."""


class CodecError(ValueError):
    """The JSON is no Document of a schema that we know; the message says where."""


N = TypeVar("N")


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field of a node: its name in JSON and its type."""

    name: str
    key: str
    type: Any


Upgrades = Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]]
"""From the plain JSON of a schema to that of the next one, by the number of the older."""

UPGRADES: Upgrades = {}
"""Upgrades of Documents. Schema 1 is the first."""


def encode(document: Document) -> bytes:
    """Return the canonical JSON of a Document, ending in a line break."""
    return pack(document, SCHEMA)


def decode(data: bytes) -> Document:
    """Return the Document whose canonical JSON is `data`.

    Raises CodecError for what is no JSON, a newer schema, and every missing, additional or ill-typed field.
    """
    return unpack(data, Document, SCHEMA, UPGRADES)


def pack(node: object, schema: int) -> bytes:
    """Return the canonical JSON of a dataclass of texts, numbers, days, enums, tuples and other dataclasses."""
    data = {"schema": schema, **_plain(node)}
    return (json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n").encode()


def unpack(data: bytes, kind: type[N], schema: int, upgrades: Upgrades) -> N:
    """Return the value of class `kind` whose JSON is `data`. Raises CodecError as `decode` does."""
    try:
        plain = json.loads(data)
    except (ValueError, RecursionError) as cause:
        raise CodecError(f"not JSON: {cause}") from cause
    read = _reader(typing.cast("Any", kind))
    try:
        return typing.cast("N", read(_upgraded(plain, schema, upgrades)))
    except _FaultError as fault:
        raise CodecError(f"{_tag(kind)}{fault.way}: {fault.message}") from None


def _upgraded(plain: Any, schema: int, upgrades: Upgrades) -> dict[str, Any]:
    """Return plain JSON of whatever schema as that of `schema`, without its number."""
    written = plain.get("schema") if isinstance(plain, dict) else None
    if type(written) is not int or written < 1:
        raise CodecError(f"schema {schema} expected at the top")
    if written > schema:
        raise CodecError(f"written by a newer Clausebook: schema {written}, and this one knows {schema}")
    data = {key: value for key, value in plain.items() if key != "schema"}
    for number in range(written, schema):
        data = upgrades[number](data)
    return data


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of what `encode` writes."""
    definitions = {_tag(node): _object_schema(node) for node in _node_types()}
    top = definitions.pop(_tag(Document))
    top["properties"] = {"schema": {"const": SCHEMA}, **top["properties"]}
    top["required"] = sorted([*top["required"], "schema"])
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Clausebook document",
        "description": "One work in one edition and one language, resolved.",
        **top,
        "$defs": definitions,
    }


def _tag(node: type) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", node.__name__).lower()


@cache
def _fields(node: type) -> tuple[Field, ...]:
    hints = typing.get_type_hints(node, localns=vars(nodes))
    return tuple(Field(name=f.name, key=f.name.replace("_", "-"), type=hints[f.name]) for f in fields(node))


@cache
def _members(union: Any) -> Mapping[str, type]:
    return {_tag(node): node for node in typing.get_args(union) if isinstance(node, type) and is_dataclass(node)}


def _is_union(kind: Any) -> bool:
    return isinstance(kind, types.UnionType) or typing.get_origin(kind) is Union


def _plain(value: object) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if is_dataclass(value):
        node: type = type(value)
        return {"type": _tag(node)} | {f.key: _plain(getattr(value, f.name)) for f in _fields(node)}
    return value.value if isinstance(value, Enum) else value


class _FaultError(Exception):
    """What is wrong with a value, and the way to it from the top."""

    def __init__(self, message: str, way: str = "") -> None:
        super().__init__(message)
        self.message, self.way = message, way


Reader = Callable[[Any], object]
"""From plain JSON to a value of one type. Raises _FaultError."""


@cache
def _reader(kind: Any) -> Reader:
    """Return what reads a type. It is made once: a large Document has tens of thousands of values."""
    make = next((make for matches, make in _MAKERS if matches(kind)), None)
    if make is None:  # pragma: no cover - a new kind of field in the model needs a reader here
        raise CodecError(f"no reader for {kind}")
    return make(kind)


def _optional_reader(kind: Any) -> Reader:
    (inner,) = (member for member in typing.get_args(kind) if member is not type(None))
    read = _reader(inner)
    return lambda plain: None if plain is None else read(plain)


def _union_reader(kind: Any) -> Reader:
    members = {tag: _reader(member) for tag, member in _members(kind).items()}
    expected = f"one of {', '.join(sorted(members))} expected"

    def read(plain: Any) -> object:
        tag = plain.get("type") if isinstance(plain, dict) else None
        member = members.get(tag) if isinstance(tag, str) else None
        if member is None:
            raise _FaultError(expected)
        return member(plain)

    return read


def _tuple_reader(kind: Any) -> Reader:
    (inner, *_) = typing.get_args(kind)
    element = _reader(inner)

    def read(plain: Any) -> object:
        if not isinstance(plain, list):
            raise _FaultError("a list expected")
        try:
            return tuple([element(item) for item in plain])
        except _FaultError:
            raise _first_fault((f"[{place}]", element, item) for place, item in enumerate(plain)) from None

    return read


def _node_reader(kind: Any) -> Reader:
    tag, own = _tag(kind), _fields(kind)
    keys = {"type", *(f.key for f in own)}

    @cache  # not before the first node is read: a section holds sections
    def parts() -> tuple[tuple[str, str, Reader], ...]:
        return tuple((f.name, f.key, _reader(f.type)) for f in own)

    def read(plain: Any) -> object:
        if not isinstance(plain, dict) or plain.get("type") != tag:
            raise _FaultError(f"{tag} expected")
        if plain.keys() != keys:
            raise _FaultError(f"missing or unknown field {', '.join(sorted(keys ^ plain.keys()))}")
        try:
            return kind(**{name: part(plain[key]) for name, key, part in parts()})
        except _FaultError:
            raise _first_fault((f".{key}", part, plain[key]) for _, key, part in parts()) from None

    return read


def _first_fault(steps: Iterable[tuple[str, Reader, Any]]) -> _FaultError:
    """Return the fault of the first value that has one, with the step to it; only a wrong file comes here."""
    for step, read, plain in steps:
        try:
            read(plain)
        except _FaultError as fault:
            return _FaultError(fault.message, step + fault.way)
    raise AssertionError("one of the values has no fault any more")


def _parsed_reader(parse: Callable[[Any], object], expected: str) -> Reader:
    def read(plain: Any) -> object:
        try:
            return parse(plain)
        except (TypeError, ValueError):
            raise _FaultError(f"{expected} expected") from None

    return read


def _scalar_reader(kind: Any) -> Reader:
    def read(plain: Any) -> object:
        if type(plain) is not kind:
            raise _FaultError(f"{kind.__name__} expected")
        return plain

    return read


def _word_reader(kind: Any) -> Reader:
    return _parsed_reader(kind, f"one of {', '.join(member.value for member in kind)}")


def _optional(kind: Any) -> bool:
    return _is_union(kind) and type(None) in typing.get_args(kind)


_MAKERS: tuple[tuple[Callable[[Any], bool], Callable[[Any], Reader]], ...] = (
    (_optional, _optional_reader),
    (_is_union, _union_reader),
    (lambda kind: typing.get_origin(kind) is tuple, _tuple_reader),
    (is_dataclass, _node_reader),
    (lambda kind: kind is date, lambda _: _parsed_reader(date.fromisoformat, "a date such as 2021-06-30")),
    (lambda kind: kind in (str, int, bool), _scalar_reader),
    (lambda kind: isinstance(kind, type) and issubclass(kind, Enum), _word_reader),
)


def _node_types() -> tuple[type, ...]:
    return tuple(node for node in vars(nodes).values() if isinstance(node, type) and is_dataclass(node))


def _object_schema(node: type) -> dict[str, Any]:
    properties = {"type": {"const": _tag(node)}} | {f.key: _schema(f.type) for f in _fields(node)}
    return {
        "description": (node.__doc__ or "").strip().splitlines()[0],
        "type": "object",
        "properties": properties,
        "required": sorted(properties),
        "additionalProperties": False,
    }


def _schema(kind: Any) -> dict[str, Any]:
    if _is_union(kind):
        return {"anyOf": [_schema(member) for member in typing.get_args(kind)]}
    if typing.get_origin(kind) is tuple:
        return {"type": "array", "items": _schema(typing.get_args(kind)[0])}
    if is_dataclass(kind):
        return {"$ref": f"#/$defs/{_tag(typing.cast('type', kind))}"}
    return dict(_SCALARS[kind])


_SCALARS: Mapping[Any, Mapping[str, str]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    date: {"type": "string", "format": "date"},
    type(None): {"type": "null"},
}
