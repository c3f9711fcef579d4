"""Blocks as written to blocks as read: numbers set, contacts, inventory and outline filled in.

In: written blocks and a `Place`. Out: document blocks.
"""

from __future__ import annotations

from ..model import document as d
from ..model import written as w
from .contact import contact_block
from .inlines import resolve_inlines
from .inventory import inventory_view
from .place import Place
from .plan import PlannedSection


def resolve_blocks(blocks: tuple[w.Block, ...], caption: str, place: Place) -> tuple[d.Block, ...]:
    """Return blocks ready to read; `caption` names tables that have no name of their own."""
    return tuple(made for block in blocks for made in _block(block, caption, place))


def _block(block: w.Block, caption: str, place: Place) -> tuple[d.Block, ...]:
    match block:
        case w.Paragraph():
            return (d.Paragraph(children=resolve_inlines(block.children, place)),)
        case w.BulletList() | w.OrderedList():
            return (d.List(items=tuple(_item(item, caption, place) for item in block.items)),)
        case w.Table():
            rows = tuple(tuple(_cell(cell, place) for cell in row) for row in block.rows)
            return (d.Table(caption=caption, header=tuple(_cell(cell, place) for cell in block.header), rows=rows),)
        case w.DefinitionList():
            return (d.DefinitionList(entries=tuple(_entry(entry, caption, place) for entry in block.entries)),)
        case w.ImportantBlock():
            return (d.ImportantBlock(blocks=resolve_blocks(block.blocks, caption, place)),)
        case w.ContactBlock():
            return contact_block(block, place)
        case w.InventoryBlock():
            return inventory_view(block, place)
        case w.OutlineBlock():
            return (_outline(place),)


def _item(item: w.ListItem, caption: str, place: Place) -> d.ListItem:
    own = place.plan.items.get(item.span)
    return d.ListItem(
        number=own.number if own else None,
        anchor=own.anchor if own else None,
        blocks=resolve_blocks(item.blocks, caption, place),
    )


def _cell(cell: w.Cell, place: Place) -> d.Cell:
    return d.Cell(blocks=tuple(d.Paragraph(children=resolve_inlines(p.children, place)) for p in cell.blocks))


def _entry(entry: w.DefinitionEntry, caption: str, place: Place) -> d.DefinitionEntry:
    return d.DefinitionEntry(
        term=resolve_inlines(entry.term, place),
        definitions=tuple(resolve_blocks(part, caption, place) for part in entry.definitions),
    )


def _outline(place: Place) -> d.List:
    """Return the titles of the numbered sections, or of all with a title where none is numbered, as links."""
    titled = [section for section in place.plan.sections if section.placement.value in ("section", "unnumbered")]
    chosen = [section for section in titled if section.number] or titled
    return d.List(items=tuple(_line(section, place) for section in chosen))


def _line(section: PlannedSection, place: Place) -> d.ListItem:
    title = resolve_inlines(section.clause.title, place)
    link = d.Reference(path=None, anchor=section.anchor, generated=True, children=title)
    return d.ListItem(number=None, anchor=None, blocks=(d.Paragraph(children=(link,)),))
