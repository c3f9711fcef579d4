"""Tables of a Document, and columns of languages, as tables of Word.

In: blocks, where they stand, and what prints the inside of a cell. Out: elements.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from ...model import document as d
from ...model.source import width
from ...model.word_anchors import generated_tag
from ..runs import printed_cell
from .comments import remark
from .file import WordFile
from .paragraphs import Stand, paragraph
from .runs import change_of, print_text
from .xml import Element, named, w

Inside = Callable[[Iterable[d.Block], Stand, WordFile], list[Element]]
"""What prints blocks."""
_NARROWEST = 1100
"""Twips of a column."""
_LINES = ("top", "bottom", "insideH", "insideV")
_PADDING = 200
"""Twips that a cell keeps free at both sides."""


def print_table(block: d.Table, stand: Stand, file: WordFile, inside: Inside) -> list[Element]:
    """Return a table; one with a caption is made from the inventory, and a control says so."""
    rows = (block.header, *block.rows)
    widths = _widths(rows, stand.broad - stand.left)
    columns = [change_of(one.children for one in cell.blocks) for cell in block.header]
    columns += [""] * (len(widths) - len(columns))
    first, *others = (_row(row, [*zip(widths, columns, strict=True)], stand, file, inside) for row in rows)
    first[0].insert(1, w("tblHeader"))
    look = w("tblLook", val="0020", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1)
    style = w("tblStyle", val=file.style("clausebook table"))
    table = _frame(widths, (first, *others), stand, style, w("tblLayout", type="fixed"), look)
    if not block.caption:
        return [table]
    caption = paragraph(print_text(block.caption, stand.look, file), stand, file, style="caption")
    return [file.block_control(block.caption, generated_tag("table"), (caption, table))]


def _frame(
    widths: Sequence[int], rows: Iterable[Element], stand: Stand, style: Element | None, *look: Element
) -> Element:
    """Return a table of rows; of its look the lines go before the rest."""
    broad, left = w("tblW", w=sum(widths), type="dxa"), w("tblInd", w=stand.left, type="dxa")
    properties = w("tblPr", style, broad, left, *look)
    return w("tbl", properties, w("tblGrid", *(w("gridCol", w=one) for one in widths)), *rows)


def _row(
    row: Sequence[d.Cell], columns: Sequence[tuple[int, str]], stand: Stand, file: WordFile, inside: Inside
) -> Element:
    """Return a row, by breadth and change of its columns; one that came, went or moved is told of as a whole."""
    moved = next((one for one in row if isinstance(one, d.MovedCell)), None)
    runs = (one.children for cell in row for one in printed_cell(cell).blocks)
    change = ("ins" if moved.change == "moved-here" else "del") if moved else change_of(runs)
    within = replace(stand.changed(change), style="Clausebook Cell", left=0)
    blocks: list[tuple[d.Block, ...]] = [printed_cell(cell).blocks for cell in row]
    blocks += [()] * (len(columns) - len(row))
    mark = within.look.change
    cells = (
        _cell(inside(one, within, file), broad, within, file, "" if mark else column)
        for one, (broad, column) in zip(blocks, columns, strict=True)
    )
    made = w("tr", w("trPr", w("cantSplit"), file.changed(mark) if mark else None), *cells)
    remark(moved.note if moved else "", (made,), file)
    return made


def _cell(inside: list[Element], broad: int, stand: Stand, file: WordFile, column: str = "") -> Element:
    """Return a cell, which ends in a paragraph; of a column that came or went Word is told cell by cell."""
    ends = inside and inside[-1].tag == named("p")
    mark = file.changed(f"cell{column.title()}") if column else None
    return w(
        "tc", w("tcPr", w("tcW", w=broad, type="dxa"), mark), *inside, None if ends else paragraph((), stand, file)
    )


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


def print_columns(block: d.Columns, stand: Stand, file: WordFile, inside: Inside) -> list[Element]:
    """Return what languages have, beside each other; what is remarkable about one is a comment on it.

    What is said of one that has nothing stands in its place, so that paper has it, too.
    """
    broad = (stand.broad - stand.left) // len(block.columns)
    cells = (_column(column, broad, stand, file, inside) for column in block.columns)
    # lines of its own: of a style LibreOffice makes changes of the text in it, as if somebody had tracked them
    lines = w("tblBorders", *(w(side, val="single", sz=4, space=0, color="808080") for side in _LINES))
    return [_frame([broad] * len(block.columns), (w("tr", *cells),), stand, None, lines, w("tblLayout", type="fixed"))]


def joined(before: Sequence[Element], elements: Sequence[Element]) -> Sequence[Element]:
    """Return elements that stand behind others, without a first table whose rows went to the table before it.

    The first row of all is the head, which each page repeats.
    """
    first, *others = elements
    if not before or {first.tag, before[-1].tag} != {named("tbl")}:
        return elements
    table = before[-1]
    head = table.find(named("tr"))
    if head is not None and head.find(named("trPr")) is None:
        head.insert(0, w("trPr", w("tblHeader")))
    table.extend(first.findall(named("tr")))
    return others


def _column(column: d.Column, broad: int, stand: Stand, file: WordFile, inside: Inside) -> Element:
    look = replace(stand.look, locale=column.locale)
    within = replace(stand, look=look, left=0, broad=broad - _PADDING, style="Clausebook Cell")
    note = () if column.blocks or not column.note else (d.Paragraph(children=(d.Text(text=column.note),)),)
    cell = _cell(inside(column.blocks or note, within, file), broad, within, file)
    remark("" if note else column.note, (cell,), file)
    return cell
