"""New words in the place of those that a file has, and nothing else of it.

In: the stretches of a run and the run that is to be printed there. Out: `Edit`s of the file. What prints the same
characters as before keeps its source: facts, terms, references, emphasis, line breaks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Any

from ...languages.characters import SQUARE
from ...markup import parse_markup
from ...markup.printing import line_source, run_source
from ...model.document import Important, Inline, Strong, Text, plain_text
from ...model.source import Source, replaced
from ...model.written import CrossReference
from ...model.written import Important as WrittenImportant
from ...model.written import Strong as WrittenStrong
from ...redline.sequence import matches
from .lines import cut
from .places import SourceStretch, head_of, stretches
from .units import units_in

WORD = re.compile(rf"\s+|[{SQUARE}]|(?:(?![{SQUARE}])[^\W_])+|.", re.DOTALL)
"""A run of spaces, a Han character or kana, a word or a figure, a mark."""


Stretch = tuple[int, int]
"""The first of some characters and the one behind the last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """What stands in the place of a part of a file. `typed` are the generated words that became typed ones by it."""

    start: int
    end: int
    text: str
    typed: tuple[tuple[SourceStretch, str], ...] = ()


def edits_of(old: Sequence[SourceStretch], new: tuple[Inline, ...]) -> tuple[Edit, ...]:
    """Return the edits that make a run print another: those of its words, or one of the whole where these would not.

    Words of references that nobody wrote stay: they follow from what the references lead to.
    """
    new = _with_generated(old, new)
    made = tuple(_edits(old, new))
    start, end = head_of(old), max((one.around[0] if one.around else one).span.end for one in old)
    if not overlapping(made):
        text = applied(old[0].span.source.text[:end], made)[start:]
        if _prints(text, old) == plain_text(new).split():
            return made
    typed = tuple((one, plain_text(new)) for one in old if one.places is None)
    return (Edit(start=start, end=end, text=line_source(new), typed=typed),)


