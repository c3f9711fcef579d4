"""The web page of a Document, with the fragment for other people's pages beside it.

In: a Document and a Site. Out: `index.html`, `fragment.html` and `fragment.css` in the Document's folder, or the
finding that stopped one. A page needs no script and asks no host for anything; it is proved against its Document.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from markupsafe import Markup

from ..model.artifact import Artifact
from ..model.document import Document
from .addresses import INDEX, about, absolute, pdf_name, relative
from .fragment import render_fragment
from .inlines import Dialect
from .page import alternates, contents, editions, languages, related, signposts, style
from .proof import document_text, prove
from .prose import print_sections
from .site import NOTHING, Rendering, Site, Surroundings, joined
from .templates import BrokenTemplateError, fill

HTML = "text/html; charset=utf-8"


def render_html(document: Document, site: Site, around: Surroundings = NOTHING) -> Rendering:
    """Return page, fragment and its style sheet; a fault of a template is a finding in place of its file."""
    text = document_text(document)
    return joined(render_page(document, site, text, around), render_fragment(document, site, text, around))


def render_page(document: Document, site: Site, text: Mapping[str, str], around: Surroundings = NOTHING) -> Rendering:
    """Return the page alone, proved against the Document's `text`."""
    dialect = Dialect(heading=2, prefix="", ordered="ol", address=partial(relative, document.path))
    clauses = print_sections(document.sections, dialect)
    try:
        html = print_page(document, site, clauses, around)
    except BrokenTemplateError as fault:
        return Rendering(artifacts=(), diagnostics=(fault.diagnostic,))
    page = Artifact(path=document.path + INDEX, media_type=HTML, data=html.encode(), about=about(document))
    return Rendering(artifacts=(page,), diagnostics=prove(document, text, clauses, html, prefix=""))


def print_page(document: Document, site: Site, clauses: Markup, around: Surroundings = NOTHING) -> str:
    """Return the HTML of the page around its printed clauses. Raises BrokenTemplateError."""
    return fill(
        site,
        "page.html.jinja",
        document=document,
        label=site.languages[document.locale].label,
        banner=site.banner,
        style=style(site),
        canonical=absolute(site, document.path),
        hidden=around.hidden,
        signposts=signposts(around, partial(relative, document.path)),
        editions=editions(around, partial(relative, document.path)),
        alternates=() if around.hidden else alternates(document, site),
        languages=languages(document, site),
        home=relative(document.path, ""),
        pdf=pdf_name(document) if "pdf" in site.formats and around.has_pdf else None,
        contents=contents(document.sections) if document.table_of_contents else (),
        text=clauses,
        related=related(document),
    )
