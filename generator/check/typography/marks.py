"""What the rules of this folder share: matches in what was typed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...languages.pattern import Pattern
from ..passage import FILLED, Passage


def typed_matches(pattern: re.Pattern[str] | Pattern, passage: Passage) -> Iterator[re.Match[str]]:
    """Yield the matches in what was typed that hold nothing filled in."""
    return (match for match in pattern.finditer(passage.typed) if FILLED not in match[0])
