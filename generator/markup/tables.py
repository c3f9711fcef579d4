"""Pipe tables.

In: a node of lines that begin with `|`. Out: a table whose rows all have as many cells as the header. A row whose first
cell is empty adds its cells, as further paragraphs, to the row above. The columns are our own count, not
markdown-it-py's, which pads and cuts rows without a word and cannot tell two equal cells apart.
"""

from __future__ import annotations

import re
from itertools import pairwise

from ..model.diagnostics import Message, error
from ..model.source import Span
from ..model.written import Block, Cell, Paragraph, Table
from .engine import RawBlock
from .inlines import read_inlines
from .page import ContainerStart, Page

_PIPE = re.compile(r"\\.|(\|)")
_DASHES = re.compile(r":?-+:?")
_SHAPE = Message("table-ragged.row-form")
Row = tuple[Cell, ...]


def read_table(page: Page, node: RawBlock, frame: ContainerStart) -> tuple[Block, ...]:
    """Return the table that stands on the lines of `node`."""
    header = _read_row(page, page.line(node.first, frame))
    _check_delimiter(page, page.line(node.first + 1, frame), len(header))
    groups: list[list[Row]] = []
    for number in range(node.first + 2, node.last):
        line = page.line(number, frame)
        row = _fit(page, line, _read_row(page, line), len(header))
        if row[0].blocks or not _goes_on(page, line, row, groups):
            groups.append([row])
        else:
            groups[-1].append(row)
    rows = tuple(tuple(_merge(cells) for cells in zip(*group, strict=True)) for group in groups)
    span = page.span(page.begin(node.first, frame), page.end(node.last - 1))
    return (Table(header=header, rows=rows, span=span),)


def _goes_on(page: Page, line: Span, row: Row, groups: list[list[Row]]) -> bool:
    """Say whether a row whose first cell is empty has a row above it; report it if not, or if it is empty."""
    if not any(cell.blocks for cell in row):
        page.refuse("table-ragged.empty-row", line, "table-ragged.delete")
    elif not groups:
        page.refuse("table-ragged.first-cell", line, "table-ragged.write-first-cell")
    return bool(groups)


def _read_row(page: Page, line: Span) -> Row:
    pipes = [match.start() for match in _PIPE.finditer(page.text, line.start, line.end) if match[1]]
    if len(pipes) == 1 or pipes[-1] != line.end - 1:
        page.report(error("table-ragged.row-end", line).with_help(_SHAPE))
        pipes.append(line.end)
    return tuple(_read_cell(page, start + 1, end) for start, end in pairwise(pipes))


def _read_cell(page: Page, start: int, end: int) -> Cell:
    raw = page.text[start:end]
    text = raw.strip(" ")
    if not text:
        return Cell(blocks=(), span=page.span(start, start))
    start += len(raw) - len(raw.lstrip(" "))
    span = page.span(start, start + len(text))
    return Cell(blocks=(Paragraph(children=read_inlines(page, span.start, span.end), span=span),), span=span)


def _check_delimiter(page: Page, line: Span, count: int) -> None:
    cells = [cell.strip(" ") for cell in line.text[1:].removesuffix("|").split("|")]
    if ":" in line.text:
        page.refuse("markup-left-over.alignment", line, "markup-left-over.delete-colon")
    if len(cells) != count or not all(_DASHES.fullmatch(cell) for cell in cells):
        shape = "|---" * count + "|"
        page.report(error("table-ragged.delimiter", line).with_help("table-ragged.write-shape", shape=shape))


def _fit(page: Page, line: Span, row: Row, count: int) -> Row:
    """Return `row` with `count` cells; what is too much stays as paragraphs of the last one."""
    if len(row) == count:
        return row
    page.report(error("table-ragged.cells", line, cells=len(row), header=count).with_help(_SHAPE))
    if len(row) > count:
        return (*row[: count - 1], _merge(row[count - 1 :]))
    return (*row, *(Cell(blocks=(), span=page.span(line.end, line.end)) for _ in range(count - len(row))))


def _merge(cells: tuple[Cell, ...]) -> Cell:
    """Return one cell with the paragraphs of all."""
    blocks = tuple(block for cell in cells for block in cell.blocks)
    first = cells[0].span
    if not blocks:
        return cells[0]
    start = first.start if cells[0].blocks else blocks[0].span.start
    return Cell(blocks=blocks, span=Span(source=first.source, start=start, end=blocks[-1].span.end))
