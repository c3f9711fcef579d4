"""What the templates of whole pages are given: everything around the clauses, ready to print.

In: a Document or several, and a Site. Out: frozen views with addresses, styles and the policy that a browser enforces.
The order and the markup of a page are the templates' own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from ..model.artifact import Artifact
from ..model.document import Document, Section
from ..model.imprint import Neighbour
from .addresses import absolute, relative
from .inlines import print_label
from .runs import printed_title
from .site import Site, Surroundings
from .templates import asset
from .theme import logos, theme_css
from .uses import SELF, Loaded, source, source_of

STYLES = ("screen.css", "print.css")
_NONE = "'none'"


@dataclass(frozen=True, slots=True, kw_only=True)
class StyleSheet:
    """A style sheet as it stands in a page, the policy that lets in what the page uses and nothing else, and its icon.

    `icon` is the address and the media type, or None.
    """

    text: Markup
    policy: str
    icon: tuple[str, str] | None = None


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


def style(site: Site, address: Callable[[Artifact], str], uses: Iterable[Loaded] = (), more: str = "") -> StyleSheet:
    """Return the style sheet of a page. It stands in the page, so that a page read from a disk has it too.

    `address` gives the href of a file of `static/`, `uses` are what the blocks of the page load, `more` is
    the style of its kind alone. Raises BrokenTemplateError where the Site lacks a sheet.
    """
    css = "\n" + "".join(asset(site, name) for name in STYLES) + more + theme_css(site, address)
    icon = site.theme.favicon and site.static[site.theme.favicon.text]
    pictures = [address(one) for one in (icon, *logos(site).values()) if one]
    own = (("img-src", source(one)) for one in pictures)
    faces = (("font-src", SELF),) if "@font-face" in css else ()
    made = sealed(css, (*own, *faces, *site.allowed, *uses))
    return replace(made, icon=(address(icon), icon.media_type)) if icon else made


def sealed(css: str, uses: Iterable[Loaded] = ()) -> StyleSheet:
    """Return a style sheet ready to stand in a page, with the policy for it and for sources by directive."""
    text = css.replace("</", "<\\/")
    first: dict[str, tuple[str, ...]] = {"default-src": (), "style-src": (source_of(text),), "img-src": ()}
    sources = {name: dict.fromkeys(own) for name, own in first.items()}
    ends: dict[str, dict[str, None]] = {"base-uri": {}, "form-action": {}}
    for name, one in sorted(uses):
        (ends if name in ends else sources).setdefault(name, {})[one] = None
    policy = "; ".join(f"{name} {' '.join(own) or _NONE}" for name, own in (sources | ends).items())
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
