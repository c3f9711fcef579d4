"""Which patterns give the numbers that were typed, and where a number has to be said because none does.

In: a proposal, its numbers those that were typed. Out: the same with patterns for headings, paragraphs and lists, lists
that begin where they began, and patterns of their own for those of another form. What no pattern gives is kept as typed
and noted. Numbers are counted as `resolve` counts them, so that the page prints what stood there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ..model.diagnostics import Message
from ..model.document import Block, Section, Text
from ..model.make import NumberedList, paragraph
from ..model.nodes import Listing, Prose
from ..model.numbering import NumberPattern, Patterns
from ..resolve.counting import Numbering, SectionCounter
from .draft import DraftDocument, DraftNumbering, Proposal
from .markers import patterns_of
from .patterns import KEPT, USUAL, best_pattern, counted, heading_patterns, list_patterns, lists_of
from .propose.references import with_computed

_OWN = 1
"""What it costs to give a list patterns of its own."""


def with_numbers(proposal: Proposal) -> Proposal:
    """Return a proposal whose documents say how they are numbered."""
    return replace(proposal, drafts=tuple(map(_numbered, proposal.drafts)))


def _numbered(draft: DraftDocument) -> DraftDocument:
    headings = heading_patterns(draft.sections)
    fits = [_fit(draft, headings, *lists) for lists in list_patterns(draft.sections)]
    return min(fits, key=lambda fit: fit.cost).draft(draft)


# --- a document by its patterns ---------------------------------------------------------------------------------------


@dataclass(slots=True, kw_only=True)
class _Fit:
    """A document in the making by some patterns: what its clauses become, and what that costs."""

    numbering: DraftNumbering
    counter: SectionCounter
    sections: tuple[Section, ...] = ()
    cost: int = 0
    labels: dict[str, str] = field(default_factory=dict)
    notes: list[Message] = field(default_factory=list)
    told: dict[str | None, str | None] = field(default_factory=dict)

    def draft(self, draft: DraftDocument) -> DraftDocument:
        """Return a draft numbered so."""
        numbering = replace(self.numbering, labels=dict(self.labels))
        notes = (*draft.notes, *self.notes)
        made = replace(draft, sections=self.sections, numbering=numbering, notes=notes)
        return with_computed(made, self.told)

    def each(self, sections: Sequence[Section], level: int) -> Iterator[Section]:
        """Yield clauses with their lists numbered."""
        for section in sections:
            placement, numbering = self._heading(section, level)
            blocks = tuple(self._blocks(section, section.blocks, numbering))
            inner = tuple(self.each(section.sections, level + (section.placement != "preface")))
            yield replace(section, placement=placement, blocks=blocks, sections=inner)

    def _heading(self, section: Section, level: int) -> tuple[str, Numbering]:
        """Return how a clause is placed, and how the lists in it count."""
        if section.number is None:
            has_pattern = self.counter.pattern(level) is not None
            if section.placement != "preface":
                self.counter.skip(level)
            untold = section.placement == "section" and has_pattern
            return "unnumbered" if untold else section.placement, self.counter.numbering(())
        number, given = counted(self.counter, level, section.number)
        self.told[section.anchor] = number.bare
        if not given:
            self.labels[section.clause] = section.number
            self._note(section, section.number)
        return "section", self.counter.numbering(number.counters)

    def _note(self, section: Section, label: str) -> None:
        self.cost += KEPT
        self.notes.append(Message("import.label-kept", label=label, clause=section.clause))

    def _blocks(self, section: Section, blocks: Sequence[Block], numbering: Numbering) -> Iterator[Block]:
        for block in blocks:
            if isinstance(block, Listing) and block.numbered:
                made: tuple[Block, ...] = ()
                for run in _runs(block):
                    made += tuple(self._list(section, run, numbering, made[-1:]))
                yield from made
            elif isinstance(block, Listing):
                aside = numbering.aside(self.counter.lists)
                items = (replace(one, blocks=tuple(self._blocks(section, one.blocks, aside))) for one in block.items)
                yield replace(block, items=tuple(items))
            else:
                yield block

    def _list(self, section: Section, block: Any, numbering: Numbering, before: Sequence[Block]) -> Iterator[Block]:
        """Yield a list as its place counts it or, where that costs less, with patterns of its own.

        One that follows another list directly has its own: between two of one form nothing would stand.
        """
        labels = [item.number or "" for item in block.items]
        numbering.begin_list()
        own = _own_forms(block)
        given = _price(labels, numbering)
        beside = any(isinstance(block, Listing) and not block.forms for block in before)
        if own and (beside or _price(labels, numbering.by(own)) + _OWN < given):
            self.cost += _OWN
            yield from self._counted(section, block, numbering.by(own), own)
        else:
            yield from self._counted(section, block, numbering, ())

    def _counted(self, section: Section, block: Listing, numbering: Numbering, own: Patterns) -> Iterator[Block]:
        """Yield lists of the items that are counted, and those that are not as paragraphs with their numbers."""
        run: list[Any] = []
        local = 0
        for item in block.items:
            begins = _begins(item.number or "", numbering)
            upcoming = _upcoming(numbering)
            if begins is None or (run and begins != upcoming and begins in {1, local + 1}):
                yield from _listed(block, run, own)
                run, local = [], 0
                yield from self._as_words(section, item.number or "", item.blocks)
                continue
            said = None if begins == upcoming else begins
            self.cost += said is not None
            local = local + 1 if said is None else said
            number = numbering.next(said)
            self.told[item.anchor] = number.bare
            below = numbering.below(number.counters)
            run.append(replace(item, begins=said, blocks=tuple(self._blocks(section, item.blocks, below))))
        yield from _listed(block, run, own)

    def _as_words(self, section: Section, label: str, blocks: Sequence[Block]) -> Iterator[Block]:
        """Yield the blocks of an item with its number as words."""
        words = blocks[0].children if blocks and isinstance(blocks[0], Prose) else ()
        self._note(section, label)
        yield paragraph(Text(text=f"{label} "), *words)
        yield from self._blocks(section, blocks[bool(words) :], self.counter.numbering(()))


def _fit(draft: DraftDocument, headings: Patterns, paragraphs: Patterns, lists: Patterns) -> _Fit:
    counter = SectionCounter(sections=headings, paragraphs=paragraphs if headings else (), lists=lists or USUAL)
    numbering = DraftNumbering(sections=headings, paragraphs=counter.paragraphs, lists=lists)
    fit = _Fit(numbering=numbering, counter=counter)
    fit.sections = tuple(fit.each(draft.sections, 1))
    return fit


def _listed(block: Listing, run: Sequence[Any], own: Patterns) -> Iterator[Any]:
    if run:
        yield NumberedList(items=tuple(run), forms=own) if own else replace(block, items=tuple(run))  # type: ignore[type-var]


def _runs(block: Any) -> Iterator[Any]:
    """Yield lists of the neighbours in a list that are of one form; a number 1 of any form begins the next."""
    run: list[Any] = []
    forms: tuple[NumberPattern, ...] = ()
    last = ""
    for item in block.items:
        label = item.number or ""
        following = tuple(form for form in forms if _follows(form, last, label))
        reading = following or tuple(form for form in forms if form.counters(label))
        begins = any(form.counters(label) == (1,) for form in patterns_of(label))
        if run and not following and (begins or not reading):
            yield replace(block, items=tuple(run))
            run, reading = [], ()
        run.append(item)
        forms, last = reading or patterns_of(label), label
    yield replace(block, items=tuple(run))


def _follows(form: NumberPattern, before: str, label: str) -> bool:
    old, new = form.counters(before), form.counters(label)
    return old is not None and new == (*old[:-1], old[-1] + 1)


def _own_forms(block: Listing) -> Patterns:
    """Return patterns by depth that a list may have of its own, those of its ancestors being words of them."""
    found: list[NumberPattern] = []
    for at in range(1, max(depth for depth, _ in lists_of((block,), 1)) + 1):
        bests = [best for depth, one in lists_of((block,), 1) if depth == at and (best := best_pattern(one))]
        alone = [form for form in patterns_of(block.items[0].number or "") if form.levels == 1]
        fit = [form for best in bests for form in (best, *alone) if form.levels <= at]
        if not fit:
            break
        found.append(fit[0])
    return tuple(found)


def _price(labels: Sequence[str], numbering: Numbering) -> int:
    """Return what it costs to count labels so; nothing is counted."""
    price, last = 0, _upcoming(numbering) - 1
    for label in labels:
        begins = _begins(label, numbering)
        price += KEPT if begins is None else begins != last + 1
        last = last if begins is None else begins
    return price


def _upcoming(numbering: Numbering) -> int:
    pattern = numbering.pattern((*numbering.prefix, 0))
    return (numbering.running.get(pattern, 0) if pattern.runs_on else numbering.last) + 1


def _begins(label: str, numbering: Numbering) -> int | None:
    """Return the number that a list has to be at for a label; None where its pattern never gives it."""
    pattern = numbering.pattern((*numbering.prefix, 0))
    read = pattern.counters(label)
    if not read or read[-1] < 1 or pattern.label((*numbering.prefix, read[-1])) != label:
        return None
    return read[-1]
