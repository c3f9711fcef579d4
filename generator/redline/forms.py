"""Blocks that say the same in another form: paragraphs parted or joined, a passage that stands out or no longer does.

In: the steps from old blocks to new ones, or what is left of a changed form. Out: the steps, those that make up a form
as one mark; the blocks as one side has them. A form is told where the words at its joints are the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from operator import attrgetter
from typing import Any

from ..model.document import Inline
from ..model.make import marked, paragraph, run_of, standing_out
from ..model.nodes import Prose, StandsOut, WholeMark, held, rebuilt
from ..model.wording import of_blocks, of_run
from .align import Step, length
from .runs import redline_run
from .sequence import matches
from .tokens import rebuilt as inlines_of
from .tokens import tokens

Run = tuple[Inline, ...]
OLD, NEW = 0, 1
_MOST = 6
"""Parts that a paragraph is looked for in."""
_SLACK = 0.25
"""How much longer or shorter than its parts a paragraph may be."""
_BREAK = "\u2029"
"""The paragraph separator, which no paragraph holds."""


def formed(mark: WholeMark, blocks: tuple[Any, ...], side: int) -> tuple[Any, ...]:
    """Return the blocks of a changed form as the old text or the new one has them."""
    if side != (OLD if mark.change in {"to-numbers", "parted", "unhighlighted"} else NEW):
        return blocks
    match mark.change:
        case "to-numbers" | "to-bullets":
            return tuple(rebuilt(one, lambda item: (replace(item, number=None, anchor=None),)) for one in blocks)
        case "parted" | "joined":
            return (paragraph(*_glued([one.children for one in blocks], mark.glue)),)
        case "highlighted" | "unhighlighted":
            return (standing_out(blocks),)
    return blocks


def regrouped(steps: Sequence[Step[Any]]) -> Iterator[Step[Any] | WholeMark]:
    """Yield steps, those that make up another form as one mark."""
    at = 0
    while at < len(steps):
        made = ((_form(steps[at : at + size]), size) for size in range(min(_MOST, len(steps) - at), 1, -1))
        found, size = next((one for one in made if one[0]), (steps[at], 1))
        yield found or steps[at]
        at += size


def _form(steps: Sequence[Step[Any]]) -> WholeMark | None:
    """Return the form that some steps make up: one thing on one side, its parts on the other."""
    if steps[0].same or steps[-1].same:
        return None
    sides = [
        [one for step in steps if (one := side(step)) is not None] for side in (attrgetter("old"), attrgetter("new"))
    ]
    whole, parts = sorted(sides, key=lambda side: (len(side), not any(isinstance(one, StandsOut) for one in side)))
    if len(whole) != 1:
        return None
    is_old = whole is sides[OLD]
    if isinstance(whole[0], StandsOut) and of_blocks(held(whole[0])[0]) == of_blocks(parts):
        change, note = ("unhighlighted", "No longer stands out") if is_old else ("highlighted", "Stands out now")
        return marked(change, parts, note=note)
    if len(parts) == 1 or not all(isinstance(one, Prose) for one in (*whole, *parts)) or not _may_be(whole[0], parts):
        return None
    glue, pieces = _cut(whole[0].children, [part.children for part in parts])
    pairs = [
        (piece, part.children) if is_old else (part.children, piece) for piece, part in zip(pieces, parts, strict=False)
    ]
    change, note = ("parted", "Parted into paragraphs") if is_old else ("joined", "Joined into one paragraph")
    blocks = tuple(paragraph(*redline_run(*pair)) for pair in pairs)
    return marked(change, blocks, note=note, glue=glue) if blocks else None


def _may_be(whole: Any, parts: Sequence[Any]) -> bool:
    """Say whether a paragraph is about as long as its parts, before their words are compared."""
    long, longs = length(whole), sum(map(length, parts))
    return abs(long - longs) <= _SLACK * long


def _cut(whole: Run, parts: Sequence[Run]) -> tuple[str, list[Run]]:
    """Return what stands in a run between its parts, and what of it is each of them; ("", []) for no such."""
    own, wanted = tokens(whole), tokens(_glued(parts, _BREAK))
    breaks = [place for place, key in enumerate(wanted.keys) if key == _BREAK]
    found = matches(own.keys, wanted.keys)
    gaps = {c + length: (a + length, b) for (a, c, length), (b, d, _) in pairwise(found) if d == c + length + 1}
    joints = [gaps[place] for place in breaks if place in gaps]
    glues = {"".join(own.texts[slice(*joint)]) for joint in joints}
    if len(joints) != len(parts) - 1 or len(glues) != 1:
        return "", []
    (glue,) = glues
    edges = [0, *(edge for joint in joints for edge in joint), len(own.keys)]
    pieces = [inlines_of(own, slice(*pair)) for pair in zip(edges[::2], edges[1::2], strict=True)]
    same = all(pieces) and not glue.strip() and of_run(_glued(pieces, glue)) == of_run(whole)
    return (glue, pieces) if same else ("", [])


def _glued(parts: Sequence[Run], glue: str) -> Run:
    return tuple(one for part in parts for one in (*run_of(glue), *part))[len(run_of(glue)) :]
