"""The text of a clause as its readers see it, run by run, with the way back to every character of the file.

In: a Clause, and what stands for each inline that fills something in. Out: Passages in reading order: the heading,
every paragraph, every cell, every term of a definition list. It judges nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from ..languages import known_of
from ..languages.pack import Pack
from ..model.blocks import BlockPart, parts_of
from ..model.nodes import NodeKind
from ..model.source import Span
from ..model.written import CategoryTag, Clause, FactUse, Foreign, Inline, Link, Text

FILLED = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands in `Passage.typed` for each character that nobody typed in the language of the clause."""

Fill = Callable[[Inline], str]
"""What a reader sees of an inline without words of its own."""


class Role(Enum):
    """What a passage is."""

    TITLE = "title"
    PARAGRAPH = "paragraph"
    HEADER = "header"
    CELL = "cell"
    TERM = "term"


@dataclass(frozen=True, slots=True, kw_only=True)
class PassagePiece:
    """The characters [start, end) of a passage that come from one inline; `within` are the inlines around it.

    `offsets` are those of its characters in the file; None for what is filled in.
    """

    start: int
    end: int
    inline: Inline
    within: tuple[Inline, ...]
    offsets: Sequence[int] | None

    def span(self, first: int, last: int) -> Span:
        """Return where the characters from `first` up to and with `last` of the passage stand in the file."""
        if self.offsets is None:
            return self.inline.span
        source = self.inline.span.source
        return source.span(self.offsets[first - self.start], self.offsets[last - self.start] + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One run of text. `parents` are the blocks, items and cells around it, from the outside in, its paragraph last.

    `text` is what is read. `typed` is equally long and has FILLED in the place of every character that was filled in or
    is in another language: what a rule about the words of this language looks at.
    """

    clause: Clause
    role: Role
    parents: tuple[NodeKind, ...]
    text: str
    typed: str
    pieces: tuple[PassagePiece, ...]
    whole: Span

    @property
    def locale(self) -> str:
        """The language of the clause."""
        return self.clause.locale

    @property
    def pack(self) -> Pack:
        """What is known of the language of the clause."""
        return known_of(self.clause.locale)

    def span(self, start: int, end: int) -> Span:
        """Return where the characters [start, end) of `text` stand in the file; filled-in ones are a whole inline."""
        if not self.pieces or start >= end:
            return self.whole.part(0, 0) if not self.pieces else self._at(start)
        first, last = self.piece(start), self.piece(end - 1)
        begin = first.span(start, min(end, first.end) - 1)
        finish = last.span(max(start, last.start), end - 1)
        return begin.source.span(min(begin.start, finish.start), max(begin.end, finish.end))

    def piece(self, offset: int) -> PassagePiece:
        """Return the piece that a character of `text` comes from."""
        return self.pieces[bisect_right(self.pieces, offset, key=lambda piece: piece.start) - 1]

    def link_at(self, offset: int) -> Link | None:
        """Return the link to an address that a character is part of."""
        return next((inline for inline in self.piece(offset).within if isinstance(inline, Link)), None)

    def _at(self, offset: int) -> Span:
        """Return the empty place before a character, or behind the last one."""
        if offset < len(self.text):
            return self.span(offset, offset + 1).part(0, 0)
        last = self.span(offset - 1, offset)
        return last.part(last.end - last.start, last.end - last.start)


def read_passages(clause: Clause, fill: Fill) -> tuple[Passage, ...]:
    """Return the passages of a clause, the heading first."""
    return tuple([_passage(part, clause, fill) for part in parts_of(clause) if part.run is not None])


def _passage(part: BlockPart, clause: Clause, fill: Fill) -> Passage:
    pieces: list[PassagePiece] = []
    texts: list[str] = []
    for text, inline, within in _leaves(part.run or (), (), fill):
        start = pieces[-1].end if pieces else 0
        offsets = _offsets(inline) if isinstance(inline, Text) else None
        pieces.append(PassagePiece(start=start, end=start + len(text), inline=inline, within=within, offsets=offsets))
        texts.append(text)
    typed = (
        FILLED * len(text) if piece.offsets is None or any(isinstance(w, Foreign) for w in piece.within) else text
        for text, piece in zip(texts, pieces, strict=True)
    )
    parents: tuple[Any, ...] = part.nodes
    return Passage(
        clause=clause,
        role=_role(part),
        parents=parents,
        text="".join(texts),
        typed="".join(typed),
        pieces=tuple(pieces),
        whole=parents[-1].span if parents else clause.title_span,
    )


def _leaves(
    children: tuple[Inline, ...], within: tuple[Inline, ...], fill: Fill
) -> Iterator[tuple[str, Inline, tuple[Inline, ...]]]:
    """Yield the characters, the inline that they come from, and the inlines around it."""
    for child in children:
        if isinstance(child, Text):
            yield child.text, child, within
        elif own := _children(child):
            yield from _leaves(own, (*within, child), fill)
        elif text := fill(child):
            yield text, child, within


def _children(inline: Inline) -> tuple[Inline, ...]:
    return () if isinstance(inline, (Text, FactUse, CategoryTag)) else inline.children


def _role(part: BlockPart) -> Role:
    """Return the role of a run by its name and by what is around it."""
    names = {one.name for one in part.within}
    return next((role for role in _ROLES if role.value == part.name or role.value in names), Role.PARAGRAPH)


_ROLES = (Role.TITLE, Role.TERM, Role.HEADER, Role.CELL)
"""The roles that a part gives by its name, what says most first."""


def _offsets(text: Text) -> Sequence[int]:
    """Return the offset in the file of each character of a text.

    They are one range unless a line break was folded or a backslash taken out: then the text is found again in the file
    character by character, a folded line break standing for a space.
    """
    raw, start = text.span.text, text.span.start
    if raw == text.text:
        return range(start, start + len(raw))
    offsets: list[int] = []
    at = 0
    for character in text.text:
        while at < len(raw) - 1 and raw[at] != character and not (character == " " and raw[at] == "\n"):
            at += 1
        offsets.append(start + at)
        at = min(at + 1, len(raw) - 1)
    return tuple(offsets)
