"""Expressions and words as values of a pack: an expression costs nothing until somebody looks for it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

Match = re.Match[str]
Search = Callable[..., Match | None]


@dataclass(frozen=True)
class Pattern:
    """A regular expression that is compiled when it is first used; see `re` for what its methods return."""

    source: str
    flags: re.RegexFlag = re.NOFLAG

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The expression of `re`."""
        return re.compile(self.source, self.flags)

    @cached_property
    def search(self) -> Search:
        """The first match, wherever it is."""
        return self.compiled.search

    @cached_property
    def match(self) -> Search:
        """The match at an offset."""
        return self.compiled.match

    @cached_property
    def fullmatch(self) -> Search:
        """The match of a whole text."""
        return self.compiled.fullmatch

    @cached_property
    def finditer(self) -> Callable[..., Iterator[Match]]:
        """All matches, in order."""
        return self.compiled.finditer

    @cached_property
    def findall(self) -> Callable[..., list[str]]:
        """The texts of all matches, for a pattern without groups."""
        return self.compiled.findall


def ignoring_case(source: str) -> Pattern:
    """Return a pattern that takes capitals for small letters."""
    return Pattern(source, re.IGNORECASE)


def words_in(text: str) -> frozenset[str]:
    """Return the words of a text, which any white space parts."""
    return frozenset(text.split())


EMPTY = Pattern("")
"""Found everywhere: for what a language need not say."""
NEVER = Pattern("(?!)")
"""Found nowhere: for what a language has no words for."""
