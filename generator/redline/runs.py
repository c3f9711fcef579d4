"""Two runs of inlines to one that shows what went and what came.

In: an old run and a new one. Out: a run with `Deleted` and `Inserted` in it, and `Restyled` where the emphasis alone is
another. What is the same is the new run's, references under another number marked. Changes are laid where a person
would lay them: at the edges of words and sentences, joined where only a space or a short word between two of them is
the same, never over a mark of punctuation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from ..languages.characters import CALLS, CLOSING, COLONS, COMMAS, IDEOGRAPHIC_COMMA, SEMICOLONS, SQUARE, STOPS
from ..model.document import Deleted, Inline, Inserted, Restyled
from ..model.wording import of_run
from .anchors import unanchored
from .kept import bare, note_of, renumbered
from .sequence import matches
from .tokens import Tokens, rebuilt, tokens

_SHORT = re.compile(rf"(?:\s+|[{SQUARE}]|[^\W\d_]{{1,3}})*")
_LONGEST_SHORT = 3
"""Characters of the longest equal piece between two changes that is read as part of them: a mark, "of", "和"."""
_MARK = f"{STOPS}{COMMAS}{SEMICOLONS}{COLONS}{CALLS}{IDEOGRAPHIC_COMMA}"
_SENTENCE_END = re.compile(rf"[{_MARK}][{re.escape(CLOSING)}]*\Z")


class Hunk(NamedTuple):
    """A stretch of two runs, as the tokens that it has of each: the same where `same`, else what went and what came."""

    same: bool
    old: slice
    new: slice


_SAME, _CHANGED = True, False


def redline_run(old: tuple[Inline, ...], new: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Return the redline of two runs; the new run itself where they say the same under the same numbers."""
    if of_run(old) == of_run(new):
        return renumbered(old, new)
    before, after = tokens(old), tokens(new)
    return tuple(piece for hunk in hunks(before, after) for piece in _shown(hunk, before, after))


def hunks(old: Tokens, new: Tokens) -> tuple[Hunk, ...]:
    """Return the stretches of two runs in order; changed ones and equal ones take turns."""
    return _Pair(old, new).hunks()


