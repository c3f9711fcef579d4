"""Values with the findings that come up on the way to them.

A step is a generator: it yields each finding and returns its value, so that `yield from` passes the findings on and
gives the value. Nothing is collected but by whoever asks for the whole.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable
from typing import TypeVar

from ..model.diagnostics import Diagnostic

T = TypeVar("T")

Step = Generator[Diagnostic, None, T]
"""Yields findings, returns a value."""


def each(steps: Iterable[Step[T]]) -> Step[tuple[T, ...]]:
    """Take steps one after another; return their values."""
    made: list[T] = []
    for step in steps:
        made.append((yield from step))  # noqa: PERF401 - a comprehension cannot yield
    return tuple(made)


def taken(step: Step[T]) -> tuple[T, tuple[Diagnostic, ...]]:
    """Take a step; return its value and all that was found."""
    found: list[Diagnostic] = []
    while True:
        try:
            found.append(next(step))
        except StopIteration as end:
            return end.value, tuple(found)
