"""A redline as one page that stands alone, as a page of the published tree, and as a PDF.

In: a Document with insertions and deletions, and a Site. Out: the HTML of a page that no search engine lists, proved
against its Document; or the PDF as every Document has it. What changed was decided elsewhere. What the style sheet adds
around insertions and deletions is read aloud and never copied, since a screen reader may say nothing of the elements
themselves; it is in the language of the passage that it stands in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from ..model.artifact import Artifact
from ..model.document import Document, Reference, Term
from ..model.imprint import Neighbour
from ..model.nodes import Anchored, rebuilt, walk
from .addresses import INDEX, absolute, inlined, linked, relative
from .blocks import Frame, dressed
from .html import HTML
from .inlines import Dialect
from .page import contents, language_links
from .proof import document_text, prove
from .prose import print_sections
from .site import Rendering, Site
from .stylesheet import CHANGES
from .templates import BrokenTemplateError, fill


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicRedline:
    """Where a redline stands in a tree: its folder, and those that it leads to by words.

    `versions` are the same page in each language, itself among them; `ends` the texts that its links may lead to, None
    where those of all editions are there.
    """

    path: str
    links: tuple[tuple[str, str], ...]
    about: Mapping[str, str]
    versions: tuple[Document | Neighbour, ...]
    ends: frozenset[str] | None = None


def render_redline(document: Document, site: Site) -> str:
    """Return the page of a redline that stands alone. Links to other documents are absolute, dead ones are text.

    Raises BrokenTemplateError for a template that cannot be filled or that loses words of the Document.
    """
    dress = dressed(site, _frame(document), inlined)
    return _print(document, site, partial(absolute, site), (), dress)


def render_public(document: Document, around: PublicRedline, site: Site) -> Rendering:
    """Return the page of a redline as it stands in a tree; a fault of a template is a finding in its place."""
    at = partial(relative, site, around.path)
    frame = replace(
        _frame(document),
        home=at(site.homes.get(document.locale, "")),
        languages=language_links(around.versions, around.path, site),
    )
    links = tuple((words, at(path)) for words, path in around.links)
    document = _with_live_links(document, around.ends)
    try:
        html = _print(document, site, at, links, dressed(site, frame, partial(linked, around.path)))
    except BrokenTemplateError as fault:
        return Rendering(artifacts=(), diagnostics=(fault.diagnostic,))
    page = Artifact(path=around.path + INDEX, media_type=HTML, data=html.encode(), about=around.about)
    return Rendering(artifacts=(page,))


def _frame(document: Document) -> Frame:
    return Frame(
        kind=CHANGES,
        locale=document.locale,
        direction=document.direction,
        title=document.title,
        publisher=document.publisher,
        work=document.work,
        edition=document.edition,
    )


def _print(
    document: Document,
    site: Site,
    address: Callable[..., str],
    links: Sequence[tuple[str, str]],
    dress: Mapping[str, object],
) -> str:
    document = _with_live_links(document)
    dialect = Dialect(heading=2, prefix="", ordered="ol", address=address)
    clauses = print_sections(document.sections, dialect)
    html = fill(
        site,
        "redline.html.jinja",
        document=document,
        label=site.languages[document.locale].label,
        banner=site.banner,
        contents=contents(document.sections) if document.table_of_contents else (),
        text=clauses,
        links=links,
        **dress,
    )
    for lost in prove(document, document_text(document), clauses, html, prefix=""):
        raise BrokenTemplateError(lost)
    return html


def print_redline_pdf(document: Document, site: Site) -> Rendering:
    """Return the PDF of a redline, as `render_pdf` does. Raises MissingLibrary where this machine cannot print."""
    from .pdf import render_pdf

    return render_pdf(_with_live_links(document), site)


def _with_live_links(document: Document, ends: frozenset[str] | None = None) -> Document:
    """Return a Document without links to places that it lacks, and to texts that are not among `ends`; words stay.

    The links of a redline are those of two texts, its places those of one; a PDF engine calls a dead link a fault.
    """
    anchors = frozenset(node.anchor for node in walk(document.sections) if isinstance(node, Anchored)) | {""}

    def is_dead(path: str | None, anchor: str) -> bool:
        return anchor not in anchors if path is None else ends is not None and path not in ends

    def live(node: Any) -> Iterator[Any]:
        if isinstance(node, (Reference, Term)) and is_dead(node.path, node.anchor):
            yield from (one for child in node.children for one in live(child))
        else:
            yield rebuilt(node, live)

    return replace(document, sections=tuple(one for section in document.sections for one in live(section)))
