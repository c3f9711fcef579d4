"""Paragraphs of Word: where they stand, and what their properties say.

In: runs, and a `Stand`. Out: elements.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from ...localize import is_right_to_left
from .file import WordFile
from .numbering import LEVELS, CountedList, NumberPlace
from .runs import Look
from .xml import Element, flag, w

TEXT_WIDTH = 9070
"""Twips between the margins of the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """Where blocks stand: how their text looks, the style of a paragraph, its indent and number, the lists around it.

    `number` is that of the first paragraph alone, `hanging` how far it hangs out. `depth` counts numbered lists,
    `drawn` bulleted ones. `broad` is how broad the column is. `mark` is the change of the end of a paragraph where that
    is another than that of its words.
    """

    look: Look
    style: str = "Normal"
    left: int = 0
    hanging: int = 0
    number: NumberPlace | int | None = None
    near: tuple[CountedList, ...] = ()
    depth: int = 0
    drawn: int = 0
    broad: int = TEXT_WIDTH
    mark: str = ""

    def changed(self, change: str) -> Stand:
        """Where blocks stand that came or went, "" for neither."""
        return replace(self, look=replace(self.look, change=change)) if change else self

    @property
    def behind(self) -> Stand:
        """Where the blocks behind the first paragraph stand."""
        style = "List Continue" if self.style.startswith("List") else self.style
        return replace(self, number=None, hanging=0, style=style)


def paragraph(
    inside: Iterable[Element],
    stand: Stand,
    file: WordFile,
    *properties: Element | None,
    style: str = "",
    spacing: Element | None = None,
) -> Element:
    """Return a paragraph; its properties are in the order of ECMA-376 17.3.1."""
    change = stand.mark or stand.look.change
    return w(
        "p",
        w(
            "pPr",
            w("pStyle", val=file.style(style or stand.style)),
            _numbered(stand.number, stand.drawn),
            *properties,
            flag("bidi", is_right_to_left(stand.look.locale)),
            spacing,
            _indent(stand),
            w("rPr", file.changed(change) if change else None, file.language(stand.look.locale)),
        ),
        *inside,
    )


def _numbered(number: NumberPlace | int | None, drawn: int) -> Element | None:
    match number:
        case NumberPlace():
            return w("numPr", w("ilvl", val=number.level), w("numId", val=number.list.id))
        case int():
            return w("numPr", w("ilvl", val=min(drawn, LEVELS) - 1), w("numId", val=number))
        case _:
            return None


def _indent(stand: Stand) -> Element | None:
    """Return the indent of a paragraph, None where its number or its style gives it."""
    own = (stand.left, stand.hanging)
    given = stand.number.is_indented_by if isinstance(stand.number, NumberPlace) else (0, 0)
    if own == given:
        return None
    return w("ind", left=stand.left, hanging=stand.hanging) if stand.hanging else w("ind", left=stand.left)
