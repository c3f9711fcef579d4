"""Passages that went from one place and came at another, in a clause or across clauses.

In: the clauses of a redline, in which they are gone and come. Out: the same clauses, where they were moved. A passage
is a block, or all that an item or a change holds. What is the same in both places and nowhere else was moved; so was a
block that has most of its words from a single one, and it shows what of it changed. Which clauses were split or merged
follows from the passages.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from ..model.document import Revised, Section, plain_text, walk_sections
from ..model.make import marked
from ..model.nodes import Listing, WholeMark, rebuilt, runs, walk
from ..model.source import width
from ..model.wording import of_block, of_blocks
from .align import length, likeness, vocabulary
from .blocks import MOVED_AWAY, MOVED_HERE, NODES, WORTH_MOVING, redlined

Blocks = tuple[Any, ...]

_WORTH_CROSSING = 20
"""Columns, two for a Chinese character, that a passage must take for its standing in another clause to be no chance."""
_ALIKE = 0.66
"""How much of their words two blocks have in common for one to be the other at another place."""
_LARGEST = 900
"""Pairs of blocks that are compared; of more, only what is the same was moved."""
_MOVED = {"deleted": ("moved-away", MOVED_AWAY), "inserted": ("moved-here", MOVED_HERE)}
_TOLD = frozenset(change for change, _ in _MOVED.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedPassage:
    """Blocks that went or came together, and their clause."""

    clause: str
    blocks: Blocks


Pair = tuple[MovedPassage, MovedPassage]
Moves = Mapping[Hashable, Pair]
"""Where a passage was and where it is, by its wording, or by the identity of its block."""


def with_moves(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """Return the clauses of a redline with what was moved told as that."""
    gone, come = ([*_passages(sections, change)] for change in _MOVED)
    same = _same(gone, come)
    moves = same | _alike(*([*_left(side, same)] for side in (gone, come)))
    return tuple(_section(one, moves) for one in sections) if moves else sections


# --- which passages ---------------------------------------------------------------------------------------------------


def _passages(sections: tuple[Section, ...], change: str) -> Iterator[MovedPassage]:
    for section in walk_sections(sections):
        for node in walk(section.blocks):
            if isinstance(node, WholeMark) and node.change == change:
                yield from (MovedPassage(clause=section.clause, blocks=blocks) for blocks in _within(node.blocks))


def _within(blocks: Blocks) -> Iterator[Blocks]:
    """Yield blocks as a whole, each of them, and what the items of a list hold."""
    yield from (blocks,) if len(blocks) > 1 else ()
    for block in blocks:
        yield (block,)
        yield from (one for item in (block.items if isinstance(block, Listing) else ()) for one in _within(item.blocks))


def _same(gone: Sequence[MovedPassage], come: Sequence[MovedPassage]) -> dict[Hashable, Pair]:
    before, after = ([of_blocks(one.blocks) for one in side] for side in (gone, come))
    left, right = Counter(before), Counter(after)
    places = dict(zip(before, gone, strict=True))
    pairs = {said: (places[said], one) for said, one in zip(after, come, strict=True) if left[said] == right[said] == 1}
    return {said: pair for said, pair in pairs.items() if _is_long(*pair)}


def _is_long(gone: MovedPassage, come: MovedPassage) -> bool:
    if gone.clause == come.clause:
        return length(come.blocks) >= WORTH_MOVING
    return sum(width(plain_text(run)) for run in runs(come.blocks)) >= _WORTH_CROSSING


def _left(side: Sequence[MovedPassage], same: Moves) -> Iterator[MovedPassage]:
    """Yield the passages of one block that are no list, and that neither were found nor stand in one that was."""
    inside = {id(one) for whole in side if of_blocks(whole.blocks) in same for one in walk(whole.blocks)}
    for one in side:
        if len(one.blocks) == 1 and id(one.blocks[0]) not in inside and not isinstance(one.blocks[0], Listing):
            yield one


def _alike(gone: Sequence[MovedPassage], come: Sequence[MovedPassage]) -> dict[Hashable, Pair]:
    """Return the pairs that have more in common than either has with any other."""
    if not 0 < len(gone) * len(come) <= _LARGEST:
        return {}
    before, after = ([vocabulary(of_block(one.blocks[0])) for one in side] for side in (gone, come))
    table = [[likeness(old, new) for new in after] for old in before]
    found: dict[Hashable, Pair] = {}
    for old, row in zip(gone, table, strict=True):
        best = max(row)
        new = come[row.index(best)]
        rivals = [other[row.index(best)] for other in table]
        mutual = best == max(_ALIKE, *rivals) and row.count(best) == rivals.count(best) == 1
        if mutual and NODES.family(old.blocks[0]) == NODES.family(new.blocks[0]) and _is_long(old, new):
            found |= {id(old.blocks[0]): (old, new), id(new.blocks[0]): (old, new)}
    return found


# --- the redline ------------------------------------------------------------------------------------------------------


def _section(section: Section, moves: Moves) -> Section:
    told = [one for block in section.blocks for one in _told(block, moves)]
    groups = groupby(told, lambda one: (one.change, one.clause) if _is_moved(one) else id(one))
    blocks = tuple(_together([*group]) for _, group in groups)
    return replace(section, blocks=blocks, sections=tuple(_section(one, moves) for one in section.sections))


def _together(group: Sequence[Any]) -> Any:
    """Return blocks that were moved side by side as one."""
    first, *others = group
    return replace(first, blocks=tuple(inner for one in group for inner in one.blocks)) if others else first


def _told(node: Any, moves: Moves) -> Iterator[Any]:
    if isinstance(node, WholeMark) and node.change in _MOVED:
        yield from _parts(node.blocks, node.change, moves)
    elif any(isinstance(inner, WholeMark) for inner in walk((node,))):
        yield rebuilt(node, lambda inner: _told(inner, moves))
    else:
        yield node


def _parts(blocks: Blocks, change: str, moves: Moves) -> Iterator[Any]:
    """Yield blocks that went or came, what of them was moved apart from the rest."""
    if pair := moves.get(of_blocks(blocks)):
        yield _moved(blocks, change, pair)
        return
    made = [(block, _part(block, change, moves)) for block in blocks]
    for is_moved, group in groupby(made, lambda one: one[1] is not None):
        olds, news = zip(*group, strict=True)
        yield from news if is_moved else (marked(change, olds),)


def _part(block: Any, change: str, moves: Moves) -> Any:
    """Return a block of which anything was moved, else None."""
    if pair := moves.get(of_blocks((block,))):
        return _moved((block,), change, pair)
    if pair := moves.get(id(block)):
        return _moved((redlined(*(one.blocks[0] for one in pair)) if change == "inserted" else block,), change, pair)
    if not isinstance(block, Listing):
        return None
    made = rebuilt(block, lambda item: (replace(item, blocks=tuple(_parts(item.blocks, change, moves))),))
    return made if any(map(_is_moved, walk((made,)))) else None


def _moved(blocks: Blocks, change: str, pair: Pair) -> WholeMark:
    """Return a moved passage; its other place is named where it is in another clause."""
    told, note = _MOVED[change]
    own, other = (one.clause for one in (pair if change == "deleted" else pair[::-1]))
    return marked(told, blocks, note=note, clause="" if own == other else other)


def _is_moved(node: Any) -> bool:
    return isinstance(node, WholeMark) and node.change in _TOLD


# --- clauses ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A clause that passages left and the one where they are now: `kind` is split, merged or passages."""

    kind: str
    old: str
    new: str


def relations(sections: tuple[Section, ...]) -> tuple[Relation, ...]:
    """Return what became of clauses whose passages are in others now, each pair once, in reading order."""
    here = [(section, one) for section in walk_sections(sections) for one in walk(section.blocks) if _is_moved(one)]
    pairs = dict.fromkeys((one.clause, s.clause) for s, one in here if one.clause and one.change == "moved-here")
    ended, begun = ({one.clause for one in walk_sections(sections) if _is_made(one, change)} for change in _MOVED)
    sources = Counter(new for old, new in pairs if old in ended)
    targets = Counter(old for old, new in pairs if new in begun)

    def kind(old: str, new: str) -> str:
        if old in ended and (new not in begun or sources[new] > 1):
            return "merged"
        return "split" if new in begun and (old not in ended or targets[old] > 1) else "passages"

    return tuple(Relation(kind=kind(old, new), old=old, new=new) for old, new in pairs)


def _is_made(section: Section, change: str) -> bool:
    """Say whether a clause came or went and most of it is passages that were moved."""
    moved = tuple(one for one in walk(section.blocks) if _is_moved(one) and one.clause)
    return isinstance(section, Revised) and section.change == change and 2 * length(moved) > length(section.blocks)
