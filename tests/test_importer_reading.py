"""Files of other programs, friendly and hostile: what is read, what is refused, and that a line says why."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from generator.importer.reading import read_bytes, read_file
from generator.importer.reading.numbering import shown
from generator.importer.rough import Grid, Line, Rough, UnreadableError
from generator.operations.page_verification import page_lines
from tests.support import ENGLISH, refused

from .wordprocessing import as_docx, flat, needs_libreoffice

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
STYLES = f"""<w:styles {W}>
<w:style w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:styleId="H2"><w:name w:val="heading 2"/></w:style>
<w:style w:styleId="Toc1"><w:name w:val="toc 1"/></w:style>
<w:style w:styleId="Own"><w:name w:val="Our heading"/><w:basedOn w:val="H2"/></w:style>
</w:styles>"""
NUMBERING = f"""<w:numbering {W}>
<w:abstractNum w:abstractNumId="1">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="2">
<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="·"/></w:lvl>
</w:abstractNum>
<w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="6"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="7"><w:abstractNumId w:val="2"/><w:lvlOverride w:ilvl="1">
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%2)"/></w:lvl>
</w:lvlOverride></w:num>
</w:numbering>"""
RELATIONS = """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="r1" Target="https://www.example.com/more" TargetMode="External" Type="hyperlink"/></Relationships>"""
FOOTNOTES = f"""<w:footnotes {W}><w:footnote w:id="2"><w:p><w:r><w:t>Kept for the tax office.</w:t></w:r></w:p>
</w:footnote></w:footnotes>"""


def paragraph(text: str, style: str = "", number: tuple[int, int] | None = None) -> str:
    numbered = f'<w:numPr><w:ilvl w:val="{number[1]}"/><w:numId w:val="{number[0]}"/></w:numPr>' if number else ""
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    runs = text if text.startswith("<") else f"<w:r><w:t>{text}</w:t></w:r>"
    return f"<w:p><w:pPr>{styled}{numbered}</w:pPr>{runs}</w:p>"


def docx(body: str, **parts: str) -> bytes:
    document = f"<w:document {W} {R}><w:body>{body}</w:body></w:document>"
    files = {
        "word/document.xml": document,
        "word/styles.xml": STYLES,
        "word/numbering.xml": NUMBERING,
        "word/footnotes.xml": FOOTNOTES,
        "word/_rels/document.xml.rels": RELATIONS,
        **{name.replace("_", "/", 1).replace("_xml", ".xml"): text for name, text in parts.items()},
    }
    return packed({name: text.encode() for name, text in files.items()})


def packed(files: Mapping[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return made.getvalue()


def noted(rough: Rough) -> tuple[str, ...]:
    """Return what was said of a file, in English."""
    return tuple(map(ENGLISH.text, rough.notes))


def told(rough: Rough) -> list[tuple[int | None, int, str, str]]:
    return [(one.level, one.depth, one.marker, one.text) for one in rough.items if isinstance(one, Line)]


def test_a_word_file_has_its_headings_numbers_and_notes() -> None:
    body = "".join(
        (
            paragraph("Privacy", "Titel"),
            paragraph("What we keep", "Own"),
            paragraph("names", number=(5, 0)),
            paragraph("first names", number=(5, 1)),
            paragraph("last names", number=(5, 1)),
            paragraph("orders", number=(5, 0)),
            paragraph("a bullet", number=(6, 0)),
            paragraph(
                '<w:r><w:t xml:space="preserve">For ten years</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r>'
                '<w:ins><w:r><w:t xml:space="preserve"> or longer</w:t></w:r></w:ins>'
                "<w:del><w:r><w:delText> or less</w:delText></w:r></w:del><w:r><w:t>.</w:t></w:r>"
            ),
            paragraph('<w:hyperlink r:id="r1"><w:r><w:t>More</w:t></w:r></w:hyperlink>'),
        )
    )
    rough = read_bytes("policy.docx", docx(body))
    assert told(rough) == [
        (1, 0, "", "Privacy"),
        (2, 0, "", "What we keep"),
        (None, 1, "1.", "names"),
        (None, 2, "(a)", "first names"),
        (None, 2, "(b)", "last names"),
        (None, 1, "2.", "orders"),
        (None, 1, "•", "a bullet"),
        (None, 0, "", "For ten years (Kept for the tax office.) or longer."),
        (None, 0, "", "More"),
    ]
    link = rough.items[-1]
    assert isinstance(link, Line)
    assert link.pieces[0].href == "https://www.example.com/more"
    assert set(noted(rough)) == {
        "tracked changes were taken as accepted",
        "footnotes stand in brackets where they were called",
    }


def test_a_word_list_may_have_levels_of_its_own_and_paragraphs_outside_its_count() -> None:
    body = "".join(
        (
            paragraph("orders", number=(6, 0)),
            paragraph("of books:", number=(0, 0)),
            paragraph("new ones", number=(7, 1)),
            paragraph("old ones", number=(7, 1)),
            paragraph("names", number=(6, 0)),
            paragraph("That is all."),
            paragraph("No list.", number=(0, 0)),
        )
    )
    assert told(read_bytes("policy.docx", docx(body))) == [
        (None, 1, "•", "orders"),
        (None, 1, "", "of books:"),
        (None, 2, "i)", "new ones"),
        (None, 2, "ii)", "old ones"),
        (None, 1, "•", "names"),
        (None, 0, "", "That is all."),
        (None, 0, "", "No list."),
    ]


def test_what_a_word_file_has_around_its_text_is_told() -> None:
    body = (
        paragraph("Data 3", "Toc1")
        + paragraph("Data", "H2")
        + paragraph("<w:r><w:t>Text</w:t><w:commentReference/></w:r>")
    )
    footer = f"<w:ftr {W}><w:p><w:r><w:t>Page</w:t><w:tab/><w:t>1</w:t></w:r></w:p></w:ftr>"
    rough = read_bytes("policy.docx", docx(body, word_footer2_xml=footer))
    assert told(rough) == [(2, 0, "", "Data"), (None, 0, "", "Text")]
    assert noted(rough) == (
        "the table of contents that the program made was left out: the outline is made anew",
        "comments were left out",
        "headers and footers were left out: “Page 1”",
    )


def test_a_table_of_a_word_file_keeps_its_cells() -> None:
    cells = "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in ("Category", "Kept"))
    body = f"<w:tbl><w:tr>{cells}</w:tr><w:tr>{cells}</w:tr></w:tbl>"
    (grid,) = read_bytes("policy.docx", docx(body)).items
    assert isinstance(grid, Grid)
    assert [[cell[0].text for cell in row] for row in grid.rows] == [["Category", "Kept"]] * 2


@pytest.mark.parametrize(
    "number, form, text",
    [(4, "lowerRoman", "iv"), (27, "upperLetter", "AA"), (12, "chineseCounting", "十二"), (3, "decimalZero", "03")],
)
def test_word_counts_in_many_forms(number: int, form: str, text: str) -> None:
    assert shown(number, form) == text


def test_a_saved_page_comes_without_the_shop() -> None:
    page = """<!doctype html><html lang="en"><head><title>Privacy – Shop</title><script>evil()</script></head><body>
    <header><nav><a href="/">Home</a><a href="/cart">Cart</a></nav></header>
    <div class="cookie-banner">We use cookies. <button>OK</button></div>
    <div id="page"><h1>Privacy</h1><p>We keep <b>names</b>.<p>And <a href="javascript:evil()">orders</a>.
    <ol type="a" start="3"><li>first<ul><li>inner</ul><li>second</ol>
    <table><tr><th>Kind<th>Time<tr><td>Names<td>10 years</table>
    <p style="display:none">Nobody sees this.</p></div>
    <footer>© Shop</footer></body></html>"""
    rough = read_bytes("page.html", page.encode())
    assert told(rough) == [
        (1, 0, "", "Privacy"),
        (None, 0, "", "We keep names."),
        (None, 0, "", "And orders."),
        (None, 1, "c.", "first"),
        (None, 2, "•", "inner"),
        (None, 1, "d.", "second"),
    ]
    assert any("scripts" in note for note in noted(rough))
    assert rough.language == "en"
    assert sum(isinstance(one, Grid) for one in rough.items) == 1


def test_what_stands_in_a_list_before_its_first_item_is_no_part_of_an_item() -> None:
    page = "<ul>Loose. <p>Indented.</p><li>one</li>more<ul><li>two</li></ul></ul><ul><p>Moved in.</p></ul>"
    assert told(read_bytes("page.html", page.encode())) == [
        (None, 0, "", "Loose."),
        (None, 0, "", "Indented."),
        (None, 1, "•", "one"),
        (None, 1, "", "more"),
        (None, 2, "•", "two"),
        (None, 0, "", "Moved in."),
    ]


@pytest.mark.parametrize("name", ["page.html", "page.md"])
def test_what_nobody_sees_is_left_out_though_it_is_written_as_an_entity(name: str) -> None:
    rough = read_bytes(
        name, b"# Ti&shy;tle\n\nper&#8203;son&zwj; data\n" if name.endswith("md") else b"<p>per&shy;son</p>"
    )
    assert all("\xad" not in text and "\u200b" not in text for *_, text in told(rough))
    assert noted(rough) == ("invisible characters (soft hyphens, zero-width and direction marks) were left out",)


def test_lines_end_where_any_program_ends_them() -> None:
    lines = "One.\r\nTwo.\rThree.\x0bFour.\x85Five.\u2028Six.\x0cSeven."
    assert " ".join(text for *_, text in told(read_bytes("page.txt", lines.encode()))).split() == [
        "One.", "Two.", "Three.", "Four.", "Five.", "Six.", "Seven.",
    ]  # fmt: skip


WRITTEN = """
<text:tracked-changes>
<text:changed-region text:id="c1"><text:insertion>{by}</text:insertion></text:changed-region>
<text:changed-region text:id="c2"><text:deletion>{by}<text:p>never </text:p></text:deletion></text:changed-region>
</text:tracked-changes>
<text:h text:outline-level="1">Privacy Policy</text:h>
<text:table-of-content text:name="toc"><text:table-of-content-source text:outline-level="3"/><text:index-body>
<text:p><text:a xlink:href="#data">Data<text:tab/>1</text:a></text:p></text:index-body></text:table-of-content>
<text:h text:outline-level="2"><text:bookmark text:name="data"/>Data</text:h>
<text:p>We <text:change-start text:change-id="c1"/>always <text:change-end text:change-id="c1"/>keep<text:change
 text:change-id="c2"/> your name<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>
