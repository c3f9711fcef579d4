"""The web page of a Document, with the fragment for other people's pages beside it.

In: a Document and a Site. Out: `index.html`, `fragment.html` and `fragment.css` in the Document's folder, or the
finding that stopped one. A page needs no script and asks no host for anything; it is proved against its Document.
"""

from __future__ import annotations

from functools import partial

from ..model.artifact import Artifact
from ..model.document import Document
from .addresses import INDEX, absolute, pdf_name, relative
from .fragment import render_fragment
from .page import alternates, contents, languages, related, style
from .proof import prove
from .prose import Dialect, print_sections
from .site import Rendering, Site, about, joined
from .templates import BrokenTemplateError, fill

HTML = "text/html; charset=utf-8"


def render_html(document: Document, site: Site) -> Rendering:
    """Return page, fragment and its style sheet; a fault of a template is a finding in place of its file."""
    return joined(render_page(document, site), render_fragment(document, site))


def render_page(document: Document, site: Site) -> Rendering:
    """Return the page alone."""
    try:
        text = print_page(document, site)
    except BrokenTemplateError as fault:
        return Rendering(artifacts=(), diagnostics=(fault.diagnostic,))
    page = Artifact(path=document.path + INDEX, media_type=HTML, data=text.encode(), about=about(document))
    return Rendering(artifacts=(page,), diagnostics=prove(document, text))


def print_page(document: Document, site: Site) -> str:
    """Return the HTML of the page. Raises BrokenTemplateError."""
    dialect = Dialect(heading=2, prefix="", ordered="ol", address=partial(relative, document.path))
    return fill(
        site,
        "page.html.jinja",
        document=document,
        label=site.languages[document.locale].label,
        banner=site.banner,
        style=style(site),
        canonical=absolute(site, document.path),
        alternates=alternates(document, site),
        languages=languages(document, site),
        home=relative(document.path, ""),
        pdf=pdf_name(document) if "pdf" in site.formats else None,
        contents=contents(document.sections) if document.table_of_contents else (),
        text=print_sections(document.sections, dialect),
        related=related(document),
    )
