"""The list of clauses at the head of a Word file: a field that Word fills anew, with its lines already in it.

In: a `WordFile`. Out: a control, or nothing. The lines say no pages: nobody knows them before the text is set, and a
wrong one is worse than none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ...model import document as d
from ...model.word_anchors import generated_tag
from .file import WordFile
from .paragraphs import Stand, paragraph
from .runs import field_parts, linked, print_break, print_text
from .xml import Element, named, w

_LEVELS = 3
"""How deep it goes: as deep as Word has styles for it."""
_BEHIND: Mapping[str, int] = {"before": 20, "after": 320}
"""The room around the last line, in twips."""


def table_of_contents(stand: Stand, file: WordFile) -> Iterator[Element]:
    """Yield the control with the field."""
    titled = [*_titled(file.document.sections, 1)] if file.document.table_of_contents else []
    lines = [_line(one, level, stand, file, _BEHIND if one is titled[-1][1] else {}) for level, one in titled]
    if not lines:
        return
    label = file.site.languages[file.document.locale].label("Contents")
    *begin, end = field_parts(f' TOC \\o "1-{_LEVELS}" \\n \\h \\z \\u ', stand.look, file)
    lines[0][1:1] = begin
    lines[-1].append(end)
    head = paragraph(print_text(label, stand.look, file), stand, file, style="toc heading")
    yield file.block_control(label, generated_tag("contents"), (head, *lines), gallery="Table of Contents")


def _titled(sections: Sequence[d.Section], level: int) -> Iterator[tuple[int, d.Section]]:
    for one in sections:
        if one.title and level <= _LEVELS:
            yield level, one
        yield from _titled(one.sections, level + 1 if one.title else level)


def _line(section: d.Section, level: int, stand: Stand, file: WordFile, spacing: Mapping[str, int]) -> Element:
    number = print_text(section.number, stand.look, file) if section.number else ()
    tab = print_break("tab", stand.look, file) if section.number else ()
    title = print_text(d.plain_text(section.title), stand.look, file)
    place = {named("anchor"): file.places[section.anchor]}
    line, apart = linked((*number, *tab, *title), place), w("spacing", **spacing) if spacing else None
    return paragraph((line,), stand, file, style=f"toc {level}", spacing=apart)
