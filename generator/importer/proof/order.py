"""Characters that a reader of the file sees in another order than the file has them.

In: the stretches of a file. Out: a difference for each line of its text that has an override of direction (Unicode
Standard Annex 9, LRO and RLO): 001 is seen as 100, and the page, which obeys none, shows 001.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from ...model.source import visible
from .compare import REORDERED, PageDifference
from .stretches import Stretch

BACKWARDS, TURNED_BACK = "\u202e", "\u202c"
"""What begins and ends characters that are shown from right to left; a scan puts them for a markup that does so."""
_OVERRIDDEN = re.compile(f"[^\n]*[\u202d{BACKWARDS}][^\n]*")


def reordered(stretches: Sequence[Stretch]) -> Iterator[PageDifference]:
    """Yield the lines of a text with such an override, in which nothing is obeyed."""
    text_of = [one for one in stretches if not one.aside]
    text = "".join(one.text for one in text_of)
    starts = list(accumulate((len(one.text) for one in text_of), initial=0))
    for match in _OVERRIDDEN.finditer(text):
        line = text_of[bisect_right(starts, match.start()) - 1].line
        words = " ".join(match[0].split())
        yield PageDifference(kind=REORDERED, line=line, lacks=visible(words), count=len(words.split()))
