"""The lines of a working text and those of a drafted one, side by side.

In: a work in a locale with what its words are resolved against; a draft. Out: lines in reading order, each with what it
says; those of the working text know their clause and the places of their characters.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from ...model import document as d
from ...model import written as w
from ...model.document import Section, plain_text, walk_sections
from ...model.nodes import Listing, StandsOut
from ...resolve.blocks import resolve_blocks
from ...resolve.findings import taken
from ...resolve.inlines import resolve_inlines
from ...resolve.place import ResolvedFrom
from ...resolve.plan import PlannedSection
from ..draft import DraftDocument
from ..markers import split_marker
from .places import SourceStretch, stretches
from .units import PrintedUnit, units_in

HEADED = frozenset({"section", "unnumbered"})
"""Placements of clauses that print their title."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TextLine:
    """A line of a text: what it is made of, and what it says.

    `form` says how many paragraphs each cell of a row has, an empty one counted as one; () for a line.
    """

    unit: PrintedUnit
    text: str
    form: tuple[int, ...]

    @property
    def is_title(self) -> bool:
        """Whether it is the heading of its clause."""
        return not self.unit.within

    @property
    def items(self) -> tuple[Any, ...]:
        """The items that it stands in, the outermost first."""
        return items_in(self.unit.within)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class WorkingLine(TextLine):
    """A line of a clause; `cells` are the stretches of each paragraph of each cell, none where it is generated.

    `field` is that of the contact that prints it.
    """

    clause: w.Clause
    cells: tuple[tuple[tuple[SourceStretch, ...], ...], ...] = ()
    field: str = ""

    @property
    def contact(self) -> Any:
        """The contact that prints it, None where none does."""
        return self.unit.within[-1] if self.field else None

    @property
    def stands_out(self) -> bool:
        """Whether every page makes it bold by itself."""
        if self.is_title or any(isinstance(node, StandsOut) for node in self.unit.within):
            return True
        row = self.unit.row
        return row is not None and row is self.unit.within[-2].header


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class DraftLine(TextLine):
    """A line of a draft, and the section that it stands in."""

    section: Section


def items_in(path: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return the items among nodes that stand in each other, the outermost first."""
    return tuple(node for outer, node in pairwise(path) if isinstance(outer, Listing))


def said(text: str) -> str:
    """Return what tells a text from others: its characters without white space."""
    return "".join(text.split())


def working_lines(place: ResolvedFrom) -> tuple[WorkingLine, ...]:
    """Return the lines of a work in a locale."""
    return tuple(line for section in _walk(place.plan.sections) for line in _of_clause(section, place))


def draft_lines(draft: DraftDocument) -> tuple[DraftLine, ...]:
    """Return the lines of a draft."""
    return tuple(
        DraftLine(section=section, unit=unit, text=_text(unit), form=_form(unit))
        for section in walk_sections(draft.sections)
        for unit in _units(section.title if section.placement in HEADED else (), section.blocks)
        if said(_text(unit))
    )


def cut(run: tuple[d.Inline, ...], start: int, end: int) -> tuple[d.Inline, ...]:
    """Return the characters from `start` to `end` of a run, in what they stand in."""
    made: list[d.Inline] = []
    for inline in run:
        size = len(plain_text((inline,)))
        if max(start, 0) < min(end, size):
            if isinstance(inline, d.Text):
                made.append(d.Text(text=inline.text[max(start, 0) : end]))
            elif isinstance(inline, (d.Strong, d.Important, d.Link)):  # all that a reader of files makes
                made.append(replace(inline, children=cut(inline.children, start, end)))
        start, end = start - size, end - size
    return tuple(made)


def without_number(line: DraftLine, numbers: Collection[str]) -> DraftLine:
    """Return a line of a draft without its number, where a reader took it for words.

    It is one of those that the page prints; before a title any will do, since the count goes on without what went.
    """
    before = max((one for one in numbers if _begins(line.text, one)), key=len, default="")
    if not before and numbers and line.is_title:
        before = line.text.removesuffix(split_marker(line.text)[1]).strip()
    if not before or line.form:
        return line
    ((run,),) = line.unit.cells
    text = plain_text(run)
    start = next(place for place in range(len(text)) if said(text[:place]) == said(before))
    start += len(text[start:]) - len(text[start:].lstrip())
    unit = replace(line.unit, cells=((cut(run, start, len(text)),),))
    return replace(line, unit=unit, text=_text(unit))


def _begins(text: str, number: str) -> bool:
    """Say whether a text begins with a number and goes on behind it."""
    rest = text.removeprefix(number)
    return rest != text and bool(rest.strip()) and not (number[-1:].isalnum() and rest[0].isalnum())


def _walk(sections: tuple[PlannedSection, ...]) -> Iterator[PlannedSection]:
    for section in sections:
        yield section
        yield from _walk(section.sections)


def _units(title: tuple[d.Inline, ...] | tuple[w.Inline, ...], blocks: tuple[object, ...]) -> Iterator[PrintedUnit]:
    if title:
        yield PrintedUnit(cells=((title,),), within=())
    yield from units_in(blocks)


def _of_clause(section: PlannedSection, place: ResolvedFrom) -> Iterator[WorkingLine]:
    clause = section.clause

    def say(inline: w.Inline) -> str:
        return plain_text(taken(resolve_inlines((inline,), place))[0])

    for unit in _units(clause.title if section.placement.value in HEADED else (), clause.blocks):
        if unit.cells:
            cells = tuple(tuple(tuple(stretches(run, say)) for run in cell) for cell in unit.cells)
            text = " ".join("".join(one.text for one in run) for cell in cells for run in cell)
            yield WorkingLine(clause=clause, unit=unit, text=" ".join(text.split()), form=_form(unit), cells=cells)
            continue
        blocks = taken(resolve_blocks((unit.within[-1],), place))[0]
        for one in units_in(blocks):
            field = getattr(one.within[-1], "kind", "")
            yield WorkingLine(clause=clause, unit=unit, text=_text(one), form=_form(one), field=field)


def _text(unit: PrintedUnit) -> str:
    return " ".join(f"{unit.lead} {' '.join(plain_text(run) for cell in unit.cells for run in cell)}".split())


def _form(unit: PrintedUnit) -> tuple[int, ...]:
    return tuple(max(len(cell), 1) for cell in unit.cells) if unit.row is not None else ()
