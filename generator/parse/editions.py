"""The name of an edition: its day, with `.2` for a second one on that day.

In: a scalar. Out: the name. Which editions there are is the changelog's.
"""

from __future__ import annotations

import re
from datetime import date

from ..model.diagnostics import Diagnostic
from .nodes import Scalar
from .shape import TextValue, refuse
from .values import text_schema

_EDITION = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:\.([1-9][0-9]{0,2}))?")


def _edition(node: Scalar) -> str | Diagnostic:
    match = _EDITION.fullmatch(node.text)
    if not match or match[2] == "1":
        return refuse("bad-value.edition", node, text=node.text).with_help("bad-value.edition-form")
    try:
        date.fromisoformat(match[1])
    except ValueError:
        return refuse("impossible-date.none", node, text=match[1]).with_help("impossible-date.correct")
    return node.text


EDITION = TextValue(convert=_edition, json=text_schema(_EDITION.pattern))