<text:note-body><text:p>For ten years.</text:p></text:note-body></text:note>, see
 <text:a xlink:href="https://www.example.com/">our site</text:a>.<office:annotation>
<text:p>A remark to a colleague.</text:p></office:annotation></text:p>
<text:p>Soft\u00adhyphen, hard\u2011hyphen, two<text:s text:c="2"/>blanks,<text:tab/>a tab<text:line-break/>
a new line.</text:p>
<text:p><text:ruby><text:ruby-base>漢字</text:ruby-base><text:ruby-text>かんじ</text:ruby-text>
</text:ruby><draw:frame text:anchor-type="as-char" svg:width="5cm"><draw:text-box><text:p>In a box.</text:p>
</draw:text-box></draw:frame></text:p>
<table:table><table:table-column table:number-columns-repeated="2"/><table:table-row>
<table:table-cell table:number-columns-spanned="2"><text:p>Kinds</text:p></table:table-cell><table:covered-table-cell/>
</table:table-row><table:table-row><table:table-cell><text:p>Names</text:p></table:table-cell>
<table:table-cell><text:p>10 years</text:p></table:table-cell></table:table-row></table:table>
"""
BY = "<office:change-info><dc:creator>A</dc:creator><dc:date>2026-01-01T00:00:00</dc:date></office:change-info>"


@needs_libreoffice
def test_what_a_word_processor_writes_beside_paragraphs_is_read_or_told(tmp_path: Path) -> None:
    (word,) = as_docx(tmp_path, flat(WRITTEN.replace("{by}", BY)))
    rough = read_bytes("page.docx", word)
    assert told(rough) == [
        (1, 0, "", "Privacy Policy"),
        (2, 0, "", "Data"),
        (None, 0, "", "We always keep your name (For ten years.), see our site."),
        (None, 0, "", "Softhyphen, hard-hyphen, two blanks, a tab"),
        (None, 0, "", "a new line."),
        (None, 0, "", "漢字 In a box."),
    ]
    (grid,) = (item for item in rough.items if isinstance(item, Grid))
    assert [["".join(line.text for line in cell) for cell in row] for row in grid.rows] == [
        ["Kinds", ""],
        ["Names", "10 years"],
    ]
    assert noted(rough) == (
        "the table of contents that the program made was left out: the outline is made anew",
        "tracked changes were taken as accepted",
        "footnotes stand in brackets where they were called",
        "comments were left out",
    )


@pytest.mark.parametrize(
    "text",
    [
        "Name\tKept\nEmail\t2 years\nPhone\t\n",
        "Name | Kept\nEmail | 2 years\nPhone | \n",
        "| Name | Kept |\n|---|---|\n| Email | 2 years |\n| Phone | |\n",
        "+------+------+\n| Name | Kept |\n+======+======+\n| Email | 2 years |\n+---+---+\n| Phone | |\n+---+---+\n",
    ],
)
def test_bars_and_tabs_divide_lines_of_text_into_a_table(text: str) -> None:
    (grid,) = read_bytes("page.txt", text.encode()).items
    assert isinstance(grid, Grid)
    rows = [["".join(line.text for line in cell) for cell in row] for row in grid.rows]
    assert rows == [["Name", "Kept"], ["Email", "2 years"], ["Phone", ""]]


@pytest.mark.parametrize("text", ["1.\tNames\n2.\tOrders\n", "Phone:\t1\nEmail:\t2\n", "a | b\n", "\tone\n\ttwo\n"])
def test_what_only_has_tabs_or_bars_is_no_table(text: str) -> None:
    assert all(isinstance(item, Line) for item in read_bytes("page.txt", text.encode()).items)


def test_a_list_of_headings_in_markdown_counts_on_and_leaves_no_marker_behind() -> None:
    rough = read_bytes("policy.md", b"1. # Names\n2. - inner\n3. # Orders\n4. last\n\n## After\n\nText.\n")
    assert told(rough) == [
        (1, 0, "", "Names"),
        (None, 2, "•", "inner"),
        (1, 0, "", "Orders"),
        (None, 1, "4.", "last"),
        (2, 0, "", "After"),
        (None, 0, "", "Text."),
    ]
    assert told(read_bytes("policy.md", b"- # Names\n\nText.\n"))[-1] == (None, 0, "", "Text.")


@pytest.mark.parametrize("mark", ["<![WDATA[x]]>", "<![if !supportLists]>", "<![CDATA[x]]>", "<!x>", "<![>"])
def test_a_marked_section_of_any_kind_is_a_comment(mark: str) -> None:
    page = f"<p>a{mark}b</p>"
    assert told(read_bytes("page.html", page.encode())) == [(None, 0, "", "ab")]
    assert page_lines(page) == ("ab",)


def test_markdown_comes_with_attributes_footnotes_and_lists() -> None:
    text = """---
