"""The sentences of a pair of clauses, side by side.

In: the passages of both. Out: blocks that say the same, a passage or several of each text, and in each the sentences
that say the same. Headings are left out: they are labels, and say little in any language.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...model.source import Span
from ...model.written import FactLink, FactUse
from ...resolve.place import UNKNOWN
from ..passage import Passage, PassagePiece, Role
from ..sentences import sentences_in
from ..values import values_in
from .alignment import PASSAGES, Unit, align, length_of

_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9.]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """The characters [start, end) of a passage: a sentence."""

    passage: Passage
    start: int
    end: int

    @property
    def text(self) -> str:
        """What is read."""
        return self.passage.text[self.start : self.end]

    @property
    def facts(self) -> frozenset[str]:
        """The facts that it uses by name."""
        inlines = (piece.inline for piece in self.pieces)
        return frozenset(inline.fact for inline in inlines if isinstance(inline, (FactUse, FactLink)))

    @property
    def pieces(self) -> Sequence[PassagePiece]:
        """The pieces of the passage that it has a part of."""
        pieces = self.passage.pieces
        first = bisect_right(pieces, self.start, key=lambda piece: piece.end)
        return pieces[first : bisect_left(pieces, self.end, key=lambda piece: piece.start)]

    @property
    def span(self) -> Span:
        """Where it stands in the file."""
        return self.passage.span(self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parallel:
    """Sentences that say the same in two texts; of one of them there may be none."""

    original: tuple[Sentence, ...]
    other: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Passages that say the same in two texts, and their sentences side by side.

    Where each sentence has one of its own opposite, the order of the sentences is certain.
    """

    whole: Parallel
    parts: tuple[Parallel, ...]

    @property
    def is_even(self) -> bool:
        """Say whether each sentence has exactly one opposite."""
        return all(len(part.original) == len(part.other) == 1 for part in self.parts)


def blocks_of(original: Sequence[Passage], other: Sequence[Passage]) -> Iterator[Block]:
    """Yield the blocks of two clauses: passage by passage where their shapes are equal, else as their lengths tell."""
    if any(UNKNOWN in passage.text for passage in (*original, *other)):
        return  # a name that leads nowhere is a finding already
    one, two = _body(original), _body(other)
    if [passage.role for passage in one] == [passage.role for passage in two]:
        yield from (_block((here,), (there,)) for here, there in zip(one, two, strict=True))
        return
    for bead in align([_unit_of(passage) for passage in one], [_unit_of(passage) for passage in two], PASSAGES):
        yield _block(one[bead.first : bead.first_end], two[bead.second : bead.second_end])


def _body(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    return tuple(passage for passage in passages if passage.role is not Role.TITLE and passage.text.strip())


def _block(original: Sequence[Passage], other: Sequence[Passage]) -> Block:
    one, two = tuple(_sentences(original)), tuple(_sentences(other))
    beads = align([_unit(sentence) for sentence in one], [_unit(sentence) for sentence in two])
    parts = (
        Parallel(original=one[bead.first : bead.first_end], other=two[bead.second : bead.second_end]) for bead in beads
    )
    return Block(whole=Parallel(original=one, other=two), parts=tuple(parts))


def _sentences(passages: Sequence[Passage]) -> Iterator[Sentence]:
    for passage in passages:
        for start, end in sentences_in(passage.text, passage.locale):
            yield Sentence(passage=passage, start=start, end=end)


def _unit_of(passage: Passage) -> Unit:
    return _unit(Sentence(passage=passage, start=0, end=len(passage.text)))


def _unit(sentence: Sentence) -> Unit:
    values = {(value.kind, *value.key) for value in values_in(sentence.text, sentence.passage.locale)}
    names = {name.casefold() for name in _LATIN.findall(sentence.text)}
    return Unit(length=length_of(sentence.text), marks=frozenset(values | names | sentence.facts))
