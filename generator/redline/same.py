"""What a reader sees to be another in words that nobody changed: numbers and titles in references.

In: two nodes or runs of the same wording. Out: the new one with `Renumbered` around each reference that leads where it
led and whose generated words are others. Their notes hold the old words.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..model.document import Inline, Reference, Renumbered, plain_text
from ..model.nodes import rebuilt, walk


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
            yield Renumbered(children=(inline,), note=text)

    return tuple(one for inline in new for one in marked(inline))
