"""What other programs are told of a page in its head: previews of links, relations to other pages, what it holds.

In: a Document, a Site and how the text stands. Out: an Open Graph card (ogp.me), links by registered relation, JSON-LD
of schema.org. None of it runs, loads or shows; what is told of an edition's page is true for ever, for it is kept.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from markupsafe import Markup

from ..localize import likely_region
from ..model.document import Document
from ..model.history import order
from . import chosen
from .addresses import absolute
from .blocks import Frame
from .site import HeadLink, Site, Surroundings

_ESCAPES: Mapping[int, str] = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}
"""What could end a script element, or a line in a reader that is older than JSON in ECMAScript 2019."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkCard:
    """What a preview of a link shows; `others` are the further locales of the page. There is no picture of ours."""

    type: str
    title: str
    address: str
    publisher: str
    description: str
    locale: str
    others: tuple[str, ...]


def link_card(document: Document, site: Site) -> LinkCard:
    """Return the card of a Document's page."""
    return LinkCard(
        type="article",
        title=document.title,
        address=absolute(site, document.path),
        publisher=document.publisher,
        description=document.description,
        locale=_territorial(document.locale),
        others=tuple(_territorial(one.locale) for one in document.translations),
    )


def cover_card(frame: Frame, locales: Sequence[str], address: str) -> LinkCard:
    """Return the card of a landing page, whose own locale is the first."""
    first, *others = map(_territorial, locales)
    return LinkCard(
        type="website",
        title=frame.title,
        address=address,
        publisher=frame.publisher,
        description="",
        locale=first,
        others=tuple(others),
    )


def head_links(links: Iterable[HeadLink], site: Site) -> tuple[HeadLink, ...]:
    """Return links with their addresses on the web."""
    return tuple(replace(one, path=absolute(site, one.path)) for one in links)


def links_of(document: Document, site: Site, around: Surroundings) -> tuple[HeadLink, ...]:
    """Return the links of a page: its own, and those of the site unless the page is kept, to whatever else than it."""
    shared = () if around.kept else site.links
    own = (one for one in shared if one.locale == document.locale and one.path != document.path)
    return head_links((*around.links, *own), site)


def linked_data(document: Document, site: Site, around: Surroundings) -> Markup | None:
    """Return what a page holds, as JSON-LD that is safe in a script element; None for a page without text or a draft.

    schema.org has no type for policies, and its Legislation is for acts of law.
    """
    if not document.sections or site.banner:
        return None
    address = absolute(site, document.path)
    page = {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "@id": address,
        "url": address,
        "name": document.title,
        "inLanguage": document.locale,
        "mainEntity": _text(document, site, around),
    }
    told = json.dumps(page, ensure_ascii=False, separators=(",", ":"))
    return Markup(told.translate(_ESCAPES))  # noqa: S704 - nothing in it can end the element


def _text(document: Document, site: Site, around: Surroundings) -> Mapping[str, Any]:
    address = absolute(site, document.path)
    modified = (stamped.day.isoformat() for stamped in document.dates if stamped.kind == "last-modified")
    told = {
        "@type": "DigitalDocument",
        "@id": f"{address}#text",
        "name": document.title,
        "description": document.description,
        "version": document.edition,
        "datePublished": order(document.edition)[0].isoformat(),
        "dateModified": next(modified, None),
        "inLanguage": document.locale,
        "publisher": {"@type": "Organization", "name": document.publisher} if document.publisher else None,
        "encoding": [*_encodings(document, site, around)],
        **_translations(document, site),
    }
    return {name: value for name, value in told.items() if value}


def _encodings(document: Document, site: Site, around: Surroundings) -> Iterator[Mapping[str, str]]:
    """Yield the files of a text that its edition keeps, as far as this build has them."""
    for one in chosen(site.formats):
        path = document.path + one.names(document.work, document.locale)[0]
        sha256 = dict(around.sums).get(one.name)
        if sha256 and path not in site.missing:
            yield {
                "@type": "MediaObject",
                "contentUrl": absolute(site, path),
                "encodingFormat": one.files[0].media_type,
                "sha256": sha256,
            }


def _translations(document: Document, site: Site) -> Mapping[str, Any]:
    """Return the other languages of a text: of the one that was written first its translations, of others that one."""
    original = next(iter(site.languages))
    others = {
        one.locale: {
            "@type": "DigitalDocument",
            "@id": f"{absolute(site, one.path)}#text",
            "url": absolute(site, one.path),
            "inLanguage": one.locale,
        }
        for one in document.translations
    }
    if document.locale == original:
        return {"workTranslation": [*others.values()]}
    return {"translationOfWork": others.get(original)}


def _territorial(locale: str) -> str:
    """Return a locale as Open Graph writes it, a language with a territory: `zh_CN`."""
    return "_".join(filter(None, (locale.partition("-")[0], likely_region(locale))))
