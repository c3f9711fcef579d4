"""What stands in an element of a Word file, seen through what only holds it (ECMA-376, 17.5 and 17.13; part 3, 7.5).

In: an element. Out: the elements in it that say something: content controls and tags are looked through, tracked
changes are taken as accepted, and of several ways to show one thing the first counts.
"""

from __future__ import annotations

from collections.abc import Iterator

from .package import Element
from .styles import W, value_of

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_HOLDERS = frozenset(
    f"{W}{name}" for name in ("ins", "moveTo", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "dir", "bdo")
)


def within(parent: Element) -> Iterator[Element]:
    """Yield what an element holds, in order."""
    for element in parent:
        if element.tag == f"{_MC}AlternateContent":
            yield from within(next(iter(element), element))  # what older programs show in its place says the same
        elif element.tag in _HOLDERS and not is_contents(element):
            yield from within(element)
        else:
            yield element


def boxes(parent: Element) -> Iterator[Element]:
    """Yield the text boxes of a drawing, those in one of them left to it."""
    for element in within(parent):
        if element.tag == f"{W}txbxContent":
            yield element
        else:
            yield from boxes(element)


def is_contents(element: Element) -> bool:
    """Say whether an element is a table of contents that the program made."""
    return value_of(element.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")) == "Table of Contents"


def is_deleted(row: Element) -> bool:
    """Say whether somebody deleted a row of a table."""
    return row.find(f"{W}trPr/{W}del") is not None


def runs_on(paragraph: Element) -> bool:
    """Say whether somebody deleted or moved the end of a paragraph, so that the next one goes on with it."""
    mark = paragraph.find(f"{W}pPr/{W}rPr")
    return mark is not None and any(mark.find(f"{W}{name}") is not None for name in ("del", "moveFrom"))
