"""What a scan yields, and the words in it.

In: stretches of characters in the order of a file or of a page. Out: words: a Latin word or a figure, one Han character
or kana, one mark. White space, bullets, rules across the page and characters that nobody sees are no words.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, groupby, takewhile

from ...languages.characters import SQUARE
from ...languages.typed import LEADING_DASHES
from ...model.source import UNSEEN

STRONG, SLANTED, HEADED, STRUCK = "strong", "slanted", "headed", "struck"
"""How characters look: bold or underlined; italic; those of a heading, which pages emphasize; struck through."""
BACKWARDS, TURNED_BACK = "\u202e", "\u202c"
"""What begins and ends characters that are shown from right to left; a scan puts them for a markup that does so."""
_BULLET = "•●○◦▪▫■□◆◇►▶▸‣∙·➢➤⁃"
_WORD = re.compile(rf"\n|[{SQUARE}]|(?:(?![{SQUARE}])[^\W_])+|[^\s\w|*`~\\{_BULLET}]")
_LEADING = frozenset(LEADING_DASHES)
"""Marks that are bullets at the head of a line."""
_RULE = re.compile(r"[-=#–—―─━+:]+")
_UNSEEN = re.compile(f"[{UNSEEN}\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Characters that look alike, from `line` on. A line break in `text` ends a line of the text.

    `aside` names what may stand in a file and not on its page: "" for text. `counted` is the number that the item of a
    list has where its own is typed in another way ("1." for each).
    """

    text: str
    line: int
    look: str = ""
    aside: str = ""
    counted: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """What a scan found. `counts` says that the program of the file numbers its lists, so that no word of it does."""

    stretches: tuple[Stretch, ...] = ()
    counts: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidWord:
    """A word: its characters, what its stretch says of it, the line of text that it stands in, and where it stands."""

    key: str
    stretch: Stretch
    row: int
    start: int
    end: int

    @property
    def is_mark(self) -> bool:
        """Whether it is a mark and no word or figure."""
        return not self.key[0].isalnum()


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidText:
    """A text and its words, in order; `counts` is that of its scan."""

    text: str
    words: tuple[SaidWord, ...]
    counts: bool

    def quoted(self, words: Sequence[SaidWord]) -> str:
        """Return neighbouring words as they stand there."""
        return " ".join(self.text[words[0].start : words[-1].end].split()) if words else ""


def read_words(scan: Scan) -> SaidText:
    """Return the words of a scan, lines that are nothing but a rule left out."""
    clean = [replace(one, text=_UNSEEN.sub("", one.text)) for one in scan.stretches]
    text = "".join(one.text for one in clean)
    rows = groupby(_words(clean, text), lambda word: word.row)
    return SaidText(text=text, words=tuple(word for _, row in rows for word in _spoken(list(row))), counts=scan.counts)


def _words(stretches: Sequence[Stretch], text: str) -> Iterator[SaidWord]:
    starts = list(accumulate((len(one.text) for one in stretches), initial=0))[:-1]
    row = 0
    for match in _WORD.finditer(text):
        if match[0] == "\n":
            row += 1
            continue
        stretch = stretches[bisect_right(starts, match.start()) - 1]
        yield SaidWord(key=match[0], stretch=stretch, row=row, start=match.start(), end=match.end())


def _spoken(row: list[SaidWord]) -> list[SaidWord]:
    """Return the words of a line without the bullets at its head."""
    if _RULE.fullmatch("".join(word.key for word in row)):
        return []
    ends = [*(word.start for word in row[1:]), -1]
    bullets = takewhile(lambda n: row[n].key in _LEADING and row[n].end != ends[n], range(len(row)))
    return row[len(list(bullets)) :]
