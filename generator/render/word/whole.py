"""A Document to the bytes of a Word file: its text, then the parts that say more of it."""

from __future__ import annotations

from ...model.document import Document
from ..site import Site
from .body import back_matter, clauses, ending, front_matter
from .comments import comments_part, threads_part
from .file import Threads, open_file
from .package import PackagePart, Relationship, packed
from .parts import (
    anchor_properties,
    anchors,
    core_properties,
    custom_properties,
    foot,
    head,
    section_properties,
    styles_by_name,
)
from .tracked import without_moves
from .xml import read, root, w, written

_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_PROPERTIES = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_NEWER = {"commentsExtended": "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"}
"""The relationships that came after ECMA-376."""


def print_file(document: Document, site: Site, threads: Threads | None = None) -> bytes:
    """Return the file of a Document, with threads of comments by clause."""
    document = without_moves(document)
    styles = site.templates["word/styles.xml"].text.encode()
    file = open_file(document, site, styles_by_name(read(styles)), threads or {})
    body = [*front_matter(file)]
    known = tuple(clauses(file, body))
    body += back_matter(file)
    body += [*ending(body, file), section_properties(site.theme.paper)]
    beside = {
        "styles": styles,
        "settings": site.templates["word/settings.xml"].text.encode(),
        "numbering": written(file.numbers.part()),
        "header": written(head(file)),
        "footer": written(foot(file)),
    }
    if file.comments:
        beside |= {"comments": written(comments_part(file)), "commentsExtended": written(threads_part(file))}
    links = (Relationship(id=id, kind="hyperlink", target=href, external=True) for href, id in file.links.items())
    inner = tuple(
        Relationship(id=f"rId{name.title()}", kind=_NEWER.get(name, name), target=f"{name}.xml") for name in beside
    )
    listed = Relationship(id="rIdAnchors", kind="customXml", target="../customXml/item1.xml")
    return packed(
        (
            _part("document.main", "document", written(root("document", w("body", *body))), (*inner, listed, *links)),
            *(_part(name, name, data) for name, data in beside.items()),
            PackagePart(
                name="customXml/item1.xml",
                media_type="application/xml",
                data=written(anchors(file, known)),
                relations=(Relationship(id="rId1", kind="customXmlProps", target="itemProps1.xml"),),
            ),
            PackagePart(
                name="customXml/itemProps1.xml",
                media_type="application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
                data=written(anchor_properties(document)),
            ),
            PackagePart(
                name="docProps/core.xml",
                media_type="application/vnd.openxmlformats-package.core-properties+xml",
                data=written(core_properties(document)),
            ),
            PackagePart(
                name="docProps/custom.xml",
                media_type="application/vnd.openxmlformats-officedocument.custom-properties+xml",
                data=written(custom_properties(document)),
            ),
        ),
        (
            Relationship(id="rId1", kind="officeDocument", target="word/document.xml"),
            Relationship(id="rId2", kind=_PROPERTIES, target="docProps/core.xml"),
            Relationship(id="rId3", kind="custom-properties", target="docProps/custom.xml"),
        ),
    )


def _part(kind: str, name: str, data: bytes, relations: tuple[Relationship, ...] = ()) -> PackagePart:
    return PackagePart(name=f"word/{name}.xml", media_type=f"{_KIND}{kind}+xml", data=data, relations=relations)
