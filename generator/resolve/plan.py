"""Order and numbers of one work in one locale, before a word of it is resolved.

In: a Work's locale and the clauses of the Library. Out: a `Plan`: the sections in order with level, number and anchor,
the number and anchor of every numbered paragraph, and where each id leads. References and facts are not looked at.

Under a section number, ordered lists take the paragraph numbers and continue through the clause and its paragraph
clauses; elsewhere each list restarts. Depth counts ordered lists only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ..localize import Language, counters_in
from ..model.diagnostics import Diagnostic, Message, did_you_mean, error
from ..model.library import Library, OutlineEntry, Placement, Work, WorkLocale, clause_key
from ..model.nodes import Listing, StandsOut, flows
from ..model.source import Span
from ..model.walk import inlines_of
from ..model.written import Block, Clause, TermDefinition
from .titles import Title, run_in_title, title_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Where an id leads, and where it was given.

    `number` is None where there is none, or where it does not tell the place from others; `title` is empty for a
    paragraph without a run-in title.
    """

    anchor: str
    number: str | None
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
    """The number and the anchor of an item of an ordered list."""

    number: str
    anchor: str


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


def plan(library: Library, work: Work, locale: WorkLocale, language: Language) -> Plan:
    """Return the Plan; a clause without a file and an id given twice are findings in it."""
    planner = _Planner(library=library, work=work, locale=locale, language=language)
    sections = tuple(planner.sections(locale.outline, level=1))
    planner.compare_anchors()
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
class _Numbering:
    """The counters of a section: `prefix` are those above its paragraphs, `last` the paragraph counted last."""

    samples: tuple[str, ...]
    prefix: tuple[int, ...]
    continues: bool
    last: int = 0


@dataclass(slots=True, kw_only=True)
class _Planner:
    library: Library
    work: Work
    locale: WorkLocale
    language: Language
    section: int = 0
    counted: int = 0
    items: dict[Span, ItemNumber] = field(default_factory=dict)
    unnamed: dict[str, Span] = field(default_factory=dict)
    targets: dict[str, Target] = field(default_factory=dict)
    defines: dict[str, tuple[Clause, Span]] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def sections(
        self, outline: tuple[OutlineEntry, ...], *, level: int, above: _Numbering | None = None
    ) -> Iterator[PlannedSection]:
        """Yield the sections of an outline; `above` counts the paragraphs of the section that they lie in."""
        for entry in outline:
            clause = self.library.clauses.get(clause_key(self.work.id, entry.clause, self.locale.locale))
            if clause is None:
                self._report_missing(entry)
                continue
            yield self._section(entry, clause, level, above)

    def _section(self, entry: OutlineEntry, clause: Clause, level: int, above: _Numbering | None) -> PlannedSection:
        number, numbering = self._number(entry.placement, above)
        anchor = f"c-{clause.id}"
        told = number
        if number and entry.placement is Placement.PARAGRAPH:
            self._check_depth(numbering, numbering.prefix, entry.span)
            told = number if self._tells_apart(numbering, numbering.prefix) else None
        self._add_target(clause.id, Target(anchor=anchor, number=told, title=title_of(clause.title), span=entry.span))
        self._collect_terms(clause)
        self.counted = 0
        self._number_blocks(clause, clause.blocks, numbering)
        deeper = level if entry.placement in (Placement.PREFACE, Placement.PARAGRAPH) else level + 1
        return PlannedSection(
            clause=clause,
            anchor=anchor,
            placement=entry.placement,
            level=level,
            number=number,
            sections=tuple(self.sections(entry.within, level=deeper, above=numbering)),
        )

    def _number(self, placement: Placement, above: _Numbering | None) -> tuple[str | None, _Numbering]:
        """Return the number of a clause and how the lists in it are numbered."""
        sample = self.locale.section_number
        restarting = _Numbering(samples=self.locale.list_numbers, prefix=(), continues=False)
        if placement is Placement.SECTION and sample is not None and above is None:
            self.section += 1
            paragraphs = self.locale.paragraph_numbers
            inner = _Numbering(samples=paragraphs, prefix=(self.section,), continues=True) if paragraphs else restarting
            return self.language.number(sample, (self.section,)), inner
        if placement is Placement.PARAGRAPH and above is not None and above.continues:
            above.last += 1
            counters = (*above.prefix, above.last)
            inner = _Numbering(samples=above.samples, prefix=counters, continues=True)
            return self.language.number(self._sample(above, counters), counters), inner
        return None, restarting

    def _sample(self, numbering: _Numbering, counters: tuple[int, ...]) -> str:
        depth = len(counters) - (2 if numbering.continues else 1)
        return numbering.samples[min(depth, len(numbering.samples) - 1)]

    def _number_blocks(self, clause: Clause, blocks: tuple[Block, ...], numbering: _Numbering) -> None:
        for block in blocks:
            if isinstance(block, Listing) and block.numbered:
                self._number_items(clause, block, numbering)
                continue
            for inner in flows((block,)):
                around = numbering if isinstance(block, StandsOut) else self._inside(numbering)
                self._number_blocks(clause, inner, around)

    def _inside(self, numbering: _Numbering) -> _Numbering:
        """Return the numbering of lists inside an unnumbered item: they restart, at the same depth."""
        if numbering.continues:
            return _Numbering(samples=self.locale.list_numbers, prefix=(), continues=False)
        return _Numbering(samples=numbering.samples, prefix=numbering.prefix, continues=False)

    def _number_items(self, clause: Clause, block: Listing, numbering: _Numbering) -> None:
        start = numbering.last if numbering.continues else 0
        for offset, item in enumerate(block.items, start + 1):
            self.counted += 1
            counters = (*numbering.prefix, offset)
            own = ItemNumber(
                number=self.language.number(self._sample(numbering, counters), counters),
                anchor=f"c-{item.id}" if item.id else f"c-{clause.id}-{self.counted}",
            )
            self.items[item.span] = own
            if item.id:
                told = own.number if self._tells_apart(numbering, counters) else None
                title = run_in_title(item.blocks)
                self._add_target(item.id, Target(anchor=own.anchor, number=told, title=title, span=item.span))
            else:
                self.unnamed[own.anchor] = item.span
            self._check_depth(numbering, counters, item.span)
            inner = _Numbering(samples=numbering.samples, prefix=counters, continues=numbering.continues)
            self._number_blocks(clause, item.blocks, inner)
        if numbering.continues:
            numbering.last = start + len(block.items)

    def _tells_apart(self, numbering: _Numbering, counters: tuple[int, ...]) -> bool:
        """Say whether a number names all its ancestors, so that no other paragraph of the document has it."""
        return numbering.continues and counters_in(self._sample(numbering, counters)) == len(counters)

    def _check_depth(self, numbering: _Numbering, counters: tuple[int, ...], span: Span) -> None:
        """Report a paragraph below the deepest sample, where that sample names ancestors: it would name wrong ones."""
        too_deep = numbering.continues and len(counters) - 1 > len(numbering.samples)
        if too_deep and counters_in(self._sample(numbering, counters)) > 1:
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
