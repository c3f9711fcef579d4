"""Neighbouring editions of a text: which words took the place of which, and where a tree shows what changed.

In: how the texts of a work stand on a day. Out: an `EditionStep` from each edition to the next one with other words,
and the paths of the pages about it. Only what was frozen is a neighbour: at a gap there is nothing to compare.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from .intervals import Interval, history_of
from .timeline import Issue, Series

HISTORY, CHANGES, TOGETHER = "history/", "changes/", "languages/"
"""The folders of a text's history, of what an edition changed, and of either in several languages beside each other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionStep:
    """A text and the one that it was to take the place of, in one language."""

    old: Issue
    new: Issue

    @property
    def path(self) -> str:
        """The folder of the page that shows what changed."""
        return self.new.address + CHANGES


EditionSteps = Mapping[tuple[str, str], tuple[EditionStep, ...]]
"""What each edition changed in each language of a work, by work and edition."""


def history_path(series: Series) -> str:
    """Return the folder of the page that tells of all editions of a text."""
    newest = series.in_force or series.withdrawn or series.issues[-1]
    return newest.document.path + HISTORY


def together_of(texts: Iterable[Series], wanted: Mapping[str, Sequence[str]]) -> Mapping[str, tuple[Issue, ...]]:
    """Return the texts in force that stand beside each other, by the folder of their page.

    `wanted` are languages by work, the first in the lead; a work that lacks one of them on the day has no such page.
    """
    held = {(one.work, one.locale): one.in_force for one in texts}
    rows = (tuple(held.get((work, locale)) for locale in locales) for work, locales in wanted.items())
    whole = (tuple(issue for issue in row if issue) for row in rows if row and all(row))
    return {row[0].document.path + TOGETHER: row for row in whole}


def steps_of(texts: Iterable[Series], day: date) -> EditionSteps:
    """Return the steps of texts as they are known on a day."""
    found: dict[tuple[str, str], tuple[EditionStep, ...]] = {}
    for series in texts:
        for step in _steps(history_of(series, day).intervals):
            key = (series.work, step.new.frozen.id)
            found[key] = (*found.get(key, ()), step)
    return found


def paths_of(steps: Sequence[EditionStep]) -> tuple[str, ...]:
    """Return the folders of the pages that show what one edition changed."""
    own = tuple(step.path for step in steps)
    return (*own, *(path + TOGETHER for path in own)) if len(own) > 1 else own


def _steps(intervals: Iterable[Interval]) -> Iterator[EditionStep]:
    """Yield the steps; what was cancelled was to follow the text before it, and is followed by nothing."""
    before: Issue | None = None
    for one in intervals:
        if before and one.issue and before.document.text != one.issue.document.text:
            yield EditionStep(old=before, new=one.issue)
        if one.cancelled is None:
            before = one.issue
