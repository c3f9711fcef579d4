"""No space behind a mark in a text that is written with spaces. See docs/rules/space-missing.md."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...diagnostics import Diagnostic, warning
from ..subject import Subject
from .marks import passages_in

_TIGHT = re.compile(
    r"(?<=[A-Za-z)\d])([,;:!?])(?=[A-Za-z]{2})|(?<=[a-z][a-z)])\.(?=[A-Z][a-z])|(?<=[a-z]{2})\((?=[A-Za-z]{3})"
)
_ADDRESS = re.compile(
    r"\S*(?:://|www\.|@|\.(?:com|org|net|gov|edu|cn|eu|io|html?|js|ts)\b)\S*|\b(?:[A-Z][a-z]+\.js|\.NET)\b"
)


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each place in an English text where a mark touches the word behind it."""
    for passage in passages_in(subject, "en"):
        addresses = [match.span() for match in _ADDRESS.finditer(passage.typed)]
        for match in _TIGHT.finditer(passage.typed):
            if any(start <= match.start() < end for start, end in addresses):
                continue
            text = f" {match[0]}" if match[0] == "(" else f"{match[0]} "
            yield (
                warning("space-missing", f"no space stands at `{match[0]}`", passage.span(*match.span()))
                .with_help("put a space between the mark and the word")
                .with_fix(text)
            )
