"""A redline with every move told as what went and what came: Word writes moves as two marks that few programs read.

In: a Document that is a redline. Out: a Document whose clauses are as they were, came or went, with the notes of moves.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace

from ...model import document as d
from ...redline import accept, reject
from ...redline.anchors import unanchored

_SIDES = {"moved-here": "inserted", "moved-away": "deleted"}


def without_moves(document: d.Document) -> d.Document:
    """Return a redline in which a moved clause went from one place and came at another, each with its words there."""
    if not any(isinstance(one, d.Revised) for one in d.walk_sections(document.sections)):
        return document
    before = {one.clause: one for one in d.walk_sections(reject(document.sections))}
    return replace(document, sections=tuple(_sections(document.sections, before)))


def _sections(sections: tuple[d.Section, ...], before: Mapping[str, d.Section]) -> Iterator[d.Section]:
    for one in sections:
        change = getattr(one, "change", "")
        if change in _SIDES:
            was = replace(unanchored(before[one.clause]), number=one.number) if change == "moved-away" else None
            yield _wholly(was or accept((one,))[0], _SIDES[change], getattr(one, "note", ""))
        else:
            yield replace(one, sections=tuple(_sections(one.sections, before)))


def _wholly(section: d.Section, change: str, note: str) -> d.Section:
    """Return a clause and those inside it as come or gone."""
    kept = {field.name: getattr(section, field.name) for field in fields(d.Section)}
    inner = tuple(_wholly(one, change, "") for one in section.sections)
    return d.Revised(**{**kept, "sections": inner}, change=change, note=note)
