"""A Document as a sheet for paper: its HTML, and the part of its style that is its own.

In: a Document and a Site. Out: a `Sheet` for the engine. The text is the page's, printed by `prose.py`; head, foot and
page numbers are CSS, since they belong to paper and not to the text. It knows nothing of PDF.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from markupsafe import Markup

from ..model.document import Document
from ..model.registries import text_in
from .addresses import absolute, inlined
from .engine import Sheet
from .inlines import Dialect
from .prose import print_sections
from .setting import set_finely
from .site import Site
from .templates import asset, css_string, fill
from .theme import logos, paper_css

_PAGE, _PAGES = "\ue001", "\ue002"  # private use: stand-ins for the counters, in whatever order a language has them
_COUNTERS = {_PAGE: "counter(page)", _PAGES: "counter(pages)"}


def sheet(document: Document, site: Site, *styles: str) -> Sheet:
    """Return the sheet of a Document; `styles` name further style sheets of the Site. Raises BrokenTemplateError."""
    return Sheet(
        html=print_paper(document, site),
        base_url=absolute(site, document.path),
        house=asset(site, "paper.css"),
        own="\n".join((own_style(document, site), *(asset(site, name) for name in styles))),
        fonts=tuple(sorted({face.path for faces in site.fonts.values() for face in faces})),
    )


def print_paper(document: Document, site: Site) -> str:
    """Return the HTML for paper. Raises BrokenTemplateError."""
    page = fill(
        site,
        "paper.html.jinja",
        document=document,
        label=site.languages[document.locale].label,
        banner=site.banner,
        letterhead=(text_in(site.theme.letterhead, document.locale) or "").split("\n"),
        logo=_logo(site),
        text=print_clauses(document, site),
    )
    return set_finely(page)


def _logo(site: Site) -> str:
    """Return the address of the logo, which holds all of it; "" where there is none."""
    files = logos(site)
    return inlined(files["light"]) if files else ""


def print_clauses(document: Document, site: Site) -> Markup:
    """Return the clauses as the page has them, with links to other documents that hold wherever the file goes."""
    dialect = Dialect(heading=2, prefix="", ordered="ol", address=partial(absolute, site))
    clauses = print_sections(document.sections, dialect)
    return Markup(clauses.replace('href="#"', 'href="#top"'))  # noqa: S704 - no text holds a quotation mark as it is


def own_style(document: Document, site: Site) -> str:
    """Return the style that depends on languages, fonts and dates: what paper.css cannot know."""
    contents = _margins(document, site)
    boxes = (f"  {name} {{ content: {_content(text)} }}" for name, text in contents.items() if text)
    page = ("@page {", f"  font-family: {_stack(site, document.locale)};", *boxes, "}")
    return "\n".join((*paper_css(site), *_families(site), *page))


def _margins(document: Document, site: Site) -> Mapping[str, str]:
    """Return what stands in the margins of every page."""
    label = site.languages[document.locale].label
    first = document.dates[0] if document.dates else None
    return {
        "@top-left": document.title,
        "@top-right": f"{first.label} {first.text}" if first else "",
        "@left-top": label(site.banner) if site.banner else "",
        "@bottom-left": document.notice or "",
        "@bottom-right": label("Page {page} of {pages}", page=_PAGE, pages=_PAGES),
    }


def _families(site: Site) -> Iterator[str]:
    for locale in site.fonts:
        yield f'[lang|="{locale}"] {{ font-family: {_stack(site, locale)} }}'


def _stack(site: Site, locale: str) -> str:
    """Return the families of a locale, in the order that decides whose marks and quotes are taken."""
    return ", ".join(dict.fromkeys(css_string(face.family) for face in site.fonts.get(locale, ()))) or "serif"


def _content(text: str) -> str:
    """Return a CSS `content` with the counters where the text has their stand-ins."""
    pieces = text.replace(_PAGE, f"\0{_PAGE}\0").replace(_PAGES, f"\0{_PAGES}\0").split("\0")
    return " ".join(_COUNTERS.get(piece) or css_string(piece) for piece in pieces if piece)
