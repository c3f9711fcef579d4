"""The landing page: every document in every language, in that language's own words.

In: all Documents of a build and a Site. Out: `index.html` at the top of the tree. It has no text of its own beyond
labels of the catalogues.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from ..localize import Language
from ..model.artifact import Artifact
from ..model.document import Document
from ..model.imprint import StampedDate
from .addresses import INDEX, absolute, beside, linked, pdf_of, relative
from .site import Rendering, Site


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """A document as the landing page lists it; `pdf` is None where none was printed."""

    name: str
    href: str
    pdf: str | None
    edition: str
    dates: tuple[StampedDate, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageDocuments:
    """All documents of one language."""

    language: Language
    direction: str
    publisher: str
    notices: tuple[str, ...]
    titles: tuple[Title, ...]


def render_landing(documents: Iterable[Document], site: Site) -> Rendering:
    """Return the landing page; languages are in the Site's order, documents in their own."""
    from .blocks import Frame, dressed
    from .link_card import cover_card, head_links
    from .templates import BrokenTemplateError, fill

    shelves = _shelves(tuple(documents), site)
    if not shelves:
        return Rendering(artifacts=())
    first = shelves[0]
    label = first.language.label
    frame = Frame(
        kind="landing",
        locale=first.language.locale,
        direction=first.direction,
        title=label("All documents"),
        publisher=first.publisher,
    )
    try:
        text = fill(
            site,
            "landing.html.jinja",
            shelves=shelves,
            first=first,
            label=label,
            **dressed(site, frame, partial(linked, "")),
            card=cover_card(frame.title, frame.publisher, [shelf.language.locale for shelf in shelves], site),
            links=head_links(site.links, site),
            banner=site.banner,
            canonical=absolute(site, ""),
        )
    except BrokenTemplateError as fault:
        return Rendering(artifacts=(), diagnostics=(fault.diagnostic,))
    return Rendering(artifacts=(Artifact(path=INDEX, media_type="text/html; charset=utf-8", data=text.encode()),))


def _shelves(documents: tuple[Document, ...], site: Site) -> tuple[LanguageDocuments, ...]:
    by_locale = {locale: [d for d in documents if d.locale == locale] for locale in site.languages}
    return tuple(_shelf(found, site) for found in by_locale.values() if found)


def _shelf(documents: list[Document], site: Site) -> LanguageDocuments:
    return LanguageDocuments(
        language=site.languages[documents[0].locale],
        direction=documents[0].direction,
        publisher=documents[0].publisher,
        notices=tuple(dict.fromkeys(document.notice for document in documents if document.notice)),
        titles=tuple(_title(document, site) for document in documents),
    )


def _title(document: Document, site: Site) -> Title:
    pdf = pdf_of(document, site)
    return Title(
        name=document.title,
        href=relative(site, "", document.path),
        pdf=beside("", document.path + pdf) if pdf else None,
        edition=document.edition,
        dates=document.dates,
    )
