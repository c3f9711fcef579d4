"""The two texts of a run of a redline, and which words of them changed.

In: a run with insertions and deletions. Out: its two `RunSide`s: the text of each, the ranges that the other lacks, and
what a pattern finds in or across them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..languages.pattern import Pattern
from ..model.document import Deleted, Inline, Inserted, plain_text

Change = type[Deleted] | type[Inserted]
"""The old side of a run, which has its deletions, or the new one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunSide:
    """One text of a run, and the ranges of it that the other does not have."""

    text: str
    changed: tuple[tuple[int, int], ...]

    def is_changed(self, start: int, end: int) -> bool:
        """Say whether any of a range changed."""
        return any(start < there and end > begin for begin, there in self.changed)

    def met(self, pattern: Pattern) -> Iterator[str]:
        """Yield what a pattern finds where some of it changed."""
        for match in pattern.finditer(self.text) if self.changed else ():
            if self.is_changed(*match.span()):
                yield match[0]


def sides_of(run: tuple[Inline, ...]) -> tuple[RunSide, RunSide]:
    """Return the old side of a run and the new one."""
    return _side(run, Deleted), _side(run, Inserted)


def _side(run: tuple[Inline, ...], side: Change) -> RunSide:
    text = ""
    changed: list[tuple[int, int]] = []
    for inline in run:
        if isinstance(inline, (Deleted, Inserted)) and not isinstance(inline, side):
            continue
        piece = plain_text((inline,))
        if isinstance(inline, side):
            changed.append((len(text), len(text) + len(piece)))
        text += piece
    return RunSide(text=text, changed=tuple(changed))
