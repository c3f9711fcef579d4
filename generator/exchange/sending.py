"""What is sent to translators: the units of a language with what a translator should know, and how much it is.

In: the clauses of a language, the Documents of the original and the terms. Out: a `Sending`, which each format writes,
and its counts. A note is the number and title of the clause, a term in both languages, or what changed in the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..languages.characters import HAN, SQUARE
from ..model.document import Document, plain_text, walk_sections
from ..model.library import Library
from ..model.registries import text_in
from ..operations.answers import UnitCount
from ..operations.ledger.since import difference
from .coded import Coded, plain, shown
from .units import NEW, STALE, ClauseUnits, TextUnit

_HAN = re.compile(f"[{HAN}]")
_WORD = re.compile(rf"(?:(?![{SQUARE}])[^\W_])+(?:[’'-](?:(?![{SQUARE}])[^\W_])+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class SentUnit:
    """A unit, where it stands in its file, and what a translator should know of it."""

    unit: TextUnit
    place: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExchangedClause:
    """A clause by its name, with its units."""

    work: str
    name: str
    units: tuple[SentUnit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """What is sent: `by_sentence` shows where sentences end, `copies` puts the source where a translation is to be."""

    project: str
    original: str
    locale: str
    clauses: tuple[ExchangedClause, ...]
    by_sentence: bool
    copies: bool

    @property
    def units(self) -> tuple[SentUnit, ...]:
        """All units, in reading order."""
        return tuple(unit for clause in self.clauses for unit in clause.units)


def sent_clauses(
    documents: Sequence[Document], library: Library, locale: str, clauses: Sequence[ClauseUnits]
) -> tuple[ExchangedClause, ...]:
    """Return clauses as they are sent."""
    headings = {
        (document.work, section.clause): f"{section.number or ''} {plain_text(section.title)}".strip()
        for document in documents
        if document.locale == library.settings.original
        for section in walk_sections(document.sections)
    }
    terms = dict(_terms(library, locale))
    return tuple(
        ExchangedClause(
            work=clause.work,
            name=clause.address,
            units=tuple(
                _sent(unit, headings.get((clause.work, clause.original.id), ""), terms) for unit in clause.units
            ),
        )
        for clause in clauses
        if clause.original
    )


def sent_labels(labels: Mapping[str, Sequence[TextUnit]]) -> tuple[ExchangedClause, ...]:
    """Return the titles and descriptions of works as they are sent."""
    return tuple(
        ExchangedClause(work=work, name=work, units=tuple(_sent(unit, "", {}) for unit in units))
        for work, units in labels.items()
        if units
    )


def unnamed(library: Library, locale: str, clauses: Sequence[ExchangedClause]) -> Iterator[str]:
    """Yield the facts in what is sent that have a name in other languages alone: no translator may give them one."""
    inlines = (inline for clause in clauses for one in clause.units for inline in one.unit.codes.values())
    for name in dict.fromkeys(getattr(inline, "fact", "") for inline in inlines):
        texts = getattr(library.facts.get(name), "name", {})
        if texts and not text_in(texts, locale):
            yield name


def _terms(library: Library, locale: str) -> Iterator[tuple[str, str]]:
    for term in library.terms.values():
        form, own = text_in(term.form, library.settings.original), text_in(term.form, locale)
        if form and own:
            yield form, own


def _sent(unit: TextUnit, heading: str, terms: Mapping[str, str]) -> SentUnit:
    words = shown(unit.source, unit.codes)
    notes = [heading, *(f"{form} = {own}" for form, own in terms.items() if form in words)]
    if unit.state == STALE and unit.before:
        notes.append(difference(shown(unit.before, unit.codes), words))
    first = (unit.part.run or ())[0].span
    return SentUnit(unit=unit, place=f"{first.source.path}:{first.first().line}", notes=tuple(filter(None, notes)))


def counts(units: Sequence[SentUnit]) -> tuple[UnitCount, ...]:
    """Return how much is new, changed, repeated (words that another unit to translate has already) and unchanged."""
    texts: dict[str, list[str]] = {"new": [], "changed": [], "repeated": [], "unchanged": []}
    seen: set[Coded] = set()
    for unit in (one.unit for one in units):
        todo = {NEW: "new", STALE: "changed"}.get(unit.state)
        texts["unchanged" if todo is None else "repeated" if unit.source in seen else todo].append(plain(unit.source))
        seen |= {unit.source} if todo else set()
    return tuple(
        UnitCount(
            kind=kind,
            units=len(some),
            words=sum(len(_WORD.findall(text)) for text in some),
            han=sum(len(_HAN.findall(text)) for text in some),
        )
        for kind, some in texts.items()
    )
