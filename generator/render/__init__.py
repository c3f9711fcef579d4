"""Documents to files: one module per format, one table of renderers.

In: a frozen Document and a `Site`. Out: a `Rendering`. A renderer looks nothing up: whatever needs thought was done in
`resolve`. WeasyPrint is imported by the first PDF, never by a page.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from ..model.document import Document
from .landing import render_landing
from .site import Rendering, Site


def _render_html(document: Document, site: Site) -> Rendering:
    from .html import render_html

    return render_html(document, site)


def _render_json(document: Document, site: Site) -> Rendering:
    from .json import render_json

    return render_json(document, site)


def _render_pdf(document: Document, site: Site) -> Rendering:
    from .pdf import render_pdf

    return render_pdf(document, site)


RENDERERS: Mapping[str, Callable[[Document, Site], Rendering]] = MappingProxyType(
    {"html": _render_html, "json": _render_json, "pdf": _render_pdf}
)
"""What each format is printed by, in the order in which formats are printed."""

__all__ = ["RENDERERS", "Rendering", "Site", "render_landing"]
