"""Words that mix the letters of several alphabets. See docs/rules/script-spoofed.md."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.diagnostics import Diagnostic, warning
from ...model.lookalikes import mixed_words
from ..subject import Subject


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each word with letters of more than one of Latin, Greek and Cyrillic."""
    for passage in subject.all_passages():
        for word, alphabets in mixed_words(passage.text):
            found = warning("script-spoofed.mixed", passage.span(*word.span()), word=word[0], alphabets=alphabets)
            yield found.with_help("script-spoofed.type-again")
