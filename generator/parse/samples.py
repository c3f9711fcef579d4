"""Patterns of numbers and of dates, as a work states them.

In: one scalar, or several by depth. Out: the pattern, or a finding. What a pattern of numbers means says
`model/numbering`; one without braces is a sample, the number of the first item. A pattern of dates is CLDR's: letters
are fields, other words stand between single quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..model.diagnostics import Diagnostic, Message
from ..model.numbering import FIGURE, NumberPattern, Patterns, read_pattern
from .nodes import Items, Node, Scalar
from .shape import Findings, Schema, Sequence, TextValue, is_blank, refuse
from .values import text_schema

_FIELDS = re.compile(r"'(?:[^']|'')*'|([A-Za-z])\1*|'")

MAX_SAMPLE = 40
"""Characters of a sample: a label such as `Section 1.1.1`, and no sentence."""
_PARTS = {"yu": "bad-value.date-no-year", "ML": "bad-value.date-no-month", "d": "bad-value.date-no-day"}


def to_pattern(node: Scalar) -> NumberPattern | Diagnostic:
    """Return a pattern of numbers: at least one counter and, where no braces say which it is, no other figure."""
    pattern = read_pattern(node.text) if len(node.text) <= MAX_SAMPLE else None
    if pattern is None:
        return refuse("bad-number-sample.nothing-counts", node, sample=node.text).with_help(
            "bad-number-sample.first-item"
        )
    stray = None if "{" in node.text else FIGURE.search("|".join(pattern.words))
    if stray:
        return refuse("bad-number-sample.not-first", node, number=stray[0]).with_help("bad-number-sample.first-of-row")
    return pattern


def too_deep(node: Node, *, above: int) -> Iterator[Diagnostic]:
    """Yield a finding for each pattern of a list that counts more levels than there are; `above` are those above it."""
    for depth, item in enumerate(node.items if isinstance(node, Items) else (), above + 1):
        pattern = read_pattern(item.text) if isinstance(item, Scalar) else None
        if isinstance(item, Scalar) and pattern is not None and pattern.levels > depth:
            deep = refuse("bad-number-sample.levels", item, sample=item.text, count=depth)
            yield deep.with_help("bad-number-sample.fewer")


@dataclass(frozen=True, slots=True)
class _ByDepth:
    """Patterns by depth; one alone is that of the first, and `none` is no pattern."""

    def read(self, node: Node, findings: Findings) -> Patterns | None:
        if not isinstance(node, Scalar) or is_blank(node):
            return SAMPLES.read(node, findings)
        pattern = None if node.text == "none" else SAMPLE.read(node, findings)
        return (pattern,) if pattern else ()

    def schema(self) -> Schema:
        return {"anyOf": [SAMPLE.schema(), SAMPLES.schema()]}


def _date_pattern(node: Scalar) -> str | Diagnostic:
    fields: set[str] = set()
    for match in _FIELDS.finditer(node.text):
        fields.add(match[1] or "")
        wrong = _wrong_field(match)
        if wrong:
            return refuse(wrong[0], node).with_help(wrong[1])
    for letters, id in _PARTS.items():
        if not fields & {*letters}:
            return refuse(id, node).with_help("bad-value.date-form")
    return node.text


def _wrong_field(match: re.Match[str]) -> tuple[Message, Message] | None:
    if match[0] == "'":
        return Message("bad-value.date-quote"), Message("bad-value.date-quote-form")
    if match[1] == "Y":
        return Message("bad-value.date-week-year"), Message("bad-value.date-year")
    if match[1] and match[1] not in "yuMLdEcG":
        return Message("bad-value.date-part", part=match[0]), Message("bad-value.date-words", part=match[0])
    return None


SAMPLE = TextValue(convert=to_pattern, json={**text_schema(), "maxLength": MAX_SAMPLE})
SAMPLES = Sequence(item=SAMPLE)
BY_DEPTH = _ByDepth()
DATE_PATTERN = TextValue(convert=_date_pattern, json={"type": "string"})
