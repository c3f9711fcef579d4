"""Blocks as written to blocks as read: numbers set, contacts, inventory and outline filled in.

In: written blocks and a `ResolvedFrom`. Out: document blocks.
"""

from __future__ import annotations

from itertools import chain

from ..model import document as d
from ..model import written as w
from .contact import contact_block
from .findings import Step, each
from .inlines import resolve_inlines
from .inventory import inventory_view
from .place import ResolvedFrom
from .plan import PlannedSection


def resolve_blocks(blocks: tuple[w.Block, ...], place: ResolvedFrom) -> Step[tuple[d.Block, ...]]:
    """Return blocks ready to read; a table that somebody typed has no caption."""
    made = yield from each(_block(block, place) for block in blocks)
    return tuple(chain.from_iterable(made))


def _block(block: w.Block, place: ResolvedFrom) -> Step[tuple[d.Block, ...]]:
    match block:
        case w.Paragraph():
            return ((yield from _paragraph(block, place)),)
        case w.BulletList() | w.OrderedList():
            return (d.List(items=(yield from each(_item(item, place) for item in block.items))),)
        case w.Table():
            rows = yield from each(_row(row, place) for row in block.rows)
            return (d.Table(caption="", header=(yield from _row(block.header, place)), rows=rows),)
        case w.DefinitionList():
            entries = yield from each(_entry(entry, place) for entry in block.entries)
            return (d.DefinitionList(entries=entries),)
        case w.ImportantBlock():
            return (d.ImportantBlock(blocks=(yield from resolve_blocks(block.blocks, place))),)
        case w.ContactBlock():
            return (yield from contact_block(block.contact, block.fields, block.span, place))
        case w.InventoryBlock():
            return (yield from inventory_view(block.form, block.view, block.span, place))
        case w.OutlineBlock():
            return ((yield from _outline(place)),)


def _paragraph(paragraph: w.Paragraph, place: ResolvedFrom) -> Step[d.Paragraph]:
    return d.Paragraph(children=(yield from resolve_inlines(paragraph.children, place)))


def _item(item: w.ListItem, place: ResolvedFrom) -> Step[d.ListItem]:
    own = place.plan.items.get(item.span)
    return d.ListItem(
        number=own.number if own else None,
        anchor=own.anchor if own else None,
        begins=own.begins if own else None,
        blocks=(yield from resolve_blocks(item.blocks, place)),
    )


def _row(row: tuple[w.Cell, ...], place: ResolvedFrom) -> Step[tuple[d.Cell, ...]]:
    return each(_cell(cell, place) for cell in row)


def _cell(cell: w.Cell, place: ResolvedFrom) -> Step[d.Cell]:
    return d.Cell(blocks=(yield from each(_paragraph(paragraph, place) for paragraph in cell.blocks)))


def _entry(entry: w.DefinitionEntry, place: ResolvedFrom) -> Step[d.DefinitionEntry]:
    return d.DefinitionEntry(
        term=(yield from resolve_inlines(entry.term, place)),
        definitions=(yield from each(resolve_blocks(part, place) for part in entry.definitions)),
    )


def _outline(place: ResolvedFrom) -> Step[d.List]:
    """Return the titles of the numbered sections, or of all with a title where none is numbered, as links."""
    titled = [section for section in place.plan.sections if section.placement.value in ("section", "unnumbered")]
    chosen = [section for section in titled if section.number] or titled
    return d.List(items=(yield from each(_line(section, place) for section in chosen)))


def _line(section: PlannedSection, place: ResolvedFrom) -> Step[d.ListItem]:
    title = yield from resolve_inlines(section.clause.title, place)
    link = d.Reference(path=None, anchor=section.anchor, generated=True, children=title)
    return d.ListItem(number=None, anchor=None, blocks=(d.Paragraph(children=(link,)),))
