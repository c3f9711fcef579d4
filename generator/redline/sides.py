"""The two texts of a run of a redline, and which words of them changed.

In: a run with insertions and deletions. Out: the text of one side, the ranges that the other side lacks, and what a
pattern finds in or across them.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..languages.pattern import Pattern
from ..model.document import Deleted, Inline, Inserted, plain_text

Change = type[Deleted] | type[Inserted]
"""The old side of a run, which has its deletions, or the new one."""


def side_of(run: tuple[Inline, ...], side: Change) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return the text of one side, and the ranges of it that the other does not have."""
    text = ""
    changed: list[tuple[int, int]] = []
    for inline in run:
        if isinstance(inline, (Deleted, Inserted)) and not isinstance(inline, side):
            continue
        piece = plain_text((inline,))
        if isinstance(inline, side):
            changed.append((len(text), len(text) + len(piece)))
        text += piece
    return text, tuple(changed)


def met(run: tuple[Inline, ...], side: Change, pattern: Pattern) -> Iterator[str]:
    """Yield what a pattern finds on one side where some of it changed."""
    text, changed = side_of(run, side)
    for match in pattern.finditer(text) if changed else ():
        if any(match.start() < end and match.end() > start for start, end in changed):
            yield match[0]
