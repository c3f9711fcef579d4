"""The text of a Word file: what stands around the clauses, and each clause with its anchors.

In: a Document and a `WordFile`. Out: the body of `document.xml`, and an `AnchoredClause` for each clause: what the part
of custom XML says of it. Controls of clauses stand side by side, whatever clause lies within another.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from ...model import document as d
from ...model.imprint import StampedDate
from ...model.word_anchors import bookmark, clause_tag, control_name, generated_tag, visible_digest
from .blocks import print_each
from .comments import discuss, remark
from .contents import table_of_contents
from .file import WordFile
from .numbering import CountedList, room_for, with_list
from .paragraphs import Stand, paragraph
from .runs import Look, print_run, print_text
from .tables import joined
from .xml import Element, mark_of, named, text_before

_CHANGES: Mapping[str, str] = {"inserted": "ins", "deleted": "del"}
_DEEPEST = 4
"""The deepest style of headings."""
_HEADING_ROOM = 1.2
"""How much broader the figures of a heading are than those of the text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnchoredClause:
    """A clause as the part of custom XML lists it; `text` is the digest of its visible text."""

    id: str
    tag: str
    bookmark: str
    number: str
    text: str


def front_matter(file: WordFile) -> Iterator[Element]:
    """Yield what stands before the clauses."""
    document, stand, banner = file.document, _plain(file), file.site.banner
    if banner:
        yield _line(file.site.languages[document.locale].label(banner), stand, file)
    if document.publisher:
        yield _line(document.publisher, stand, file)
    yield paragraph(print_text(document.title, stand.look, file), stand, file, style="title")
    for date in document.dates:
        yield _dated(date, stand, file)
    if document.notice:
        yield paragraph(print_text(document.notice, stand.look, file), stand, file, style="clausebook notice")
    yield from table_of_contents(stand, file)


def back_matter(file: WordFile) -> Iterator[Element]:
    """Yield what stands behind the clauses."""
    stand, sign_off = _plain(file), file.document.sign_off
    for text in (sign_off.party, sign_off.date.text) if sign_off else ():
        yield paragraph(print_text(text, stand.look, file), stand, file, style="clausebook sign-off")


def ending(body: Sequence[Element], file: WordFile) -> Iterator[Element]:
    """Yield an empty paragraph where a table is the last thing, or what came or went: Word keeps the last mark."""
    last = next((one for element in reversed(body) for one in reversed([*element.iter(named("p"))])), None)
    if last is None or mark_of(last) or any(True for _ in last.iterancestors(named("tc"))):
        yield paragraph((), _plain(file), file)


def clauses(file: WordFile, into: list[Element]) -> Iterator[AnchoredClause]:
    """Put the clauses into a list, and yield what is to be known of each that has an id."""
    yield from _sections(file.document.sections, 1, (), file, into)


def _sections(
    sections: Sequence[d.Section], level: int, near: tuple[CountedList, ...], file: WordFile, into: list[Element]
) -> Iterator[AnchoredClause]:
    labels = [section.number or "" for section in sections]
    lists = near
    for section, after in zip(sections, (*labels[1:], ""), strict=False):
        stand = _standing(section, level, lists, after, room_for(labels), file)
        yield from _clause(section, stand, level, file, into)
        own = stand.near
        lists = with_list(own[0], lists, _change(section)) if own else lists
        yield from _sections(section.sections, level + 1 if section.title else level, own or near, file, into)


def _standing(
    section: d.Section, level: int, near: tuple[CountedList, ...], after: str, room: int, file: WordFile
) -> Stand:
    """Return where a clause stands: with its number, if it has one, before its title or its first paragraph."""
    plain = _plain(file)
    if not section.number:
        return plain
    room = int(room * _HEADING_ROOM) if section.title else room
    place = file.numbers.place(section.number, level - 1, near, after=after, room=(room, room), change=_change(section))
    return replace(plain, number=place, left=room, hanging=room, near=(place.list,), depth=level)


def _clause(
    section: d.Section, stand: Stand, level: int, file: WordFile, into: list[Element]
) -> Iterator[AnchoredClause]:
    """Put a clause into a list, in a control and a bookmark if it has an id."""
    change = _change(section)
    stand = stand.changed(change)
    each = [*_content(section, stand, file)]
    inside = [*_heading(section, stand, level, file), *chain(*each)] or [paragraph((), stand, file)]
    remark(_note(section, file), inside, file)
    for thread, block in file.threads.get(section.clause, ()):
        discuss(thread, inside if block is None else each[block], file)
    if not section.clause or change == "del" or not file.returns:
        into += joined(into, inside)
        return
    work, locale = file.document.work, file.document.locale
    tag, name = clause_tag(work, section.clause, locale), bookmark(work, section.clause)
    marked, title = file.marked(name, inside), d.plain_text(section.title) or section.clause
    # a control stays where all of its text goes, so that one that came would be left behind by who rejects it
    into += (
        marked if change else (file.block_control(control_name(title, section.clause), tag, marked, lock="sdtLocked"),)
    )
    text = visible_digest(chain.from_iterable(map(text_before, inside)))
    yield AnchoredClause(id=section.clause, tag=tag, bookmark=name, number=section.number or "", text=text)


def _change(section: d.Section) -> str:
    """Return what became of a clause as a whole: ins, del or ""."""
    return _CHANGES.get(getattr(section, "change", ""), "")


def _note(section: d.Section, file: WordFile) -> str:
    """Return the note of a clause that came or went, "" for one that says no more."""
    label = file.site.languages[file.document.locale].label
    note = getattr(section, "note", "")
    return "" if note in {label("Added"), label("Removed")} else note


def _heading(section: d.Section, stand: Stand, level: int, file: WordFile) -> Iterator[Element]:
    if section.title:
        title = print_run(section.title, stand.look, file)
        place = file.places.get(section.anchor, "")
        yield paragraph(file.marked(place, title), stand, file, style=f"heading {min(level, _DEEPEST)}")


def _content(section: d.Section, stand: Stand, file: WordFile) -> Iterator[list[Element]]:
    """Yield what each block of a clause says; a number that no title has is that of its first paragraph."""
    return print_each(section.blocks, replace(stand.behind, left=0) if section.title else stand, file)


def _plain(file: WordFile) -> Stand:
    return Stand(look=Look(locale=file.document.locale))


def _line(text: str, stand: Stand, file: WordFile) -> Element:
    return paragraph(print_text(text, stand.look, file), stand, file, style="clausebook front matter")


def _dated(date: StampedDate, stand: Stand, file: WordFile) -> Element:
    """Return a date with its label; the changelog says which day it is, so that a control has it."""
    look = replace(stand.look, style="clausebook generated")
    text, tag = print_text(date.text, look, file), generated_tag(f"date/{date.kind}")
    day = file.control(date.label, tag, text)
    inside = [*print_text(date.label, stand.look, file), *print_text(" ", stand.look, file), day]
    return paragraph(inside, stand, file, style="clausebook front matter")
