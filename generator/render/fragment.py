"""The text of a Document for a shop system or CMS that pastes it into a page of its own.

In: a Document and a Site. Out: `fragment.html` without head, title or contents, since the page around it has its own,
and `fragment.css`, scoped under one class, which may be left out. Links to other documents are absolute.

Editors of such systems strip class, style and id, and often `section` and `nav`. What is left still reads in order: a
number is text at the head of its paragraph, numbered lists are `ul`, since an `ol` without its style would count a
second time, and what must stand out is bold and underlined by elements.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from markupsafe import Markup

from ..model.document import Document
from .addresses import absolute
from .html import FRAGMENT, STYLE
from .inlines import Dialect
from .page import signposts
from .proof import prove
from .prose import print_sections
from .site import NOTHING, Rendering, Site, Surroundings
from .templates import BrokenTemplateError, asset, fill

PREFIX = "clausebook-"
"""Stands before every id, so that none meets an id of the page around it."""


def render_fragment(
    document: Document, site: Site, text: Mapping[str, str], around: Surroundings = NOTHING
) -> Rendering:
    """Return the fragment, proved against the Document's `text`, and its style sheet.

    A fault of a template is a finding in place of both.
    """
    dialect = Dialect(heading=site.heading_level, prefix=PREFIX, ordered="ul", address=partial(absolute, site))
    clauses = print_sections(document.sections, dialect)
    try:
        html, css = print_fragment(document, site, clauses, around), asset(site, "fragment.css")
    except BrokenTemplateError as fault:
        return Rendering(artifacts=(), diagnostics=(fault.diagnostic,))
    files = (FRAGMENT.made(document, html.encode()), STYLE.made(document, css.encode()))
    return Rendering(artifacts=files, diagnostics=prove(document, text, clauses, html, PREFIX))


def print_fragment(document: Document, site: Site, clauses: Markup, around: Surroundings = NOTHING) -> str:
    """Return the HTML of the fragment around its printed clauses. Raises BrokenTemplateError."""
    return fill(
        site,
        "fragment.html.jinja",
        document=document,
        label=site.languages[document.locale].label,
        banner=site.banner,
        canonical=absolute(site, document.path),
        signposts=signposts(around, partial(absolute, site)),
        text=clauses,
    )
