"""A file held against the pages that were built from it.

In: the scan of a file, and its pages in order. Out: differences, each with the document that it is in.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from ...model.document import Document
from ...model.source import visible
from .compare import ADDED, REORDERED, PageDifference, compare
from .scan_html import scan_page
from .stretches import BACKWARDS, SaidText, Scan, Stretch, read_words

_END = Stretch(text="\n", line=0)
_OVERRIDDEN = re.compile(f"[^\n]*[\u202d{BACKWARDS}][^\n]*")
"""A line with an override of direction (Unicode Standard Annex 9, LRO and RLO)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedPage:
    """A Document and its page."""

    document: Document
    html: str


def prove(scan: Scan, pages: Sequence[PrintedPage]) -> tuple[PageDifference, ...]:
    """Return what pages have in another way than the file that they were made from."""
    file = read_words(scan)
    stretches = [scan_page(page.html) for page in pages]
    whole = read_words(Scan(stretches=tuple(one for part in stretches for one in (*part, _END))))
    ends = list(accumulate(len(read_words(Scan(stretches=part)).words) for part in stretches))
    names = [f"{page.document.work} in {page.document.locale}" for page in pages]
    found = compare(file, whole)
    if names:
        places = (min(bisect_right(ends, one.place), len(names) - 1) for one in found)
        found = tuple(replace(one, document=names[place]) for one, place in zip(found, places, strict=True))
    return (*_publishers(file, pages), *_reordered(scan.stretches), *found)


def _publishers(file: SaidText, pages: Sequence[PrintedPage]) -> tuple[PageDifference, ...]:
    """Return the names of publishers that the pages print above their text and the file has nowhere."""
    names = dict.fromkeys(page.document.publisher for page in pages)
    said = {name: read_words(Scan(stretches=(Stretch(text=name, line=1),))) for name in names}
    lacking = (name for name, text in said.items() if any(map(str.isalnum, name)) and _keys(text) not in _keys(file))
    return tuple(PageDifference(kind=ADDED, line=1, has=name, count=1) for name in lacking)


def _keys(text: SaidText) -> str:
    return f" {' '.join(word.key for word in text.words)} "


def _reordered(stretches: Sequence[Stretch]) -> Iterator[PageDifference]:
    """Yield the lines whose characters a reader of the file sees in another order: 001 as 100; a page obeys nothing."""
    text_of = [one for one in stretches if not one.aside]
    text = "".join(one.text for one in text_of)
    starts = list(accumulate((len(one.text) for one in text_of), initial=0))
    for match in _OVERRIDDEN.finditer(text):
        line = text_of[bisect_right(starts, match.start()) - 1].line
        words = " ".join(match[0].split())
        yield PageDifference(kind=REORDERED, line=line, lacks=visible(words), count=len(words.split()))
