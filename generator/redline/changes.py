"""What changed between two Documents, in short: clauses, facts, figures, and what stands around the clauses.

In: two Documents and the clauses of their redline. Out: `Changes`. Nothing is judged and nothing printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from itertools import pairwise

from ..languages import known_of
from ..model.document import Deleted, Document, FactText, Inserted, Section, Text, walk_sections
from ..model.nodes import walk
from ..model.wording import of_clause
from .sides import sides_of
from .tokens import figures


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure that was another one, and its clause."""

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
class Renumbered:
    """A clause of both texts and the number that it had and has."""

    clause: str
    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FactChange:
    """A fact whose words changed, from and to in its shortest form, and the clauses of the new text that use it."""

    fact: str
    old: str
    new: str
    clauses: tuple[str, ...]


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
    facts: tuple[FactChange, ...]
    figures: tuple[Figure, ...]
    words: tuple[WordsChange, ...]
    frame: tuple[ChangedPart, ...]
    renumbered: tuple[Renumbered, ...]

    def __bool__(self) -> bool:
        return any(getattr(self, field.name) for field in fields(self) if field.name != "renumbered")

    @property
    def clauses(self) -> tuple[str, ...]:
        """Every clause that is not what it was, once."""
        return tuple(dict.fromkeys((*self.added, *self.removed, *self.changed, *self.moved)))


def changes_between(old: Document | None, new: Document | None, redline: tuple[Section, ...]) -> Changes:
    """Return what changed from `old` to `new`, of which `redline` has the clauses."""
    sections = tuple(walk_sections(redline))
    before, after = ({s.clause: s for s in walk_sections(d.sections)} if d else {} for d in (old, new))
    base = new or old
    locale = base.locale if base else ""
    return Changes(
        added=tuple(s.clause for s in sections if getattr(s, "change", "") == "inserted"),
        removed=tuple(s.clause for s in sections if getattr(s, "change", "") == "deleted"),
        changed=tuple(c for c, s in after.items() if c in before and of_clause(s) != of_clause(before[c])),
        moved=tuple(s.clause for s in sections if getattr(s, "change", "") == "moved-here"),
        facts=tuple(_facts(before, after)),
        figures=tuple(figure for section in sections for figure in _figures(section, locale)),
        words=tuple(dict.fromkeys(one for section in sections for one in _words(section, locale))),
        frame=tuple(_frame(old, new)),
        renumbered=tuple(_renumbered(before, after)),
    )


def _renumbered(before: Mapping[str, Section], after: Mapping[str, Section]) -> Iterator[Renumbered]:
    for clause, section in after.items():
        old = before[clause].number if clause in before else None
        if old and section.number and old != section.number:
            yield Renumbered(clause=clause, old=old, new=section.number)


def _frame(old: Document | None, new: Document | None) -> Iterator[ChangedPart]:
    before, after = (_around(document) if document else {} for document in (old, new))
    for part in (*before, *(part for part in after if part not in before)):
        if before.get(part, "") != after.get(part, ""):
            yield ChangedPart(part=part, old=before.get(part, ""), new=after.get(part, ""))


def _around(document: Document) -> Mapping[str, str]:
    signed = document.sign_off.party if document.sign_off else ""
    return {"title": document.title, "notice": document.notice or "", "signature": signed}


# --- facts ------------------------------------------------------------------------------------------------------------


def _facts(before: Mapping[str, Section], after: Mapping[str, Section]) -> Iterator[FactChange]:
    old, new = _uses(before), _uses(after)
    for fact, uses in new.items():
        was, now = (dict.fromkeys(text for _, text in told) for told in (old.get(fact, ()), uses))
        gone = [text for text in was if text not in now]
        come = [text for text in now if text not in was]
        if gone and come and not _is_other_form(_plainest(gone), _plainest(come)):
            clauses = tuple(dict.fromkeys(clause for clause, _ in uses))
            yield FactChange(fact=fact, old=_plainest(gone), new=_plainest(come), clauses=clauses)


def _plainest(texts: Sequence[str]) -> str:
    """Return the shortest form of a fact that is no adjective: 12 months, not 12-month or twelve (12) months."""
    return min(texts, key=lambda text: ("-" in text, len(text)))


def _is_other_form(old: str, new: str) -> bool:
    """Say whether two texts are forms of one value: 12 months and twelve (12) months."""
    figures = [re.findall(r"[0-9]+", text) for text in (old, new)]
    return bool(figures[0]) and figures[0] == figures[1]


def _uses(sections: Mapping[str, Section]) -> dict[str, list[tuple[str, str]]]:
    """Return for each fact the clauses that use it and the words it has there."""
    found: dict[str, list[tuple[str, str]]] = {}
    for clause, section in sections.items():
        for node in walk((section.title, section.blocks)):
            if isinstance(node, FactText):
                found.setdefault(node.fact, []).append((clause, node.text))
    return found


# --- figures, negations, modal verbs ----------------------------------------------------------------------------------


def _figures(section: Section, locale: str) -> Iterator[Figure]:
    """Yield the figures of a clause that stand where another one stood; those of facts are told as facts."""
    for run in walk((section.title, section.blocks)):
        if not isinstance(run, tuple):
            continue
        for went, came in pairwise(run):
            if isinstance(went, Deleted) and isinstance(came, Inserted):
                gone = _typed_figures(went, locale)
                pairs = zip(gone, _typed_figures(came, locale) if gone else (), strict=False)
                yield from (Figure(clause=section.clause, old=old, new=new) for old, new in pairs if old != new)


def _typed_figures(node: Deleted | Inserted, locale: str) -> list[str]:
    return [word for inner in walk(node.children) if isinstance(inner, Text) for word in figures(inner.text, locale)]


def _words(section: Section, locale: str) -> Iterator[WordsChange]:
    """Yield the negations and modal verbs of a clause that went and those that came, run by run."""
    decisive = known_of(locale).decisive or {}
    patterns = [decisive[kind] for kind in ("negation", "modal") if kind in decisive]
    for run in walk((section.title, section.blocks)) if patterns else ():
        if not isinstance(run, tuple) or not any(isinstance(one, (Deleted, Inserted)) for one in run):
            continue
        old, new = (tuple(word for pattern in patterns for word in side.met(pattern)) for side in sides_of(run))
        if old != new:
            yield WordsChange(clause=section.clause, old=old, new=new)
