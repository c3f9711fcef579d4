"""A typed outline: where it names the headings that there are, the generated one stands in its place.

In: a `DraftDocument`. Out: the same with `::: outline` for a list of its headings, and without a clause that is nothing
but a table of contents, which every page has of itself. An outline that names other things stays, and a note says
which.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from ..languages.characters import COMMAS, IDEOGRAPHIC_COMMA, SEMICOLONS, STOPS
from ..model.diagnostics import Message
from ..model.document import Block, Reference, Section, Text, plain_text, walk_sections
from ..model.make import bullets
from ..model.nodes import Listing, Prose
from .draft import DraftDocument
from .markers import split_marker
from .topics import match

_PAGE = re.compile(r"[\s.…·_]+[0-9]{1,3}\Z")
_END = STOPS + SEMICOLONS + COMMAS + IDEOGRAPHIC_COMMA
_CONTENTS = "outline"
"""The topic of what is called a table of contents."""
_FEWEST = 3
"""Headings that an outline names at least: two may be chance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Typed:
    """Neighbouring blocks of a clause, from `start` up to `end`, and the lines that they are made of."""

    start: int
    end: int
    lines: tuple[str, ...]


def with_generated_outline(draft: DraftDocument) -> DraftDocument:
    """Return a draft whose typed outlines are generated ones where they name the same."""
    upper, every = _titled(draft.sections), _titled(walk_sections(draft.sections))
    for section in draft.sections:
        lines = [_lines((block,)) for block in section.blocks]
        if sum(map(len, lines)) < _FEWEST:
            continue
        titles, deep = _titles(upper, section), _titles(every, section)
        for typed in _typed(lines, {len(titles), len(deep)}):
            head = _head(section, typed)
            whole = _names(typed.lines, deep) and bool(head or deep != titles)
            if not (whole or _names(typed.lines, titles)) or _place(draft.lines, (*head, *typed.lines)) < 0:
                continue
            if whole or head:
                return _without(draft, section, typed, head)
            return _generated(draft, section, typed, titles)
    return replace(draft, notes=(*draft.notes, *_notes(draft)))


def is_generated(block: Listing) -> bool:
    """Say whether a list is the generated outline."""
    return all(
        len(item.blocks) == 1
        and isinstance(item.blocks[0], Prose)
        and all(isinstance(one, Reference) and one.generated for one in item.blocks[0].children)
        for item in block.items
    )


# --- what is typed ----------------------------------------------------------------------------------------------------


def _titled(sections: Iterable[Section]) -> list[tuple[Section, str]]:
    """Return the clauses that have a heading, each with the words of it."""
    return [(one, plain_text(one.title)) for one in sections if one.placement in {"section", "unnumbered"}]


def _titles(titled: Sequence[tuple[Section, str]], own: Section) -> tuple[str, ...]:
    """Return the titles that an outline in a clause names: the numbered ones, or all where none is numbered."""
    others = [pair for pair in titled if pair[0] is not own]
    return tuple(title for _, title in [pair for pair in others if pair[0].number] or others)


def _typed(lines: Sequence[Sequence[str]], sizes: Iterable[int]) -> Iterator[_Typed]:
    """Yield the stretches of neighbouring blocks, given by their lines, that have as many lines as there are titles."""
    for size in sorted(size for size in sizes if size >= _FEWEST):
        for start in range(len(lines)):
            counts = accumulate(map(len, lines[start : start + size]))
            end = next((end for end, count in enumerate(counts, start + 1) if count >= size), start)
            held = tuple(line for block in lines[start:end] for line in block)
            if len(held) == size:
                yield _Typed(start=start, end=end, lines=held)


def _head(section: Section, typed: _Typed) -> tuple[str, ...]:
    """Return the line that calls typed lines a table of contents: the one before them, or the title of their clause."""
    if typed.start:
        before = section.blocks[typed.start - 1]
        line = plain_text(before.children).strip() if isinstance(before, Prose) else ""
    else:
        line = plain_text(section.title) if section.placement != "preface" else ""
    found = match(line)
    return (line,) if found and found.topic.id == _CONTENTS and found.sure == 1 else ()


