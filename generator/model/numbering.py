"""Patterns of numbers, for headings and lists alike, and the one place where they are filled in.

In: a pattern as a work states it, `1.`, `(a)`, `第一条`, `1.1.1`, `Section 1`. Out: a `NumberPattern`, which gives the
label of an item from its counters, and the counters of a label. In a pattern `1`, `01`, `a`, `A`, `i`, `I` and `一` are
counters and everything else is printed as it stands. Where braces stand around one, only those in braces count:
`Part A.{n}`; `n` is another way to write 1, and `{n+}` counts on through the whole document.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from ..languages.characters import HAN_NUMERALS
from ..languages.counters import SYSTEMS

_HAN_FIRST = HAN_NUMERALS[0]
_PLAIN = re.compile(rf"(?<![A-Za-z0-9])(?P<first>0?1|[aAiI])(?P<on>)(?![A-Za-z0-9])|(?P<han>{_HAN_FIRST})")
FIGURE = re.compile(rf"[\d{HAN_NUMERALS[1:]}]+")
"""A figure, which in a pattern without braces is the first of no row."""
_BRACED = re.compile(rf"\{{(?P<first>n|0?1|[aAiI]|{_HAN_FIRST})(?P<on>\+?)\}}")


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberPattern:
    """A pattern as read: `systems` are those of its counters, `words` what stands around them, one more.

    The last counter is the item's own, those before it are its ancestors'. `runs_on` says that no ancestor begins the
    count anew.
    """

    text: str
    words: tuple[str, ...]
    systems: tuple[str, ...]
    runs_on: bool

    @property
    def levels(self) -> int:
        """How many counters there are: the item's own, and those of its ancestors before it."""
        return len(self.systems)

    @property
    def running(self) -> NumberPattern:
        """The same pattern, counting on through the document."""
        return replace(self, text=_braced(self.words, self.systems, "+"), runs_on=True)

    def label(self, counters: Sequence[int]) -> str:
        """Return the label of an item: `1.1` gives 3.4 for (3, 4), and `(i)` gives (iv).

        Counters that the pattern has too many stand at their first.
        """
        return f"{self.words[0]}{self.number(counters)}{self.words[-1]}"

    def number(self, counters: Sequence[int]) -> str:
        """Return a label without the words around it: 4 for `Section 4.`, 3.4 for `3.4.`."""
        own = (*(1 for _ in range(self.levels - len(counters))), *counters[-self.levels :])
        told = [SYSTEMS[system].write(value) for system, value in zip(self.systems, own, strict=True)]
        return told[0] + "".join(f"{word}{one}" for word, one in zip(self.words[1:-1], told[1:], strict=True))

    def counters(self, label: str) -> tuple[int, ...] | None:
        """Return the counters of a label, None for one that this pattern never gives."""
        match = _form(self.words, self.systems).fullmatch(label)
        told = zip(self.systems, match.groups() if match else (), strict=match is not None)
        found = tuple(value for system, text in told if (value := SYSTEMS[system].read(text)) is not None)
        return found if len(found) == self.levels else None


Patterns = tuple[NumberPattern, ...]
"""Patterns by depth, the outermost first."""


@lru_cache(maxsize=256)
def _form(words: tuple[str, ...], systems: tuple[str, ...]) -> re.Pattern[str]:
    counted = (f"({SYSTEMS[system].form}){re.escape(word)}" for system, word in zip(systems, words[1:], strict=True))
    return re.compile(re.escape(words[0]) + "".join(counted))


@lru_cache(maxsize=256)
def read_pattern(text: str) -> NumberPattern | None:
    """Return what a pattern says; None where it counts nothing."""
    found = list(_BRACED.finditer(text)) or list(_PLAIN.finditer(text))
    if not found:
        return None
    ends = [0, *(match.end() for match in found)]
    starts = [*(match.start() for match in found), len(text)]
    return NumberPattern(
        text=text,
        words=tuple(text[end:start] for end, start in zip(ends, starts, strict=True)),
        systems=tuple(_system(match) for match in found),
        runs_on=bool(found[-1]["on"]),
    )


def _system(match: re.Match[str]) -> str:
    first = match["first"] or _HAN_FIRST
    return "1" if first == "n" else first


def pattern_of(words: tuple[str, ...], systems: tuple[str, ...]) -> NumberPattern:
    """Return a pattern by what it is made of; its text is a sample where that says the same, else has braces."""
    sample = "".join(f"{word}{one}" for word, one in zip(words, (*systems, ""), strict=True))
    made = NumberPattern(text=sample, words=words, systems=systems, runs_on=False)
    is_clear = read_pattern(sample) == made and not FIGURE.search("|".join(words))
    return made if is_clear else replace(made, text=_braced(words, systems, ""))


def _braced(words: tuple[str, ...], systems: tuple[str, ...], on: str) -> str:
    counters = [f"{{{'n' if system == '1' else system}}}" for system in systems]
    counters[-1] = f"{counters[-1][:-1]}{on}}}"
    return "".join(f"{word}{one}" for word, one in zip(words, (*counters, ""), strict=True))


def patterns(*texts: str) -> Patterns:
    """Return what patterns say that are known to count."""
    return tuple(found for text in texts if (found := read_pattern(text)))


def at_depth(given: Patterns, depth: int) -> NumberPattern:
    """Return the pattern of a depth, from 1 on; what is deeper than all counts by the last."""
    return given[min(depth, len(given)) - 1]
