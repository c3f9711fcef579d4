"""The last hand on a PDF before it is written: its tags, its artifacts, and what it says it conforms to.

In: the engine's document and the PDF as a tree of pydyf. Out: nothing; the PDF is changed in place, which is what the
engine asks of a finisher. It decides nothing about the text.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import Any

import pydyf

from .pdf_marks import TaggedPiece, read_marks, structure_elements
from .pdf_tags import Tag, tag_tree

_CONFORMS = """<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""
"""PDF/A-3 wants every property explained that it does not know itself (ISO 19005-3, 6.6.2.3)."""


def finish(document: Any, pdf: Any) -> None:
    """Mend the tags of a PDF and have it say that it is PDF/UA-1 too. Raises MarkError."""
    _retag(document, pdf)
    _declare(pdf)
    _name_once(pdf)


# --- tags -------------------------------------------------------------------------------------------------------------


def _retag(document: Any, pdf: Any) -> None:
    html = document._html.etree_element
    tags = tag_tree(read_marks(document, pdf), html)
    root, *spare = structure_elements(pdf)
    writer = _Writer(pdf, deque(spare))
    writer.write(tags.document, root)
    for element in writer.spare:
        element.clear()  # no object can be taken out of a PDF in the making; an empty one costs ten bytes
    for mark in tags.artifacts:
        if mark.annotation:
            _remove(pdf, mark)
        else:
            _turn_into_artifact(pdf, mark)


class _Writer:
    """Writes tags into the structure elements that the engine has made, and points from the pages to them."""

    def __init__(self, pdf: Any, spare: deque[Any]) -> None:
        self.spare = spare
        self._pages = pdf.page_references
        self._parents = _parent_tree(pdf)
        for page in range(len(self._pages)):
            self._parents[2 * page + 1][:] = [b"null" for _ in self._parents[2 * page + 1]]

    def write(self, tag: Tag, element: Any) -> None:
        for kid in _in_place(element, tag):
            if isinstance(kid, Tag):
                child = self.spare.popleft()
                child.clear()
                child.update({"Type": "/StructElem", "S": f"/{kid.role}", "P": element.reference})
                element["K"].append(child.reference)
                self.write(kid, child)
            else:
                element["K"].append(self._own(kid, element))

    def _own(self, mark: TaggedPiece, element: Any) -> Any:
        """Return what a structure element says of a mark that is its own."""
        page = self._pages[mark.page]
        if mark.mcid is None:
            key = mark.annotation["StructParent"]
            self._parents[self._parents.index(key, 2 * len(self._pages)) + 1] = element.reference
            mark.annotation["Contents"] = pydyf.String(" ".join("".join(mark.element.itertext()).split()))
            return _dictionary({"Type": "/OBJR", "Obj": mark.annotation.reference, "Pg": page})
        self._parents[2 * mark.page + 1][mark.mcid] = element.reference
        if element.setdefault("Pg", page) == page:
            return mark.mcid
        return _dictionary({"Type": "/MCR", "Pg": page, "MCID": mark.mcid})


def _in_place(element: Any, tag: Tag) -> list[Tag | TaggedPiece]:
    element["K"] = pydyf.Array()
    if tag.lang:
        element["Lang"] = pydyf.String(tag.lang)
    if tag.attributes:
        element["A"] = pydyf.Dictionary(tag.attributes)
    return tag.kids


def _parent_tree(pdf: Any) -> Any:
    return _object(pdf, _object(pdf, pdf.catalog["StructTreeRoot"])["ParentTree"])["Nums"]


def _turn_into_artifact(pdf: Any, mark: TaggedPiece) -> None:
    """Have a page say that a piece of its content is no part of the text."""
    stream = _page_stream(pdf, mark.page)
    for place, properties in _marked(stream):
        if properties.get("MCID") == mark.mcid:
            subtype = {"Subtype": f"/{mark.margin}"} if mark.margin else {}
            stream[place - 1] = "/Artifact"
            stream[place] = _dictionary({"Type": "/Pagination", **subtype})


def _remove(pdf: Any, mark: TaggedPiece) -> None:
    """Take the sensitive area of a link off its page."""
    parents = _parent_tree(pdf)
    place = parents.index(mark.annotation["StructParent"], 2 * len(pdf.page_references))
    del parents[place : place + 2]
    _object(pdf, pdf.page_references[mark.page])["Annots"].remove(mark.annotation.reference)
    mark.annotation.clear()


def _marked(stream: list[Any]) -> Iterator[tuple[int, Any]]:
    for place, operator in enumerate(stream):
        if operator == b"BDC":
            yield place - 1, stream[place - 1]


def _page_stream(pdf: Any, page: int) -> list[Any]:
    stream: list[Any] = _object(pdf, _object(pdf, pdf.page_references[page])["Contents"]).stream
    return stream


# --- metadata ---------------------------------------------------------------------------------------------------------


def _declare(pdf: Any) -> None:
    """Add PDF/UA-1 to the metadata, and leave them readable for programs that know nothing of PDF."""
    metadata = _object(pdf, pdf.catalog["Metadata"])
    (text,) = metadata.stream
    metadata.stream = [text.replace(b"</rdf:RDF>", _CONFORMS.encode("ascii") + b"</rdf:RDF>")]
    metadata.compress = False


def _name_once(pdf: Any) -> None:
    """Name each associated file once; the engine does it twice."""
    if "AF" in pdf.catalog:
        pdf.catalog["AF"][:] = list(dict.fromkeys(pdf.catalog["AF"]))


def _object(pdf: Any, reference: bytes) -> Any:
    return pdf.objects[int(reference.split()[0])]


def _dictionary(values: dict[str, Any]) -> Any:
    return pydyf.Dictionary(values)
