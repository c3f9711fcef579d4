"""Order and numbers of one work in one locale, before a word of it is resolved.

In: a Work's locale and the clauses of the Library. Out: a `Plan`: the sections in order with level, number and anchor,
the number and anchor of every numbered paragraph, and where each id leads. References and facts are not looked at. How
numbers are counted says `counting`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from ..model.diagnostics import Diagnostic, Message, did_you_mean, error
from ..model.library import Library, OutlineEntry, Placement, Work, WorkLocale, clause_key
from ..model.nodes import Listing, StandsOut, flows
from ..model.source import Span
from ..model.walk import inlines_of
from ..model.written import Block, Clause, TermDefinition
from .counting import ComputedNumber, Numbering, SectionCounter, kept
from .titles import Title, run_in_title, title_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Where an id leads, and where it was given.

    `number` is None where there is none, or where it does not tell the place from others; `counted` is the number
    without the words around it, whether it tells the place from others or not. `title` is empty for a paragraph without
    a run-in title.
    """

    anchor: str
    number: str | None
    counted: str | None
    title: Title
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedSection:
    """A clause in its place."""

    clause: Clause
    anchor: str
    placement: Placement
    level: int
    number: str | None
    sections: tuple[PlannedSection, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemNumber:
    """The number and the anchor of an item of an ordered list; `begins` is the number at which its file begins it."""

    number: str
    anchor: str
    begins: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A work in a locale: `items` are by the span of the item, `targets` by id; `defines` names a clause by term."""

    work: Work
    locale: WorkLocale
    sections: tuple[PlannedSection, ...]
    items: Mapping[Span, ItemNumber]
    targets: Mapping[str, Target]
    defines: Mapping[str, Clause]
    diagnostics: tuple[Diagnostic, ...]


def clauses_of(sections: tuple[PlannedSection, ...]) -> Iterator[Clause]:
    """Yield the clauses of sections in reading order."""
    for section in sections:
        yield section.clause
        yield from clauses_of(section.sections)


def plan(library: Library, work: Work, locale: WorkLocale) -> Plan:
    """Return the Plan; a clause without a file and an id given twice are findings in it."""
    headings = SectionCounter(
        sections=locale.section_numbers, paragraphs=locale.paragraph_numbers, lists=locale.list_numbers
    )
    planner = _Planner(library=library, work=work, locale=locale, headings=headings)
    sections = tuple(planner.sections(locale.outline, level=1))
    planner.compare_anchors()
    planner.compare_earlier()
    return Plan(
        work=work,
        locale=locale,
        sections=sections,
        items=planner.items,
        targets=planner.targets,
        defines={term: clause for term, (clause, _) in planner.defines.items()},
        diagnostics=tuple(planner.diagnostics),
    )


@dataclass(slots=True, kw_only=True)
class _Planner:
    library: Library
    work: Work
    locale: WorkLocale
    headings: SectionCounter
    counted: int = 0
    items: dict[Span, ItemNumber] = field(default_factory=dict)
    unnamed: dict[str, Span] = field(default_factory=dict)
    targets: dict[str, Target] = field(default_factory=dict)
    earlier: list[tuple[str, Span]] = field(default_factory=list)
    defines: dict[str, tuple[Clause, Span]] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def sections(
        self, outline: tuple[OutlineEntry, ...], *, level: int, above: Numbering | None = None
    ) -> Iterator[PlannedSection]:
        """Yield the sections of an outline; `above` counts the paragraphs of the section that they lie in."""
        for entry in outline:
            clause = self.library.clauses.get(clause_key(self.work.id, entry.clause, self.locale.locale))
            if clause is None:
                self._report_missing(entry)
                continue
            yield self._section(entry, clause, level, above)

    def _section(self, entry: OutlineEntry, clause: Clause, level: int, above: Numbering | None) -> PlannedSection:
        number, numbering = self._number(clause, entry.placement, level, above)
        anchor = anchor_of(clause.id)
        if entry.placement is Placement.PARAGRAPH:
            self._check_depth(numbering, number.counters, entry.span)
        self._add_target(clause.id, _target(anchor, number, title_of(clause.title), entry.span))
        self.earlier += clause.was
        self._collect_terms(clause)
        self.counted = 0
        self._number_blocks(clause, clause.blocks, numbering)
        deeper = level if entry.placement in (Placement.PREFACE, Placement.PARAGRAPH) else level + 1
        return PlannedSection(
            clause=clause,
            anchor=anchor,
            placement=entry.placement,
            level=level,
            number=number.label,
            sections=tuple(self.sections(entry.within, level=deeper, above=numbering)),
        )

    def _number(
        self, clause: Clause, placement: Placement, level: int, above: Numbering | None
    ) -> tuple[ComputedNumber, Numbering]:
        """Return the number of a clause, as typed where its file says so, and how the lists in it are numbered."""
        if placement is Placement.PARAGRAPH and above is not None and above.continues:
            number = above.next()
            return replace(number, label=clause.label or number.label), above.below(number.counters)
        if placement is Placement.SECTION:
            number = self.headings.next(level, clause.label)
            return number, self.headings.numbering(number.counters)
        if placement is Placement.UNNUMBERED:
            self.headings.skip(level)
        return kept(clause.label), self.headings.numbering(())

    def _number_blocks(self, clause: Clause, blocks: tuple[Block, ...], numbering: Numbering) -> None:
        for block in blocks:
            if isinstance(block, Listing) and block.numbered:
                self._number_items(clause, block, numbering)
                continue
            for inner in flows((block,)):
                around = numbering if isinstance(block, StandsOut) else numbering.aside(self.locale.list_numbers)
                self._number_blocks(clause, inner, around)

    def _number_items(self, clause: Clause, block: Listing, numbering: Numbering) -> None:
        numbering = numbering.by(block.forms) if block.forms else numbering
        numbering.begin_list()
        for item in block.items:
            self.counted += 1
            number = numbering.next(item.begins)
            anchor = anchor_of(item.id or f"{clause.id}-{self.counted}")
            self.items[item.span] = ItemNumber(number=number.label or "", anchor=anchor, begins=item.begins)
            if item.id:
                self._add_target(item.id, _target(anchor, number, run_in_title(item.blocks), item.span))
            else:
                self.unnamed[anchor] = item.span
            self._check_depth(numbering, number.counters, item.span)
            self._number_blocks(clause, item.blocks, numbering.below(number.counters))

    def _check_depth(self, numbering: Numbering, counters: tuple[int, ...], span: Span) -> None:
        """Report a paragraph below the deepest pattern, where that one names ancestors: it would name wrong ones."""
        if numbering.is_too_deep(counters):
            deep = error("number-too-deep.no-number", span)
            self.diagnostics.append(deep.with_help("number-too-deep.add-sample", file=self.work.span.source.path))

    def _add_target(self, name: str, target: Target) -> None:
        there = self.targets.setdefault(name, target)
        if there.span != target.span:
            self._report_twice(error("duplicate-id.twice", target.span, name=name), there.span)

    def compare_anchors(self) -> None:
        """Report an id that is the anchor of a paragraph without one: `sale-1`, and the first paragraph of `sale`."""
        for name, target in self.targets.items():
            other = self.unnamed.get(target.anchor)
            if other:
                self._report_twice(error("duplicate-id.computed", target.span, name=name), other)

    def compare_earlier(self) -> None:
        """Report an earlier id that leads elsewhere: it is given still, or two clauses claim it."""
        there = {name: target.span for name, target in self.targets.items()}
        for name, span in self.earlier:
            other = there.setdefault(name, span)
            if other is not span:
                id = "duplicate-id.alive" if name in self.targets else "duplicate-id.claimed"
                twice = error(id, span, name=name).with_help("duplicate-id.one-clause", name=name)
                self.diagnostics.append(twice.with_note("note.other", other))

    def _report_twice(self, twice: Diagnostic, other: Span) -> None:
        self.diagnostics.append(twice.with_help("duplicate-id.another").with_note("note.other", other))

    def _collect_terms(self, clause: Clause) -> None:
        """Note which terms a clause defines; a second definition in the document is a finding."""
        for inline in inlines_of(clause):
            if isinstance(inline, TermDefinition):
                _, there = self.defines.setdefault(inline.term, (clause, inline.span))
                if there != inline.span:
                    again = error("term-redefined.twice", inline.span, term=inline.term)
                    self.diagnostics.append(
                        again.with_help("term-redefined.use-link").with_note("term-redefined.first", there)
                    )

    def _report_missing(self, entry: OutlineEntry) -> None:
        owner, name, locale = clause_key(self.work.id, entry.clause, self.locale.locale)
        path = f"clauses/{owner}/{name}.{locale}.md"
        if path in self.library.unread:
            return
        ids = (clause_id for where, clause_id, tag in self.library.clauses if where == owner and tag == locale)
        missing = error("unknown-clause.outline", entry.span, clause=entry.clause, file=path)
        new = Message("unknown-clause.new-clause", work=self.work.id, name=name)
        self.diagnostics.append(missing.with_help(did_you_mean(name, ids), new))


def anchor_of(name: str) -> str:
    """Return the anchor of the clause or paragraph of an id."""
    return f"c-{name}"


def _target(anchor: str, number: ComputedNumber, title: Title, span: Span) -> Target:
    told = number.label if number.tells_apart else None
    return Target(anchor=anchor, number=told, counted=number.bare, title=title, span=span)
