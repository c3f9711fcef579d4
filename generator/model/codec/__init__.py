"""A Document as JSON, and back to an equal Document; other frozen values in the same way.

In: a frozen Document. Out: canonical JSON (RFC 8785 in spirit: keys sorted, no spaces, UTF-8, no floats), so that equal
Documents have equal bytes and a digest of them means something. The shape follows `model/document.py` field by field;
a node carries its class name, in words joined by hyphens, under `type`. A field that has a default is left out where it
has it: what comes to a shape later is so, and the bytes of a value without it stay as they were. Nothing here knows a
clause or a file.

A file says at its top by which schema it was written. An older one is read through upgrades, one for each number, and
never written again; a newer one is refused.

    fields     what a class is made of, and how each part is named in JSON
    readers    plain JSON to a value of a class
    schema     the JSON Schema of a class
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import is_dataclass
from datetime import date
from enum import Enum
from typing import Any, TypeVar

from ..document import Document
from .fields import fields_of, tag_of
from .readers import CodecError, NewerError, value_of

__all__ = ["SCHEMA", "UPGRADES", "CodecError", "NewerError", "Upgrades", "decode", "encode", "pack", "plain", "unpack"]

SCHEMA = 1
"""Number of the shape that `encode` writes."""

N = TypeVar("N")

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
    """Return the canonical JSON of a dataclass of texts, numbers, days, enums, tuples, mappings and dataclasses."""
    data = plain(node, schema)
    return (json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n").encode()


def plain(node: object, schema: int) -> dict[str, Any]:
    """Return what `pack` writes of a dataclass, as values that JSON can hold."""
    return {"schema": schema, **_plain(node)}


def unpack(data: bytes, kind: type[N], schema: int, upgrades: Upgrades) -> N:
    """Return the value of class `kind` whose JSON is `data`. Raises CodecError as `decode` does."""
    try:
        plain = json.loads(data)
    except (ValueError, RecursionError) as cause:
        raise CodecError("codec.not-json", cause=str(cause)) from cause
    return value_of(_upgraded(plain, schema, upgrades), kind)


def _upgraded(plain: Any, schema: int, upgrades: Upgrades) -> dict[str, Any]:
    """Return plain JSON of whatever schema as that of `schema`, without its number."""
    written = plain.get("schema") if isinstance(plain, dict) else None
    if type(written) is not int or written < 1:
        raise CodecError("codec.no-schema", schema=schema)
    if written > schema:
        raise NewerError("codec.newer", written=written, schema=schema)
    data = {key: value for key, value in plain.items() if key != "schema"}
    for number in range(written, schema):
        data = upgrades[number](data)
    return data


def _plain(value: object) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if is_dataclass(value):
        node: type = type(value)
        return {"type": tag_of(node)} | {
            field.key: _plain(part)
            for field in fields_of(node)
            if not field.is_default(part := getattr(value, field.name))
        }
    if isinstance(value, Mapping):
        return {name: _plain(item) for name, item in value.items()}
    return value.value if isinstance(value, Enum) else value
