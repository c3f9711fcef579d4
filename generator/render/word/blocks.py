"""Blocks of a Document as paragraphs and tables of Word.

In: blocks, where they stand, and the `WordFile`. Out: elements for the inside of a control, a cell or the body. A
number is one of a list of Word, never text. A change of whole blocks is told of their paragraph marks and rows as well,
so that Word takes them out as a whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from types import MappingProxyType

from ...model import document as d
from ...model.source import width
from ...model.word_anchors import generated_tag
from ..runs import is_gone, printed_cell, revised
from .file import WordFile
from .numbering import BULLETS, LEVELS, STEP, CountedList, NumberPlace, room_for
from .runs import Look, print_run
from .xml import Element, named, w

TEXT_WIDTH = 9070
"""Twips between the margins of the page."""
_NARROWEST = 1100
"""Twips of a column."""
_CHANGES: Mapping[type, str] = MappingProxyType({d.Inserted: "ins", d.Deleted: "del"})
_LABEL = 2000
"""Twips of the label of a contact."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """Where blocks stand: how their text looks, the style of a paragraph, its indent and number, the lists around it.

    `number` is that of the first paragraph alone, `hanging` how far it hangs out. `depth` counts numbered lists,
    `drawn` bulleted ones. `broad` is how broad the column is.
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

    @property
    def behind(self) -> Stand:
        """Where the blocks behind the first paragraph stand."""
        style = "List Continue" if self.style.startswith("List") else self.style
        return replace(self, number=None, hanging=0, style=style)


def print_blocks(blocks: Iterable[d.Block], stand: Stand, file: WordFile) -> list[Element]:
    """Return blocks; the first paragraph has the number."""
    made: list[Element] = []
    for block in blocks:
        made += _block(block, stand, file)
        stand = stand.behind if made else stand
    return made