def _lines(blocks: Sequence[Block]) -> list[str]:
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Prose):
            lines.append(plain_text(block.children).strip())
        elif isinstance(block, Listing):
            for item in block.items:
                lines += _lines(item.blocks)
        else:
            lines.append("")  # no outline has a table
    return lines


def _names(lines: Sequence[str], titles: Sequence[str]) -> bool:
    return len(lines) == len(titles) and all(map(_is_title, lines, titles))


def _is_title(line: str, title: str) -> bool:
    """Say whether a line names a heading; a number before it, a page behind it, a full stop and capitals aside."""
    forms = {line, split_marker(line)[1]}
    forms |= {_PAGE.sub("", form) for form in forms}
    return title.strip(_END).casefold() in {form.strip().rstrip(_END).casefold() for form in forms}


# --- what is generated ------------------------------------------------------------------------------------------------


def _generated(draft: DraftDocument, section: Section, typed: _Typed, titles: Sequence[str]) -> DraftDocument:
    """Return a draft with the generated outline in the place of typed lines."""
    links = (Reference(path=None, anchor="", generated=True, children=(Text(text=title),)) for title in titles)
    outline = bullets((link,) for link in links)
    blocks = (*section.blocks[: typed.start], outline, *section.blocks[typed.end :])
    sections = tuple(replace(one, blocks=blocks) if one is section else one for one in draft.sections)
    return replace(
        draft,
        sections=sections,
        lines=_exchanged(draft.lines, typed.lines, titles),
        notes=(*draft.notes, Message("import.outline-generated", clause=section.clause)),
    )


def _without(draft: DraftDocument, section: Section, typed: _Typed, head: tuple[str, ...]) -> DraftDocument:
    """Return a draft without a table of contents, and without its clause where that is nothing else."""
    start = max(typed.start - len(head), 0)
    kept = replace(section, blocks=(*section.blocks[:start], *section.blocks[typed.end :]))
    stays = bool(kept.blocks or kept.sections)
    gone = () if stays else (section.clause,)
    lines = (*head, *typed.lines)
    return replace(
        draft,
        sections=tuple(kept if one is section else one for one in draft.sections if one is not section or stays),
        headings={clause: line for clause, line in draft.headings.items() if clause not in gone},
        sure={clause: sure for clause, sure in draft.sure.items() if clause not in gone},
        lines=_exchanged(draft.lines, lines, ()),
    )


def _exchanged(lines: Sequence[str], typed: Sequence[str], titles: Sequence[str]) -> tuple[str, ...]:
    """Return the lines of a file with others in the place of those that stand there together."""
    start = _place(lines, typed)
    return (*lines[:start], *titles, *lines[start + len(typed) :])


def _place(lines: Sequence[str], typed: Sequence[str]) -> int:
    """Return where lines stand together among others, -1 where they do not."""
    bare, wanted = [_bare(line) for line in lines], [_bare(line) for line in typed]
    return next((place for place in range(len(bare)) if bare[place : place + len(wanted)] == wanted), -1)


def _bare(line: str) -> str:
    return "".join(split_marker(line)[1].split())


# --- what it is not ---------------------------------------------------------------------------------------------------


def _notes(draft: DraftDocument) -> Iterator[Message]:
    """Say where a typed outline does not list the headings that there are."""
    every = [plain_text(one.title) for one in walk_sections(draft.sections) if one.placement != "preface"]
    among = frozenset(every)
    for section in draft.sections:
        own = plain_text(section.title)
        listed = [line.rstrip(_END) for line in _lines(section.blocks)]
        known = [line for line in listed if line in among and line != own]
        if len(known) >= _FEWEST:
            titles = [title for title in every if title != own]
            start, end = listed.index(known[0]), len(listed) - listed[::-1].index(known[-1])
            unknown = [line for line in listed[start:end] if line not in titles]
            unlisted = [title for title in titles if title not in listed]
            if unknown:
                yield Message("import.outline-unknown", clause=section.clause, titles=tuple(unknown))
            if unlisted:
                yield Message("import.outline-lacks", clause=section.clause, titles=tuple(unlisted))
