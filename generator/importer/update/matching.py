"""Which lines of a drafted text are which of the working text.

In: the lines of both; sections of the draft that are clauses of the working text have their ids. Out: a `LineMatch`:
pairs that say something else, what is gone, what came. Lines are compared heading by heading, so that a clause that
moved is compared with itself. A line is a heading where the working text has one, whatever a reader took it for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import groupby
from typing import TypeVar

from ...redline.align import Comparison, Step, align
from .lines import DraftLine, TextLine, WorkingLine, said

AnyLine = TypeVar("AnyLine", WorkingLine, DraftLine)
AnyStep = Step[TextLine]


@dataclass(frozen=True, slots=True, kw_only=True)
class LineMatch:
    """How a draft differs from the working text.

    `partners` leads from lines of the draft, by identity, to those of the working text that say the same or that they
    changed. `groups` are the lines of the draft below each heading, by the id of its clause, in the order of the draft;
    `all` has those of what a page prints around its text as well.
    """

    partners: Mapping[int, WorkingLine]
    gone: tuple[WorkingLine, ...]
    groups: Mapping[str, tuple[DraftLine, ...]]
    all: Mapping[str, tuple[DraftLine, ...]] = field(default_factory=dict)

    @property
    def changed(self) -> Iterator[tuple[WorkingLine, DraftLine]]:
        """The pairs of lines that do not say the same."""
        for line in (line for group in self.groups.values() for line in group):
            partner = self.partners.get(id(line))
            if partner is not None and not is_same(partner, line):
                yield partner, line


def is_same(old: WorkingLine, new: TextLine) -> bool:
    """Say whether two lines say the same; marks count only where they can be edited."""
    if old.cells:
        return said(old.text) == said(new.text)
    return [*filter(str.isalnum, old.text)] == [*filter(str.isalnum, new.text)]


def match_lines(old: Sequence[WorkingLine], new: Sequence[DraftLine], beside: Set[str]) -> LineMatch:
    """Return how a draft differs; `beside` is what a page prints around its text, which is no part of it."""
    before = dict(_grouped(old, {id(line): line.clause.id for line in old if line.is_title}))
    after = dict(_grouped(new, dict(_headings(old, new))))
    partners: dict[int, WorkingLine] = {}
    gone = [line for name, lines in before.items() if name not in after for line in lines]
    for name, lines in after.items():
        for step in steps_below(before.get(name, ()), lines, titled=bool(name) and name in before):
            if isinstance(step.old, WorkingLine) and step.new is not None:
                partners[id(step.new)] = step.old
            elif isinstance(step.old, WorkingLine):
                gone.append(step.old)
    groups = {
        name: tuple(line for line in lines if id(line) in partners or said(line.text) not in beside)
        for name, lines in after.items()
    }
    return LineMatch(
        partners=partners, gone=tuple(gone), groups={name: own for name, own in groups.items() if own}, all=after
    )


# --- headings ---------------------------------------------------------------------------------------------------------


def _headings(old: Sequence[WorkingLine], new: Sequence[DraftLine]) -> Iterator[tuple[int, str]]:
    """Yield which lines of a draft are headings, by identity, with the id of the clause of each."""
    ids = {line.clause.id for line in old}
    titles = {line.clause.id: said(line.text) for line in old if line.is_title}
    lines = {said(line.text) for line in old if not line.is_title}
    found = {line.section.clause for line in new if line.is_title}
    for line in new:
        name = line.section.clause
        if line.is_title and (name in titles or (name not in ids and said(line.text) not in lines)):
            yield id(line), name
    for title in dict.fromkeys(text for text in titles.values() if text not in lines):
        open_ = [name for name, text in titles.items() if text == title and name not in found]
        there = [line for line in new if not line.is_title and said(line.text) == title]
        if len(open_) == len(there):
            yield from ((id(line), name) for line, name in zip(there, open_, strict=True))


def _grouped(lines: Sequence[AnyLine], headings: Mapping[int, str]) -> Iterator[tuple[str, tuple[AnyLine, ...]]]:
    """Yield lines below each heading, that one first; those before any go by no name."""
    name = ""

    def heading(line: AnyLine) -> str:
        nonlocal name
        name = headings.get(id(line), name)
        return name

    for key, group in groupby(lines, heading):
        yield key, tuple(group)


# --- lines below one heading ------------------------------------------------------------------------------------------


_LINES: Comparison[TextLine] = Comparison(wording=lambda line: (line.text,), family=lambda line: line.form)


def steps_below(old: Sequence[TextLine], new: Sequence[TextLine], *, titled: bool) -> Iterator[AnyStep]:
    """Yield the steps from the lines below a heading to those of the draft; titles are a pair whatever they say.

    Where as many lines of a form came as went between the same two neighbours, each is what became of one.
    """
    if titled:
        yield Step(old=old[0], new=new[0])
    steps: Sequence[AnyStep] = align(old[titled:], new[titled:], _LINES)
    for is_pair, part in groupby(steps, lambda step: step.old is not None and step.new is not None):
        group: list[AnyStep] = list(part)
        gone, come = [step for step in group if step.old], [step for step in group if step.new]
        if not is_pair and [_kind(step.old) for step in gone] == [_kind(step.new) for step in come]:
            group = [Step(old=a.old, new=b.new) for a, b in zip(gone, come, strict=True)]
        yield from group


def _kind(line: TextLine | None) -> tuple[object, ...]:
    return (line.form, bool(line.items)) if line is not None else ()
