"""What a text says of each figure: the words around it, as far as they tell what it is for.

In: a Passage. Out: its periods or ages, each with the words of its part of the sentence that are neither small nor part
of the figure, and whether another part of the sentence states a condition. It compares nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from ...languages.characters import BRACKETS, CALLS, COMMAS, SEMICOLONS, STOPS
from ...languages.parts.values import Wordings
from ..passage import Passage
from ..sentences import sentences_in
from ..values import Value, values_in

CUT = re.compile(rf"[{STOPS}{COMMAS}{SEMICOLONS}{CALLS}{BRACKETS}](?![0-9])")
_STEM = 5
"""So many letters of a word tell it: deliver and delivery are one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A value in a passage, its part of the sentence, the words in it, and what is said of the same in other parts.

    A `gloss` has no words of its own: it says in other figures what stands right before it.
    """

    passage: Passage
    value: Value
    part: str
    words: frozenset[str]
    gloss: bool
    conditional: bool


def statements_in(passage: Passage, kind: str) -> Iterator[Statement]:
    """Yield a statement for each value of a kind that stands alone in its part of a sentence."""
    known = passage.pack.wordings
    values = [value for value in values_in(passage.text, passage.locale) if value.kind == kind] if known else []
    starts = [value.start for value in values]
    for start, end in sentences_in(passage.text, passage.locale) if known and values else ():
        cuts = [start, *(match.end() for match in CUT.finditer(passage.text, start, end)), end]
        cases = [match.start() for match in known.condition.finditer(passage.text, start, end)] if known else []
        for value in values[bisect_left(starts, start) : bisect_left(starts, end)]:
            at = bisect_right(cuts, value.start)
            first, last = cuts[at - 1], max(cuts[at], value.end)
            if known and bisect_left(starts, last) - bisect_left(starts, first) == 1:
                words = _words(f"{passage.text[first : value.start]} {passage.text[value.end : last]}", known)
                apart = len(cases) > bisect_left(cases, last) - bisect_left(cases, first)
                gloss = first > start and not words
                part = passage.text[first:last].strip()
                yield Statement(passage=passage, value=value, part=part, words=words, gloss=gloss, conditional=apart)


def _words(text: str, known: Wordings) -> frozenset[str]:
    found = (word.lower() for word in known.word.findall(text))
    return frozenset(word[:_STEM] for word in found if word not in known.small)
