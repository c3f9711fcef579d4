"""An Atom feed for each language (RFC 4287), whose entries are the editions of its texts, the newest first.

In: `SiteFacts`. Out: `feed.<locale>.atom`. An entry is dated by the day of its edition, or by that of its end where it
was cancelled; its id is no address, so that readers know it again after a move.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from ....editions import Series, Standing
from ....localize import Language
from ....model.artifact import Artifact
from ....model.history import order
from ....render.addresses import FEED, absolute
from ....render.site import PastEdition
from ..past import past_editions
from .facts import SiteFacts

MEDIA_TYPE = "application/atom+xml"


def feeds(facts: SiteFacts) -> Iterator[Artifact]:
    """Yield the feed of each language."""
    for language, texts in facts.languages:
        root = _feed(facts, language, texts)
        indent(root, "")
        data = tostring(root, "utf-8", xml_declaration=True)
        yield Artifact(path=FEED.format(locale=language.locale), media_type=MEDIA_TYPE, data=data + b"\n")


def _feed(facts: SiteFacts, language: Language, texts: Sequence[Series]) -> Element:
    site, publisher = facts.contents.site, facts.publisher(language.locale)
    lines = [(one, line) for one in texts for line in past_editions(one, facts.contents) if line.path]
    lines.sort(key=lambda told: order(told[1].edition), reverse=True)
    root = Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": language.locale})
    _add(root, "id", f"urn:uuid:{facts.identity('feed', language.locale)}")
    _add(root, "title", f"{publisher} – {language.label('All documents')}")
    _add(root, "updated", facts.midnight(max(_changed(*told) for told in lines)).isoformat())
    _add(SubElement(root, "author"), "name", publisher)
    _add(root, "link", rel="self", type=MEDIA_TYPE, href=absolute(site, FEED.format(locale=language.locale)))
    home = absolute(site, site.homes.get(language.locale, ""))
    _add(root, "link", rel="alternate", type="text/html", href=home)
    for series, line in lines:
        _enter(SubElement(root, "entry"), series, line, facts)
    return root


def _enter(entry: Element, series: Series, line: PastEdition, facts: SiteFacts) -> None:
    day, _ = order(line.edition)
    title = next(one.document.title for one in series.issues if one.frozen.id == line.edition)
    _add(entry, "id", f"urn:uuid:{facts.identity('edition', series.work, series.locale, line.edition)}")
    _add(entry, "title", f"{title} · {line.date} · {line.kind}")
    _add(entry, "published", facts.midnight(day).isoformat())
    _add(entry, "updated", facts.midnight(_changed(series, line)).isoformat())
    address = absolute(facts.contents.site, line.path)
    _add(entry, "link", rel="alternate", type="text/html", hreflang=series.locale, href=address)
    _add(entry, "summary", " · ".join(filter(None, (line.note, line.summary, *line.reasons))) or line.kind)


def _changed(series: Series, line: PastEdition) -> date:
    ends = {one.frozen.id: one.until for one in series.issues if one.standing is Standing.CANCELLED}
    return ends.get(line.edition) or order(line.edition)[0]


def _add(parent: Element, tag: str, text: str | None = None, **attributes: str) -> None:
    SubElement(parent, tag, attributes).text = text
