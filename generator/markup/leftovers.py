"""Markup that was not understood.

In: the range of a paragraph and which parts of it were understood. Out: a finding for everything else that looks like
markup, like a typed number or like their full-width twins, so that none of it is ever printed. The text stays as it is.

Every pattern ends at the character that it begins with or is bound to the beginning of a line, and takes its middle
without going back, so that the time grows with the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ..model.diagnostics import error
from ..model.source import Span
from .page import Page
from .patterns import AT_LINE, AT_NEXT_LINE, AT_START, INSIDE, Leftover

_USED = "\0"
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)")
_ALL: Mapping[str, Leftover] = {**AT_START, **AT_LINE, **AT_NEXT_LINE, **INSIDE}


def _either(patterns: Mapping[str, Leftover]) -> str:
    return "(?:" + "|".join(f"(?P<{name}>{pattern.regex})" for name, pattern in patterns.items()) + ")"


_BOUND = rf"\A[{_USED}]*+{_either(AT_START)}|^ *+{_either(AT_LINE)}|\n *+{_either(AT_NEXT_LINE)}"
_LEFTOVER = re.compile(f"{_BOUND}|{_either(INSIDE)}", re.MULTILINE)
_WORTH_A_LOOK = re.compile(f"{_BOUND}|[][<&`~{{}}!*_\\\\｛｝［］＊]|（#|[:：]{{3}}", re.MULTILINE)


def report_leftovers(page: Page, start: int, end: int, used: Sequence[tuple[int, int]]) -> None:
    """Report what looks like markup in [start, end) and is not in one of the `used` ranges."""
    text = page.text[start:end]
    if used:
        characters = list(text)
        for first, last in used:
            characters[first - start : last - start] = _USED * (last - first)
        text = "".join(characters)
    if _WORTH_A_LOOK.search(text) is None:
        return
    opened: set[str] = set()
    for match in _LEFTOVER.finditer(text):
        name = match.lastgroup or ""
        if not _ends_tag(match[name], opened):
            pattern = _ALL[name]
            span = page.span(start + match.start(name), start + match.end(name))
            found = error(pattern.id, span, text=span.text).with_help(pattern.help)
            marker = _marker(pattern, span)
            page.report(found if marker is None else found.with_fix(marker))


def _marker(pattern: Leftover, span: Span) -> str | None:
    """Return the marker of a list to stand in the place of a typed one at the beginning of a line."""
    text = span.source.text
    line = text[text.rfind("\n", 0, span.start) + 1 : span.start]
    if pattern.marker is None or line.strip(" "):
        return None
    return pattern.marker + ("" if text[span.end : span.end + 1] == " " else " ")


def _ends_tag(text: str, opened: set[str]) -> bool:
    """Say whether `text` is an end tag whose beginning was reported; remember the others."""
    match = _TAG.match(text)
    if match is None:
        return False
    name = match[2].lower()
    if match[1] and name in opened:
        return True
    opened.add(name)
    return False
