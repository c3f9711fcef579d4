"""What programs that read whole sites ask for: `sitemap.xml`, `robots.txt`, `llms.txt`.

In: `SiteFacts`. Out: the files. A sitemap names the pages that search engines may list (sitemaps.org, 0.9), with the
day of their edition; other languages are told in the pages alone. Editions are kept and not listed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape

from ....editions.neighbours import HISTORY
from ....model.artifact import Artifact
from ....model.history import order
from ....render.addresses import LLMS, ROBOTS, SITEMAP, absolute, at_root
from .facts import SiteFacts, file


def sitemap(facts: SiteFacts) -> Iterator[Artifact]:
    """Yield the sitemap, where there is a page to list."""
    if facts.listed:
        places = [(one.path, order(one.edition)[0]) for one in facts.listed]
        homes = facts.contents.site.homes
        fronts = ("", *(homes[locale] for locale in homes if any(one.locale == locale for one in facts.listed)))
        newest = max(day for _, day in places)
        pages = [
            *((path, newest) for path in fronts),
            *((path + of, day) for path, day in places for of in ("", HISTORY)),
        ]
        lines = (
            f"<url><loc>{escape(absolute(facts.contents.site, path))}</loc><lastmod>{day}</lastmod></url>\n"
            for path, day in pages
        )
        head = '<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        yield file(SITEMAP, "application/xml", f"{head}{''.join(lines)}</urlset>\n")


def robots(facts: SiteFacts) -> Iterator[Artifact]:
    """Yield what every robot may do (RFC 9309): all; and where the sitemap is."""
    told = f"Sitemap: {absolute(facts.contents.site, SITEMAP)}\n" if facts.listed else ""
    yield file(at_root(facts.settings.base_url, ROBOTS), "text/plain", f"User-agent: *\nDisallow:\n{told}")


def llms(facts: SiteFacts) -> Iterator[Artifact]:
    """Yield a list of the texts in force in Markdown (llmstxt.org), each with its page and its edition."""
    shelves = []
    for language, _ in facts.languages:
        lines = [
            f"- [{_label(one.title)}]({absolute(facts.contents.site, one.path)}): {one.edition}\n"
            for one in facts.documents
            if one.locale == language.locale
        ]
        shelves += [f"\n## {language.autonym}\n\n", *lines] if lines else []
    yield file(LLMS, "text/plain; charset=utf-8", f"# {_label(facts.publisher())}\n{''.join(shelves)}")


def _label(text: str) -> str:
    """Return a text that is no markup of Markdown."""
    return re.sub(r"([\\\[\]<&*_`!])", r"\\\1", " ".join(text.split()))
