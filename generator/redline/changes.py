"""What changed between two Documents, in short: clauses, facts, figures, and what stands around the clauses.

In: two Documents and the clauses of their redline. Out: `Changes`. Nothing is judged and nothing printed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from itertools import groupby, pairwise, zip_longest

from ..languages import known_of
from ..model import document as d
from ..model.nodes import Mark, WholeMark, runs, walk
from ..model.wording import of_clause
from .facts import FactChange, facts_between, names_between
from .moves import Relation, relations
from .names import called, opening
from .tokens import figure_spans, joined

_BLANK = "\ufffc"
"""What stands for a fact: the object replacement character."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Replaced:
    """What stood in a clause where something else stands now: a figure, its number, the target of a reference."""

    clause: str
    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsChange:
    """The negations and modal verbs that went from a run of words and those that came, and its clause."""

    clause: str
    old: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EmphasisChange:
    """The first words of what is in another emphasis, the message of the catalogue that says which, and the clause."""

    clause: str
    words: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedPart:
    """What stands around the clauses and changed: `part` is title, notice or signature."""

    part: str
    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What changed; clauses by id, in the order of the redline. A clause that was moved may have changed as well."""

    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[str, ...]
    moved: tuple[str, ...]
    relations: tuple[Relation, ...]
    facts: tuple[FactChange, ...]
    names: tuple[FactChange, ...]
    figures: tuple[Replaced, ...]
    words: tuple[WordsChange, ...]
    emphasis: tuple[EmphasisChange, ...]
    targets: tuple[Replaced, ...]
    frame: tuple[ChangedPart, ...]
    renumbered: tuple[Replaced, ...]

    def __bool__(self) -> bool:
        return any(getattr(self, field.name) for field in fields(self) if field.name != "renumbered")

    @property
    def clauses(self) -> tuple[str, ...]:
        """Every clause that is not what it was, once."""
        return tuple(dict.fromkeys((*self.added, *self.removed, *self.changed, *self.moved)))


def changes_between(old: d.Document | None, new: d.Document | None, redline: tuple[d.Section, ...]) -> Changes:
    """Return what changed from `old` to `new`, of which `redline` has the clauses."""
    sections = tuple(d.walk_sections(redline))
    before, after = ({s.clause: s for s in d.walk_sections(one.sections)} if one else {} for one in (old, new))
    places = _places(old), _places(new)
    base = new or old
    locale = base.locale if base else ""
    return Changes(
        added=tuple(s.clause for s in sections if getattr(s, "change", "") == "inserted"),
        removed=tuple(s.clause for s in sections if getattr(s, "change", "") == "deleted"),
        changed=tuple(c for c, s in after.items() if c in before and of_clause(s) != of_clause(before[c])),
        moved=tuple(s.clause for s in sections if getattr(s, "change", "") == "moved-here"),
        relations=relations(redline),
        facts=tuple(facts_between(before, after)),
        names=tuple(names_between(before, after, locale)) if old and new else (),
        figures=tuple(figure for section in sections for figure in _figures(section, locale)),
        words=tuple(dict.fromkeys(one for section in sections for one in _words(section, locale))),
        emphasis=tuple(one for section in sections for one in _emphasis(section)),
        targets=tuple(one for section in sections for one in _targets(section, *places)),
        frame=tuple(_frame(old, new)),
        renumbered=tuple(_renumbered(before, after)),
    )


def _renumbered(before: Mapping[str, d.Section], after: Mapping[str, d.Section]) -> Iterator[Replaced]:
    for clause, section in after.items():
        old = before[clause].number if clause in before else None
        if old and section.number and old != section.number:
            yield Replaced(clause=clause, old=old, new=section.number)


def _frame(old: d.Document | None, new: d.Document | None) -> Iterator[ChangedPart]:
    before, after = (_around(document) if document else {} for document in (old, new))
    for part in (*before, *(part for part in after if part not in before)):
        if before.get(part, "") != after.get(part, ""):
            yield ChangedPart(part=part, old=before.get(part, ""), new=after.get(part, ""))


def _around(document: d.Document) -> Mapping[str, str]:
    signed = document.sign_off.party if document.sign_off else ""
    return {"title": document.title, "notice": document.notice or "", "signature": signed}


# --- what changed in runs of words ------------------------------------------------------------------------------------


def _runs(section: d.Section) -> Iterator[tuple[d.Inline, ...]]:
    """Yield the runs of a clause that hold changes; the title of one that came or went is none, nor is a contact."""
    title = () if isinstance(section, d.Revised) and section.change in {"inserted", "deleted"} else section.title
    for run in (title, *runs(tuple(block for block in section.blocks if block.name != "contact"))):
        if any(isinstance(one, Mark) for one in run):
            yield run


def _replaced(section: d.Section) -> Iterator[tuple[d.Deleted, d.Inserted]]:
    """Yield what went from a run with what came in its place."""
    for run in _runs(section):
        for went, came in pairwise(run):
            if isinstance(went, d.Deleted) and isinstance(came, d.Inserted):
                yield went, came


def _figures(section: d.Section, locale: str) -> Iterator[Replaced]:
    """Yield the figures of a clause that went or came, with those in their place; those of facts are told as facts."""
    for run in _runs(section):
        texts, hunks = _sides(run)
        left = [figure_spans(text, locale) for text in texts]
        for hunk in hunks:
            met = [
                [(a, b) for a, b in spans if a < end and b > start]
                for spans, (start, end) in zip(left, hunk, strict=True)
            ]
            left = [[span for span in spans if span not in found] for spans, found in zip(left, met, strict=True)]
            gone, come = ([text[a:b] for a, b in found] for text, found in zip(texts, met, strict=True))
            is_replaced = all(start < end for start, end in hunk)
            pairs = zip(gone, come, strict=False) if is_replaced else zip_longest(gone, come, fillvalue="")
            yield from (Replaced(clause=section.clause, old=old, new=new) for old, new in pairs if old != new)


def _sides(run: tuple[d.Inline, ...]) -> tuple[tuple[str, str], list[tuple[tuple[int, int], tuple[int, int]]]]:
    """Return the two texts of a run, facts and references blanked, and where each of its changes stands in either."""
    old = new = ""
    hunks = []
    for is_change, group in groupby(run, lambda one: isinstance(one, (d.Deleted, d.Inserted))):
        starts = len(old), len(new)
        for one in group:
            old += "" if isinstance(one, d.Inserted) else _typed(one)
            new += "" if isinstance(one, d.Deleted) else _typed(one)
        if is_change:
            hunks.append(((starts[0], len(old)), (starts[1], len(new))))
    return (old, new), hunks


def _typed(inline: d.Inline) -> str:
    """Return what somebody typed of an inline, a sign for what stands for something else."""
    if isinstance(inline, d.FactText) or (isinstance(inline, d.Reference) and inline.generated):
        return _BLANK
    return inline.text if isinstance(inline, d.Text) else "".join(map(_typed, inline.children))


def _words(section: d.Section, locale: str) -> Iterator[WordsChange]:
    """Yield the negations and modal verbs of a clause that went and those that came, run by run.

    One is told with those beside it: a negation that went from a modal verb makes two of them others.
    """
    decisive = known_of(locale).decisive or {}
    patterns = [decisive[kind] for kind in ("negation", "modal") if kind in decisive]
    for run in _runs(section) if patterns else ():
        texts, hunks = _sides(run)
        spans = [joined(text, (m.span() for one in patterns for m in one.finditer(text))) for text in texts]
        told: tuple[list[str], list[str]] = ([], [])
        for hunk in hunks:
            sides = [*zip(texts, spans, hunk, told, strict=True)]
            if any(a < end and b > start for _, found, (start, end), _ in sides for a, b in found):
                for text, found, (start, end), words in sides:
                    words += [text[a:b] for a, b in found if a <= end and b >= start]
        old, new = (tuple(dict.fromkeys(words)) for words in told)
        if old != new:
            yield WordsChange(clause=section.clause, old=old, new=new)


def _emphasis(section: d.Section) -> Iterator[EmphasisChange]:
    for node in walk((section.title, section.blocks)):
        if isinstance(node, d.Restyled):
            yield EmphasisChange(clause=section.clause, words=opening(node.children), note=node.note)
        elif isinstance(node, WholeMark) and node.change in {"highlighted", "unhighlighted"}:
            words = next(filter(None, map(opening, runs(node.blocks))), "")
            yield EmphasisChange(clause=section.clause, words=words, note=node.note)


def _targets(section: d.Section, before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[Replaced]:
    """Yield the clauses that a reference led to and leads to now, by their numbers and titles."""
    for pair in _replaced(section):
        ends = [[one.anchor for one in walk((side,)) if isinstance(one, d.Reference) and not one.path] for side in pair]
        for old, new in zip(*ends, strict=False):
            if old != new and old in before and new in after:
                yield Replaced(clause=section.clause, old=before[old], new=after[new])


def _places(document: d.Document | None) -> Mapping[str, str]:
    """Return the numbers and titles of clauses by their anchors."""
    sections = d.walk_sections(document.sections) if document else ()
    return {one.anchor: " ".join(filter(None, (one.number, called(one)))) for one in sections}
