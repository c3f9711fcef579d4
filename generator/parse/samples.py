"""Samples of numbers and patterns of dates, as a work states them.

In: one scalar. Out: the sample or pattern, or a finding. `1.`, `(a)`, `第一条` and `1.1.1` are samples: each counter in
them stands for a number to be computed, everything else is printed as it stands. A pattern of dates is CLDR's: letters
are fields, other words stand between single quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..diagnostics import Diagnostic
from ..localize.numbers import COUNTER, counters_in
from .nodes import Items, Node, Scalar
from .shape import Leaf, Sequence, refuse
from .values import text_schema

_DIGITS = re.compile(r"[0-9０-９二三四五六七八九十]+")
_FIELDS = re.compile(r"'(?:[^']|'')*'|([A-Za-z])\1*|'")
_KINDS = "1, 01, a, A, i, I or 一"

MAX_SAMPLE = 40


def to_sample(node: Scalar) -> str | Diagnostic:
    """Return the sample of a number: at least one counter, and no figure that is none."""
    if len(node.text) > MAX_SAMPLE or not COUNTER.search(node.text):
        help_line = f"write the number of the first item, with {_KINDS} for what is counted"
        return refuse("bad-number-sample", f"nothing in `{node.text}` can be counted", node, help_line)
    stray = _DIGITS.search(COUNTER.sub("", node.text))
    if stray:
        help_line = f"write the number of the first item: {_KINDS}"
        return refuse("bad-number-sample", f"`{stray[0]}` is not the first of a row", node, help_line)
    return node.text


def too_deep(node: Node, *, above: int) -> Iterator[Diagnostic]:
    """Yield a finding for each sample of a list that counts more levels than there are; `above` are those above it."""
    for depth, item in enumerate(node.items if isinstance(node, Items) else (), above + 1):
        if isinstance(item, Scalar) and counters_in(item.text) > depth:
            levels = "one level" if depth == 1 else f"{depth} levels"
            message = f"`{item.text}` counts more than the {levels} that there are here"
            yield refuse("bad-number-sample", message, item, "write one counter for each level, or fewer")


def _section_sample(node: Scalar) -> str | Diagnostic:
    return "" if node.text == "none" else to_sample(node)


def _date_pattern(node: Scalar) -> str | Diagnostic:
    fields: set[str] = set()
    for match in _FIELDS.finditer(node.text):
        fields.add(match[1] or "")
        wrong = _wrong_field(match)
        if wrong:
            return refuse("bad-value", wrong[0], node, wrong[1])
    missing = [
        name for letters, name in (("yu", "year (y)"), ("ML", "month (M)"), ("d", "day (d)")) if not fields & {*letters}
    ]
    if missing:
        help_line = "write a pattern such as y年M月d日 or MMMM d, y"
        return refuse("bad-value", f"this date has no {missing[0]}", node, help_line)
    return node.text


def _wrong_field(match: re.Match[str]) -> tuple[str, str] | None:
    if match[0] == "'":
        return "a single quotation mark is not closed", "write words between two of them, and '' for one of its own"
    if match[1] == "Y":
        return "`Y` counts weeks and gives a wrong year around New Year", "write `y`"
    if match[1] and match[1] not in "yuMLdEcG":
        return f"`{match[0]}` is not part of a date", f"put words between single quotation marks: '{match[0]}'"
    return None


SAMPLE = Leaf(convert=to_sample, json={**text_schema(), "maxLength": MAX_SAMPLE})
SAMPLES = Sequence(item=SAMPLE)
SECTION_SAMPLE = Leaf(convert=_section_sample, json={**text_schema(), "maxLength": MAX_SAMPLE})
DATE_PATTERN = Leaf(convert=_date_pattern, json={"type": "string"})
