"""A file held against the pages that were built from it.

In: the scan of a file, and its pages in order. Out: differences, each with the document that it is in.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from ...model.document import Document
from .compare import ADDED, PageDifference, compare
from .order import reordered
from .scan_html import scan_page
from .stretches import SaidText, Scan, Stretch, read_words

_END = Stretch(text="\n", line=0)


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
    return (*_publishers(file, pages), *reordered(scan.stretches), *found)


def _publishers(file: SaidText, pages: Sequence[PrintedPage]) -> tuple[PageDifference, ...]:
    """Return the names of publishers that the pages print above their text and the file has nowhere."""
    told = f" {' '.join(word.key for word in file.words)} "
    names = dict.fromkeys(page.document.publisher for page in pages)
    return tuple(
        PageDifference(kind=ADDED, line=1, has=name, count=1)
        for name in names
        if any(map(str.isalnum, name))
        and f" {' '.join(word.key for word in read_words(Scan(stretches=(Stretch(text=name, line=1),))).words)} "
        not in told
    )
