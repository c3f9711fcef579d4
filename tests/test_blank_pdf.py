"""A PDF in which a passage was blanked is read back: the words are gone from every part of it, and all others stand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, NameObject, TextStringObject

from generator.model.document import Document
from generator.render.pdf_reading import left_over
from tests.papers import DOCUMENTS, pdf, printed
from tests.releasing import HISTORY, findings, house
from tests.samples import paragraph

pytestmark = pytest.mark.pdf

GONE = {
    "english": "Swift Parcel of 12 Harbour Road gets your address.",
    "chinese": "承运人迅达物流会收到您的姓名、地址和电话号码。",
}


def with_passage(name: str) -> tuple[Document, Document]:
    """Return a Document with a passage in its first clause, and without."""
    after = DOCUMENTS[name]
    first, *rest = after.sections
    blocks = (*first.blocks, paragraph(GONE[name]))
    return replace(after, sections=(replace(first, blocks=blocks), *rest)), after


def ids(data: bytes, before: Document, after: Document) -> set[str]:
    return {one.id for one in left_over(data, before, after)}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_of_a_pdf_that_is_right_nothing_is_told(name: str) -> None:
    assert ids(printed(name), DOCUMENTS[name], DOCUMENTS[name]) == set()


@pytest.mark.parametrize("name", GONE)
def test_a_passage_that_is_still_drawn_is_told_and_one_that_went_is_not(name: str) -> None:
    before, after = with_passage(name)
    assert ids(printed(name), before, after) == set()
    assert ids(pdf(before), before, after) == {"blank-unproved.words", "blank-unproved.enclosed"}


def test_words_that_are_gone_besides_are_told() -> None:
    before, after = with_passage("english")
    assert ids(printed("english"), before, before) == {"blank-unproved.lost", "blank-unproved.enclosed"}
    assert ids(pdf(replace(after, sections=after.sections[:-1])), after, after) >= {"blank-unproved.lost"}


def _property(writer: PdfWriter, text: str) -> None:
    writer.add_metadata({"/Keywords": text})


def _bookmark(writer: PdfWriter, text: str) -> None:
    writer.add_outline_item(title=text, page_number=0)


def _metadata(writer: PdfWriter, text: str) -> None:
    writer.xmp_metadata = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'>{text}</x:xmpmeta>".encode()


def _spoken(writer: PdfWriter, text: str) -> None:
    writer.root_object["/StructTreeRoot"][NameObject("/ActualText")] = TextStringObject(text)  # type: ignore[index]


@pytest.mark.parametrize("hide", [_property, _bookmark, _metadata, _spoken])
@pytest.mark.parametrize("name", GONE)
def test_a_passage_that_hides_where_nothing_is_drawn_is_told(name: str, hide: Callable[[PdfWriter, str], None]) -> None:
    before, after = with_passage(name)
    writer, out = PdfWriter(clone_from=BytesIO(printed(name))), BytesIO()
    hide(writer, GONE[name])
    writer.write(out)
    assert ids(out.getvalue(), before, after) == {"blank-unproved.words"}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_passage_that_reads_like_the_end_of_a_page_or_like_markup_is_not_told(name: str) -> None:
    after = DOCUMENTS[name]
    page = PdfReader(BytesIO(printed(name))).pages[0].extract_text()
    words = f"{page[-40:]} identification conformance description"
    first, *rest = after.sections
    before = replace(after, sections=(replace(first, blocks=(*first.blocks, paragraph(words))), *rest))
    assert ids(printed(name), before, after) == set()


@pytest.mark.parametrize("name", GONE)
def test_a_passage_is_told_where_it_runs_along_a_page_and_is_no_part_of_the_text_there(name: str) -> None:
    before, after = with_passage(name)
    writer, out = PdfWriter(clone_from=BytesIO(pdf(before))), BytesIO()
    for page in writer.pages:
        stream = DecodedStreamObject()
        stream.set_data(b"/Artifact BMC\n" + page.get_contents().get_data() + b"\nEMC")  # type: ignore[union-attr]
        page[NameObject("/Contents")] = stream
    writer.write(out)
    assert ids(out.getvalue(), before, after) == {
        "blank-unproved.words",
        "blank-unproved.lost",
        "blank-unproved.enclosed",
    }


def test_a_file_that_travels_inside_has_to_be_the_blanked_text() -> None:
    writer, out = PdfWriter(clone_from=BytesIO(printed("english"))), BytesIO()
    writer.add_attachment("old.json", b"{}")
    writer.write(out)
    assert ids(out.getvalue(), DOCUMENTS["english"], DOCUMENTS["english"]) == {"blank-unproved.enclosed"}


def test_an_order_is_carried_out_only_where_the_words_are_gone(tmp_path: Path) -> None:
    made = house(tmp_path / "project")
    assert made.take(HISTORY[0]).exit_code == 0
    order = ("2021-06-30", "policy/sharing", "--locale", "en", "--reason", "Order of a court", "--as-of", "2021-07-01")
    sheet = (Path(__file__).parent.parent / "templates/paper.html.jinja").read_text("utf-8")
    own = made.root / "templates/paper.html.jinja"
    own.parent.mkdir()
    own.write_text(sheet.replace("</main>", "<p>We do not sell it.</p></main>"), encoding="utf-8")
    before = made.state()
    refused = made.run("redact", *order)
    assert refused.exit_code == 1 and findings(refused) == ["blank-unproved"], refused.output
    assert "editions/" not in refused.stdout and made.state() == before
    own.unlink()
    carried_out = made.run("redact", *order)
    assert carried_out.exit_code == 0, carried_out.output
    assert made.verify().exit_code == 0
    assert b"do not sell" not in (made.folder("2021-06-30") / "en.policy.html").read_bytes()
