"""A Document as a sheet for paper: its HTML, and the part of its style that is its own.

In: a Document and a Site. Out: a `Sheet` for the engine. The text is the page's, printed by `prose.py`; head, foot and
page numbers are CSS, since they belong to paper and not to the text. It knows nothing of PDF.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from markupsafe import Markup

from ..model.document import Document
from .addresses import absolute
from .engine import Sheet
from .inlines import Dialect
from .prose import print_sections
from .setting import set_finely
from .site import Site
from .templates import asset, fill

_PAGE, _PAGES = "\ue001", "\ue002"  # private use: stand-ins for the counters, in whatever order a language has them
_COUNTERS = {_PAGE: "counter(page)", _PAGES: "counter(pages)"}


def sheet(document: Document, site: Site) -> Sheet:
    """Return the sheet of a Document. Raises BrokenTemplateError."""
    return Sheet(
        html=print_paper(document, site),
        base_url=absolute(site, document.path),
        house=asset(site, "paper.css"),
        own=own_style(document, site),
        fonts=tuple(sorted({face.path.parent.resolve() for faces in site.fonts.values() for face in faces})),
    )


def print_paper(document: Document, site: Site) -> str:
    """Return the HTML for paper. Raises BrokenTemplateError."""
    page = fill(
        site,
        "paper.html.jinja",
        document=document,
        label=site.languages[document.locale].label,
        banner=site.banner,
        text=print_clauses(document, site),
    )
    return set_finely(page)


def print_clauses(document: Document, site: Site) -> Markup:
    """Return the clauses as the page has them, with links to other documents that hold wherever the file goes."""
    dialect = Dialect(heading=2, prefix="", ordered="ol", address=partial(absolute, site))
    clauses = print_sections(document.sections, dialect)
    return Markup(clauses.replace('href="#"', 'href="#top"'))  # noqa: S704 - no text holds a quotation mark as it is


def own_style(document: Document, site: Site) -> str:
    """Return the style that depends on languages, fonts and dates: what paper.css cannot know."""
    label = site.languages[document.locale].label
    page = label("Page {page} of {pages}", page=_PAGE, pages=_PAGES)
    dates = [f"{stamped.label} {stamped.text}" for stamped in document.dates[:1]]
    return "\n".join(
        (
            *_families(site),
            f"@page {{ font-family: {_stack(site, document.locale)} }}",
            _margin_box("@bottom-right", _content(page)),
            _margin_box("@bottom-left", _content(document.notice or "")),
            _margin_box("@top-left", _content(document.title)),
            _margin_box("@top-right", _content(*dates)),
            _margin_box("@left-top", _content(label(site.banner))) if site.banner else "",
        )
    )


def _families(site: Site) -> Iterator[str]:
    for locale in site.fonts:
        yield f'[lang|="{locale}"] {{ font-family: {_stack(site, locale)} }}'


def _stack(site: Site, locale: str) -> str:
    """Return the families of a locale, in the order that decides whose marks and quotes are taken."""
    return ", ".join(dict.fromkeys(_string(face.family) for face in site.fonts.get(locale, ()))) or "serif"


def _margin_box(name: str, content: str) -> str:
    return f"@page {{ {name} {{ content: {content} }} }}"


def _content(*texts: str) -> str:
    """Return a CSS `content` with the counters where the text has their stand-ins."""
    pieces = "".join(texts).replace(_PAGE, f"\0{_PAGE}\0").replace(_PAGES, f"\0{_PAGES}\0").split("\0")
    return " ".join(_COUNTERS.get(piece) or _string(piece) for piece in pieces if piece) or "none"


def _string(text: str) -> str:
    """Return text as a CSS string; every character that could end one or begin something else is a number."""
    escaped = (char if char.isalnum() or char == " " else f"\\{ord(char):x} " for char in text)
    return f'"{"".join(escaped)}"'
