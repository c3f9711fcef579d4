"""What a translation was made from: the digest of a clause's text.

In: a Clause. Out: a digest of what a translator has to read. Facts count by their names and references by where they
lead, so that a changed figure or title makes nothing stale; ids, waivers, line breaks and front matter do not count.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from hashlib import sha256
from typing import Any

from .model.written import Clause

LENGTH = 16
"""Hexadecimal characters of a digest as it is written down: 64 bits, enough to tell the texts of one clause apart."""

_NOT_TEXT = frozenset({"span", "id"})


def text_digest(clause: Clause) -> str:
    """Return the digest of a clause's title and text."""
    plain = [_plain(clause.title), _plain(clause.blocks)]
    return sha256(json.dumps(plain, ensure_ascii=False).encode()).hexdigest()[:LENGTH]


def is_current(clause: Clause, original: Clause) -> bool:
    """Say whether a translation was read against today's text of its original, or what changed since needs none."""
    relation = clause.relation
    known = (relation.of, relation.editorial) if relation else ()
    return any(_same(digest, text_digest(original)) for digest in known if digest)


def _same(written: str, digest: str) -> bool:
    return written.removeprefix("sha256:")[:LENGTH] == digest[: len(written.removeprefix("sha256:"))]


def _plain(value: object) -> Any:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if is_dataclass(value):
        return [type(value).__name__, *(_plain(part) for part in _parts(value))]
    return value


def _parts(value: Any) -> Iterator[object]:
    return (getattr(value, field.name) for field in fields(value) if field.name not in _NOT_TEXT)
