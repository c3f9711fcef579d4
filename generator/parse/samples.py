"""Samples of numbers and patterns of dates, as a work states them.

In: one scalar. Out: the sample or pattern, or a finding. `1.`, `(a)`, `第一条` and `1.1.1` are samples: each counter in
them stands for a number to be computed, everything else is printed as it stands. A pattern of dates is CLDR's: letters
are fields, other words stand between single quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..localize.numbers import COUNTER, FIGURE, counters_in
from ..model.diagnostics import Diagnostic, Message
from .nodes import Items, Node, Scalar
from .shape import Sequence, TextValue, refuse
from .values import text_schema

_FIELDS = re.compile(r"'(?:[^']|'')*'|([A-Za-z])\1*|'")

MAX_SAMPLE = 40
"""Characters of a sample: a label such as `Section 1.1.1`, and no sentence."""
_PARTS = {"yu": "bad-value.date-no-year", "ML": "bad-value.date-no-month", "d": "bad-value.date-no-day"}


def to_sample(node: Scalar) -> str | Diagnostic:
    """Return the sample of a number: at least one counter, and no figure that is none."""
    if len(node.text) > MAX_SAMPLE or not COUNTER.search(node.text):
        return refuse("bad-number-sample.nothing-counts", node, sample=node.text).with_help(
            "bad-number-sample.first-item"
        )
    stray = FIGURE.search(COUNTER.sub("", node.text))
    if stray:
        return refuse("bad-number-sample.not-first", node, number=stray[0]).with_help("bad-number-sample.first-of-row")
    return node.text


def too_deep(node: Node, *, above: int) -> Iterator[Diagnostic]:
    """Yield a finding for each sample of a list that counts more levels than there are; `above` are those above it."""
    for depth, item in enumerate(node.items if isinstance(node, Items) else (), above + 1):
        if isinstance(item, Scalar) and counters_in(item.text) > depth:
            deep = refuse("bad-number-sample.levels", item, sample=item.text, count=depth)
            yield deep.with_help("bad-number-sample.fewer")


def _section_sample(node: Scalar) -> str | Diagnostic:
    return "" if node.text == "none" else to_sample(node)


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


SAMPLE = TextValue(convert=to_sample, json={**text_schema(), "maxLength": MAX_SAMPLE})
SAMPLES = Sequence(item=SAMPLE)
SECTION_SAMPLE = TextValue(convert=_section_sample, json={**text_schema(), "maxLength": MAX_SAMPLE})
DATE_PATTERN = TextValue(convert=_date_pattern, json={"type": "string"})
