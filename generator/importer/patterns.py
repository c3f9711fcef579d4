"""Which patterns give the numbers that were typed: of headings by level, of paragraphs and lists by depth.

In: clauses, their numbers those that were typed. Out: patterns. They need not give all the numbers: `numbering` says
the others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import product
from typing import Any

from ..model.document import Section, walk_sections
from ..model.nodes import Listing, flows
from ..model.numbering import NumberPattern, Patterns, patterns
from ..resolve.counting import ComputedNumber, SectionCounter
from .markers import patterns_of

USUAL = patterns("1.", "(a)", "(i)")
KEPT = 4
"""What it costs to keep a number as typed; to begin a list anew costs 1."""
_FORMS = 6
"""Forms of headings of one level that are tried, the most frequent first."""


# --- headings ---------------------------------------------------------------------------------------------------------


def heading_patterns(sections: Sequence[Section]) -> Patterns:
    """Return the patterns of headings by level that give the most of the typed numbers; () where there are none."""
    labels = [(level, section.number) for level, section in levelled(sections, 1) if section.number]
    chosen: Patterns = ()
    for level in range(1, max((level for level, _ in labels), default=0) + 1):
        forms = Counter(form for at, label in labels if at == level for form in _forms(label, level))
        tried = [(*chosen, form) for form, _ in forms.most_common(_FORMS)] or [(*chosen, USUAL[0])]
        chosen = max(tried, key=lambda one: _given(one, sections))
    return chosen


def _forms(label: str, level: int) -> Iterator[NumberPattern]:
    """Yield the patterns of a label at a level, begun anew by what stands above it and not."""
    for form in (form for form in patterns_of(label) if form.levels <= level):
        yield form
        if level > 1 and form.levels == 1:
            yield form.running


def levelled(sections: Sequence[Section], level: int) -> Iterator[tuple[int, Section]]:
    """Yield sections with the level at which `resolve` counts them."""
    for section in sections:
        yield level, section
        yield from levelled(section.sections, level + (section.placement != "preface"))


def _given(forms: Patterns, sections: Sequence[Section]) -> int:
    """Return how many of the typed numbers patterns give."""
    counter = SectionCounter(sections=forms, paragraphs=(), lists=USUAL)
    typed = ((level, section.number) for level, section in levelled(sections, 1) if section.number)
    return sum(counted(counter, level, label)[1] for level, label in typed)


def counted(counter: SectionCounter, level: int, typed: str) -> tuple[ComputedNumber, bool]:
    """Count a heading whose number was typed; return its number, and whether the patterns give it."""
    before = dict(counter.counts)
    number = counter.next(level)
    if number.label == typed:
        return number, True
    counter.counts = before
    return counter.next(level, typed), False


# --- lists ------------------------------------------------------------------------------------------------------------


def list_patterns(sections: Sequence[Section]) -> Iterator[tuple[Patterns, Patterns]]:
    """Yield what may be the patterns of paragraphs and of lists, by depth."""
    votes: dict[tuple[int, bool], Counter[NumberPattern]] = {}
    for section in walk_sections(tuple(sections)):
        for depth, block in lists_of(section.blocks, 1):
            best = best_pattern(block)
            if best is not None:
                own = votes.setdefault((depth, bool(section.number)), Counter())
                own[best] += len(block.items)
    paths = [best for (_, inside), own in votes.items() if inside for best in own if best.levels > 1]
    by_levels = {best.levels: best for best in reversed(paths)}
    paragraphs = tuple(by_levels.get(at, patterns("1.1")[0]) for at in range(2, max(by_levels, default=1) + 1))
    plain = _by_depth(votes, (False,)), _by_depth(votes, (False, True))
    yield from ((above, lists) for above, lists in product(dict.fromkeys((paragraphs, ())), dict.fromkeys(plain)))


def _by_depth(votes: dict[tuple[int, bool], Counter[NumberPattern]], inside: tuple[bool, ...]) -> Patterns:
    found: list[NumberPattern] = []
    for depth in range(1, max((at for at, within in votes if within in inside), default=0) + 1):
        own = sum((votes.get((depth, within), Counter()) for within in inside), Counter[NumberPattern]())
        fit = [form for form, _ in own.most_common() if form.levels <= depth]
        found.append(fit[0] if fit else USUAL[min(depth, len(USUAL)) - 1])
    return tuple(found)


def lists_of(blocks: Sequence[Any], depth: int) -> Iterator[tuple[int, Listing]]:
    """Yield the numbered lists in blocks with their depth, which numbered lists alone count."""
    for block in blocks:
        if isinstance(block, Listing) and block.numbered:
            yield depth, block
            for item in block.items:
                yield from lists_of(item.blocks, depth + 1)
        else:
            for inner in flows((block,)):
                yield from lists_of(inner, depth)


def best_pattern(block: Listing) -> NumberPattern | None:
    """Return the pattern that counts a list with the fewest new beginnings."""
    labels = [item.number for item in block.items if item.number]
    forms = [form for label in labels[:2] for form in patterns_of(label)]
    return min(dict.fromkeys(forms), key=lambda form: _breaks(form, labels), default=None)


def _breaks(form: NumberPattern, labels: Sequence[str]) -> int:
    read = [form.counters(label) for label in labels]
    steps = zip([(0,), *read[:-1]], read, strict=True)
    return sum(KEPT if now is None else not before or now[-1] != before[-1] + 1 for before, now in steps)
