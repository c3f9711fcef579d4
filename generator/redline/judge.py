"""A redline with every change accepted, or with every change rejected.

In: the clauses of a redline. Out: those of the new text, or of the old one. They say the same, word for word; numbers
and anchors of what both texts have are the new text's. A thing that is left with nothing to say is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar

from ..model.document import Inline, Restyled, Revised, Section, walk_sections
from ..model.make import emphasised
from ..model.nodes import Mark, WholeMark, held, holdings, rebuilt
from ..model.wording import of_block
from .blocks import without_columns
from .forms import NEW, OLD, formed

N = TypeVar("N")

_CAME, _WENT = frozenset({"inserted", "moved-here"}), frozenset({"deleted", "moved-away"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Verdict:
    """What is taken out, the clauses that go back to where they were moved from, and which form stays."""

    out: frozenset[str]
    back: Mapping[str, Section]
    form: int


def accept(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """Return the clauses of the new text."""
    return _judged(sections, _Verdict(out=_WENT, back={}, form=NEW))


def reject(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """Return the clauses of the old text."""
    moved = {one.clause: one for one in walk_sections(sections) if getattr(one, "change", "") == "moved-here"}
    return _judged(sections, _Verdict(out=_CAME, back=moved, form=OLD))


def accepted(node: N) -> N:
    """Return a block as the new text has it."""
    return next(_each(node, _Verdict(out=_WENT, back={}, form=NEW)), node)


def rejected(node: N) -> N:
    """Return a block as the old text had it."""
    return next(_each(node, _Verdict(out=_CAME, back={}, form=OLD)), node)


def _judged(sections: tuple[Section, ...], verdict: _Verdict) -> tuple[Section, ...]:
    return tuple(_section(one, verdict) for one in sections if getattr(one, "change", "") not in verdict.out)


def _section(section: Section, verdict: _Verdict) -> Section:
    """Return a clause; the title of one that was moved away brings the whole clause back."""
    if isinstance(section, Revised) and section.change == "moved-away":
        section = verdict.back[section.clause]
    plain = {field.name: getattr(section, field.name) for field in fields(Section)}
    judged = {
        "title": tuple(one for inline in section.title for one in _each(inline, verdict)),
        "blocks": tuple(one for block in section.blocks for one in _each(block, verdict)),
        "sections": _judged(section.sections, verdict),
    }
    return Section(**{**plain, **judged})


def _each(node: Any, verdict: _Verdict) -> Iterator[Any]:
    """Yield what is left of a node, nothing where it was there for its changes alone."""
    if isinstance(node, Mark):
        yield from _settled(node, verdict)
        return
    made = _rebuilt(without_columns(node, lambda cell: _rebuilt(cell, verdict)), verdict)
    if isinstance(made, Inline) or made.keeps_place or of_block(made):
        yield made


def _settled(mark: Any, verdict: _Verdict) -> Iterator[Any]:
    """Yield what a mark holds, nothing where that goes; of a cell, which keeps its place, an empty one."""
    goes = mark.change in verdict.out
    if mark.keeps_place:
        yield replace(mark.unmarked, blocks=()) if goes else _rebuilt(mark.unmarked, verdict)
    elif not goes:
        kept = tuple(one for nodes in held(mark) for node in nodes for one in _each(node, verdict))
        yield from _formed(mark, kept, verdict.form)


def _formed(mark: Any, kept: tuple[Any, ...], form: int) -> tuple[Any, ...]:
    """Return what is left of a mark in the form that it has on a side."""
    if isinstance(mark, Restyled):
        return emphasised(kept, (mark.before, mark.after)[form])
    return formed(mark, kept, form) if isinstance(mark, WholeMark) and kept else kept


def _rebuilt(node: Any, verdict: _Verdict) -> Any:
    """Return a node with what is left in it; a row of which nothing is left goes."""
    made = rebuilt(node, lambda inner: _each(inner, verdict))
    rows = {holding.name: _rows(node, made, holding.name) for holding in holdings(node) if holding.rows}
    return replace(made, **rows) if rows else made


def _rows(node: Any, made: Any, name: str) -> tuple[Any, ...]:
    both = zip(getattr(node, name), getattr(made, name), strict=True)
    return tuple(left for row, left in both if _says(left) or not _says(row))


def _says(row: tuple[Any, ...]) -> bool:
    return any(isinstance(one, Inline) or of_block(one) for one in row)
