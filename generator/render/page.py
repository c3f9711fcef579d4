"""What the templates of whole pages are given: everything around the clauses, ready to print.

In: a Document or several, and a Site. Out: frozen views with addresses.
The order and the markup of a page are the templates' own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ..model.document import Document, Section
from ..model.imprint import Neighbour
from .addresses import absolute, relative
from .inlines import print_label
from .runs import printed_title
from .site import Site, Surroundings


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLink:
    """A document to point to, seen from a page. `name` is its title, or the language's name for itself."""

    name: str
    locale: str
    direction: str
    href: str
    is_here: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternate:
    """The address of one language of a page, for search engines."""

    language: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """What a page says of its standing; `href` is None where it leads nowhere."""

    text: str
    href: str | None
    link: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionLine:
    """A line in the list of editions; `href` is None where the text was never kept."""

    edition: str
    date: str
    kind: str
    reasons: tuple[str, ...]
    note: str
    summary: str
    href: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentsLine:
    """A line of the table of contents."""

    number: str | None
    title: Markup
    anchor: str
    entries: tuple[ContentsLine, ...]


def signposts(around: Surroundings, address: Callable[[str], str]) -> tuple[Sign, ...]:
    """Return what a page says of its standing; `address` gives the href of a path."""
    return tuple(
        Sign(text=one.text, href=address(one.path) if one.path else None, link=one.link) for one in around.signposts
    )


def editions(around: Surroundings, address: Callable[[str], str]) -> tuple[EditionLine, ...]:
    """Return the list of editions, newest first."""
    return tuple(
        EditionLine(
            edition=one.edition,
            date=one.date,
            kind=one.kind,
            reasons=one.reasons,
            note=one.note,
            summary=one.summary,
            href=address(one.path) if one.path else None,
        )
        for one in around.editions
    )


def contents(sections: tuple[Section, ...]) -> tuple[ContentsLine, ...]:
    """Return the table of contents: every clause with a heading; those below one without stand in its place.

    They are those of the new text: a redline lists no clause that went, and none where it was before.
    """
    entries: list[ContentsLine] = []
    for section in sections:
        below = contents(section.sections)
        title = print_label(printed_title(section))
        entries.extend((_entry(section, title, below),) if title else below)
    return tuple(entries)


def versions_of(document: Document, site: Site) -> tuple[Document | Neighbour, ...]:
    """Return a document in all its languages, itself among them, in the Site's order."""
    order = {locale: number for number, locale in enumerate(site.languages)}
    return tuple(sorted((document, *document.translations), key=lambda version: order[version.locale]))


def language_links(
    versions: Sequence[Document | Neighbour], origin: str, site: Site, *, here: str | None = None
) -> tuple[PageLink, ...]:
    """Return a page in all its languages, each by its own name, seen from the folder `origin`; none where there is one.

    `here` is the folder of the version that is shown, where that is another one than `origin`.
    """
    shown = origin if here is None else here
    return tuple(
        PageLink(
            name=site.languages[one.locale].autonym,
            locale=one.locale,
            direction=one.direction,
            href=relative(site, origin, one.path),
            is_here=one.path == shown,
        )
        for one in (versions if len(versions) > 1 else ())
    )


def together(document: Document, around: Surroundings, site: Site) -> tuple[PageLink, ...]:
    """Return the link to several languages beside each other, if there is one: it stands behind each of them."""
    sign = around.together
    if sign is None:
        return ()
    href = relative(site, document.path, sign.path)
    return (PageLink(name=sign.text, locale=document.locale, direction=document.direction, href=href, is_here=False),)


def alternates(versions: Sequence[Document | Neighbour], site: Site) -> tuple[Alternate, ...]:
    """Return hreflang and address of all languages, the same list on each of the pages; the first is the default.

    The rules are those of search engines: every page names itself and all others, or none is believed.
    """
    named = [Alternate(language=one.locale, href=absolute(site, one.path)) for one in versions]
    return (*named, Alternate(language="x-default", href=named[0].href)) if len(named) > 1 else ()


def related(document: Document, site: Site) -> tuple[PageLink, ...]:
    """Return the documents that belong to this one."""
    return tuple(
        PageLink(
            name=other.title,
            locale=other.locale,
            direction=other.direction,
            href=relative(site, document.path, other.path),
            is_here=False,
        )
        for other in document.related
    )


def _entry(section: Section, title: Markup, below: tuple[ContentsLine, ...]) -> ContentsLine:
    return ContentsLine(number=section.number, title=title, anchor=section.anchor, entries=below)
