"""Two runs of inlines to one that shows what went and what came.

In: an old run and a new one. Out: a run with `Deleted` and `Inserted` in it. What is the same is the new run's. Changes
are laid where a person would lay them: at the edges of words and sentences, joined where only a space or a short word
between two of them is the same, never over a mark of punctuation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..model.document import Deleted, Inline, Inserted
from ..wording import of_run
from .anchors import unanchored
from .sequence import matches
from .tokens import HAN, Token, rebuilt, tokens

_SHORT = re.compile(rf"\s+|[{HAN}]|[^\W\d_]{{1,3}}")
_LONGEST_SHORT = 3
_SENTENCE_END = re.compile(r"[.!?;:。！？；：，,、]['”’」』)）]*\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hunk:
    """A stretch of two runs: the same in both where `same`, else what went and what came."""

    same: bool
    old: tuple[Token, ...]
    new: tuple[Token, ...]


def redline_run(old: tuple[Inline, ...], new: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Return the redline of two runs; the new run itself where they say the same."""
    if of_run(old) == of_run(new):
        return new
    return tuple(piece for hunk in hunks(tokens(old), tokens(new)) for piece in _shown(hunk))


def hunks(old: Sequence[Token], new: Sequence[Token]) -> tuple[Hunk, ...]:
    """Return the stretches of two runs in order; changed ones and equal ones take turns."""
    raw = _joined(_drop_weak(tuple(_stretches(old, new))))
    return tuple(_joined(tuple(map(_settled, _slid(raw)))))


def deleted(children: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Return a run as one that went; () for an empty one."""
    return (Deleted(children=tuple(map(unanchored, children))),) if children else ()


def inserted(children: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Return a run as one that came; () for an empty one."""
    return (Inserted(children=children),) if children else ()


def _shown(hunk: Hunk) -> Iterator[Inline]:
    if hunk.same:
        yield from rebuilt(hunk.new)
    else:
        yield from deleted(rebuilt(hunk.old))
        yield from inserted(rebuilt(hunk.new))


def _stretches(old: Sequence[Token], new: Sequence[Token]) -> Iterator[Hunk]:
    i, j = 0, 0
    for a, c, length in (*matches([t.key for t in old], [t.key for t in new]), (len(old), len(new), 0)):
        if a > i or c > j:
            yield Hunk(same=False, old=tuple(old[i:a]), new=tuple(new[j:c]))
        if length:
            yield Hunk(same=True, old=tuple(old[a : a + length]), new=tuple(new[c : c + length]))
        i, j = a + length, c + length


def _drop_weak(raw: tuple[Hunk, ...]) -> tuple[Hunk, ...]:
    """Return the stretches with equal ones that are too short to help a reader made part of the change around them."""
    last = len(raw) - 1
    weak = {place for place in range(1, last) if raw[place].same and _is_weak(*(raw[place + k] for k in (0, -1, 1)))}
    return tuple(replace(hunk, same=False) if place in weak else hunk for place, hunk in enumerate(raw))


def _is_weak(hunk: Hunk, before: Hunk, after: Hunk) -> bool:
    """Say whether an equal stretch between two changes is a space, or a short word between larger changes."""
    text = "".join(token.text for token in hunk.new)
    if not text.strip():
        return True
    words = all(_SHORT.fullmatch(token.text) for token in hunk.new)
    return words and len(text.strip()) <= _LONGEST_SHORT and min(_size(before), _size(after)) >= max(2, len(text))


def _size(hunk: Hunk) -> int:
    return max(sum(len(token.text.strip()) for token in side) for side in (hunk.old, hunk.new))


def _joined(raw: Sequence[Hunk]) -> tuple[Hunk, ...]:
    """Return the stretches with neighbours of a kind made one, and empty ones left out."""
    found: list[Hunk] = []
    for hunk in raw:
        if not hunk.old and not hunk.new:
            continue
        if found and found[-1].same == hunk.same:
            found[-1] = Hunk(same=hunk.same, old=found[-1].old + hunk.old, new=found[-1].new + hunk.new)
        else:
            found.append(hunk)
    return tuple(found)


def _settled(hunk: Hunk) -> Hunk:
    """Return a change as no change where its two sides say the same, in other tokens."""
    same = hunk.same or of_run(rebuilt(hunk.old)) == of_run(rebuilt(hunk.new))
    return replace(hunk, same=same)


def _slid(raw: tuple[Hunk, ...]) -> Iterator[Hunk]:
    """Yield the stretches with each pure insertion or deletion moved to where a sentence or a word begins."""
    found = list(raw)
    for place in range(1, len(found) - 1):
        before, change, after = found[place - 1 : place + 2]
        if change.same or (change.old and change.new) or not (before.same and after.same):
            continue
        found[place - 1 : place + 2] = _best(before, change, after)
    yield from found


def _best(before: Hunk, change: Hunk, after: Hunk) -> tuple[Hunk, Hunk, Hunk]:
    """Return three stretches whose middle was moved as far as equal tokens let it, to the best place."""
    side = "new" if change.new else "old"
    own = list(getattr(change, side))
    left, right = list(before.new), list(after.new)
    low = 0
    while low < len(left) - 1 and left[-1 - low].key == own[(-1 - low) % len(own)].key:
        low += 1
    high = 0
    while high < len(right) - 1 and right[high].key == own[high % len(own)].key:
        high += 1
    best = max(range(-low, high + 1), key=lambda step: (_quality(left, own, right, step), -abs(step)))
    return _moved(before, change, after, best)


def _quality(left: list[Token], own: list[Token], right: list[Token], step: int) -> int:
    line = [*left, *own, *right]
    start = len(left) + step
    previous, first = line[start - 1].text, line[start].text
    last = line[start + len(own) - 1].text
    if _SENTENCE_END.search(last) and (_SENTENCE_END.search(previous) or not previous.strip()):
        return 3
    if previous.isspace() and not first.isspace():
        return 2
    return 1 if first.isspace() or _SENTENCE_END.search(last) else 0


def _moved(before: Hunk, change: Hunk, after: Hunk, step: int) -> tuple[Hunk, Hunk, Hunk]:
    """Return three stretches with the edges of the middle one moved by `step` tokens.

    Old and new tokens differ in what no key holds, so each side is cut from its own line.
    """
    cut, size = len(before.new) + step, max(len(change.old), len(change.new))
    new, old = (*before.new, *change.new, *after.new), (*before.old, *change.old, *after.old)
    new_end = cut + (size if change.new else 0)
    old_end = cut + (size if change.old else 0)
    return (
        Hunk(same=True, old=old[:cut], new=new[:cut]),
        Hunk(same=False, old=old[cut:old_end], new=new[cut:new_end]),
        Hunk(same=True, old=old[old_end:], new=new[new_end:]),
    )
