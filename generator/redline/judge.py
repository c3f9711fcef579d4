"""A redline with every change accepted, or with every change rejected.

In: the clauses of a redline. Out: those of the new text, or of the old one. They say the same, word for word; numbers
and anchors of what both texts have are the new text's. A thing that is left with nothing to say is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from ..model.document import (
    Cell,
    ContactField,
    DefinitionEntry,
    Deleted,
    Inserted,
    ListItem,
    MovedCell,
    Paragraph,
    Revised,
    Revision,
    Section,
    Table,
    walk_sections,
)
from ..model.nodes import held
from ..wording import of_blocks, of_field, of_item, of_row, of_run

_CAME, _WENT = frozenset({"inserted", "moved-here"}), frozenset({"deleted", "moved-away"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Verdict:
    """What is taken out, and the clauses that go back to the place they were moved from."""

    inline: type
    out: frozenset[str]
    back: Mapping[str, Section]


def accept(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """Return the clauses of the new text."""
    return _judged(sections, _Verdict(inline=Deleted, out=_WENT, back={}))


def reject(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """Return the clauses of the old text."""
    moved = {one.clause: one for one in walk_sections(sections) if getattr(one, "change", "") == "moved-here"}
    return _judged(sections, _Verdict(inline=Inserted, out=_CAME, back=moved))


def _judged(sections: tuple[Section, ...], verdict: _Verdict) -> tuple[Section, ...]:
    return tuple(_section(one, verdict) for one in sections if getattr(one, "change", "") not in verdict.out)


def _section(section: Section, verdict: _Verdict) -> Section:
    """Return a clause; the title of one that was moved away brings the whole clause back."""
    if isinstance(section, Revised) and section.change == "moved-away":
        section = verdict.back[section.clause]
    plain = {field.name: getattr(section, field.name) for field in fields(Section)}
    judged = {
        "title": tuple(_each(section.title, verdict)),
        "blocks": tuple(_each(section.blocks, verdict)),
        "sections": _judged(section.sections, verdict),
    }
    return Section(**{**plain, **judged})


def _each(nodes: tuple[Any, ...], verdict: _Verdict) -> Iterator[Any]:
    for node in nodes:
        if isinstance(node, tuple):
            yield tuple(_each(node, verdict))
        elif isinstance(node, Revision):
            yield from () if node.change in verdict.out else _each(node.blocks, verdict)
        elif isinstance(node, MovedCell):
            yield Cell(blocks=() if node.change in verdict.out else tuple(_each(node.blocks, verdict)))
        elif isinstance(node, (Inserted, Deleted)):
            yield from () if isinstance(node, verdict.inline) else _each(node.children, verdict)
        else:
            yield from _kept(node, verdict)


def _kept(node: Any, verdict: _Verdict) -> Iterator[Any]:
    """Yield what is left of a node, nothing where it was there for its changes alone."""
    if not is_dataclass(node) or isinstance(node, type):
        yield node
        return
    judged = _table(node, verdict) if isinstance(node, Table) else node
    made: Any = replace(judged, **{name: tuple(_each(inner, verdict)) for name, inner in held(judged).items()})
    if _says(made):
        yield made


def _table(table: Table, verdict: _Verdict) -> Table:
    """Return a table without the columns whose heading goes."""
    kept = [
        place
        for place, cell in enumerate(table.header)
        if of_blocks(tuple(_each(cell.blocks, verdict))) or not of_blocks(cell.blocks)
    ]
    rows = (tuple(row[place] for place in kept if place < len(row)) for row in table.rows)
    return replace(table, header=tuple(table.header[place] for place in kept), rows=tuple(filter(of_row, rows)))


def _says(node: Any) -> bool:
    match node:
        case ListItem():
            return bool(of_item(node))
        case ContactField():
            return bool(of_field(node))
        case DefinitionEntry():
            return bool(of_run(node.term) or any(map(of_blocks, node.definitions)))
        case Paragraph():
            return bool(of_run(node.children))
        case _:
            return True
