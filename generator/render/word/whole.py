"""A Document to the bytes of a Word file: its text, then the parts that say more of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...model.document import Document
from ..site import Site
from .body import AnchoredClause, back_matter, clauses, ending, front_matter
from .comments import comments_part, threads_part
from .file import Threads, WordFile, open_file
from .package import PackagePart, Relationship, packed
from .parts import (
    anchor_properties,
    anchors,
    core_properties,
    custom_properties,
    foot,
    head,
    section_properties,
)
from .reference import reference_of
from .tracked import without_moves
from .xml import Element, root, w, written

_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_ABOUT = {
    "core": "application/vnd.openxmlformats-package.core-properties+xml",
    "custom": "application/vnd.openxmlformats-officedocument.custom-properties+xml",
    "item": "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
}
_PROPERTIES = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_ENDS = {"header": head, "footer": foot}
_NEWER = {"commentsExtended": "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"}
"""The relationships that came after ECMA-376."""


def print_file(document: Document, site: Site, threads: Threads | None = None) -> bytes:
    """Return the file of a Document, with threads of comments by clause. Raises WordReferenceError."""
    document = without_moves(document)
    reference = reference_of(site)
    file = open_file(document, site, reference.ids, threads or {})
    body = [*front_matter(file)]
    known = tuple(clauses(file, body))
    body += back_matter(file)
    heads = {f"{kind}Reference": root_of(file) for kind, root_of in _ENDS.items()}
    own = {name: part for name, part in heads.items() if all(name != there for there, _, _ in reference.ends)}
    ends = (*reference.ends, *((name, "default", f"rId{name.removesuffix('Reference')}") for name in own))
    body += [*ending(body, file), section_properties(site.theme.paper, ends)]
    beside = {
        "styles": written(reference.styles),
        "settings": site.templates["word/settings.xml"].text.encode(),
        "numbering": written(file.numbers.part()),
        **{name.removesuffix("Reference"): written(part) for name, part in own.items()},
    }
    if file.comments:
        beside |= {"comments": written(comments_part(file)), "commentsExtended": written(threads_part(file))}
    links = (Relationship(id=id, kind="hyperlink", target=href, external=True) for href, id in file.links.items())
    inner = [Relationship(id=f"rId{name}", kind=_NEWER.get(name, name), target=f"{name}.xml") for name in beside]
    parts = [*(_part(name, name, data) for name, data in beside.items()), _about("core", core_properties(document))]
    whole = [
        Relationship(id="rId1", kind="officeDocument", target="word/document.xml"),
        Relationship(id="rId2", kind=_PROPERTIES, target="docProps/core.xml"),
    ]
    if file.returns:
        inner.append(Relationship(id="rIdAnchors", kind="customXml", target="../customXml/item1.xml"))
        whole.append(Relationship(id="rId3", kind="custom-properties", target="docProps/custom.xml"))
        parts += [*_listed(file, known), _about("custom", custom_properties(document))]
    text = written(root("document", w("body", *body)))
    main = _part("document.main", "document", text, (*inner, *reference.relations, *links))
    return packed((main, *parts, *reference.parts), whole)


def _about(name: str, properties: Element) -> PackagePart:
    return PackagePart(name=f"docProps/{name}.xml", media_type=_ABOUT[name], data=written(properties))


def _listed(file: WordFile, known: Sequence[AnchoredClause]) -> Iterator[PackagePart]:
    """Yield the list of clauses, and the part that keeps it in the file when an editor saves it."""
    own = Relationship(id="rId1", kind="customXmlProps", target="itemProps1.xml")
    data, name = written(anchors(file, known)), "customXml/itemProps1.xml"
    yield PackagePart(name="customXml/item1.xml", media_type="application/xml", data=data, relations=(own,))
    yield PackagePart(name=name, media_type=_ABOUT["item"], data=written(anchor_properties(file.document)))


def _part(kind: str, name: str, data: bytes, relations: tuple[Relationship, ...] = ()) -> PackagePart:
    return PackagePart(name=f"word/{name}.xml", media_type=f"{_KIND}{kind}+xml", data=data, relations=relations)
