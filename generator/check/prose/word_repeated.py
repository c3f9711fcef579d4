"""A word that stands twice in a row. See docs/rules/word-repeated.md."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...diagnostics import Diagnostic, warning
from ..subject import Subject

_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_TWICE = {
    "en": re.compile(r"(?<![\w’'-])([A-Za-z][A-Za-z’']*)\s+\1(?![\w’'-])", re.IGNORECASE),
    "zh": re.compile(f"([{_HAN}]{{2,8}})\\1|(?<!目)(的)的|([了是在与和将并])\\3"),
}
_MEANT = frozenset({"that", "had", "is", "in"})


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each word that follows itself."""
    for passage in subject.all_passages():
        pattern = _TWICE.get(passage.language)
        for match in pattern.finditer(passage.typed) if pattern else ():
            word = next(filter(None, match.groups()))
            if word.lower() in _MEANT:
                continue
            found = warning("word-repeated", f"`{word}` stands twice", passage.span(*match.span()))
            yield found.with_help("delete one of the two, if they are not both meant")
