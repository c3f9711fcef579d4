"""The name of an edition: its day, with `.2` for a second one on that day.

In: a scalar. Out: the name. Which editions there are is the changelog's.
"""

from __future__ import annotations

import re
from datetime import date

from ..diagnostics import Diagnostic
from .nodes import Scalar
from .shape import Leaf, refuse
from .values import text_schema

_EDITION = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:\.([1-9][0-9]{0,2}))?")


def _edition(node: Scalar) -> str | Diagnostic:
    match = _EDITION.fullmatch(node.text)
    if not match or match[2] == "1":
        help_line = "write its day, such as 2021-06-30, and 2021-06-30.2 for a second one on that day"
        return refuse("bad-value", f"`{node.text}` is not the name of an edition", node, help_line)
    try:
        date.fromisoformat(match[1])
    except ValueError:
        return refuse("impossible-date", f"the calendar has no {match[1]}", node, "correct month or day")
    return node.text


EDITION = Leaf(convert=_edition, json=text_schema(_EDITION.pattern))
