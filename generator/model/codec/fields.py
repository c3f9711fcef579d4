"""What a class of frozen values is made of, and how each part is named in JSON.

In: a dataclass. Out: its fields with their types, its tag, the members of a union. Nothing here reads or writes.
"""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from functools import cache
from typing import Any, Union

from .. import document as nodes


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field of a node: its name in JSON, its type, and what makes its default; None where it has none."""

    name: str
    key: str
    type: Any
    default: Callable[[], Any] | None

    def is_default(self, value: object) -> bool:
        """Say whether a value is the default, which is not written."""
        return self.default is not None and value == self.default()


def tag_of(node: type) -> str:
    """Return the name of a class in JSON: `FileSum` is `file-sum`."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", node.__name__).lower()


@cache
def fields_of(node: type) -> tuple[Field, ...]:
    """Return the fields of a class, in order; one whose name would be a word of Python ends in `_`."""
    hints = typing.get_type_hints(node, localns=vars(nodes))
    return tuple(
        Field(name=f.name, key=f.name.rstrip("_").replace("_", "-"), type=hints[f.name], default=_default(f))
        for f in fields(node)
    )


def _default(field: Any) -> Callable[[], Any] | None:
    if field.default_factory is not MISSING:
        return typing.cast("Callable[[], Any]", field.default_factory)
    return (lambda: field.default) if field.default is not MISSING else None


@cache
def members_of(union: Any) -> Mapping[str, type]:
    """Return the classes of a union by their tags."""
    return {tag_of(node): node for node in typing.get_args(union) if isinstance(node, type) and is_dataclass(node)}


def is_union(kind: Any) -> bool:
    """Say whether a type is a union, such as one with None."""
    return isinstance(kind, types.UnionType) or typing.get_origin(kind) is Union


def is_optional(kind: Any) -> bool:
    """Say whether a type is a union with None."""
    return is_union(kind) and type(None) in typing.get_args(kind)


def is_mapping(kind: Any) -> bool:
    """Say whether a type is a mapping, by names."""
    return typing.get_origin(kind) is Mapping
