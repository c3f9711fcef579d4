"""The format of web pages: the page of a Document, the fragment for other people's pages, and one page for all.

In: a Document and a Site. Out: `index.html`, `fragment.html` and `fragment.css` in the Document's folder, or the
finding that stopped one; once for all, the files of `static/`. An edition keeps its page as it was printed first; other
pages of frozen texts are printed anew by the templates of today. Each is compared with its Document.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..model.document import Document
from .addresses import INDEX
from .formats import Cover, File, Format, Storage
from .site import NOTHING, Rendering, Site, Surroundings, joined


def render_html(document: Document, site: Site, around: Surroundings = NOTHING) -> Rendering:
    """Return page, fragment and its style sheet; a fault of a template is a finding in place of its file."""
    from .fragment import render_fragment
    from .proof import document_text
    from .webpage import render_page

    text = document_text(document)
    return joined(render_page(document, site, text, around), render_fragment(document, site, text, around))


def _render_cover(documents: Sequence[Document], site: Site, around: Mapping[str, Surroundings]) -> Rendering:
    from .landing import render_landing

    files = tuple(site.static.values()) if documents else ()
    return joined(render_landing(documents, site, around), Rendering(artifacts=files))


def _page_says(data: bytes, document: Document) -> bool:
    return _says(data, document, "")


def _fragment_says(data: bytes, document: Document) -> bool:
    from .fragment import PREFIX

    return _says(data, document, PREFIX)


def _says(data: bytes, document: Document, prefix: str) -> bool:
    from .proof import document_text, prove

    try:
        return not prove(document, document_text(document), "", data.decode(), prefix)
    except UnicodeDecodeError:  # a page of ours is UTF-8
        return False


HTML = "text/html; charset=utf-8"
PAGE = File(name=INDEX, media_type=HTML, says=_page_says)
FRAGMENT = File(name="fragment.html", media_type="text/html", says=_fragment_says)
STYLE = File(name="fragment.css", media_type="text/css")

FORMAT = Format(
    name="html",
    files=(PAGE, FRAGMENT, STYLE),
    render=render_html,
    storage=Storage.PAGE,
    standing=True,
    cover=Cover(render=_render_cover),
)
