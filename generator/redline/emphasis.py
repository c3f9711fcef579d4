"""Words without the emphasis that they stand in: those that only became bold, or stand out no more, are no others.

In: the tokens of a run. Out: the tokens without their outermost emphasis, and what that is for each.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from ..model.document import Important, Strong
from .tokens import Enclosing, Tokens


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