def _with_generated(old: Sequence[SourceStretch], new: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Return a run with the words of references that nobody wrote as the page has them."""
    begins = list(accumulate((len(one.text) for one in old), initial=0))
    written = {
        (begin, end): one
        for one, begin, end in zip(old, begins, begins[1:], strict=False)
        if isinstance(one.inline, CrossReference)
    }
    for place, (first, last) in reversed(list(_changes(old, plain_text(new), _equal_words))):
        if place in written and last > first:
            end = len(plain_text(new))
            new = (*cut(new, 0, first), Text(text=written[place].text), *cut(new, last, end))
    return new


def _prints(text: str, old: Sequence[SourceStretch]) -> list[str] | None:
    """Return the words that a run would print, None where it could not be read."""
    markup = parse_markup(Source(path="", text=f"# x\n\n{text}\n"), 0)
    words = {one.span.text: one.text for one in old}
    runs = [run for unit in units_in(markup.blocks) for cell in unit.cells for run in cell]
    if markup.diagnostics or len(runs) != 1:
        return None
    return "".join(one.text for one in stretches(runs[0], lambda inline: words.get(inline.span.text, ""))).split()


def _edits(old: Sequence[SourceStretch], new: tuple[Inline, ...]) -> Iterator[Edit]:
    begins = list(accumulate((len(one.text) for one in old), initial=0))
    for (start, end), (first, last) in _changes(old, plain_text(new), _equal_passages):
        parts = tuple(
            Part(stretch=one, first=max(start - at, 0), last=min(end - at, len(one.text)))
            for one, at in zip(old, begins, strict=False)
            if at < end and start < at + len(one.text)
        )
        words = cut(new, first, last)
        yield from _replaced(old, parts, words) if parts else _inserted(old, start, words)


def applied(text: str, edits: Sequence[Edit]) -> str:
    """Return a file with edits made; of several at one place the first one comes first.

    Raises ValueError where two are of the same characters.
    """
    if overlapping(edits):
        raise ValueError("edits overlap: one of them would be lost")
    return replaced(text, [(edit.start, edit.end, edit.text) for edit in edits])


def overlapping(edits: Sequence[Edit]) -> bool:
    """Say whether two edits are of the same characters."""
    spans = sorted((edit.start, edit.end) for edit in edits)
    return any(end > start for (_, end), (start, _) in pairwise(spans))


# --- which characters change ------------------------------------------------------------------------------------------


def _changes(
    old: Sequence[SourceStretch], said: str, pairs: Callable[[Sequence[str], Sequence[str]], dict[int, int]]
) -> Iterator[tuple[Stretch, Stretch]]:
    """Yield the stretches of characters that are not the same: those of the file, and those of the new run."""
    words = [WORD.findall(one.text) for one in old]
    before = [word for part in words for word in part]
    after = WORD.findall(said)
    same = pairs(before, after)
    place = 0
    for one, part in zip(old, words, strict=True):
        inside = range(place, place + len(part))
        place += len(part)
        there = [same.get(n, -1) for n in inside]
        if one.places is None and (-1 in there or any(b - a != 1 for a, b in pairwise(there))):
            same = {n: to for n, to in same.items() if n not in inside}
    starts, others = ([0, *accumulate(map(len, series))] for series in (before, after))
    edges = frozenset(_inner_edges(old))
    i = j = floor = 0
    for n, to in (*sorted(same.items()), (len(before), len(after))):
        if n > i or to > j:
            shifts = range(1 + _repeats(before, (floor, i, n))) if to == j else range(1)
            by = min(shifts, key=lambda by: len({starts[i - by], starts[n - by]} & edges))
            yield (starts[i - by], starts[n - by]), (others[j], others[to])
            floor = n
        i, j = n + 1, to + 1


def _inner_edges(old: Sequence[SourceStretch]) -> Iterator[int]:
    """Yield the places between two characters of one passage that stands in marks."""
    for one, end in zip(old, accumulate(len(one.text) for one in old), strict=True):
        yield from range(end - len(one.text) + 1, end) if one.around else ()


def _repeats(words: Sequence[str], place: tuple[int, int, int]) -> int:
    """Return by how many words what is gone may as well have stood before its place, no further than a floor."""
    floor, start, end = place
    steps = range(min(start - floor, len(words)))
    return next((by for by in steps if words[start - 1 - by] != words[end - 1 - by]), len(steps))


def _equal_words(before: Sequence[str], after: Sequence[str]) -> dict[int, int]:
    """Return the places of words that are the same in both runs; a run of spaces is one space."""
    keys = ([" " if word.isspace() else word for word in words] for words in (before, after))
    return {a + n: c + n for a, c, size in matches(*keys) for n in range(size)}


def _equal_passages(before: Sequence[str], after: Sequence[str]) -> dict[int, int]:
    """Return the places of what is the same, spaces between two changes left aside."""
    same = _equal_words(before, after)
    return {n: to for n, to in same.items() if not before[n].isspace() or {n - 1, n + 1} & same.keys()}


# --- what is written in their place -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A stretch with the first of its characters that change and the one behind the last."""

    stretch: SourceStretch
    first: int
    last: int

    @property
    def span(self) -> Stretch:
        """Where these characters stand; line breaks at their edges that print nothing go with them."""
        places, span = self.stretch.places, self.stretch.span
        if places is None:
            return span.start, span.end
        start = places[self.first - 1][1] if self.first else span.start
        return start, places[self.last][0] if self.last < len(places) else span.end

    @property
    def is_whole(self) -> bool:
        """Whether all characters of the stretch change."""
        return self.last - self.first == len(self.stretch.text)


def _replaced(old: Sequence[SourceStretch], parts: Sequence[Part], words: tuple[Inline, ...]) -> Iterator[Edit]:
    """Yield the edits of the parts of a change; the first that looks like the new words makes room for them."""
    host = next((one for one in parts if _is_bold(one.stretch.around) == _is_strong(words)), parts[0])
    whole = {id(one.stretch) for one in parts if one.is_whole}
    emptied = [
        outer
        for outer in {id(outer): outer for one in parts for outer in one.stretch.around}.values()
        if all(id(one) in whole for one in old if outer in one.around)
        and (not words or outer not in host.stretch.around or (_is_bold((outer,)) and not _is_strong(words)))
    ]
    typed = tuple((one.stretch, plain_text(words)) for one in parts if one.stretch.places is None)
    made: dict[Stretch, str] = {}
    for one in parts:
        around = one.stretch.around
        outer = next((outer for outer in around if outer in emptied), None)
        place = (outer.span.start, outer.span.end) if outer else one.span
        made.setdefault(place, "")
        if one is host:
            around = around[: around.index(outer)] if outer else around
            made[place] = _source(words, around, place[0], old)
    for number, ((start, end), text) in enumerate(made.items()):
        yield Edit(start=start, end=end, text=text, typed=() if number else typed)


def _inserted(old: Sequence[SourceStretch], place: int, words: tuple[Inline, ...]) -> Iterator[Edit]:
    """Yield the edit that puts words between two characters: where they look alike, and lead nowhere if may be."""
    spots = [(_is_bold(around) != _is_strong(words), len(around), at, around) for at, around in _spots(old, place)]
    if spots:
        _, _, at, around = min(spots, key=lambda spot: spot[:2])
        yield Edit(start=at, end=at, text=_source(words, around, at, old))


def _spots(old: Sequence[SourceStretch], place: int) -> Iterator[tuple[int, tuple[Any, ...]]]:
    """Yield the places of a file that are one between two printed characters, with what each stands in."""
    end = 0
    for one in old:
        start, end = end, end + len(one.text)
        if start < place < end and one.places is not None:
            yield one.places[place - start - 1][1], one.around
        if place in (start, end):
            for depth in range(len(one.around), -1, -1):
                span = one.around[depth].span if depth < len(one.around) else one.span
                yield (span.start if place == start else span.end), one.around[:depth]


def _source(words: tuple[Inline, ...], around: tuple[Any, ...], at: int, old: Sequence[SourceStretch]) -> str:
    """Return words as they are typed at a place: no marker at the head of a line, no passage in one of its like."""
    run = (Text(text=plain_text(words)),) if around else words
    if at != head_of(old):
        return run_source(run)
    return line_source(run) + " " * plain_text(words).endswith(" ")


def _is_bold(around: tuple[Any, ...]) -> bool:
    return any(isinstance(outer, (WrittenStrong, WrittenImportant)) for outer in around)


def _is_strong(words: tuple[Inline, ...]) -> bool:
    return bool(words) and all(isinstance(one, (Strong, Important)) for one in words if plain_text((one,)).strip())
