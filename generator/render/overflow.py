"""What of a laid-out page leaves its type area, the part that margins leave free: paper has no scroll bar.

In: the pages of the engine and the tree that they were made of. Out: each table, or passage outside one, that is too
wide, named by the clause that it stands in and counted there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

_SLACK = 1.0
"""Pixels of CSS that rounding may take."""
_MILLIMETRES = 25.4 / 96
"""Those of a pixel: an inch has 96 of these (CSS Values 4, 6.2)."""
_TABLE, _CLAUSES = "table", ("section", "div")


@dataclass(frozen=True, slots=True, kw_only=True)
class Overflow:
    """What leaves the type area: the id of its clause, the number of the table in it, 0 for a passage, and by how much.

    `text` is the first of its words that leave.
    """

    anchor: str
    table: int
    millimetres: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    anchor: str
    table: int


def overflows(pages: Any, root: Any) -> tuple[Overflow, ...]:
    """Return what is too wide, each table and passage once, in the order of the text."""
    places = dict(_placed(root, _Place(anchor="", table=0), {}))
    found: dict[_Place, Overflow] = {}
    for page in pages:
        box = page._page_box
        first, last = box.content_box_x() - _SLACK, box.content_box_x() + box.width + _SLACK
        for leaf, place in _leaves(box.children[0], places, _Place(anchor="", table=0)):
            start, end = _edges(leaf)
            excess = max(end - last, first - start if place.table else 0)
            if excess > 0 and place not in found:
                found[place] = Overflow(
                    anchor=place.anchor,
                    table=place.table,
                    millimetres=max(1, round(excess * _MILLIMETRES)),
                    text=getattr(leaf, "text", ""),
                )
    return tuple(found.values())


def _placed(element: Any, place: _Place, counts: dict[str, int]) -> Iterator[tuple[Any, _Place]]:
    """Yield the place of each element that is a clause or a table."""
    for child in element:
        below = place
        if child.tag in _CLAUSES and child.get("id"):
            below = _Place(anchor=child.get("id"), table=0)
        elif child.tag == _TABLE:
            counts[place.anchor] = counts.get(place.anchor, 0) + 1
            below = _Place(anchor=place.anchor, table=counts[place.anchor])
        if below is not place:
            yield child, below
        yield from _placed(child, below, counts)


def _leaves(box: Any, places: Mapping[Any, _Place], place: _Place) -> Iterator[tuple[Any, _Place]]:
    """Yield the texts and tables of a box, each with its place."""
    from weasyprint.formatting_structure.boxes import TableBox, TextBox

    place = places.get(box.element, place)
    if isinstance(box, (TableBox, TextBox)):
        yield box, place
    for child in getattr(box, "children", ()):
        yield from _leaves(child, places, place)


def _edges(box: Any) -> tuple[float, float]:
    start = box.border_box_x()
    return start, start + box.border_width()
