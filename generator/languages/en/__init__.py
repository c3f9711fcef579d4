"""English."""

from __future__ import annotations

import re

from ..latin import ABBREVIATIONS, CLOSING
from ..parts import Numerals, Pack, Sentences
from ..pattern import Pattern

_SMALL = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")

NUMERALS = Numerals(
    digits={word: number for number, word in enumerate(_SMALL)} | {word: 20 + 10 * i for i, word in enumerate(_TENS)},
    multipliers={"hundred": 100},
    groups={"thousand": 1000},
    separator=r"[\s-]+",
    fillers=frozenset({"and"}),
)

PACK = Pack(
    tag="en",
    sentences=Sentences(
        ends=Pattern(rf"[.!?…]+[{re.escape(CLOSING)}]*(?=\s|\Z)"),
        abbreviations=ABBREVIATIONS,
    ),
    numerals=NUMERALS,
)
