"""How Chinese names categories of personal information."""

from __future__ import annotations

from ..parts.wording import Categories
from ..pattern import Pattern

CATEGORIES = Categories(
    label=Pattern(r"(?:类别|\A)(?P<letter>[A-Z])(?:[.:：、] ?| [–—-] | \()(?P<label>[^.:;()。；：（）]{3,80})"),
    tag=Pattern(r"类别(?P<letters>[A-Z](?:[、和及][A-Z])*)"),
)
