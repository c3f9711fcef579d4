"""A Word file whose tracked changes are accepted or rejected as Word does it, by the rules of ECMA-376 (17.13.5).

What describes a paragraph belongs to its mark, at its end: where the mark goes, what is left of the paragraph joins the
one behind it, and that one stays what it is. LibreOffice keeps the first of the two.
"""

from __future__ import annotations

import io
import zipfile

from lxml import etree

from tests.word_references import W
from tests.wordfiles import packed

DOCUMENT = "word/document.xml"
_SIDES = {"accept": ("del", "ins"), "reject": ("ins", "del")}


def settled(docx: bytes, changes: str) -> bytes:
    """Return a file without tracked changes; `changes` is accept or reject."""
    archive = zipfile.ZipFile(io.BytesIO(docx))
    parts = {name: archive.read(name) for name in archive.namelist()}
    tree = etree.fromstring(parts[DOCUMENT])
    gone, kept = (f"{W}{name}" for name in _SIDES[changes])
    _settle_rows(tree, gone, kept)
    _settle_runs(tree, gone, kept)
    _settle_marks(tree, gone, kept)
    return packed({**parts, DOCUMENT: etree.tostring(tree)})


def _settle_rows(tree: etree._Element, gone: str, kept: str) -> None:
    for row in list(tree.iter(f"{W}tr")):
        if row.find(f"{W}trPr/{gone}") is not None:
            _remove(row)
        for mark in row.findall(f"{W}trPr/{kept}"):
            _remove(mark)
    for table in list(tree.iter(f"{W}tbl")):
        if table.find(f"{W}tr") is None:
            _remove(table)


def _settle_runs(tree: etree._Element, gone: str, kept: str) -> None:
    for mark in [one for one in tree.iter(gone) if not _is_of_paragraph(one)]:
        _remove(mark)
    for mark in [one for one in tree.iter(kept) if not _is_of_paragraph(one)]:
        for inside in list(mark):
            mark.addprevious(inside)
        _remove(mark)
    for name, standing in (("delText", "t"), ("delInstrText", "instrText")):
        for text in tree.iter(f"{W}{name}"):
            text.tag = f"{W}{standing}"


def _is_of_paragraph(mark: etree._Element) -> bool:
    around = mark.getparent()
    return around is not None and around.tag == f"{W}rPr"


def _settle_marks(tree: etree._Element, gone: str, kept: str) -> None:
    for paragraph in list(tree.iter(f"{W}p")):
        for mark in paragraph.findall(f"{W}pPr/{W}rPr/{kept}"):
            _remove(mark)
        if paragraph.find(f"{W}pPr/{W}rPr/{gone}") is not None:
            _join(paragraph, _behind(paragraph))


def _behind(paragraph: etree._Element) -> etree._Element | None:
    """Return the paragraph behind one, in the same cell or text; None where a table or the end comes first."""
    around = next(one for one in paragraph.iterancestors() if one.tag in (f"{W}tc", f"{W}body"))
    blocks = [one for one in around.iter(f"{W}p", f"{W}tbl") if one.tag == f"{W}tbl" or not _is_deeper(one, around)]
    after = blocks[blocks.index(paragraph) + 1 :][:1]
    return after[0] if after and after[0].tag == f"{W}p" else None


def _is_deeper(paragraph: etree._Element, around: etree._Element) -> bool:
    """Say whether a paragraph stands in a cell inside of that."""
    return next(one for one in paragraph.iterancestors() if one.tag in (f"{W}tc", f"{W}body")) is not around


def _join(paragraph: etree._Element, behind: etree._Element | None) -> None:
    """Put what is left of a paragraph before what the next one says; the last of a text or cell stays."""
    inside = [one for one in paragraph if one.tag != f"{W}pPr"]
    if behind is None and any(one.tag in (f"{W}r", f"{W}hyperlink", f"{W}sdt") for one in inside):
        return
    if behind is None and paragraph.getnext() is None:
        return
    if behind is not None:
        at = 1 if behind.find(f"{W}pPr") is not None else 0
        for offset, one in enumerate(inside):
            behind.insert(at + offset, one)
    _remove(paragraph)


def _remove(node: etree._Element) -> None:
    around = node.getparent()
    if around is not None:
        around.remove(node)
