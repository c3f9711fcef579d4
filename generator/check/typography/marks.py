"""What the rules of this folder share: which characters are Chinese, and runs of them in a passage."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..passage import FILLED, Passage, Role
from ..subject import Subject

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Han characters, for a bracket of a regular expression."""

CHINESE_MARKS = "，。、；：？！“”‘’（）《》〈〉【】…—"
"""The punctuation of GB/T 15834."""


def passages_in(subject: Subject, language: str, *roles: Role) -> Iterator[Passage]:
    """Yield the passages of clauses in a language, whatever its script or region."""
    for passage in subject.all_passages(*roles):
        if passage.language == language:
            yield passage


def typed_matches(pattern: re.Pattern[str], passage: Passage) -> Iterator[re.Match[str]]:
    """Yield the matches in what was typed that hold nothing filled in."""
    return (match for match in pattern.finditer(passage.typed) if FILLED not in match[0])
