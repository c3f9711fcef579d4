"""How English names categories of personal information."""

from __future__ import annotations

from ..parts.wording import Categories
from ..pattern import Pattern

CATEGORIES = Categories(
    label=Pattern(
        r"(?:\b[Cc]ategory |\A)(?P<letter>[A-Z])(?:[.:：、] ?| [–—-] | \()(?P<label>[^.:;()。；：（）]{3,80})"
    ),
    tag=Pattern(r"\b[Cc]ategor(?:y|ies) (?P<letters>[A-Z](?:(?:, ?(?:and |or )?| and | or |–|-)[A-Z])*)\b"),
)