title: Privacy
lang: en
---
# Privacy {#top}

We keep names[^1].
{: .lead}

1. first
   - inner
2. second

| Kind | Time |
|---|---|
| Names | 10 years |

[^1]: For ten years.
"""
    rough = read_bytes("policy.md", text.encode())
    assert told(rough) == [
        (1, 0, "", "Privacy"),
        (None, 0, "", "We keep names (For ten years.)."),
        (None, 1, "1.", "first"),
        (None, 2, "•", "inner"),
        (None, 1, "2.", "second"),
    ]
    assert rough.title == "Privacy"


def test_hard_wrapped_text_is_joined_and_addresses_are_not() -> None:
    text = """We collect what you tell us when you order a book, and what your
browser tells us when you look at one. Nothing of it is handed on,
unless you ask us to.

Lantern Books
1 Harbour Street
"""
    assert [line for _, _, _, line in told(read_bytes("page.txt", text.encode()))] == [
        "We collect what you tell us when you order a book, and what your browser tells us when you look at one. "
        "Nothing of it is handed on, unless you ask us to.",
        "Lantern Books",
        "1 Harbour Street",
    ]


@pytest.mark.parametrize(
    "encoding, note", [("gbk", "GBK"), ("utf-16", "UTF-16"), ("utf-16-le", "UTF-16"), ("utf-8-sig", "")]
)
def test_an_encoding_is_recognised_and_told(encoding: str, note: str) -> None:
    text = "Privacy Policy 隐私政策\n\nWe keep your name. 我们保存您的姓名，保护您的个人信息。\n"
    rough = read_bytes("page.txt", text.encode(encoding))
    assert "我们保存您的姓名" in rough.items[-1].text  # type: ignore[union-attr]
    assert note in "".join(noted(rough))


def parts(name: str, text: str) -> bytes:
    return packed({name: text.encode()})


HOSTILE: Mapping[str, Callable[[], bytes]] = {
    "bomb.docx": lambda: packed({"word/document.xml": b"\0" * 60_000_000}),
    "many.docx": lambda: packed({f"word/{number}.xml": b"" for number in range(3_000)}),
    "entities.docx": lambda: parts("word/document.xml", f"<!DOCTYPE x [<!ENTITY a 'aaa'>]><w:document {W}/>"),
    "outside.docx": lambda: parts(
        "word/document.xml", f"<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><w:document {W}>&a;</w:document>"
    ),
    "strange.docx": lambda: parts("word/document.xml", '<?xml version="1.0" encoding="nonsense"?><a/>'),
    "cut.docx": lambda: docx(paragraph("text"))[:-40],
    "other.docx": lambda: parts("hello.txt", "hello"),
    "long.txt": lambda: b"a" * 9_000_000,
    "huge.txt": lambda: b"line\n" * 3_000_000,
    "latin.txt": lambda: "Wir schützen Ihre persönlichen Daten, natürlich.".encode("latin-1"),
    "binary.txt": lambda: bytes(range(256)) * 100,
    "paper.pdf": lambda: b"%PDF-1.7 ...",
    "old.doc": lambda: b"\xd0\xcf\x11\xe0 old",
}


@pytest.mark.parametrize(
    "name, says",
    [
        ("bomb.docx", "unpacks to more than 50 MB|packs .* more than 100 times"),
        ("many.docx", "holds 3000 files"),
        ("entities.docx", "declares entities"),
        ("outside.docx", "declares entities"),
        ("strange.docx", "nonsense"),
        ("cut.docx", "no whole zip"),
        ("other.docx", "no Word file"),
        ("long.txt", "a line of more than a million characters"),
        ("huge.txt", "more than 10 MB"),
        ("latin.txt", "no encoding that is known"),
        ("binary.txt", "no text|no encoding"),
        ("paper.pdf", "is a PDF"),
        ("old.doc", "old Word file"),
    ],
)
def test_a_hostile_file_is_refused_in_a_line(name: str, says: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(HOSTILE[name]())
    with pytest.raises(UnreadableError) as raised:
        read_file(path)
    told = ENGLISH.text(raised.value.message)
    assert re.search(says, told) and "\n" not in told and name in told


@pytest.mark.parametrize(
    "name, data",
    [
        ("deep.html", b"<div>" * 50_000 + b"text"),
        ("lists.html", b"<ul><li>" * 5_000 + b"text"),
        ("tables.html", b"<table><tr><td>text" * 60),
        ("grids.html", b"<p>text</p>" + b"<table><tr><td>a<td>b<tr><td>c<td>d" * 60),
        ("deep.md", b"> " * 3_000 + b"text"),
        ("lists.md", b"- " * 3_000 + b"text"),
        ("stars.md", b"*a " * 30_000),
        ("brackets.md", b"[" * 30_000),
    ],
)
def test_what_is_nested_deep_is_read_or_refused(name: str, data: bytes, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    read = read_or_refuse(path)
    assert "text" in read or "deeper" in read or "*a" in read or "[[" in read


def read_or_refuse(path: Path) -> str:
    try:
        rough = read_file(path)
    except UnreadableError as cause:
        return ENGLISH.text(cause.message)
    return " ".join(one.text for one in rough.items if isinstance(one, Line))


@pytest.mark.parametrize(
    "encoding, text",
    [
        ("euc-kr", "개인정보 처리방침: 우리는 이름과 주소를 열두 달 동안 보관합니다."),
        ("shift_jis", "当店は、お客様のお名前とご住所をお預かりします。"),
        ("windows-1251", "Мы храним ваше имя и адрес двенадцать месяцев."),
    ],
)
def test_an_encoding_is_taken_from_the_page_and_never_guessed_to_be_chinese(encoding: str, text: str) -> None:
    with refused(UnreadableError, "no encoding that is known"):
        read_bytes("page.txt", text.encode(encoding))
    rough = read_bytes("page.html", f'<meta charset="{encoding}"><p>{text}</p>'.encode(encoding))
    assert [line.text for line in rough.items if isinstance(line, Line)] == [text]
    assert f"the page says that it is {encoding}" in noted(rough)
    with refused(UnreadableError, "which nobody knows"):
        read_bytes("page.html", f'<meta charset="iso-8859-99"><p>{text}</p>'.encode(encoding))


@pytest.mark.parametrize("typed", ["\u00b2", "--1", "9" * 5_000, "", "-", "1.5"])
def test_what_is_no_number_in_an_attribute_counts_for_none(typed: str) -> None:
    page = f'<ol start="{typed}"><li>first</ol><table><tr><td colspan="{typed}">a<td>b<tr><td>c<td>d</table>'
    assert [item.marker for item in read_bytes("page.html", page.encode()).items if isinstance(item, Line)] == ["1."]
    style = f'<w:pPr><w:numPr><w:ilvl w:val="{typed}"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    file = docx(f"<w:p>{style}<w:r><w:t>text</w:t></w:r></w:p>")
    assert [item.text for item in read_bytes("page.docx", file).items if isinstance(item, Line)] == ["text"]
