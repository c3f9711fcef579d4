"""Findings as the desk shows them: with their excerpt and help, and where in a page the passage stands.

In: a draft and the sentences of a language. Out: `ShownFinding` values. A Document has no places of files, so a passage
is told by the anchor of its clause, the number of its block there, and its words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from ..disk.tree import digest
from ..model.diagnostics import Diagnostic
from ..model.document import walk_sections
from ..model.library import clause_key
from ..model.source import Span, line_text, visible
from ..model.written import Clause
from ..report import SEVERITIES, Sentences
from .draft import PreviewDraft

_LONGEST = 160
"""Characters that an excerpt has on either side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPassage:
    """Where a page shows what a finding is about: `block` counts the blocks of the clause from 0, -1 is its title."""

    path: str
    anchor: str
    block: int
    quote: str


FoundIn = Mapping[str, tuple[FoundPassage, ...]]
"""By the file of a clause, where pages show it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownFinding:
    """A finding in words; `excerpt` is what stands before, in and behind its range in the line."""

    id: str
    severity: str
    severity_word: str
    rule: str
    message: str
    helps: tuple[str, ...]
    notes: tuple[tuple[str, str], ...]
    source: str
    line: int
    excerpt: tuple[str, str, str]
    locale: str
    fix: str | None
    passages: tuple[FoundPassage, ...]

    def is_on(self, path: str) -> bool:
        """Say whether the page at a path shows the passage."""
        return any(one.path == path for one in self.passages)


@lru_cache(maxsize=2)  # the bar and a panel ask for the same
def shown_findings(draft: PreviewDraft, sentences: Sentences, path: str) -> tuple[ShownFinding, ...]:
    """Return the findings of a draft: errors first, of each severity those in the page at `path` before all others."""
    clauses = {one.source.path: one for one in draft.reading.library.clauses.values()} if draft.reading.library else {}
    places = _places(draft)
    order = [severity.value for severity in SEVERITIES]
    shown = (_shown(one, sentences, clauses, places) for one in draft.diagnostics)
    return tuple(sorted(shown, key=lambda one: (order.index(one.severity), not one.is_on(path))))


def finding_id(found: Diagnostic, sentences: Sentences) -> str:
    """Return what a finding is called while its line says the same."""
    place = f"{found.span.source.path}\n{found.span.first().line}" if found.span else "\n0"
    return "f" + digest(visible(f"{found.rule}\n{sentences.text(found.message)}\n{place}").encode())[:12]


def _shown(
    found: Diagnostic,
    sentences: Sentences,
    clauses: Mapping[str, Clause],
    places: FoundIn,
) -> ShownFinding:
    span = found.span
    source = span.source.path if span else ""
    clause = clauses.get(source)
    message = visible(sentences.text(found.message))
    line = span.first().line if span else 0
    return ShownFinding(
        id=finding_id(found, sentences),
        severity=found.severity.value,
        severity_word=sentences.say(SEVERITIES[found.severity]),
        rule=found.rule,
        message=message,
        helps=tuple(visible(sentences.text(one)) for one in found.helps),
        notes=tuple((visible(sentences.text(one.message)), _where(one.span)) for one in found.notes),
        source=visible(source),
        line=line,
        excerpt=_excerpt(span) if span else ("", "", ""),
        locale=clause.locale if clause else "",
        fix=found.fix,
        passages=tuple(_passages(span, clause, places.get(source, ()))) if span and clause else (),
    )


def _places(draft: PreviewDraft) -> FoundIn:
    """Return by the file of a clause where pages show it."""
    found: dict[str, tuple[FoundPassage, ...]] = {}
    for text in draft.documents:
        for section in walk_sections(text.sections):
            owner, name, locale = clause_key(text.work, section.clause, text.locale)
            there = FoundPassage(path=text.path, anchor=section.anchor, block=-1, quote="")
            source = f"clauses/{owner}/{name}.{locale}.md"
            found[source] = (*found.get(source, ()), there)
    return found


def _passages(span: Span, clause: Clause, places: tuple[FoundPassage, ...]) -> Iterator[FoundPassage]:
    inside = (number for number, block in enumerate(clause.blocks) if block.span.start <= span.start < block.span.end)
    block = next(inside, -1)
    yield from (FoundPassage(path=one.path, anchor=one.anchor, block=block, quote=span.text) for one in places)


def _where(span: Span | None) -> str:
    return visible(f"{span.source.path}:{span.first().line}") if span else ""


def _excerpt(span: Span) -> tuple[str, str, str]:
    first = span.first()
    line, start = line_text(span.source, first.line), first.column - 1
    end = min(start + span.end - span.start, len(line))
    return line[:start][-_LONGEST:], line[start:end], line[end:][:_LONGEST]
