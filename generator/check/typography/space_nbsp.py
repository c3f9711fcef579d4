"""A no-break space, a thin space or the like where a common space is meant. See docs/rules/space-nbsp.md."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...languages.characters import HAN, ODD_SPACES, WIDE_MARKS
from ...model.diagnostics import Diagnostic, warning
from ..subject import Subject
from .marks import typed_matches

_ODD = re.compile(f"[{ODD_SPACES}]+")
_MEANT = re.compile(r"[§¶№]$|\b(?:No|Art|Sec|Nr)\.$|\d$")
_SQUARE = re.compile(f"[{HAN}{WIDE_MARKS}]")
_UNIT = re.compile(r"[\d%€$£¥°§]|[A-Za-z]{1,3}\b")


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for every odd space but the no-break space that holds a number to its sign or unit."""
    for passage in subject.all_passages():
        for match in typed_matches(_ODD, passage):
            if match[0] in ("\u00a0", "\u202f") and _holds(passage.typed, match.start(), match.end()):
                continue
            which = "space-nbsp.no-break" if "\u00a0" in match[0] else "space-nbsp.odd"
            around = passage.typed[max(0, match.start() - 1) : match.start()] + passage.typed[match.end() :][:1]
            yield (
                warning(which, passage.span(*match.span()))
                .with_help("space-nbsp.type-common")
                .with_fix("" if _SQUARE.search(around) or not match.start() else " ")
            )


def _holds(text: str, start: int, end: int) -> bool:
    """Say whether a no-break space holds a sign to its number, or a number to its unit."""
    return bool(_MEANT.search(text, max(0, start - 4), start) and _UNIT.match(text, end))
