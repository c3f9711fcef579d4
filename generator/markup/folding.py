"""Which characters are Chinese, for line breaks and stars.

In: characters. Out: which of them are Chinese, and which one decides at a line break. English separates words by
spaces and Chinese does not, so a line break inside a sentence means a space in one and nothing in the other.
"""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import category, east_asian_width, name

_MARKS = re.compile(r"[*\[\\]*+")


@lru_cache(maxsize=8192)
def is_chinese(character: str) -> bool:
    """Say whether a character is Han, kana or full-width (UAX 11); Korean writes spaces and does not count."""
    return east_asian_width(character) in "WF" and not name(character, "").startswith("HANGUL")


def is_mark(character: str) -> bool:
    """Say whether a character is punctuation or a symbol."""
    return category(character)[0] in "PS"


def is_neutral(character: str) -> bool:
    """Say whether a character is at home in both scripts (quotation marks, dashes), so that its neighbour decides."""
    return not character.isalnum() and east_asian_width(character) == "A"


def last_visible(text: str) -> str:
    """Return the last character of `text` that is neither a space nor neutral, or ""."""
    visible = (character for character in reversed(text) if not character.isspace() and not is_neutral(character))
    return next(visible, "")


def next_visible(text: str, start: int, end: int) -> str:
    """Return the first character from `start` on that is neither mark nor neutral; "" before what is filled in."""
    while start < end:
        match = _MARKS.match(text, start, end)
        start = match.end() if match else start
        if start < end and not is_neutral(text[start]):
            return "" if text[start] == "]" or text.startswith("{{", start) else text[start]
        start += 1
    return ""
