"""A Word file: its anchors, its order of elements, its words, equal bytes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from lxml import etree

from generator.model.document import Document, walk_sections
from generator.model.word_anchors import NAMESPACE, bookmark, clause_tag, visible_digest
from generator.model.wording import clause_digests
from generator.operations.build import read
from generator.operations.rendering import site_of
from generator.render.word import says
from generator.render.word.whole import print_file

ROOT = Path(__file__).parent.parent
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PROJECTS = ("sample", *sorted(path.name for path in (ROOT / "tests" / "projects").iterdir() if path.is_dir()))

PARAGRAPH = (
    *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "suppressLineNumbers"),
    *(
        "pBdr",
        "shd",
        "tabs",
        "suppressAutoHyphens",
        "kinsoku",
        "wordWrap",
        "overflowPunct",
        "topLinePunct",
        "autoSpaceDE",
    ),
    *("autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents"),
    *("suppressOverlap", "jc", "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle"),
    *("rPr", "sectPr", "pPrChange"),
)
RUN = (
    *("ins", "del", "moveFrom", "moveTo", "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike"),
    *("dstrike", "outline", "shadow", "emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color"),
    *(
        "spacing",
        "w",
        "kern",
        "position",
        "sz",
        "szCs",
        "highlight",
        "u",
        "effect",
        "bdr",
        "shd",
        "fitText",
        "vertAlign",
    ),
    *("rtl", "cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath", "rPrChange"),
)
ORDER = {"pPr": PARAGRAPH, "rPr": RUN}
"""The children of properties in the order of ECMA-376 17.3.1.26 and 17.3.2.28."""


@cache
def texts(project: str) -> tuple[tuple[Document, bytes], ...]:
    reading = read(ROOT if project == "sample" else ROOT / "tests" / "projects" / project, None, choose=lambda _: ())
    site = site_of(reading, ())
    return tuple((document, print_file(document, site)) for document in reading.documents)


def part(data: bytes, name: str = "word/document.xml") -> Any:
    with ZipFile(BytesIO(data)) as file:
        return etree.fromstring(file.read(name))


def misplaced(text: Any) -> Iterator[str]:
    """Yield what Word would not read, or read otherwise than it is meant."""
    for name, order in ORDER.items():
        for one in text.iter(f"{W}{name}"):
            said = [child.tag.removeprefix(W) for child in one]
            if said != sorted({*said}, key=order.index):
                yield f"{name} {said}"
    yield from (f"rPr behind {one[0].tag}" for one in text.iter(f"{W}r") if one.find(f"{W}rPr") not in (None, one[0]))
    yield from ("a cell that ends in no paragraph" for cell in text.iter(f"{W}tc") if cell[-1].tag != f"{W}p")
    for one in text.iter(f"{W}t", f"{W}delText", f"{W}instrText"):
        if len(one) or one.getparent().tag != f"{W}r":
            yield "words that are not alone in a run"


def misused(text: Any) -> Iterator[str]:
    """Yield controls that hold nothing, or whose tag Word refuses."""
    for control in text.iter(f"{W}sdt"):
        if not len(control.find(f"{W}sdtContent")):
            yield "an empty control"
        if len(control.find(f"{W}sdtPr/{W}tag").get(f"{W}val")) > 64:
            yield "a tag that Word refuses"


def shown(paragraph: Any) -> Iterator[str]:
    for run in paragraph.iter(f"{W}r"):
        yield from (one.text or "" if one.tag == f"{W}t" else " " for one in run.iter(f"{W}t", f"{W}tab", f"{W}br"))


def ids(text: Any) -> list[str]:
    kinds = ("ins", "del", "rPrChange", "pPrChange", "bookmarkStart", "commentRangeStart", "cellIns", "cellDel")
    return [one.get(f"{W}id") for one in text.iter(*(f"{W}{kind}" for kind in kinds))]


@pytest.mark.parametrize("project", PROJECTS)
def test_a_file_says_what_its_document_says_in_an_order_that_word_reads(project: str) -> None:
    for document, data in texts(project):
        text = part(data)
        assert says(data, document)
        assert [*misplaced(text), *misused(text)] == []
        assert len({*ids(text)}) == len(ids(text))
        controls = [one.get(f"{W}val") for one in text.iterfind(f".//{W}sdtPr/{W}id")]
        assert len({*controls}) == len(controls)


@pytest.mark.parametrize("project", PROJECTS)
def test_every_clause_has_three_anchors(project: str) -> None:
    for document, data in texts(project):
        text, digests = part(data), clause_digests(document)
        listed = part(data, "customXml/item1.xml").findall(f"{{{NAMESPACE}}}clause")
        assert [one.get("id") for one in listed] == [one.clause for one in walk_sections(document.sections)]
        controls = {one.find(f"{W}sdtPr/{W}tag").get(f"{W}val"): one for one in text.iter(f"{W}sdt")}
        for one in listed:
            inside = controls[clause_tag(document.work, one.get("id"), document.locale)].find(f"{W}sdtContent")
            name = bookmark(document.work, one.get("id"))
            start, end = inside[0], inside[-1]
            assert (start.tag, start.get(f"{W}name")) == (f"{W}bookmarkStart", name)
            assert (end.tag, end.get(f"{W}id")) == (f"{W}bookmarkEnd", start.get(f"{W}id"))
            assert one.get("text") == visible_digest("".join(shown(p)) for p in inside.iter(f"{W}p"))
            assert one.get("wording") == digests[one.get("id")]


def test_equal_bytes_whenever_it_is_printed() -> None:
    texts.cache_clear()
    first = texts("sample")
    texts.cache_clear()
    assert [data for _, data in texts("sample")] == [data for _, data in first]
    with ZipFile(BytesIO(first[0][1])) as file:
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