def paragraph(
    inside: Iterable[Element], stand: Stand, file: WordFile, *properties: Element | None, style: str = ""
) -> Element:
    """Return a paragraph; its properties are in the order of ECMA-376 17.3.1."""
    change = file.changed(stand.look.change) if stand.look.change else None
    return w(
        "p",
        w(
            "pPr",
            w("pStyle", val=file.style(style or stand.style)),
            _numbered(stand.number, stand.drawn),
            *properties,
            _indent(stand),
            w("rPr", change, file.language(stand.look.locale)),
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


def _block(block: d.Block, stand: Stand, file: WordFile) -> list[Element]:
    match block:
        case d.Paragraph():
            return [paragraph(print_run(block.children, stand.look, file), stand, file)]
        case d.ImportantBlock():
            return print_blocks(block.blocks, replace(stand, look=replace(stand.look, emphasis="important")), file)
        case d.Revision():
            return _revision(block, stand, file)
        case _ if stand.number is not None:
            return [paragraph((), stand, file), *_block(block, stand.behind, file)]
        case d.List():
            return _list(block, stand, file) if block.numbered else _bullets(block, stand, file)
        case d.Table():
            return _table(block, stand, file)
        case d.DefinitionList():
            return [one for entry in block.entries for one in _entry(entry, stand, file)]
        case d.ContactBlock():
            return [_field(field, stand, file) for field in block.fields]
        case d.Columns():
            return _columns(block, stand, file)


def _revision(block: d.Revision, stand: Stand, file: WordFile) -> list[Element]:
    return print_blocks(revised(block), stand, file)


# --- lists ------------------------------------------------------------------------------------------------------------


def _list(block: d.List, stand: Stand, file: WordFile) -> list[Element]:
    labels = [item.number or "" for item in block.items]
    room = room_for(labels)
    near, made = stand.near, []
    for item, label, after in zip(block.items, labels, (*labels[1:], ""), strict=True):
        gone = is_gone(item.blocks)
        place = file.numbers.place(
            label, stand.depth, () if gone else near, after=after, left=stand.left + room, hanging=room
        )
        near = near if gone else (place.list, *stand.near)
        inside = replace(
            stand,
            style="List Number",
            number=place,
            left=stand.left + room,
            hanging=room,
            near=(place.list,),
            depth=stand.depth + 1,
        )
        made += _item(item, inside, file)
    return made


def _bullets(block: d.List, stand: Stand, file: WordFile) -> list[Element]:
    hanging = STEP * 3 // 4
    inside = replace(
        stand, style="List Bullet", number=BULLETS, left=stand.left + STEP, hanging=hanging, drawn=stand.drawn + 1
    )
    return [one for item in block.items for one in _item(item, inside, file)]


def _item(item: d.ListItem, stand: Stand, file: WordFile) -> list[Element]:
    made = print_blocks(item.blocks, stand, file) or [paragraph((), stand, file)]
    _mark(made[0], file.places.get(item.anchor or "", ""), file)
    return made


def _mark(first: Element, name: str, file: WordFile) -> None:
    """Put a bookmark around what a paragraph says."""
    start, *inside = file.marked(name, ()) or (None,)
    if start is not None:
        first.insert(1, start)
        first.extend(inside)


# --- tables -----------------------------------------------------------------------------------------------------------


def _table(block: d.Table, stand: Stand, file: WordFile) -> list[Element]:
    """Return a table; one with a caption is made from the inventory, and a control says so."""
    rows = (block.header, *block.rows)
    widths = _widths(rows, stand.broad - stand.left)
    head = w("tblHeader")
    drawn = (_row(row, widths, stand, file, head if at == 0 else None) for at, row in enumerate(rows))
    table = frame(widths, drawn, stand, file)
    if not block.caption:
        return [table]
    caption = paragraph(print_run((d.Text(text=block.caption),), stand.look, file), stand, file, style="caption")
    return [file.block_control(block.caption, generated_tag("table"), (caption, table))]


def frame(widths: Sequence[int], rows: Iterable[Element], stand: Stand, file: WordFile) -> Element:
    """Return a table of rows."""
    return w(
        "tbl",
        w(
            "tblPr",
            w("tblStyle", val=file.style("clausebook table")),
            w("tblW", w=sum(widths), type="dxa"),
            w("tblInd", w=stand.left, type="dxa"),
            w("tblLayout", type="fixed"),
            w("tblLook", val="0020", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1),
        ),
        w("tblGrid", *(w("gridCol", w=one) for one in widths)),
        *rows,
    )


def _row(row: Sequence[d.Cell], widths: Sequence[int], stand: Stand, file: WordFile, head: Element | None) -> Element:
    change = _change_of(row) or stand.look.change
    look = replace(stand.look, emphasis="strong" if head is not None else stand.look.emphasis, change=change)
    inside = replace(stand, look=look, style="Clausebook Cell", left=0)
    cells = (_cell(cell, at, inside, file) for cell, at in zip_longest(row, widths[: max(len(row), 1)]))
    return w("tr", w("trPr", w("cantSplit"), head, file.changed(change) if change else None), *cells)


def _cell(cell: d.Cell | None, broad: int, stand: Stand, file: WordFile) -> Element:
    return cell_of(print_blocks(printed_cell(cell).blocks if cell else (), stand, file), broad, stand, file)


def cell_of(inside: list[Element], broad: int, stand: Stand, file: WordFile) -> Element:
    """Return a cell, which ends in a paragraph."""
    ends = inside and inside[-1].tag == named("p")
    return w("tc", w("tcPr", w("tcW", w=broad, type="dxa")), *inside, None if ends else paragraph((), stand, file))


def _change_of(row: Sequence[d.Cell]) -> str:
    """Return the change of a row as a whole: that of every cell that says something."""
    runs = [inline for cell in row for one in printed_cell(cell).blocks for inline in one.children]
    return next((name for kind, name in _CHANGES.items() if runs and all(type(one) is kind for one in runs)), "")


def _widths(rows: Sequence[Sequence[d.Cell]], broad: int) -> list[int]:
    """Return how broad columns are, by the root of what they say, none too narrow to read."""
    columns = max(map(len, rows))
    said = [sum(_said(row[at]) for row in rows if at < len(row)) ** 0.5 + 1 for at in range(columns)]
    least = min(_NARROWEST, broad // columns)
    free = broad - least * columns
    made = [least + int(free * one / sum(said)) for one in said]
    return [*made[:-1], broad - sum(made[:-1])]


def _said(cell: d.Cell) -> int:
    return sum(width(d.plain_text(one.children)) for one in cell.blocks)


# --- definitions, contacts, columns -----------------------------------------------------------------------------------


def _entry(entry: d.DefinitionEntry, stand: Stand, file: WordFile) -> Iterator[Element]:
    yield paragraph(print_run(entry.term, stand.look, file), stand, file, style="clausebook term")
    inside = replace(stand, style="Clausebook Definition", left=stand.left + STEP)
    for blocks in entry.definitions:
        yield from print_blocks(blocks, inside, file)


def _field(field: d.ContactField, stand: Stand, file: WordFile) -> Element:
    """Return a field of a contact: its label, and its lines behind it, one below the other."""
    inside = print_run((d.Text(text=field.label),), stand.look, file)
    for at, line in enumerate(field.lines):
        inside.append(w("r", w("br") if at else w("tab")))
        inside += print_run(line, stand.look, file)
    hung = replace(stand, left=stand.left + _LABEL, hanging=_LABEL)
    return paragraph(inside, hung, file, w("tabs", w("tab", val="left", pos=hung.left)), style="clausebook contact")


def _columns(block: d.Columns, stand: Stand, file: WordFile) -> list[Element]:
    broad = (stand.broad - stand.left) // len(block.columns)
    cells = (_column(column, broad, stand, file) for column in block.columns)
    return [frame([broad] * len(block.columns), (w("tr", *cells),), stand, file)]


def _column(column: d.Column, broad: int, stand: Stand, file: WordFile) -> Element:
    look = replace(stand.look, locale=column.locale)
    inside = replace(stand, look=look, left=0, broad=broad - 2 * 100, style="Clausebook Cell")
    return cell_of(print_blocks(column.blocks, inside, file), broad, inside, file)
