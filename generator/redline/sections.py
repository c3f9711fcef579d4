"""Two outlines to one: clauses aligned by id, whatever their place, number or title.

In: the clauses of two Documents. Out: those of their redline. A clause of both stands at its new place; where its old
place was another, its title is left there. A number that changed is no change.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from ..model.document import Revised, Section, walk_sections
from .blocks import MOVED_AWAY, MOVED_HERE, came, redline_blocks, went
from .runs import deleted, inserted, redline_run
from .sequence import matches

ADDED, REMOVED = "Added", "Removed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """All clauses of the old text and of the new one by id."""

    old: Mapping[str, Section]
    new: Mapping[str, Section]


def redline_sections(old: tuple[Section, ...], new: tuple[Section, ...]) -> tuple[Section, ...]:
    """Return the redline of two outlines; its notes are messages of the catalogue still."""
    sides = Sides(
        old={section.clause: section for section in walk_sections(old)},
        new={section.clause: section for section in walk_sections(new)},
    )
    return tuple(_merged(old, new, sides))


def _merged(old: Sequence[Section], new: Sequence[Section], sides: Sides) -> Iterator[Section]:
    """Yield the clauses of one level: what went from it stands before what came in its place."""
    ids = [section.clause for section in old], [section.clause for section in new]
    i, j = 0, 0
    for a, c, length in (*matches(*ids), (len(old), len(new), 0)):
        yield from (_gone(section, sides) for section in old[i:a])
        yield from (_come(section, sides) for section in new[j:c])
        yield from (_both(old[a + k], new[c + k], sides) for k in range(length))
        i, j = a + length, c + length


def _both(old: Section, new: Section, sides: Sides) -> Section:
    return _section(
        new,
        title=redline_run(old.title, new.title),
        blocks=redline_blocks(old.blocks, new.blocks),
        sections=tuple(_merged(old.sections, new.sections, sides)),
    )


def _come(new: Section, sides: Sides) -> Revised:
    """Return a clause that is new at its place: moved here, or added."""
    if new.clause in sides.old:
        merged = _both(sides.old[new.clause], new, sides)
        return _revised(merged, "moved-here", MOVED_HERE)
    return _revised(
        new,
        "inserted",
        ADDED,
        title=inserted(new.title),
        blocks=came(new.blocks),
        sections=tuple(_merged((), new.sections, sides)),
    )


def _gone(old: Section, sides: Sides) -> Revised:
    """Return a clause that is no longer at its place: its title where it was moved, else all of it."""
    if old.clause in sides.new:
        return _revised(
            old,
            "moved-away",
            MOVED_AWAY,
            anchor=f"{old.anchor}-moved",
            was=(),
            title=deleted(old.title),
            blocks=(),
            sections=(),
        )
    return _revised(
        old,
        "deleted",
        REMOVED,
        anchor=f"{old.anchor}-removed",
        was=(),
        title=deleted(old.title),
        blocks=went(old.blocks),
        sections=tuple(_merged(old.sections, (), sides)),
    )


def _section(section: Section, **changes: Any) -> Section:
    return Section(**{**_values(section), **changes})


def _revised(section: Section, change: str, note: str, **changes: Any) -> Revised:
    return Revised(**{**_values(section), **changes}, change=change, note=note)


def _values(section: Section) -> dict[str, Any]:
    return {field.name: getattr(section, field.name) for field in fields(Section)}
