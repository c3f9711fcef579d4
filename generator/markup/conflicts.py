"""Marks that version control leaves where two people changed the same lines and nobody has decided between them.

In: a text. Out: a finding for each passage that stands in two versions, or for a mark alone, and the text without the
lines of the marks, equally long, so that they are found once and not as the markup that they look like (git-merge(1)).
"""

from __future__ import annotations

import re

from ..model.diagnostics import Diagnostic, error
from ..model.source import Source

_SIDE = re.compile(r"^ *(?:(?:<{7}|>{7})(?= |$)|={7} *$)", re.MULTILINE)
"""What no clause has without a conflict: nothing else makes a line of seven equals signs."""
_MARK = re.compile(r"^ *(?P<mark><{7}|\|{7}|={7}|>{7})(?: [^\n]*)?$", re.MULTILINE)


def find_conflicts(source: Source, start: int, end: int) -> tuple[Diagnostic, ...]:
    """Return a `merge-conflict` finding for each passage of [start, end) between marks, and each lonely mark."""
    found: list[Diagnostic] = []
    opened: re.Match[str] | None = None
    for match in _marks(source.text, start, end):
        if match["mark"][0] == "<":
            found += [] if opened is None else [_left(source, opened)]
            opened = match
        elif match["mark"][0] == ">":
            found.append(_left(source, match) if opened is None else _between(source, opened, match))
            opened = None
        elif match["mark"][0] == "=" and opened is None:
            found.append(_left(source, match))
    return (*found, *([] if opened is None else [_left(source, opened)]))


def without_conflict_marks(text: str) -> str:
    """Return a text with spaces for each line that is a mark, so that offsets stay."""
    lines = list(text)
    for match in _marks(text, 0, len(text)):
        lines[match.start() : match.end()] = " " * len(match[0])
    return "".join(lines)


def _marks(text: str, start: int, end: int) -> list[re.Match[str]]:
    """Return the lines that are marks, in a text that has any."""
    return list(_MARK.finditer(text, start, end)) if _SIDE.search(text, start, end) else []


def _between(source: Source, first: re.Match[str], last: re.Match[str]) -> Diagnostic:
    found = error("merge-conflict.two-versions", source.span(first.start("mark"), last.end()))
    return found.with_help("merge-conflict.decide")


def _left(source: Source, mark: re.Match[str]) -> Diagnostic:
    found = error("merge-conflict.mark-left", source.span(mark.start("mark"), mark.end()), mark=mark["mark"])
    return found.with_help("merge-conflict.compare")
