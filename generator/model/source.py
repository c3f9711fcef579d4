"""Texts and places in them.

In: the text of one file. Out: spans of it, and on demand the line, column and excerpt that a person is shown. Nothing
here reads a file or knows a format.

Offsets, lines and columns count Unicode characters (not bytes, not UTF-16 units). Lines and columns start at 1.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache
from unicodedata import combining, east_asian_width

UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\U000e0000-\U000e0fff"
)
"""Characters without width or ink, as what a class of a pattern holds."""
_OBEYED = re.compile(f"[\x00-\x1f\x7f-\x9f\ud800-\udfff{UNSEEN}]")
"""What a terminal or a reader's eye obeys instead of showing it, and the halves of characters that are none (names of
files that are no UTF-8 have them)."""
_LINES = re.MULTILINE | re.DOTALL
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The text of one file; `path` is relative to the project, with forward slashes."""

    path: str
    text: str = field(repr=False)

    def span(self, start: int, end: int) -> Span:
        """Return the half-open range [start, end) of this text."""
        return Span(source=self, start=start, end=end)

    def whole(self) -> Span:
        """Return an empty span at the first character, for findings about the file as such."""
        return self.span(0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """A place as a person counts it: line and column, both from 1, in characters."""

    line: int
    column: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """The half-open range [start, end) of a source's text."""

    source: Source
    start: int
    end: int

    @property
    def text(self) -> str:
        """The characters of the range."""
        return self.source.text[self.start : self.end]

    def first(self) -> Position:
        """Return where the range begins."""
        return position(self.source, self.start)

    def last(self) -> Position:
        """Return where the range ends: the column after its last character."""
        return position(self.source, self.end)

    def seen_from(self, prefix: str) -> Span:
        """Return the range with a path that begins further up: `prefix` leads from there to the project."""
        return replace(self, source=replace(self.source, path=prefix + self.source.path))

    def part(self, start: int, end: int) -> Span:
        """Return a range inside this one; the offsets count from its beginning."""
        return Span(source=self.source, start=self.start + start, end=self.start + end)


def word_in(source: Source, word: str, key: str) -> Span:
    """Return where a word stands alone behind a key at the beginning of a line; the beginning of the text otherwise."""
    found = re.search(rf"^{re.escape(key)}:.*?(?<![\w-])({re.escape(word)})(?![\w-])", source.text, _LINES)
    return source.span(*found.span(1)) if found else source.whole()


@lru_cache(maxsize=4096)
def line_starts(text: str) -> tuple[int, ...]:
    """Return the offset at which each line of `text` begins."""
    return (0, *(offset + 1 for offset, character in enumerate(text) if character == "\n"))


def position(source: Source, offset: int) -> Position:
    """Return line and column of an offset, by binary search over the line starts."""
    starts = line_starts(source.text)
    line = bisect_right(starts, offset)
    return Position(line=line, column=offset - starts[line - 1] + 1)


def line_text(source: Source, line: int) -> str:
    """Return the text of a line (from 1) without its line break."""
    starts = line_starts(source.text)
    end = starts[line] - 1 if line < len(starts) else len(source.text)
    return source.text[starts[line - 1] : end]


Replacement = tuple[int, int, str]
"""A part of a text, by its first character and the one behind its last, and what is to stand there."""


def replaced(text: str, parts: Iterable[Replacement]) -> str:
    """Return a text with others in the place of some parts; of two that overlap the later one waits."""
    pieces, done = [], 0
    for start, end, new in sorted(parts, key=lambda part: part[:2]):
        if start >= done:
            pieces += [text[done:start], new]
            done = end
    return "".join((*pieces, text[done:]))


def width(text: str) -> int:
    """Return how many terminal columns `text` takes: two for a wide character (UAX 11), none for a combining one."""
    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)


def visible(text: str) -> str:
    """Return a text in which nothing is obeyed, line breaks included: `<U+001B>` stands for an escape."""
    return _OBEYED.sub(lambda match: f"<U+{ord(match[0]):04X}>", text)


def json_visible(text: str) -> str:
    """Return JSON of equal value in which nothing is obeyed; its line breaks stay."""
    return _OBEYED.sub(lambda match: match[0] if match[0] == "\n" else _json_escape(match), text)


def json_ascii(text: str) -> str:
    """Return JSON of equal value in ASCII, which every encoding has."""
    return _NOT_ASCII.sub(_json_escape, json_visible(text))


def _json_escape(match: re.Match[str]) -> str:
    """Return a character in the units of UTF-16, as JSON writes it (RFC 8259, section 7)."""
    units = match[0].encode("utf-16-be", "surrogatepass").hex(" ", 2)
    return "\\u" + units.replace(" ", "\\u")
