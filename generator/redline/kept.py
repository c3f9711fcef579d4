"""What is another about words that stayed: the number of what a reference leads to, and the emphasis they stand in.

In: two runs of the same wording, or the tokens of a run. Out: the new run with `Renumbered` around each reference that
leads where it led under other words; the tokens without their outermost emphasis, and what that is for each.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from ..model.document import Important, Inline, Reference, Renumbered, Strong, plain_text
from ..model.nodes import rebuilt, walk
from .tokens import Enclosing, Tokens


def generated(node: Any) -> list[str]:
    """Return the words that nobody wrote of a node or a run: those of its references."""
    return [plain_text(one.children) for one in walk((node,)) if isinstance(one, Reference) and one.generated]


def renumbered(old: tuple[Inline, ...], new: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Return a run of the same wording as an old one, its references marked where they had other words."""
    was, now = generated(old), generated(new)
    if was == now or len(was) != len(now):
        return new
    before = iter(was)

    def marked(inline: Any) -> Iterator[Any]:
        text = next(before) if isinstance(inline, Reference) and inline.generated else None
        if text is None or text == plain_text(inline.children):
            yield rebuilt(inline, marked) if text is None else inline
        else:
            yield Renumbered(children=(inline,), was=text, note=text)

    return tuple(one for inline in new for one in marked(inline))


def bare(run: Tokens) -> tuple[Tokens, Sequence[str]]:
    """Return tokens without their outermost emphasis, and what it was: strong, important or ""."""
    worn = [_emphasis(place.around[0]) if place.around else "" for place in run.places]
    inner = {id(place): Enclosing(place.around[1:], place.leaf) for place in run.places}
    places = [inner[id(place)] if name else place for name, place in zip(worn, run.places, strict=True)]
    keys = [_without_shell(key) if name else key for name, key in zip(worn, run.keys, strict=True)]
    return replace(run, keys=keys, places=places), worn


def note_of(before: str, after: str) -> str:
    """Return the message of the catalogue for words whose emphasis is another one."""
    if "important" in {before, after}:
        return "Stands out now" if after == "important" else "No longer stands out"
    return "Bold now" if after else "No longer bold"


def _emphasis(inline: object) -> str:
    return "strong" if isinstance(inline, Strong) else "important" if isinstance(inline, Important) else ""


def _without_shell(key: Any) -> Any:
    said, shells = key
    return (said, shells[1:]) if shells[1:] else said
