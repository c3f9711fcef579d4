"""The counters of headings, paragraphs and lists: what number each gets by the patterns of its work.

In: patterns and, where it is asked for, the number at which an item begins. Out: counters and labels. No block and no
clause is known here; `plan` walks them, and `importer` does so to see which pattern gives what was typed.

Under a section number, ordered lists take the paragraph numbers and continue through the clause and its paragraph
clauses; elsewhere each list restarts. Depth counts ordered lists only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ..model.numbering import NumberPattern, Patterns, at_depth


@dataclass(frozen=True, slots=True, kw_only=True)
class ComputedNumber:
    """A number: its `label`, what of it counts, without the words around it, and its counters.

    `tells_apart` says that it names all its ancestors, so that nothing else in the document has it.
    """

    label: str | None = None
    bare: str | None = None
    counters: tuple[int, ...] = ()
    tells_apart: bool = False


@dataclass(slots=True, kw_only=True)
class Numbering:
    """How the lists in one place count: `prefix` are the counters above them.

    `continues` says that they are paragraphs of a numbered section, which no list begins anew; `last` is how far they
    are counted, `running` the same for patterns that no list and no section begins anew.
    """

    patterns: Patterns
    prefix: tuple[int, ...]
    continues: bool
    running: dict[NumberPattern, int]
    last: int = 0

    def pattern(self, counters: Sequence[int]) -> NumberPattern:
        """Return the pattern of an item with these counters."""
        return at_depth(self.patterns, len(counters) - int(self.continues))

    def begin_list(self) -> None:
        """Begin a list: from 1, unless it goes on."""
        if not self.continues:
            self.last = 0

    def next(self, begins: int | None = None) -> ComputedNumber:
        """Count an item, at `begins` where that is given, and return its number."""
        pattern = self.pattern((*self.prefix, 0))
        last = self.running.get(pattern, 0) if pattern.runs_on else self.last
        self.last = last + 1 if begins is None else begins
        self.running[pattern] = self.last
        return _computed(pattern, (*self.prefix, self.last), named=self.continues)

    def below(self, counters: tuple[int, ...]) -> Numbering:
        """Return the numbering of lists inside an item."""
        return Numbering(patterns=self.patterns, prefix=counters, continues=self.continues, running=self.running)

    def aside(self, lists: Patterns) -> Numbering:
        """Return the numbering of lists inside an unnumbered item: they restart, at the same depth."""
        return Numbering(
            patterns=lists if self.continues else self.patterns,
            prefix=() if self.continues else self.prefix,
            continues=False,
            running=self.running,
        )

    def by(self, forms: Patterns) -> Numbering:
        """Return the numbering of a list that has patterns of its own."""
        return Numbering(patterns=forms, prefix=(), continues=False, running=self.running)

    def is_too_deep(self, counters: Sequence[int]) -> bool:
        """Say whether a paragraph lies below the deepest pattern, and that names ancestors: it would name others."""
        too_deep = self.continues and len(counters) - 1 > len(self.patterns)
        return too_deep and self.pattern(counters).levels > 1


def _computed(pattern: NumberPattern, counters: tuple[int, ...], *, named: bool) -> ComputedNumber:
    return ComputedNumber(
        label=pattern.label(counters),
        bare=pattern.number(counters),
        counters=counters,
        tells_apart=pattern.runs_on or (named and pattern.levels == len(counters)),
    )


@dataclass(slots=True, kw_only=True)
class SectionCounter:
    """Counts the headings of a document by level; those of a level for which there is no pattern have no number."""

    sections: Patterns
    paragraphs: Patterns
    lists: Patterns
    running: dict[NumberPattern, int] = field(default_factory=dict)
    counts: dict[int, int] = field(default_factory=dict)

    def pattern(self, level: int) -> NumberPattern | None:
        """Return the pattern of the headings of a level."""
        return self.sections[level - 1] if level <= len(self.sections) else None

    def next(self, level: int, typed: str | None = None) -> ComputedNumber:
        """Count a heading and return its number; one of a level without a pattern has none.

        A label that was `typed` is kept, and the count goes on behind it where the pattern could have given it.
        """
        pattern = self.pattern(level)
        read = pattern.counters(typed) if pattern is not None and typed else None
        self._begin_below(level)
        if pattern is None or (typed and not read):
            return kept(typed)
        self.counts[level] = read[-1] if read else self.counts.get(level, 0) + 1
        counters = tuple(self.counts[at] for at in range(1, level + 1) if at in self.counts)
        made = _computed(pattern, counters, named=True)
        return replace(made, label=typed) if typed else made

    def skip(self, level: int) -> None:
        """Pass a heading without a number."""
        self._begin_below(level)

    def _begin_below(self, level: int) -> None:
        for deeper in [at for at in self.counts if at > level and not self.sections[at - 1].runs_on]:
            del self.counts[deeper]

    def numbering(self, counters: tuple[int, ...]) -> Numbering:
        """Return how the lists below a heading count, by its counters; () for one without a number."""
        continues = bool(counters and self.paragraphs)
        return Numbering(
            patterns=self.paragraphs if continues else self.lists,
            prefix=counters if continues else (),
            continues=continues,
            running=self.running,
        )


def kept(label: str | None) -> ComputedNumber:
    """Return a label as it was typed, which counts nothing."""
    return ComputedNumber(label=label, bare=label)
