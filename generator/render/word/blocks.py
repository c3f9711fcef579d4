"""Blocks of a Document as paragraphs and tables of Word.

In: blocks, where they stand, and the `WordFile`. Out: elements for the inside of a control, a cell or the body. A
number is one of a list of Word, never text. A change of whole blocks is told of their paragraph marks and rows as well,
so that Word takes them out as a whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import zip_longest

from ...model import document as d
from ...model.nodes import map_runs
from ...redline.forms import NEW, formed
from ...redline.judge import accepted, rejected
from ..runs import is_gone, is_new
from .comments import remark
from .file import WordFile
from .numbering import BULLETS, STEP, room_for, with_list
from .paragraphs import Stand, paragraph
from .runs import change_of, print_break, print_run, print_text
from .tables import print_columns, print_table
from .xml import Element, w

_LABEL = 2000
"""Twips of the label of a contact."""


def print_blocks(blocks: Iterable[d.Block], stand: Stand, file: WordFile) -> list[Element]:
    """Return blocks; the first paragraph has the number."""
    return [one for each in print_each(blocks, stand, file) for one in each]


def print_each(blocks: Iterable[d.Block], stand: Stand, file: WordFile) -> Iterator[list[Element]]:
    """Yield what is printed of each block."""
    blocks = tuple(blocks)
    for block, after in zip_longest(blocks, blocks[1:]):
        made = _block(block, stand, file)
        if made and isinstance(block, d.Paragraph) and isinstance(after, d.List | d.Table):
            made[-1][0].insert(1, w("keepNext"))  # what leads to a list does not stay behind on the page before
        stand = stand.behind if made else stand
        yield made


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
            return print_table(block, stand, file, print_blocks)
        case d.DefinitionList():
            return [one for entry in block.entries for one in _entry(entry, stand, file)]
        case d.ContactBlock():
            return [_field(field, stand, file) for field in block.fields]
        case d.Columns():
            return print_columns(block, stand, file, print_blocks)


def _revision(block: d.Revision, stand: Stand, file: WordFile) -> list[Element]:
    """Return blocks that came, went or have another form; a note says what Word has no mark for."""
    made = _revised(block, stand, file)
    if block.change not in {"inserted", "deleted"}:
        remark(block.note, made, file)
    return made


def _revised(block: d.Revision, stand: Stand, file: WordFile) -> list[Element]:
    match block.change:
        case "inserted" | "moved-here":
            return print_blocks(map(accepted, block.blocks), stand.changed("ins"), file)
        case "deleted" | "moved-away":
            return print_blocks(map(rejected, block.blocks), stand.changed("del"), file)
        case "parted" | "joined":
            return _regrouped(block, stand, file)
        case "highlighted" | "unhighlighted":
            worn = ("", "important") if block.change == "highlighted" else ("important", "")
            look = replace(stand.look, before=worn[0], emphasis=worn[1])
            return print_blocks(block.blocks, replace(stand, look=look), file)
        case _:
            return print_blocks(formed(block, block.blocks, NEW), stand, file)


def _regrouped(block: d.Revision, stand: Stand, file: WordFile) -> list[Element]:
    """Return paragraphs that were one, or that are one now: the ends of all but the last came, or went."""
    mark, glue = ("ins", d.Deleted) if block.change == "parted" else ("del", d.Inserted)
    *firsts, last = block.blocks
    between = (glue(children=(d.Text(text=block.glue),)),) if block.glue else ()
    parts = (map_runs(one, lambda run: (*run, *between)) for one in firsts)
    first = print_blocks(parts, replace(stand, mark=mark), file)
    return [*first, *print_blocks((last,), stand.behind if first else stand, file)]


# --- lists ------------------------------------------------------------------------------------------------------------


def _list(block: d.List, stand: Stand, file: WordFile) -> list[Element]:
    labels = [item.number or "" for item in block.items]
    room = room_for(labels)
    near, made = stand.near, list[Element]()
    for item, label, after in zip(block.items, labels, (*labels[1:], ""), strict=True):
        change = stand.look.change or ("del" if is_gone(item.blocks) else "ins" if is_new(item.blocks) else "")
        place = file.numbers.place(label, stand.depth, near, after=after, room=(stand.left + room, room), change=change)
        near = with_list(place.list, near, change)
        inside = replace(stand, style="List Number", number=place, left=stand.left + room, hanging=room)
        made += _item(item, replace(inside, near=(place.list,), depth=stand.depth + 1), file)
    return made


def _bullets(block: d.List, stand: Stand, file: WordFile) -> list[Element]:
    inside = replace(stand, style="List Bullet", number=BULLETS, left=stand.left + STEP, hanging=STEP * 3 // 4)
    inside = replace(inside, drawn=stand.drawn + 1)
    return [one for item in block.items for one in _item(item, inside, file)]


def _item(item: d.ListItem, stand: Stand, file: WordFile) -> list[Element]:
    made = print_blocks(item.blocks, stand, file) or [paragraph((), stand, file)]
    _mark(made[0], file.places.get(item.anchor or "", ""), file)
    return made


def _mark(first: Element, name: str, file: WordFile) -> None:
    """Put a bookmark around what a paragraph says."""
    if name:
        start, end = file.marked(name, ())
        first.insert(1, start)
        first.append(end)


# --- definitions and contacts -----------------------------------------------------------------------------------------


def _entry(entry: d.DefinitionEntry, stand: Stand, file: WordFile) -> Iterator[Element]:
    own = stand.changed(change_of((entry.term,)))
    yield paragraph(print_run(entry.term, own.look, file), own, file, style="clausebook term")
    inside = replace(stand, style="Clausebook Definition", left=stand.left + STEP)
    for blocks in entry.definitions:
        yield from print_blocks(blocks, inside, file)


def _field(field: d.ContactField, stand: Stand, file: WordFile) -> Element:
    """Return a field of a contact: its label, and its lines behind it, one below the other."""
    stand = stand.changed(change_of(field.lines))
    inside = [*print_text(field.label, stand.look, file)]
    for at, line in enumerate(field.lines):
        inside += print_break("br" if at else "tab", stand.look, file)
        inside += print_run(line, stand.look, file)
    hung = replace(stand, left=stand.left + _LABEL, hanging=_LABEL)
    return paragraph(inside, hung, file, w("tabs", w("tab", val="left", pos=hung.left)), style="clausebook contact")
