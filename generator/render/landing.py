"""The landing pages: every document, in the words of one language and in an order that people look for.

In: all Documents of a build, how each stands, and a Site. Out: `index.html` at the top of the tree in the language
that the Site begins with, and one in the folder of each other language. A page lists every work once: in its own
language or, where there is no such text, in the first that has one. It has no text of its own beyond labels of the
catalogues and what editions say of themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import count

from ..localize import Language
from ..model.artifact import Artifact
from ..model.document import Document
from ..model.imprint import Neighbour
from ..resolve.document import LABELS
from .addresses import INDEX, absolute, beside, linked, pdf_of, relative
from .html import HTML
from .page import PageLink, Sign, alternates, language_links, signposts
from .site import NOTHING, Rendering, ShownDay, Site, Surroundings, shown_day


@dataclass(frozen=True, slots=True, kw_only=True)
class LandingColumn:
    """A column of dates: their kind, and the label that heads it."""

    kind: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LandingRow:
    """A document as a landing page lists it. `dates` has one for each column, None where the document has none.

    `is_below` says that it adds to one above. An address is None where nothing stands there.
    """

    name: str
    locale: str
    direction: str
    is_below: bool
    href: str
    summary: str
    dates: tuple[ShownDay | None, ...]
    signs: tuple[Sign, ...]
    versions: tuple[PageLink, ...]
    edition: str
    edition_href: str | None
    history: str | None
    pdf: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Listing:
    """What all landing pages are made of: the texts of each work in the order of the Site, and how each stands.

    `homes` are the landing pages themselves, by language.
    """

    site: Site
    works: tuple[tuple[Document, ...], ...]
    around: Mapping[str, Surroundings]
    homes: Mapping[str, Neighbour]


_ADDENDUM = "addendum"
_ALONE: Mapping[str, Surroundings] = {}


def render_landing(documents: Iterable[Document], site: Site, around: Mapping[str, Surroundings] = _ALONE) -> Rendering:
    """Return the landing pages; `around` says by path how a Document stands."""
    from .templates import BrokenTemplateError

    texts = tuple(documents)
    if not texts:
        return Rendering(artifacts=())
    there = {one.locale for one in texts}
    first, *others = site.languages
    folders = {first: "", **{one: site.homes[one] for one in others if one in site.homes and one in there}}
    homes = {locale: _home(site.languages[locale], folder) for locale, folder in folders.items()}
    listing = _Listing(site=site, works=by_work(texts, site), around=around, homes=homes)
    try:
        pages = tuple(_page(locale, listing) for locale in homes)
    except BrokenTemplateError as fault:
        return Rendering(artifacts=(), diagnostics=(fault.diagnostic,))
    return Rendering(artifacts=pages)


def _home(language: Language, folder: str) -> Neighbour:
    return Neighbour(work="", locale=language.locale, direction=language.direction, title="", path=folder)


def _page(locale: str, listing: _Listing) -> Artifact:
    from .blocks import Frame, dressed
    from .link_card import cover_card, head_links
    from .templates import fill

    site, folder, language = listing.site, listing.homes[locale].path, listing.site.languages[locale]
    homes = tuple(listing.homes.values())
    chosen = [_version_of(texts, locale) for texts in listing.works]
    own = [one for one in chosen if one.locale == locale] or chosen
    columns = tuple(_columns(chosen, language))
    pairs = zip(chosen, listing.works, strict=True)
    title = language.label("Legal documents")
    frame = Frame(
        kind="landing",
        locale=locale,
        direction=language.direction,
        title=title,
        publisher=own[0].publisher,
        languages=language_links(homes, folder, site),
    )
    html = fill(
        site,
        "landing.html.jinja",
        locale=locale,
        direction=language.direction,
        title=title,
        publisher=own[0].publisher,
        notices=tuple(dict.fromkeys(one.notice for one in own if one.notice)),
        label=language.label,
        columns=columns,
        rows=tuple(_row(one, texts, columns, language, listing) for one, texts in pairs),
        **dressed(site, frame, partial(linked, folder)),
        card=cover_card(frame, [locale, *(one for one in listing.homes if one != locale)], absolute(site, folder)),
        links=head_links(site.links, site),
        banner=site.banner,
        canonical=absolute(site, folder),
        alternates=alternates(homes, site),
    )
    about = {"locale": locale}
    return Artifact(path=folder + INDEX, media_type=HTML, data=html.encode(), about=about)


def by_work(documents: Sequence[Document], site: Site) -> tuple[tuple[Document, ...], ...]:
    """Return the texts of each work: first the policies, one with addenda before one that has none, below each its own.

    Those that the settings list come before others.

    What a frozen text says of itself is all that this takes.
    """
    locales = list(site.languages)
    texts: dict[str, list[Document]] = {}
    for document in sorted(documents, key=lambda one: (one.work, locales.index(one.locale))):
        texts.setdefault(document.work, []).append(document)
    place = dict(zip(site.first, count(-len(site.first)), strict=False))
    below = {
        name: sorted(
            {other.work for one in own for other in one.related if _adds(texts.get(other.work, ()))},
            key=lambda one: (place.get(one, 0), one),
        )
        for name, own in texts.items()
        if not _adds(own)
    }
    policies = sorted(below, key=lambda one: (place.get(one, 0), -len(below[one]), one))
    order = dict.fromkeys(name for first in policies for name in (first, *below[first]))
    return tuple(tuple(texts[name]) for name in (*order, *sorted(texts.keys() - order.keys())))


def _adds(texts: Sequence[Document]) -> bool:
    """Say whether a work adds to another one."""
    return any(one.kind == _ADDENDUM for one in texts)


def _version_of(texts: Sequence[Document], locale: str) -> Document:
    return next((one for one in texts if one.locale == locale), texts[0])


def _columns(chosen: Sequence[Document], language: Language) -> Iterator[LandingColumn]:
    """Yield the kinds of dates that there are, in the words of the page: texts may have labels of their own."""
    for kind, label in LABELS.items():
        if any(date.kind == kind.value for one in chosen for date in one.dates):
            yield LandingColumn(kind=kind.value, label=language.label(label))


def _row(
    document: Document,
    texts: Sequence[Document],
    columns: Sequence[LandingColumn],
    language: Language,
    listing: _Listing,
) -> LandingRow:
    folder = listing.homes[language.locale].path
    around = listing.around.get(document.path, NOTHING)
    told = next((one for one in around.editions if one.edition == document.edition), None)
    own = document.locale == language.locale
    days = {
        one.kind: ShownDay(day=one.day, text=one.text) if own else shown_day(one.day, language)
        for one in document.dates
    }
    pdf = pdf_of(document, listing.site) if around.has_pdf else None
    at = partial(relative, listing.site, folder)
    return LandingRow(
        name=document.title,
        locale=document.locale,
        direction=document.direction,
        is_below=_adds((document,)),
        href=at(document.path),
        summary=told.summary if told and not around.hidden else "",
        dates=tuple(days.get(column.kind) for column in columns),
        signs=signposts(around, at),
        versions=language_links(texts, folder, listing.site, here=document.path),
        edition=document.edition,
        edition_href=at(told.path) if told and told.path else None,
        history=at(around.history) if around.history else None,
        pdf=beside(folder, document.path + pdf) if pdf else None,
    )
