"""What a command found out for a program: gathered while it runs, where JSON was asked for, and printed when it ends.

In: findings, messages, files and texts as the functions of `talk` come by them, and what a command answers of its own.
Out: the same, for the one document that `answering` prints.
"""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

import click

from ..model.diagnostics import Diagnostic, Message


@dataclass(slots=True, kw_only=True)
class _Gathered:
    findings: list[Diagnostic] = field(default_factory=list)
    messages: list[Message] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    found: dict[str, Any] = field(default_factory=dict)
    answered: bool = False


_GATHERED: ContextVar[_Gathered | None] = ContextVar("gathered", default=None)


def gathered() -> _Gathered | None:
    """Return what was gathered so far; None where a person is told instead."""
    return _GATHERED.get()


def gather() -> _Gathered:
    """Begin to gather: from now on nothing but one JSON document goes to stdout."""
    there = _GATHERED.get() or _Gathered()
    _GATHERED.set(there)
    return there


def forget() -> None:
    """Let people be told again."""
    _GATHERED.set(None)


def as_json(_context: click.Context, _option: click.Parameter, value: Any) -> Any:
    """Begin to gather where an option says so, and return its value: `--json`, or `--format json`."""
    if value in (True, "json"):
        gather()
    return value


def answer(**found: Any) -> None:
    """Say fields that a command's answer has of its own; people are told in other ways."""
    there = _GATHERED.get()
    if there:
        there.found |= found
