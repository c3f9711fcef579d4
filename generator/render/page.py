"""What the templates of whole pages are given: everything around the clauses, ready to print.

In: a Document or several, and a Site. Out: frozen views with addresses, styles and the policy that a browser enforces.
The order and the markup of a page are the templates' own.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

from markupsafe import Markup

from ..model.document import Document, Section
from ..model.imprint import Neighbour
from .addresses import absolute, relative
from .inlines import print_label
from .runs import printed_title
from .site import Site, Surroundings
from .templates import asset

STYLES = ("screen.css", "print.css")


@dataclass(frozen=True, slots=True, kw_only=True)
class StyleSheet:
    """A style sheet as it stands in a page, and the only one that its content security policy lets in."""

    text: Markup
    policy: str


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


@lru_cache(maxsize=4)
def style(site: Site) -> StyleSheet:
    """Return the style sheet of all pages. It stands in the page, so that a page read from a disk has it too.

    Raises BrokenTemplateError where the Site lacks one.
    """
    return sealed("\n" + "".join(asset(site, name) for name in STYLES))


def sealed(css: str) -> StyleSheet:
    """Return a style sheet ready to stand in a page."""
    text = css.replace("</", "<\\/")
    digest = b64encode(sha256(text.encode()).digest()).decode("ascii")
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; img-src 'none'; base-uri 'none'; form-action 'none'"
    return StyleSheet(text=Markup(text), policy=policy)  # noqa: S704 - `</` cannot end the element any more


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


def languages(document: Document, site: Site) -> tuple[PageLink, ...]:
    """Return the document in all its languages, itself among them, each by its own name, in the Site's order."""
    places = [_version(site, version, document) for version in _versions(document, site)]
    return tuple(places) if len(places) > 1 else ()


def alternates(document: Document, site: Site) -> tuple[Alternate, ...]:
    """Return hreflang and address of all languages, the same list on each page of the work; the first is the default.

    The rules are those of search engines: every page names itself and all others, or none is believed.
    """
    versions = _versions(document, site)
    named = [Alternate(language=v.locale, href=absolute(site, v.path)) for v in versions]
    return (*named, Alternate(language="x-default", href=named[0].href)) if len(named) > 1 else ()


def related(document: Document) -> tuple[PageLink, ...]:
    """Return the documents that belong to this one."""
    return tuple(
        PageLink(
            name=other.title,
            locale=other.locale,
            direction=other.direction,
            href=relative(document.path, other.path),
            is_here=False,
        )
        for other in document.related
    )


def _entry(section: Section, title: Markup, below: tuple[ContentsLine, ...]) -> ContentsLine:
    return ContentsLine(number=section.number, title=title, anchor=section.anchor, entries=below)


def _versions(document: Document, site: Site) -> tuple[Document | Neighbour, ...]:
    order = {locale: number for number, locale in enumerate(site.languages)}
    return tuple(sorted((document, *document.translations), key=lambda version: order[version.locale]))


def _version(site: Site, version: Document | Neighbour, document: Document) -> PageLink:
    return PageLink(
        name=site.languages[version.locale].autonym,
        locale=version.locale,
        direction=version.direction,
        href=relative(document.path, version.path),
        is_here=version is document,
    )
