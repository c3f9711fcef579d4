"""Plain JSON to a value of a class, or the place where it is none.

In: what `json.loads` returned, and a class. Out: a value of it. Raises CodecError for every missing, additional or
ill-typed field.
"""

from __future__ import annotations

import typing
from collections.abc import Callable
from dataclasses import is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from itertools import repeat
from typing import Any, TypeVar

from ..diagnostics import Message, RefusalError
from .fields import fields_of, is_mapping, is_optional, is_union, members_of, tag_of


class CodecError(RefusalError, ValueError):
    """The JSON is no Document of a schema that we know; the message says where."""


class NewerError(CodecError):
    """The JSON was written by a newer Clausebook."""


class _FaultError(Exception):
    """What is wrong with a value, and the way to it from the top."""

    def __init__(self, message: Message, way: str = "") -> None:
        super().__init__(message)
        self.message, self.way = message, way

    def below(self, step: str) -> _FaultError:
        """Return the fault as it is seen from one step higher."""
        return _FaultError(self.message, step + self.way)


N = TypeVar("N")

Reader = Callable[[Any, int], object]
"""From plain JSON, and how many lists and nodes it lies in, to a value of one type. Raises _FaultError."""

DEEPEST = 200
"""Lists and nodes inside each other: the deepest list of a clause has 60, and Python stops at 1000 calls."""


def value_of(plain: Any, kind: type[N]) -> N:
    """Return the value of a class that plain JSON is. Raises CodecError."""
    read = _reader(typing.cast("Any", kind))
    try:
        return typing.cast("N", read(plain, 0))
    except _FaultError as fault:
        raise CodecError("codec.at", place=f"{tag_of(kind)}{fault.way}", fault=fault.message) from None


@cache
def _reader(kind: Any) -> Reader:
    """Return what reads a type. It is made once: a large Document has tens of thousands of values."""
    make = next((make for matches, make in _MAKERS if matches(kind)), None)
    if make is None:  # pragma: no cover - a new kind of field in the model needs a reader here
        raise TypeError(f"no reader for {kind}")
    return make(kind)


def _optional_reader(kind: Any) -> Reader:
    (inner,) = (member for member in typing.get_args(kind) if member is not type(None))
    read = _reader(inner)
    return lambda plain, depth: None if plain is None else read(plain, depth)


def _union_reader(kind: Any) -> Reader:
    members = {tag: _reader(member) for tag, member in members_of(kind).items()}
    expected = Message("codec.one-of", names=tuple(sorted(members)))

    def read(plain: Any, depth: int) -> object:
        tag = plain.get("type") if isinstance(plain, dict) else None
        member = members.get(tag) if isinstance(tag, str) else None
        if member is None:
            raise _FaultError(expected)
        return member(plain, depth)

    return read


def _tuple_reader(kind: Any) -> Reader:
    (inner, *_) = typing.get_args(kind)
    element = _reader(inner)

    def read(plain: Any, depth: int) -> object:
        if not isinstance(plain, list):
            raise _FaultError(Message("codec.list"))
        if depth > DEEPEST:
            raise _FaultError(Message("codec.too-deep"))
        made: list[object] = []
        try:
            made.extend(map(element, plain, repeat(depth + 1)))
        except _FaultError as fault:
            raise fault.below(f"[{len(made)}]") from None
        return tuple(made)

    return read


def _mapping_reader(kind: Any) -> Reader:
    element = _reader(typing.get_args(kind)[1])

    def read(plain: Any, depth: int) -> object:
        if not isinstance(plain, dict):
            raise _FaultError(Message("codec.object"))
        made: dict[str, object] = {}
        name = ""
        try:
            for name, item in plain.items():
                made[name] = element(item, depth + 1)
        except _FaultError as fault:
            raise fault.below(f".{name}") from None
        return made

    return read


def _node_reader(kind: Any) -> Reader:
    tag, own = tag_of(kind), fields_of(kind)
    keys = {"type", *(f.key for f in own)}
    optional = {f.key for f in own if f.default}

    @cache  # not before the first node is read: a section holds sections
    def parts() -> tuple[tuple[str, str, Reader], ...]:
        return tuple((f.name, f.key, _reader(f.type)) for f in own)

    def read(plain: Any, depth: int) -> object:
        if not isinstance(plain, dict) or plain.get("type") != tag:
            raise _FaultError(Message("codec.kind", kind=tag))
        there = parts()
        if plain.keys() != keys:
            if wrong := (keys ^ plain.keys()) - optional:
                raise _FaultError(Message("codec.fields", names=tuple(sorted(wrong))))
            there = tuple(part for part in there if part[1] in plain)
        made: dict[str, object] = {}
        key = ""
        try:
            for name, key, part in there:
                made[name] = part(plain[key], depth + 1)
        except _FaultError as fault:
            raise fault.below(f".{key}") from None
        return kind(**made)

    return read


def _parsed_reader(parse: Callable[[Any], object], expected: Message) -> Reader:
    def read(plain: Any, _depth: int) -> object:
        try:
            return parse(plain)
        except (TypeError, ValueError):
            raise _FaultError(expected) from None

    return read


def _scalar_reader(kind: Any) -> Reader:
    def read(plain: Any, _depth: int) -> object:
        if type(plain) is not kind:
            raise _FaultError(Message("codec.kind", kind=kind.__name__))
        return plain

    return read


def _word_reader(kind: Any) -> Reader:
    return _parsed_reader(kind, Message("codec.one-of", names=tuple(member.value for member in kind)))


_MAKERS: tuple[tuple[Callable[[Any], bool], Callable[[Any], Reader]], ...] = (
    (is_optional, _optional_reader),
    (is_union, _union_reader),
    (lambda kind: typing.get_origin(kind) is tuple, _tuple_reader),
    (is_mapping, _mapping_reader),
    (is_dataclass, _node_reader),
    (lambda kind: kind is date, lambda _: _parsed_reader(date.fromisoformat, Message("codec.date"))),
    (lambda kind: kind in (str, int, bool), _scalar_reader),
    (lambda kind: isinstance(kind, type) and issubclass(kind, Enum), _word_reader),
)
