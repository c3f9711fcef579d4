"""From a Library to Documents: order, number, link, fill in facts, stamp dates. Pure.

In: a Library, a Language per locale, a day. Out: Documents with nothing left to look up, and every finding. A Document
is made as far as it goes even where there are findings; errors stop the build before anybody sees it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from ..diagnostics import Diagnostic, error
from ..localize import Language, is_known
from ..model.document import Document, Neighbour
from ..model.library import Library
from .dates import entries_of, text_on
from .document import resolve_document
from .place import Place, PlanKey
from .plan import Plan, plan
from .registries import examine_contacts, examine_terms
from .whole import examine


def resolve(
    library: Library, languages: Mapping[str, Language], day: date
) -> tuple[tuple[Document, ...], tuple[Diagnostic, ...]]:
    """Return the Documents of all works in all their locales as of `day`, and the findings."""
    plans = dict(_plans(library, languages))
    paths = {key: _path(library, key) for key in plans}
    published = frozenset(key for key in plans if _has_text(library, key, day))
    places = [
        Place(library=library, languages=languages, plan=own, plans=plans, paths=paths, published=published)
        for own in plans.values()
    ]
    documents = [made for place in places if (made := resolve_document(place, day))]
    findings = [
        *_without_catalogue(library, languages),
        *examine(library),
        *examine_terms(library, plans),
        *examine_contacts(library),
        *(finding for own in plans.values() for finding in own.diagnostics),
        *(finding for place in places for finding in place.findings),
    ]
    return tuple(_introduce(document, documents, library) for document in documents), tuple(findings)


def _plans(library: Library, languages: Mapping[str, Language]) -> Iterator[tuple[PlanKey, Plan]]:
    for name, work in sorted(library.works.items()):
        for tag, locale in work.locales.items():
            if tag in languages:
                yield (name, tag), plan(library, work, locale, languages[tag])


def _has_text(library: Library, key: PlanKey, day: date) -> bool:
    work, locale = key
    return text_on(entries_of(library.changelog, work, locale), library.works[work], day) is not None


def _path(library: Library, key: PlanKey) -> str:
    work, locale = key
    own = library.settings.paths.get(work, {}).get(locale)
    return f"{own or f'{locale}/{work}'}/"


def _without_catalogue(library: Library, languages: Mapping[str, Language]) -> Iterator[Diagnostic]:
    for work in library.works.values():
        for tag, locale in work.locales.items():
            if not is_known(tag):
                unknown = error("unknown-locale", f"`{tag}` is no language that is known", locale.span)
                yield unknown.with_help("write a language tag such as en, zh-Hans or pt-BR")
            elif tag not in languages:
                missing = error("missing-catalogue", f"there is no catalogue of labels for {tag}", locale.span)
                yield missing.with_help(f"`clausebook new locale {tag}` writes locales/{tag}/LC_MESSAGES/clausebook.po")


def _introduce(document: Document, documents: list[Document], library: Library) -> Document:
    """Tell a Document of its translations, and of the works that amend it or that it amends."""
    amends = library.works[document.work].amends
    others = [other for other in documents if other is not document]
    translations = (other for other in others if other.work == document.work)
    related = (
        other
        for other in others
        if other.locale == document.locale
        and (other.work == amends or library.works[other.work].amends == document.work)
    )
    return replace(
        document,
        translations=tuple(_neighbour(other) for other in translations),
        related=tuple(_neighbour(other) for other in related),
    )


def _neighbour(document: Document) -> Neighbour:
    return Neighbour(
        work=document.work,
        locale=document.locale,
        direction=document.direction,
        title=document.title,
        path=document.path,
    )
