"""The parts of a Word file beside its text: head and foot, properties, and the list of anchors.

In: a `WordFile` whose text is printed. Out: the roots of parts.
"""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from ...model import document as d
from ...model.word_anchors import BASE, NAMESPACE
from ...model.wording import clause_digests, text_digest
from .body import AnchoredClause
from .file import WordFile
from .paragraphs import TEXT_WIDTH
from .runs import Look, field_parts, print_text
from .xml import Element, R, flag, root, w

_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC, _TERMS = "http://purl.org/dc/elements/1.1/", "http://purl.org/dc/terms/"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_STORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_USER_PROPERTIES = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""The set of properties that Word shows as those of the user (MS-OLEPS)."""
_PAGE, _PAGES = "\ue001", "\ue002"
_FIELDS = {_PAGE: " PAGE ", _PAGES: " NUMPAGES "}


def head(file: WordFile) -> Element:
    """Return the head of a page: the title, and the edition."""
    document, label = file.document, file.site.languages[file.document.locale].label
    first = document.dates[0] if document.dates else None
    edition = f"{first.label} {first.text}" if first else f"{label('Edition')} {document.edition}"
    look = Look(locale=document.locale)
    inside = (*print_text(document.title, look, file), w("r", w("tab")), *print_text(edition, look, file))
    return root("hdr", w("p", w("pPr", w("pStyle", val=file.style("header"))), *inside))


def foot(file: WordFile) -> Element:
    """Return the foot of a page: which it is, and of how many."""
    told = file.site.languages[file.document.locale].label("Page {page} of {pages}", page=_PAGE, pages=_PAGES)
    look = Look(locale=file.document.locale)
    pieces = told.replace(_PAGE, f"\0{_PAGE}\0").replace(_PAGES, f"\0{_PAGES}\0").split("\0")
    inside = (one for piece in pieces if piece for one in _counted(piece, look, file))
    return root("ftr", w("p", w("pPr", w("pStyle", val=file.style("footer"))), w("r", w("tab")), *inside))


def _counted(piece: str, look: Look, file: WordFile) -> Iterable[Element]:
    if piece not in _FIELDS:
        return print_text(piece, look, file)
    *begin, end = field_parts(_FIELDS[piece], look, file)
    return (*begin, *print_text("1", look, file), end)


def anchors(file: WordFile, clauses: Iterable[AnchoredClause]) -> Element:
    """Return the list of clauses with their anchors and digests."""
    document, digests = file.document, clause_digests(file.document)
    about = {
        "work": document.work,
        "locale": document.locale,
        "edition": document.edition,
        "wording": text_digest(document),
    }
    made = etree.Element(f"{{{NAMESPACE}}}document", about, {None: NAMESPACE})
    for order, one in enumerate(clauses):
        told = {"id": one.id, "tag": one.tag, "bookmark": one.bookmark, "number": one.number, "order": str(order)}
        etree.SubElement(made, f"{{{NAMESPACE}}}clause", told | {"wording": digests[one.id], "text": one.text})
    return made


def anchor_properties(document: d.Document) -> Element:
    """Return what names the list of clauses: LibreOffice keeps no part of custom XML without it."""
    digest = text_digest(document).upper()
    id = "-".join((digest[:8], digest[8:12], digest[12:16], digest[16:20], digest[20:32]))
    made = etree.Element(f"{{{_STORE}}}datastoreItem", {f"{{{_STORE}}}itemID": f"{{{id}}}"}, {"ds": _STORE})
    listed = etree.SubElement(made, f"{{{_STORE}}}schemaRefs")
    etree.SubElement(listed, f"{{{_STORE}}}schemaRef", {f"{{{_STORE}}}uri": NAMESPACE})
    return made


def core_properties(document: d.Document) -> Element:
    """Return title, author, language and dates."""
    made = etree.Element(f"{{{_CORE}}}coreProperties", None, {"cp": _CORE, "dc": _DC, "dcterms": _TERMS, "xsi": _XSI})
    told = {"title": document.title, "creator": document.publisher, "description": document.description}
    for name, text in {**told, "language": document.locale}.items():
        if text:
            etree.SubElement(made, f"{{{_DC}}}{name}").text = text
    for name in ("created", "modified"):
        day = etree.SubElement(made, f"{{{_TERMS}}}{name}", {f"{{{_XSI}}}type": "dcterms:W3CDTF"})
        day.text = f"{document.modified.isoformat()}T00:00:00Z"
    return made


def custom_properties(document: d.Document) -> Element:
    """Return what says which text the file was made from."""
    made = etree.Element(f"{{{_CUSTOM}}}Properties", None, {None: _CUSTOM, "vt": _VALUES})
    one = etree.SubElement(made, f"{{{_CUSTOM}}}property", fmtid=_USER_PROPERTIES, pid="2", name=BASE)
    etree.SubElement(one, f"{{{_VALUES}}}lpwstr").text = text_digest(document)
    return made


def section_properties(paper: str, ends: Iterable[tuple[str, str, str]]) -> Element:
    """Return the page: its size, its margins, and its heads and feet, each given by element, pages and id."""
    wide, high = (12240, 15840) if paper == "Letter" else (11906, 16838)
    margin = (wide - TEXT_WIDTH) // 2
    leading = [(w(name, type=pages), pages, id) for name, pages, id in ends]
    for one, _, id in leading:
        one.set(f"{{{R}}}id", id)
    return w(
        "sectPr",
        *(one for one, _, _ in leading),
        w("pgSz", w=wide, h=high),
        w("pgMar", top=1418, right=margin, bottom=1304, left=margin, header=680, footer=624, gutter=0),
        flag("titlePg", any(pages == "first" for _, pages, _ in leading)),
    )
