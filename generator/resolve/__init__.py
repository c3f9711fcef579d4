"""From a Library to Documents: order, number, link, fill in facts, stamp dates. Pure.

In: a Library, a Language per locale, a day. Out: Documents with nothing left to look up, and every finding. A Document
is made as far as it goes even where there are findings; errors stop the build before anybody sees it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from ..localize import Language, is_known
from ..model.diagnostics import Diagnostic, error
from ..model.document import Document
from ..model.history import entries_of
from ..model.imprint import Neighbour
from ..model.library import Library
from ..model.walk import inlines_of
from ..model.written import FactLink, FactUse, TermDefinition, TermUse
from .dates import date_document
from .document import resolve_document
from .facts import unknown_fact
from .findings import each, taken
from .place import PlanKey, ResolvedFrom
from .plan import Plan, clauses_of, plan
from .references import unknown_term
from .registries import examine_contacts, examine_terms
from .whole import examine, path_of


def resolve(
    library: Library, languages: Mapping[str, Language], day: date
) -> tuple[tuple[Document, ...], tuple[Diagnostic, ...]]:
    """Return the Documents of all works in all their locales as of `day`, and the findings."""
    places = open_places(library, languages, day)
    plans = {place.key: place.plan for place in places}
    documents, found = taken(each(resolve_document(place, day) for place in places))
    findings = [
        *_without_catalogue(library, languages),
        *examine(library),
        *examine_terms(library, plans),
        *examine_contacts(library),
        *(finding for own in plans.values() for finding in own.diagnostics),
        *found,
        *_names_elsewhere(library, [place.plan for place, made in zip(places, documents, strict=True) if made]),
    ]
    return _introduced([made for made in documents if made], library), tuple(findings)


def _names_elsewhere(library: Library, printed: Iterable[Plan]) -> Iterator[Diagnostic]:
    """Yield the unknown names in clauses that no Document prints, such as those of a work that could not be read."""
    read = {clause.source.path for own in printed for clause in clauses_of(own.sections)}
    for clause in library.clauses.values():
        for inline in inlines_of(clause) if clause.source.path not in read else ():
            match inline:
                case FactUse() | FactLink() if (name := inline.fact.partition(".")[0]) not in library.facts:
                    yield from unknown_fact(name, inline.span, library)
                case TermUse() | TermDefinition() if inline.term not in library.terms:
                    yield from unknown_term(inline, library)


def open_places(library: Library, languages: Mapping[str, Language], day: date) -> tuple[ResolvedFrom, ...]:
    """Return every work in every locale that has a Language, ordered and numbered, none of its words resolved."""
    plans = dict(_plans(library, languages))
    datings = {key: date_document(entries_of(library.history, *key), day) for key in plans}
    published = frozenset(key for key, dating in datings.items() if dating.text)
    paths = {key: path_of(library, *key) for key in plans}
    return tuple(
        ResolvedFrom(
            library=library,
            languages=languages,
            plan=own,
            plans=plans,
            paths=paths,
            datings=datings,
            published=published,
        )
        for own in plans.values()
    )


def _plans(library: Library, languages: Mapping[str, Language]) -> Iterator[tuple[PlanKey, Plan]]:
    for name, work in sorted(library.works.items()):
        for tag, locale in work.locales.items():
            if tag in languages:
                yield (name, tag), plan(library, work, locale)


def _without_catalogue(library: Library, languages: Mapping[str, Language]) -> Iterator[Diagnostic]:
    for work in library.works.values():
        for tag, locale in work.locales.items():
            if not is_known(tag):
                unknown = error("unknown-locale.unknown", locale.span, tag=tag)
                yield unknown.with_help("unknown-locale.form")
            elif tag not in languages:
                missing = error("missing-catalogue.locale", locale.span, tag=tag)
                yield missing.with_help("missing-catalogue.new-locale", tag=tag)


def families(library: Library, works: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """Return for each of `works` those that it amends or that amend it."""
    there = tuple(works)
    found: dict[str, list[str]] = {}
    for name in there:
        amended = library.works[name].amends if name in library.works else None
        if amended in there and amended != name:
            found.setdefault(amended, []).append(name)
            found.setdefault(name, []).insert(0, amended)
    return {name: tuple(dict.fromkeys(others)) for name, others in found.items()}


def _introduced(documents: list[Document], library: Library) -> tuple[Document, ...]:
    """Tell each Document of its translations, and of the works that amend it or that it amends."""
    by_work: dict[str, list[Document]] = {}
    for document in documents:
        by_work.setdefault(document.work, []).append(document)
    related = families(library, by_work)
    return tuple(_introduce(document, by_work, related.get(document.work, ())) for document in documents)


def _introduce(document: Document, by_work: Mapping[str, list[Document]], family: Iterable[str]) -> Document:
    related = (other for name in family for other in by_work[name])
    return replace(
        document,
        translations=tuple(_neighbour(other) for other in by_work[document.work] if other is not document),
        related=tuple(_neighbour(other) for other in related if other.locale == document.locale),
    )


def _neighbour(document: Document) -> Neighbour:
    return Neighbour(
        work=document.work,
        locale=document.locale,
        direction=document.direction,
        title=document.title,
        path=document.path,
    )
