"""The web page of a Document.

In: a Document and a Site. Out: `index.html` in the Document's folder, or the finding that stopped it. A page needs no
script and asks no host for anything; it is proved against its Document.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from markupsafe import Markup

from ..model.document import Document
from .addresses import absolute, inlined, linked, pdf_of, relative
from .blocks import Frame, dressed
from .html import PAGE
from .inlines import Dialect
from .link_card import link_card, linked_data, links_of
from .page import alternates, contents, editions, language_links, related, signposts, together, versions_of
from .proof import prove
from .prose import print_sections
from .site import NOTHING, Rendering, Site, Surroundings
from .templates import BrokenTemplateError, fill


def render_page(document: Document, site: Site, text: Mapping[str, str], around: Surroundings = NOTHING) -> Rendering:
    """Return the page alone, proved against the Document's `text`; a fault of a template is a finding in its place."""
    dialect = Dialect(heading=2, prefix="", ordered="ol", address=partial(relative, site, document.path))
    clauses = print_sections(document.sections, dialect)
    try:
        html = print_page(document, site, clauses, around)
    except BrokenTemplateError as fault:
        return Rendering(artifacts=(), diagnostics=(fault.diagnostic,))
    page = PAGE.made(document, html.encode())
    return Rendering(artifacts=(page,), diagnostics=prove(document, text, clauses, html, prefix=""))


def print_page(document: Document, site: Site, clauses: Markup, around: Surroundings = NOTHING) -> str:
    """Return the HTML of the page around its printed clauses. Raises BrokenTemplateError."""
    versions = versions_of(document, site)
    home = relative(site, document.path, site.homes.get(document.locale, ""))
    frame = Frame(
        kind="document",
        locale=document.locale,
        direction=document.direction,
        title=document.title,
        publisher=document.publisher,
        home=home,
        work=document.work,
        edition=document.edition,
        languages=(*language_links(versions, document.path, site), *together(document, around, site)),
    )
    return fill(
        site,
        "page.html.jinja",
        document=document,
        label=site.languages[document.locale].label,
        banner=site.banner,
        canonical=absolute(site, document.path),
        hidden=around.hidden,
        signposts=signposts(around, partial(relative, site, document.path)),
        editions=editions(around, partial(relative, site, document.path)),
        older=around.older,
        history=relative(site, document.path, around.history) if around.history else None,
        alternates=() if around.hidden else alternates(versions, site),
        **dressed(site, frame, inlined if around.kept else partial(linked, document.path)),
        card=link_card(document, site),
        links=links_of(document, site, around),
        data=linked_data(document, site, around),
        home=home,
        pdf=pdf_of(document, site) if around.has_pdf else None,
        contents=contents(document.sections) if document.table_of_contents else (),
        text=clauses,
        related=related(document, site),
    )
