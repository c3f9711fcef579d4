"""The words of a Word file, read by nothing that wrote them.

In: the bytes of a file; a Document. Out: the words of their clauses in reading order, without blanks, which an editor
may set, and without numbers, which Word counts itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from lxml import etree

from ...disk.zips import UNREADABLE, read_entry
from ...model.document import Document, Section, walk_sections
from ...model.nodes import printed
from ...model.word_anchors import GENERATED
from ..proof import texts
from ..runs import said

_MAIN = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXT = "word/document.xml"
_LARGEST = 64 * 2**20
"""Bytes of the text of a file, unpacked."""


def words_of(data: bytes) -> tuple[str, ...] | None:
    """Return the words of each clause of a file: of each control in the body but those of what is generated.

    None for what is no Word file, or one larger than any that is written.
    """
    try:
        with ZipFile(BytesIO(data)) as file:
            part = read_entry(file, _TEXT, _LARGEST)
        if part is None:
            return None
        text = etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True))
    except (*UNREADABLE, KeyError, etree.XMLSyntaxError):
        return None
    return tuple(_joined(one.text or "" for one in control.iter(f"{_MAIN}t")) for control in _controls(text))


def wanted_words(document: Document) -> tuple[str, ...]:
    """Return the words of each clause of a Document as its file has them."""
    return tuple(_joined(_section(one)) for one in walk_sections(document.sections))


def _controls(text: Any) -> Iterator[Any]:
    for control in text.iterfind(f"{_MAIN}body/{_MAIN}sdt"):
        tag = control.find(f"{_MAIN}sdtPr/{_MAIN}tag")
        if tag is not None and not tag.get(f"{_MAIN}val", "").startswith(GENERATED):
            yield control


def _section(section: Section) -> Iterator[str]:
    yield said(section.title)
    yield from texts(section.blocks, _own)


def _own(node: Any) -> Iterable[str]:
    return () if hasattr(node, "number") else printed(node)


def _joined(pieces: Iterable[str]) -> str:
    return "".join("".join(pieces).split())
