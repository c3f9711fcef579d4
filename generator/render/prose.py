"""Sections and blocks of a Document as HTML text, the same for page, fragment and paper.

In: sections of a Document and a `Dialect`, which says what formats differ in. Out: `Markup`, every character of a
Document escaped. No page is made here, and nothing is looked up.

These are functions, not macros of a template, for two reasons. The words of a clause stay out of reach of a template
that a project overrides. And macros were measured at 1.65 times the conversion of the same text by markdown-it-py;
these take 0.6 of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import escape
from math import ceil

from markupsafe import Markup

from ..model import document as d
from ..model.source import width
from .inlines import Dialect, print_run
from .runs import is_gone, printed_blocks, printed_cell, printed_title, revised, stressed

_PATH = re.compile(r"\w[^\w()]+\w")
_NARROW = frozenset(".,:;()[]iIl")
_DEEPEST = 6  # HTML has no h7
_WIDEST = 9  # the widest class of numbers that the style sheets know


def print_sections(sections: tuple[d.Section, ...], dialect: Dialect) -> Markup:
    """Return sections and all below them, in order. No heading skips a level, whatever `Section.level` says."""
    return Markup("".join(_section(section, dialect, dialect.heading) for section in sections))  # noqa: S704


# --- sections ---------------------------------------------------------------------------------------------------------


def _section(section: d.Section, dialect: Dialect, level: int) -> str:
    """Return a section. Only one with a heading is a `section`: an element of that name without one says nothing."""
    if not section.title:
        return _clause(section, dialect, level)
    below = "".join(_section(inner, dialect, level + 1) for inner in section.sections)
    tag = f"h{min(level, _DEEPEST)}"
    number = _number_of(section.number, _as_blocks(section) if isinstance(section, d.Revised) else ())
    heading = f"<{tag}>{number}{print_run(printed_title(section), dialect)}</{tag}>\n"
    kind, note = _change(section)
    blocks = _blocks(printed_blocks(section), dialect)
    inner = f"{_earlier(section, dialect)}{heading}{note}{blocks}{below}"
    return f'<section{kind} id="{_anchor(section, dialect)}">{inner}</section>\n'


def _clause(section: d.Section, dialect: Dialect, level: int) -> str:
    """Return a section without a heading; the level of the headings below it is its own."""
    below = "".join(_section(inner, dialect, level) for inner in section.sections)
    kind = f"clause {_width_class([section.number])}" if section.number else "clause"
    text = _numbered(section.number, _as_blocks(section), dialect)
    return f'<div class="{kind}" id="{_anchor(section, dialect)}">{_earlier(section, dialect)}{text}{below}</div>\n'


def _anchor(section: d.Section, dialect: Dialect) -> str:
    return escape(dialect.prefix + section.anchor)


def _earlier(section: d.Section, dialect: Dialect) -> str:
    """Return an empty element for each earlier anchor: a fragment never reaches a server that could redirect it."""
    return "".join(f'<span id="{escape(dialect.prefix + anchor)}"></span>' for anchor in section.was)


def _as_blocks(section: d.Section) -> tuple[d.Block, ...]:
    """Return the blocks of a clause; its change is told as that of its blocks."""
    if not isinstance(section, d.Revised):
        return section.blocks
    return (d.Revision(change=section.change, note=section.note, blocks=section.blocks),)


def _change(section: d.Section) -> tuple[str, str]:
    """Return the class and the note of a section that changed as a whole."""
    if not isinstance(section, d.Revised):
        return "", ""
    return f' class="revision {escape(section.change)}"', _note(section.note)


def _number(number: str | None) -> str:
    return f'<span class="number">{escape(number)}</span> ' if number else ""


def _numbered(number: str | None, blocks: tuple[d.Block, ...], dialect: Dialect) -> str:
    return _led(_number_of(number, blocks), blocks, dialect)


def _number_of(number: str | None, blocks: tuple[d.Block, ...]) -> str:
    """Return the number of blocks, struck where all of them are."""
    if number and is_gone(blocks):
        return f'<span class="number"><del>{escape(number)}</del></span> '
    return _number(number)


def _led(number: str, blocks: tuple[d.Block, ...], dialect: Dialect) -> str:
    """Return blocks whose first paragraph begins with the number, so that the two are one line without any style."""
    if not number:
        return _blocks(blocks, dialect)
    match blocks:
        case (d.Paragraph() as first, *_):
            head = f"<p>{number}{print_run(first.children, dialect)}</p>\n"
        case (d.Revision() as first, *_):
            head = _revision(first, dialect, number)
        case _:
            return f"<p>{number}</p>\n{_blocks(blocks, dialect)}"
    return head + _blocks(blocks[1:], dialect)


# --- blocks -----------------------------------------------------------------------------------------------------------


def _blocks(blocks: tuple[d.Block, ...], dialect: Dialect) -> str:
    return "".join(_BLOCKS[type(block)](block, dialect) for block in blocks)


def _paragraph(block: d.Paragraph, dialect: Dialect) -> str:
    return f"<p>{print_run(block.children, dialect)}</p>\n"


def _list(block: d.List, dialect: Dialect) -> str:
    numbers = [item.number for item in block.items if item.number]
    items = "".join(_item(item, dialect) for item in block.items)
    if not numbers:
        return f"<ul>\n{items}</ul>\n"
    return f'<{dialect.ordered} class="{_width_class(numbers)}">\n{items}</{dialect.ordered}>\n'


def _width_class(numbers: list[str]) -> str:
    """Return the classes of numbered things; the style sheets give each width a box of its own to hang in.

    A `path` names its ancestors, as 1.2.1 does and (a) does not.
    """
    kind = "numbered path" if all(map(_PATH.search, numbers)) else "numbered"
    return f"{kind} n{min(max(map(_digits, numbers)), _WIDEST)}"


def _digits(number: str) -> int:
    """Return how many digits are as wide as a number; points, brackets and the like are half as wide."""
    return ceil(sum(0.5 if character in _NARROW else width(character) for character in number))


def _item(item: d.ListItem, dialect: Dialect) -> str:
    anchor = f' id="{escape(dialect.prefix + item.anchor)}"' if item.anchor else ""
    anchor += f' value="{item.begins}"' if item.begins is not None and dialect.ordered == "ol" else ""
    if item.blocks and isinstance(item.blocks[0], d.Paragraph) and not _has_paragraph(item.blocks[1:]):
        inner = f"{_number_of(item.number, item.blocks)}{print_run(item.blocks[0].children, dialect)}"
        below = _blocks(item.blocks[1:], dialect)
        return f"<li{anchor}>{inner}\n{below}</li>\n" if below else f"<li{anchor}>{inner}</li>\n"
    return f"<li{anchor}>{_numbered(item.number, item.blocks, dialect)}</li>\n"


def _has_paragraph(blocks: tuple[d.Block, ...]) -> bool:
    return any(isinstance(block, d.Paragraph) for block in blocks)


def _flow(blocks: tuple[d.Block, ...], dialect: Dialect) -> str:
    """Return the inside of a cell or definition: one paragraph needs no element of its own."""
    if len(blocks) == 1 and isinstance(blocks[0], d.Paragraph):
        return print_run(blocks[0].children, dialect)
    return _blocks(blocks, dialect)


def _table(block: d.Table, dialect: Dialect) -> str:
    """Return a table in a box that scrolls by itself and by keyboard, so that the page never scrolls sideways."""
    header = "".join(_header_cell(cell, dialect) for cell in block.header)
    rows = "".join(f"<tr{_moved(row)}>{_row(row, dialect)}</tr>\n" for row in block.rows)
    caption = f"<caption>{escape(block.caption)}</caption>\n" if block.caption else ""
    return (
        f'<div class="table" role="group"{_named(block)} tabindex="0">\n<table>\n{caption}'
        f"<thead>\n<tr>{header}</tr>\n</thead>\n<tbody>\n{rows}</tbody>\n</table>\n</div>\n"
    )


def _named(block: d.Table) -> str:
    """Return what a screen reader calls the box of a table: its caption, else the heads of its columns."""
    heads = (d.plain_text(paragraph.children) for cell in block.header for paragraph in printed_cell(cell).blocks)
    name = block.caption or " / ".join(filter(None, heads))
    return f' aria-label="{escape(name)}"' if name else ""


def _header_cell(cell: d.Cell, dialect: Dialect) -> str:
    inner = _flow(cell.blocks, dialect)
    return f'<th scope="col">{inner}</th>' if inner else "<td></td>"


def _row(row: tuple[d.Cell, ...], dialect: Dialect) -> str:
    heading = _cell(row[0], dialect) if row else ""
    first = f'<th scope="row">{heading}</th>' if heading else "<td></td>"
    return first + "".join(f"<td>{_cell(cell, dialect)}</td>" for cell in row[1:])


def _cell(cell: d.Cell, dialect: Dialect) -> str:
    note = cell.note if isinstance(cell, d.MovedCell) else ""
    return _note(note) + _flow(printed_cell(cell).blocks, dialect)


def _moved(row: tuple[d.Cell, ...]) -> str:
    """Return the class of a row that was moved."""
    changes = {cell.change for cell in row if isinstance(cell, d.MovedCell)}
    return f' class="{escape(min(changes))}"' if changes else ""


def _definition_list(block: d.DefinitionList, dialect: Dialect) -> str:
    return f"<dl>\n{''.join(_entry(entry, dialect) for entry in block.entries)}</dl>\n"


def _entry(entry: d.DefinitionEntry, dialect: Dialect) -> str:
    said = "".join(f"<dd>{_flow(blocks, dialect)}</dd>\n" for blocks in entry.definitions)
    return f"<dt>{print_run(entry.term, dialect)}</dt>\n{said}"


def _important_block(block: d.ImportantBlock, dialect: Dialect) -> str:
    return f'<div class="stands-out">\n{_blocks(stressed(block.blocks), dialect)}</div>\n'


def _contact(block: d.ContactBlock, dialect: Dialect) -> str:
    return f'<dl class="contact">\n{"".join(_field(field, dialect) for field in block.fields)}</dl>\n'


def _field(field: d.ContactField, dialect: Dialect) -> str:
    lines = "<br>\n".join(print_run(line, dialect) for line in field.lines)
    return f'<div class="{escape(field.kind)}"><dt>{escape(field.label)}</dt>\n<dd>{lines}</dd></div>\n'


def _columns(block: d.Columns, dialect: Dialect) -> str:
    return f'<div class="columns">\n{"".join(_column(column, dialect) for column in block.columns)}</div>\n'


def _column(column: d.Column, dialect: Dialect) -> str:
    inner = _note(column.note) + _blocks(column.blocks, dialect)
    return f'<div class="column" lang="{escape(column.locale)}" dir="{escape(column.direction)}">\n{inner}</div>\n'


def _revision(block: d.Revision, dialect: Dialect, number: str = "") -> str:
    """Return a change of whole blocks; `number` is printed already and stands at the head of the first line."""
    inner = revised(block)
    text = _note(block.note, number) + _blocks(inner, dialect) if block.note else _led(number, inner, dialect)
    return f'<div class="revision {escape(block.change)}">\n{text}</div>\n'


def _note(note: str, number: str = "") -> str:
    return f'<p class="note">{number}{escape(note)}</p>\n' if note else ""


_BLOCKS: Mapping[type, Callable[..., str]] = {
    d.Paragraph: _paragraph,
    d.List: _list,
    d.Table: _table,
    d.DefinitionList: _definition_list,
    d.ImportantBlock: _important_block,
    d.ContactBlock: _contact,
    d.Columns: _columns,
    d.Revision: _revision,
}
