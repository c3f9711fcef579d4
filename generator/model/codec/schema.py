"""The JSON Schema of a class of frozen values.

In: a dataclass and the number of its shape. Out: a schema (draft 2020-12) of what `pack` writes of it. It forbids no
key that it does not name, since keys may come under the same number: whoever validates by the schema of today reads
the files of tomorrow.
"""

from __future__ import annotations

import sys
import typing
from collections.abc import Iterator, Mapping
from dataclasses import is_dataclass
from datetime import date
from enum import Enum
from typing import Any

from .fields import Field, fields_of, is_mapping, is_union, tag_of


def json_schema(kind: type, schema: int, title: str) -> dict[str, Any]:
    """Return the JSON Schema of a class; what it is made of stands in the order of its module."""
    reached = set(_reached(kind, set())) - {kind}
    named = [node for node in vars(sys.modules[kind.__module__]).values() if isinstance(node, type) and node in reached]
    parts = [*named, *sorted(reached.difference(named), key=tag_of)]
    top = _object_schema(kind)
    top["properties"] = {"schema": {"const": schema}, **top["properties"]}
    top["required"] = sorted([*top["required"], "schema"])
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        **top,
        "$defs": {tag_of(node): _object_schema(node) for node in parts},
    }


def _reached(kind: Any, seen: set[type]) -> Iterator[type]:
    """Yield the classes that a type is made of, itself among them, each once."""
    if is_dataclass(kind) and isinstance(kind, type):
        if kind in seen:
            return
        seen.add(kind)
        yield kind
        for field in fields_of(kind):
            yield from _reached(field.type, seen)
    for member in typing.get_args(kind):
        yield from _reached(member, seen)


def _object_schema(node: type) -> dict[str, Any]:
    own = fields_of(node)
    properties = {"type": {"const": tag_of(node)}} | {f.key: _schema(f.type) for f in own}
    return {
        "description": (node.__doc__ or "").strip().splitlines()[0],
        "type": "object",
        "properties": properties,
        "required": sorted(["type", *_required(own)]),
    }


def _required(own: tuple[Field, ...]) -> Iterator[str]:
    return (field.key for field in own if field.default is None)


def _schema(kind: Any) -> dict[str, Any]:
    if is_union(kind):
        return {"anyOf": [_schema(member) for member in typing.get_args(kind)]}
    if is_mapping(kind):
        return {"type": "object", "additionalProperties": _schema(typing.get_args(kind)[1])}
    if typing.get_origin(kind) is tuple:
        return {"type": "array", "items": _schema(typing.get_args(kind)[0])}
    if isinstance(kind, type) and issubclass(kind, Enum):
        return {"enum": [member.value for member in kind]}
    if is_dataclass(kind):
        return {"$ref": f"#/$defs/{tag_of(typing.cast('type', kind))}"}
    return dict(_SCALARS[kind])


_SCALARS: Mapping[Any, Mapping[str, str]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    date: {"type": "string", "format": "date"},
    type(None): {"type": "null"},
    object: {},
}
