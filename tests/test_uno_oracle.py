"""What LibreOffice does with Word files: the facts of docs/engines/libreoffice.md, each on the smallest file."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest

from .office import Office, needs_office, office_version
from .wordfiles import W, docx, paragraph
from .wordprocessing import as_text

pytestmark = needs_office

IS_NEW = office_version() >= (25, 2)
"""Whether it is the version of Debian 13, and not 7.4 as in Debian 12; none between them was asked."""

BY = 'w:author="Counsel" w:date="2026-03-05T00:00:00Z"'


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def inserted(text: str, number: int = 1) -> str:
    return f'<w:ins w:id="{number}" {BY}>{run(text)}</w:ins>'


def deleted(text: str, number: int = 2) -> str:
    gone = f'<w:r><w:delText xml:space="preserve">{text}</w:delText></w:r>'
    return f'<w:del w:id="{number}" {BY}>{gone}</w:del>'


def control(inner: str, tag: str) -> str:
    properties = f'<w:alias w:val="{tag}"/><w:tag w:val="{tag}"/><w:id w:val="7"/><w:lock w:val="sdtLocked"/>'
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


def part(saved: bytes, name: str = "word/document.xml") -> str:
    return zipfile.ZipFile(io.BytesIO(saved)).read(name).decode()


EDITED = paragraph(run("We keep it ") + inserted("long") + deleted("short") + run(" months.")) + paragraph("Next.")
ROW = "<w:tr>{}<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc></w:tr>"


@pytest.mark.parametrize(
    "changes, says", [("", "longshort"), ("accept", "long"), ("reject", "short")], ids=["kept", "accepted", "rejected"]
)
def test_tracked_changes_are_accepted_and_rejected(office: Office, changes: str, says: str) -> None:
    assert office.sees(docx(EDITED), changes=changes).lines == (f"We keep it {says} months.", "Next.")


def test_each_tracked_change_has_kind_author_and_day(office: Office) -> None:
    seen = office.sees(docx(EDITED)).redlines
    assert [(one.kind, one.author, one.day) for one in seen] == [
        ("Insert", "Counsel", "2026-03-05"), ("Delete", "Counsel", "2026-03-05"),
    ]  # fmt: skip


def test_a_conversion_to_text_prints_what_is_deleted_as_well(office: Office, tmp_path: Path) -> None:
    """Why `soffice --convert-to txt` judges nothing."""
    assert as_text(tmp_path, docx(EDITED))[0] == "We keep it longshort months."


# --- what a saved file keeps ------------------------------------------------------------------------------------------


CLAUSE = control(
    f'<w:p><w:bookmarkStart w:id="30" w:name="cb_1"/>{run("Retention")}</w:p>'
    f'<w:p>{run("We keep it ")}{control(run("twelve"), "cb1:fact/keep")}{run(" months.")}<w:bookmarkEnd w:id="30"/>'
    "</w:p>",
    "cb1:policy/retention/en",
)  # fmt: skip


def kept(properties: str) -> list[bool]:
    """Return whether the tag, the lock and the id of a control are there."""
    return [name in properties for name in ("<w:tag ", "<w:lock ", '<w:id w:val="7"')]


def test_a_control_around_paragraphs_is_one_on_the_first_run(office: Office) -> None:
    """Its alias is kept; tag, lock and id by the newer version alone."""
    saved = part(office.sees(docx(CLAUSE + paragraph("Next."))).saved)
    first = saved[: saved.index("We keep it")]
    assert 'w:alias w:val="cb1:policy/retention/en"' in first
    assert kept(first) == [IS_NEW] * 3
    assert first.index("<w:p>") < first.index("<w:sdt>")


LINK = f'<w:hyperlink r:id="r1">{run("link")}</w:hyperlink>'
PART = '<w:docPartObj><w:docPartGallery w:val="Quick Parts"/></w:docPartObj></w:sdtPr>'


def test_a_link_first_in_a_control_around_paragraphs_was_printed_as_its_code(office: Office) -> None:
    body = control(paragraph(run("a ") + LINK), "clause")
    shown = "a link" if IS_NEW else 'a HYPERLINK "https://www.example.com/more"link'
    assert office.sees(docx(body)).lines[0].strip() == shown
    assert office.sees(docx(body.replace("</w:sdtPr>", PART))).lines[0].strip() == "a link"


def test_han_characters_first_in_a_control_around_paragraphs_were_saved_four_times(office: Office) -> None:
    body = control(paragraph(run("保存")), "clause")
    assert office.sees(office.sees(docx(body)).saved).lines == ("保存" * (1 if IS_NEW else 4),)
    assert office.sees(office.sees(docx(body.replace("</w:sdtPr>", PART))).saved).lines == ("保存",)


def test_a_control_that_is_a_part_of_a_document_stays_around_its_paragraphs(office: Office) -> None:
    saved = part(office.sees(docx(CLAUSE.replace("</w:sdtPr>", PART, 1) + paragraph("Next."))).saved)
    inside = saved[saved.index("<w:sdtContent>") : saved.index("Next.")]
    assert inside.count("<w:p>") >= 2 and "Retention" in inside and " months." in inside
    assert 'w:alias w:val="cb1:policy/retention/en"' in saved
    assert kept(saved[: saved.index("<w:sdtContent>")]) == [IS_NEW] * 3


def test_a_number_in_figures_alone_is_counted_as_its_levels_are(office: Office) -> None:
    levels = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="第%1条"/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%2"/></w:lvl>'
    )
    num = '<w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num>'
    lists = f'<w:abstractNum w:abstractNumId="1">{levels}</w:abstractNum>{num}'
    body = paragraph("a", number=(5, 0)) + paragraph("b", number=(5, 1))
    seen = office.sees(docx(body, word_numbering_xml=f"<w:numbering {W}>{lists}</w:numbering>"))
    assert [one.number for one in seen.paragraphs if one.number] == ["第一条", "1.1" if IS_NEW else "一.1"]


def test_a_control_inside_a_paragraph_stays_and_its_names_where_the_version_is_new(office: Office) -> None:
    saved = part(office.sees(docx(CLAUSE + paragraph("Next."))).saved)
    found = re.search(r"We keep it .*?<w:sdt><w:sdtPr>(.*?)</w:sdtPr><w:sdtContent>.*?twelve", saved)
    assert found and [*kept(found[1]), "cb1:fact/keep" in found[1]] == [IS_NEW] * 4


def test_a_bookmark_keeps_its_name_and_what_it_is_around(office: Office) -> None:
    seen, line_end = office.sees(docx(CLAUSE + paragraph("Next."))), "\n" if IS_NEW else "\r\n"
    assert seen.bookmarks == {"cb_1": f"Retention{line_end}We keep it twelve months."}
    assert part(seen.saved).count('w:name="cb_1"') == 1


# --- what a person does in it -----------------------------------------------------------------------------------------

ITEMS = "".join(paragraph(run(text), number=(5, 0)) for text in ("the first;", "the second;", "the third."))
TABLE = f'<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="900"/></w:tblGrid>{ROW.format("", "cell")}</w:tbl>'
PAGE = paragraph(run("We keep it long.")) + ITEMS + TABLE + paragraph(run("The end."))


@pytest.mark.parametrize(
    "edit, gives",
    [
        ({"do": "replace", "find": "long", "text": "short"}, ("long", "short")),
        ({"do": "insert", "find": "keep", "text": " all of"}, ("keep", "keep all of")),
        ({"do": "replace", "find": "cell", "text": "field"}, ("cell", "field")),
        ({"do": "insert-paragraph", "find": "first", "text": "another;"}, ("first;", "first;|another;")),
        ({"do": "delete-paragraph", "find": "second"}, ("the second;|", "")),
        ({"do": "raise-paragraph", "find": "second"}, ("the first;|the second;", "the second;|the first;")),
    ],
    ids=lambda value: value["do"] if isinstance(value, dict) else "",
)
def test_what_is_edited_is_tracked_and_signed(office: Office, edit: dict[str, str], gives: tuple[str, str]) -> None:
    old = office.sees(docx(PAGE))
    edited = office.sees(docx(PAGE), edits=[edit], author="李律师")
    assert {one.author for one in edited.redlines} == {"李律师"}
    accepted, rejected = (office.sees(edited.saved, changes=changes) for changes in ("accept", "reject"))
    assert "|".join(accepted.lines) == "|".join(old.lines).replace(*gives)
    assert rejected.lines == old.lines


def test_a_comment_is_kept_with_author_day_and_passage(office: Office) -> None:
    edit = {"do": "comment", "find": "the second;", "author": "王律师", "text": "Why?"}
    again = office.sees(office.sees(docx(PAGE), edits=[edit]).saved)
    assert [(one.author, one.day, one.text, one.passage) for one in again.comments] == [
        ("王律师", "2026-03-05", "Why?", "the second;")
    ]


def test_lists_are_counted_and_cells_have_their_place(office: Office) -> None:
    seen = office.sees(docx(PAGE)).paragraphs
    assert [one.number for one in seen if one.number] == ["1.", "2.", "3."]
    assert [one.cell for one in seen if one.text == "cell"] == [(4, "A1")]


def test_a_file_that_is_none_is_told(office: Office) -> None:
    with pytest.raises(AssertionError, match="no Word file"):
        office.sees(b"no Word file")
    assert office.sees(docx(PAGE)).lines[0] == "We keep it long."
