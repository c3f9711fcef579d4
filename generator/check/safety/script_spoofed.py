"""Words that mix the letters of several alphabets. See docs/rules/script-spoofed.md.

The check is that of UTS 39, "mixed-script confusables", for the three alphabets that look alike.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from ...model.diagnostics import Diagnostic, warning
from ..subject import Subject

_WORD = re.compile("[A-Za-z\u00c0-\u052f\u1e00-\u1fff]+")
_ALPHABETS = ("LATIN", "GREEK", "CYRILLIC")
_FOREIGN = re.compile("[\u0370-\u052f]")


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each word with letters of more than one of Latin, Greek and Cyrillic."""
    for passage in subject.all_passages():
        if not _FOREIGN.search(passage.text):
            continue
        for word in _WORD.finditer(passage.text):
            alphabets = sorted({name for letter in word[0] if (name := _alphabet(letter))})
            if len(alphabets) > 1:
                found = warning(
                    "script-spoofed.mixed", passage.span(*word.span()), word=word[0], alphabets=tuple(alphabets)
                )
                yield found.with_help("script-spoofed.type-again")


def _alphabet(letter: str) -> str | None:
    name = unicodedata.name(letter, "")
    return next((alphabet.capitalize() for alphabet in _ALPHABETS if name.startswith(alphabet)), None)
