"""Markers of lists that were typed as text. See docs/rules/list-literal-marker.md."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...diagnostics import Diagnostic, warning
from ..passage import Role
from ..subject import Subject

_MARKER = re.compile(
    r"(?:\((?:[a-z]{1,2}|[ivx]{1,5}|\d{1,2})\)|[a-z][.)](?= )|\d{1,2}[)）、]|[•·●▪◦‣○■□◆]|[①-⑳]"
    r"|（[一二三四五六七八九十\d]{1,3}）|[一二三四五六七八九十]{1,3}[、．.]|第[一二三四五六七八九十]+，)"
)
_BULLETS = frozenset("•·●▪◦‣○■□◆")


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each paragraph that begins with a typed marker."""
    for passage in subject.all_passages(Role.PARAGRAPH, Role.CELL):
        match = _MARKER.match(passage.typed)
        if match is None:
            continue
        found = warning("list-literal-marker", f"the marker `{match[0]}` is typed", passage.span(*match.span()))
        bullet = match[0] in _BULLETS
        yield found.with_help("write `- `" if bullet else "write `1. `, and the number is computed")
