"""Characters that nobody sees.

In: a text. Out: a finding per place where it holds a control, direction or zero-width character, and the text without
the control characters, equally long. A clause that reads differently from what is stored is a way to deceive
(CVE-2021-42574), so the whole of Unicode's "default ignorable" range counts, not only what has been abused so far.
"""

from __future__ import annotations

import re
import unicodedata

from ..model.diagnostics import Diagnostic, error
from ..model.source import UNSEEN, Source

_HIDDEN = re.compile(f"[\x00-\x09\x0b-\x1f\x7f-\x9f{UNSEEN}]+")  # of the controls the line break alone has a meaning
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f]")


def find_hidden_characters(source: Source, start: int) -> tuple[Diagnostic, ...]:
    """Return a `hidden-text` finding for each run of hidden characters at or after the offset `start`."""
    return tuple(_finding(source, match) for match in _HIDDEN.finditer(source.text, start))


def without_controls(text: str) -> str:
    """Return `text` with a space for each control character, so that offsets stay and no tab needs a width."""
    return _CONTROL.sub(" ", text)


def _finding(source: Source, match: re.Match[str]) -> Diagnostic:
    span = source.span(match.start(), match.end())
    if not match[0].strip("\t"):
        return error("hidden-text.tab", span).with_help("hidden-text.spaces")
    names = dict.fromkeys(_name(character) for character in match[0])
    return error("hidden-text.unseen", span, names=tuple(names)).with_help("hidden-text.delete")


def _name(character: str) -> str:
    return f"U+{ord(character):04X} {unicodedata.name(character, 'control').lower()}"