def deleted(children: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Return a run as one that went; () for an empty one."""
    return (Deleted(children=tuple(map(unanchored, children))),) if children else ()


def inserted(children: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Return a run as one that came; () for an empty one."""
    return (Inserted(children=children),) if children else ()


def _shown(hunk: Hunk, old: Tokens, new: Tokens) -> Iterator[Inline]:
    was, now = rebuilt(old, hunk.old), rebuilt(new, hunk.new)
    if hunk.same:
        yield from renumbered(was, now)
    else:
        yield from _changed(tokens(was), tokens(now))


def _changed(old: Tokens, new: Tokens) -> Iterator[Inline]:
    """Yield a changed stretch as what went and what came; words that are the same in another emphasis stay."""
    (before, had), (after, has) = bare(old), bare(new)
    found = hunks(before, after) if any(had) or any(has) else (Hunk(_CHANGED, slice(None), slice(None)),)
    for hunk in found:
        if not hunk.same or before.keys[hunk.old] != after.keys[hunk.new]:
            yield from deleted(rebuilt(old, hunk.old))
            yield from inserted(rebuilt(new, hunk.new))
            continue
        worn = zip(had[hunk.old], has[hunk.new], range(hunk.new.start, hunk.new.stop), strict=True)
        for (was, now), group in groupby(worn, lambda one: one[:2]):
            places = [place for *_, place in group]
            part = slice(places[0], places[-1] + 1)
            if was == now:
                yield from rebuilt(new, part)
            else:
                yield Restyled(before=was, after=now, children=rebuilt(after, part), note=note_of(was, now))


@dataclass(frozen=True, slots=True)
class _Pair:
    """The two runs that stretches are of."""

    old: Tokens
    new: Tokens

    def hunks(self) -> tuple[Hunk, ...]:
        raw = _joined(self.without_weak(list(self.stretches())))
        self.slide(raw)
        return tuple(_joined([self.settled(hunk) for hunk in raw]))

    def stretches(self) -> Iterator[Hunk]:
        i, j = 0, 0
        ends = len(self.old.keys), len(self.new.keys), 0
        for a, c, length in (*matches(self.old.keys, self.new.keys), ends):
            if a > i or c > j:
                yield Hunk(_CHANGED, slice(i, a), slice(j, c))
            i, j = a + length, c + length
            if length:
                yield Hunk(_SAME, slice(a, i), slice(c, j))

    def without_weak(self, raw: list[Hunk]) -> list[Hunk]:
        """Return the stretches with equal ones that are too short to help a reader made part of the change around."""
        weak = [place for place in range(1, len(raw) - 1) if raw[place].same and self.is_weak(raw, place)]
        for place in weak:
            raw[place] = raw[place]._replace(same=False)
        return raw

    def is_weak(self, raw: Sequence[Hunk], place: int) -> bool:
        """Say whether an equal stretch between two changes is a space, or a short word between larger changes."""
        text = "".join(self.new.texts[raw[place].new])
        said = text.strip()
        if len(said) > _LONGEST_SHORT or not _SHORT.fullmatch(text):
            return False
        return not said or min(map(self.size, (raw[place - 1], raw[place + 1]))) >= max(2, len(text))

    def size(self, hunk: Hunk) -> int:
        return max(
            sum(len(text.strip()) for text in side) for side in (self.old.texts[hunk.old], self.new.texts[hunk.new])
        )

    def settled(self, hunk: Hunk) -> Hunk:
        """Return a change as no change where its two sides say the same, in other tokens."""
        if hunk.same or "".join(self.old.said[hunk.old]) != "".join(self.new.said[hunk.new]):
            return hunk  # most are: told before their inlines are made
        return hunk._replace(same=of_run(rebuilt(self.old, hunk.old)) == of_run(rebuilt(self.new, hunk.new)))

    def slide(self, raw: list[Hunk]) -> None:
        """Move each pure insertion or deletion between equal stretches to where a sentence or a word begins."""
        for place in range(1, len(raw) - 1):
            before, change, after = raw[place - 1 : place + 2]
            if not change.same and _is_empty(change.old) != _is_empty(change.new) and before.same and after.same:
                step = self.best_step(before, change, after)
                raw[place - 1 : place + 2] = _moved(before, change, after, step)

    def best_step(self, before: Hunk, change: Hunk, after: Hunk) -> int:
        """Return by how many tokens a change is to be moved: to the best of the places that equal tokens allow."""
        side, own, left, right = (
            (self.old, change.old, before.old, after.old)
            if _is_empty(change.new)
            else (self.new, change.new, before.new, after.new)
        )
        keys, size = side.keys, own.stop - own.start
        low = high = 0
        while low < left.stop - left.start - 1 and keys[own.start - 1 - low] == keys[own.stop - 1 - low]:
            low += 1
        while high < right.stop - right.start - 1 and keys[own.stop + high] == keys[own.start + high]:
            high += 1
        if not low and not high:
            return 0
        return max(range(-low, high + 1), key=lambda step: (_quality(side.texts, own.start + step, size), -abs(step)))


def _joined(raw: Sequence[Hunk]) -> list[Hunk]:
    """Return the stretches with neighbours of a kind made one, and empty ones left out."""
    found: list[Hunk] = []
    for hunk in raw:
        if _is_empty(hunk.old) and _is_empty(hunk.new):
            continue
        if found and found[-1].same == hunk.same:
            before = found[-1]
            found[-1] = Hunk(hunk.same, slice(before.old.start, hunk.old.stop), slice(before.new.start, hunk.new.stop))
        else:
            found.append(hunk)
    return found


def _is_empty(part: slice) -> bool:
    return part.start == part.stop  # type: ignore[no-any-return]


def _quality(texts: Sequence[str], start: int, size: int) -> int:
    previous, first, last = texts[start - 1], texts[start], texts[start + size - 1]
    if _SENTENCE_END.search(last) and (_SENTENCE_END.search(previous) or not previous.strip()):
        return 3
    if previous.isspace() and not first.isspace():
        return 2
    return 1 if first.isspace() or _SENTENCE_END.search(last) else 0


def _moved(before: Hunk, change: Hunk, after: Hunk, step: int) -> tuple[Hunk, Hunk, Hunk]:
    """Return three stretches with the edges of the middle one moved by `step` tokens."""
    cut = [slice(side.start + step, side.stop + step) for side in (change.old, change.new)]
    return (
        Hunk(_SAME, slice(before.old.start, cut[0].start), slice(before.new.start, cut[1].start)),
        Hunk(_CHANGED, *cut),
        Hunk(_SAME, slice(cut[0].stop, after.old.stop), slice(cut[1].stop, after.new.stop)),
    )
