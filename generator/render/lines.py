"""A Document as lines of text: the walk that plain text and Markdown share.

In: a Document and a `Script`, which says what the two differ in. Out: lines, each paragraph one of them. Nothing is
wrapped and no space comes between Chinese characters. Numbers are text, as everywhere, so that no reader counts anew.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import chain

from ..languages.characters import WIDE_COLON
from ..model import document as d
from ..model.source import width
from .inlines import without_links
from .runs import aside, is_gone, printed_blocks, printed_cell, printed_title, revised, shown, stressed

Chunk = list[str]
"""Lines that belong together; between two chunks there is a blank line."""
Rows = list[list[str]]
_WHITE = re.compile(r"[ \t\r\n\f]+")  # what HTML knows as white space: a no-break space is none


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """How one kind of text writes what kinds of text differ in.

    `text` makes words inert, `opening` those at the head of a line. `marks` are of inlines by their class. `item` gives
    what stands before the first line of a list item, from its number or None, and before its other lines. `entry` is
    the same for a term and its definitions. `apart` stands between the paragraphs of an item, `line_break` between
    lines that are no paragraphs.
    """

    text: Callable[[str], str]
    opening: Callable[[str], str]
    marks: Mapping[type, Callable[[str], str]]
    link: Callable[[str, str], str]
    heading: Callable[[int, str], Chunk]
    note: Callable[[str], str]
    term: Callable[[str], str]
    item: Callable[[str | None], tuple[str, str]]
    entry: tuple[str, str]
    apart: Chunk
    line_break: str
    table: Callable[[str, Rows], list[Chunk]]


def print_lines(document: d.Document, script: Script) -> str:
    """Return the text of a Document, ending in a line break."""
    chunks = [script.heading(1, script.text(document.title))]
    chunks += [[_labelled(script, date.label, script.text(date.text))] for date in document.dates]
    if document.notice:
        chunks.append([script.opening(script.text(document.notice))])
    for section in document.sections:
        chunks += _section(section, script, 2)
    if document.sign_off:
        signed = (document.sign_off.party, document.sign_off.date.text)
        chunks.append([script.line_break.join(script.opening(script.text(line)) for line in signed)])
    return "\n\n".join("\n".join(chunk) for chunk in chunks) + "\n"


# --- sections ---------------------------------------------------------------------------------------------------------


def _section(section: d.Section, script: Script, level: int) -> list[Chunk]:
    below = level + 1 if section.title else level
    own = _titled(section, script, level) if section.title else _untitled(section, script)
    return [*own, *(chunk for inner in section.sections for chunk in _section(inner, script, below))]


def _titled(section: d.Section, script: Script, level: int) -> list[Chunk]:
    number = _number(section.number, _as_blocks(section) if isinstance(section, d.Revised) else (), script)
    title = " ".join(filter(None, (number, _run(printed_title(section), script))))
    note = [[script.note(script.text(section.note))]] if isinstance(section, d.Revised) and section.note else []
    return [script.heading(level, title), *note, *_blocks(printed_blocks(section), script)]


def _untitled(section: d.Section, script: Script) -> list[Chunk]:
    blocks = _as_blocks(section)
    chunks = _blocks(blocks, script)
    number = _number(section.number, blocks, script)
    if not number:
        return chunks
    first, *rest = chunks or [[""]]
    return [[script.opening(f"{number} {first[0]}".rstrip()), *first[1:]], *rest]


def _as_blocks(section: d.Section) -> tuple[d.Block, ...]:
    if not isinstance(section, d.Revised):
        return section.blocks
    return (d.Revision(change=section.change, note=section.note, blocks=section.blocks),)


def _number(number: str | None, blocks: tuple[d.Block, ...], script: Script) -> str:
    text = script.text(number) if number else ""
    return script.marks[d.Deleted](text) if text and is_gone(blocks) else text


# --- blocks -----------------------------------------------------------------------------------------------------------


def _blocks(blocks: Iterable[d.Block], script: Script) -> list[Chunk]:
    return [chunk for block in blocks for chunk in _block(block, script)]


def _block(block: d.Block, script: Script) -> list[Chunk]:
    match block:
        case d.Paragraph():
            text = _run(block.children, script)
            return [[script.opening(text)]] if text else []
        case d.List():
            return [list(chain.from_iterable(_item(item, script) for item in block.items))]
        case d.Table():
            rows = [[_cell(cell, script) for cell in row] for row in (block.header, *block.rows)]
            return script.table(script.text(block.caption), rows)
        case d.DefinitionList():
            return [_entry(entry, script) for entry in block.entries]
        case d.ContactBlock():
            return [[line for field in block.fields for line in _field(field, script)]]
        case d.Columns():
            return [chunk for one in block.columns for chunk in _column(one.locale, one.note, one.blocks, script)]
        case d.Revision():
            note = [[script.note(script.text(block.note))]] if block.note else []
            return [*note, *_blocks(block.blocks if block.change == "moved-away" else revised(block), script)]
        case d.ImportantBlock():
            return _blocks(stressed(block.blocks), script)


def _item(item: d.ListItem, script: Script) -> Chunk:
    first, other = script.item(_number(item.number, item.blocks, script) or None)
    return _indented(_stacked(item.blocks, script), first, other)


def _stacked(blocks: tuple[d.Block, ...], script: Script) -> Chunk:
    """Return the blocks of an item, a list close to what leads to it."""
    lines: Chunk = []
    for block in blocks:
        for chunk in _block(block, script):
            lines += [*([] if isinstance(block, d.List) or not lines else script.apart), *chunk]
    return lines


def _entry(entry: d.DefinitionEntry, script: Script) -> Chunk:
    lines = [script.term(_run(entry.term, script))]
    for blocks in entry.definitions:
        lines += [*script.apart, *_stacked(blocks, script)]
    return _indented(lines, *script.entry)


def _field(field: d.ContactField, script: Script) -> Chunk:
    lines = script.line_break.join(_run(line, script) for line in field.lines)
    return _indented([_labelled(script, field.label, lines)], *script.entry)


def _column(locale: str, note: str, blocks: tuple[d.Block, ...], script: Script) -> list[Chunk]:
    """Return what one language has, after its name."""
    name = _labelled(script, locale, script.text(note)) if note else script.text(locale)
    return [[script.note(name)], *_blocks(blocks, script)]


def _cell(cell: d.Cell, script: Script) -> str:
    note = f"{script.note(script.text(cell.note))} " if isinstance(cell, d.MovedCell) and cell.note else ""
    return note + script.line_break.join(_run(paragraph.children, script) for paragraph in printed_cell(cell).blocks)


def _labelled(script: Script, label: str, text: str) -> str:
    """Return a label and its text; a label that brings its own colon gets no other."""
    colon = WIDE_COLON if is_wide(label) else ": "
    return f"{script.text(label.removesuffix(colon.rstrip()))}{colon}{text}"


def is_wide(text: str) -> bool:
    """Say whether a text ends in a character that stands in a square of its own, after which there is no space."""
    return width(text[-1:]) > 1


def _indented(lines: Chunk, first: str, other: str) -> Chunk:
    """Return lines after what stands before the first and before the others; a blank line stays blank."""
    head, *rest = lines or [""]
    return [f"{first}{head}".rstrip(), *(f"{other}{line}" if line else "" for line in rest)]


# --- inlines ----------------------------------------------------------------------------------------------------------


def _run(children: tuple[d.Inline, ...], script: Script) -> str:
    return _WHITE.sub(" ", _inlines(children, script)).strip(" ")


def _inlines(children: Iterable[d.Inline], script: Script) -> str:
    return "".join(_inline(child, script) for child in children)


def _inline(inline: d.Inline, script: Script) -> str:
    if isinstance(inline, (d.Text, d.FactText)):
        return script.text(inline.text)
    if isinstance(inline, d.Link):
        plain = (one for child in inline.children for one in without_links(child))
        return script.link(inline.href, _inlines(plain, script))
    if isinstance(inline, (d.Restyled, d.Renumbered)):
        return script.marks.get(type(inline), str)(_inlines(shown(inline), script)) + script.text(aside(inline))
    inner = _inlines(inline.children, script)
    mark = script.marks.get(type(inline))
    return mark(inner) if mark else inner
