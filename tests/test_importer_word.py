"""Word files: what is text, what is told of the rest, and the labels that Word computes."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.importer.account import account
from generator.importer.propose import propose
from generator.importer.reading import read_bytes
from generator.importer.reading.docx import PLACE
from generator.importer.reading.numbering import shown
from generator.importer.received import NOTHING
from generator.importer.rough import Grid, Line, UnreadableError
from tests.support import ENGLISH

from .importing import brought_in, unproved
from .wordfiles import W, docx, noted, paragraph, told
from .wordprocessing import as_docx, as_text, flat, needs_libreoffice

ANN = 'w:author="Ann Lee" w:date="2026-01-05T10:00:00Z"'
BO = 'w:author="薄" w:date="2026-01-06T09:00:00Z"'


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def deleted(text: str, by: str = ANN) -> str:
    return f'<w:del {by}><w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>'


def inserted(inner: str, by: str = ANN) -> str:
    return f"<w:ins {by}>{inner}</w:ins>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def cell(text: str) -> str:
    return f"<w:tc>{paragraph(text)}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(map(cell, cells))}</w:tr>"


def control(inner: str) -> str:
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


def box(*paragraphs: str) -> str:
    """A text box as Word writes it: the shape, and what programs show that do not know shapes."""
    held = f"<w:txbxContent>{''.join(map(paragraph, paragraphs))}</w:txbxContent>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{held}</wps:txbx></w:drawing>'
        f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{held}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def proved(data: bytes) -> list[tuple[str, str, str]]:
    """What the pages of a Word file have in another way, if anything."""
    return unproved(brought_in([read_bytes("page.docx", data)], propose(None)))


HEAD = paragraph("Privacy", "Titel") + paragraph("Data", "H2")


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
        + paragraph('<w:r><w:t>Text</w:t><w:commentReference w:id="1"/></w:r>')
    )
    comments = f'<w:comments {W}><w:comment w:id="1"><w:p>{run("Why?")}</w:p></w:comment></w:comments>'
    footer = f"<w:ftr {W}><w:p><w:r><w:t>Page</w:t><w:tab/><w:t>1</w:t></w:r></w:p></w:ftr>"
    rough = read_bytes("policy.docx", docx(body, word_footer2_xml=footer, word_comments_xml=comments))
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
        (None, 0, "", "漢字"),
        (None, 0, "", "In a box."),
    ]
    (grid,) = (item for item in rough.items if isinstance(item, Grid))
    assert [["".join(line.text for line in cell) for cell in row] for row in grid.rows] == [
        ["Kinds", ""],
        ["Names", "10 years"],
    ]
    assert set(noted(rough)) == {
        "the table of contents that the program made was left out: the outline is made anew",
        "tracked changes were taken as accepted",
        "footnotes stand in brackets where they were called",
        "comments were left out",
    }
    assert [(one.kind, one.author, one.day, one.passage, one.remark) for one in rough.review] == [
        ("inserted", "A", "2026-01-01", "always", ""),
        ("deleted", "A", "2026-01-01", "never", ""),
        ("comment", "", "", "…", "A remark to a colleague."),
    ]


# --- what holds words, and what is held twice -------------------------------------------------------------------------


def test_a_content_control_is_looked_through_wherever_it_stands() -> None:
    data = docx(
        HEAD
        + control(paragraph("In a block."))
        + paragraph(run("By ") + control(run("Ann")) + run("."))
        + table(f"<w:tr>{control(cell('Kind'))}{cell('Kept')}</w:tr>", control(row("Names", "10 years")))
    )
    rough = read_bytes("page.docx", data)
    assert [text for *_, text in told(rough)] == ["Privacy", "Data", "In a block.", "By Ann."]
    (grid,) = (item for item in rough.items if isinstance(item, Grid))
    assert [[cell[0].text for cell in cells] for cells in grid.rows] == [["Kind", "Kept"], ["Names", "10 years"]]
    assert proved(data) == []


@pytest.mark.parametrize(
    "inner, lines",
    [
        (box("One.", "Two.") + run("Three."), ["One.", "Two.", "Three."]),
        (run("One.") + box("Two."), ["One.", "Two."]),
        (box("One.").replace("</wps:txbx>", f"</wps:txbx><wps:txbx><w:txbxContent>{paragraph('Two.')}</w:txbxContent>"
                             "</wps:txbx>"), ["One.", "Two."]),
        (box(box("One.") + run("Two.")) + run("Three."), ["One.", "Two.", "Three."]),
        ("<mc:AlternateContent><mc:Choice>" + run("One.") + "</mc:Choice><mc:Fallback>" + run("Two.")
         + "</mc:Fallback></mc:AlternateContent>", ["One."]),
        ("<mc:AlternateContent><mc:Fallback>" + run("One.") + "</mc:Fallback></mc:AlternateContent>", ["One."]),
    ],
    ids=["box", "box-behind", "boxes", "box-in-box", "choice", "fallback-alone"],
)  # fmt: skip
def test_a_text_box_is_read_once_and_wholly(inner: str, lines: list[str]) -> None:
    data = docx(HEAD + paragraph(inner))
    assert [text for *_, text in told(read_bytes("page.docx", data))] == ["Privacy", "Data", *lines]
    assert proved(data) == []


def test_blocks_that_a_file_has_in_two_ways_are_read_once() -> None:
    both = f"<mc:Choice>{paragraph('One.')}</mc:Choice><mc:Fallback>{paragraph('Two.')}</mc:Fallback>"
    data = docx(f"{HEAD}<mc:AlternateContent>{both}</mc:AlternateContent>")
    assert [text for *_, text in told(read_bytes("page.docx", data))] == ["Privacy", "Data", "One."]
    assert proved(data) == []


def test_notes_of_several_paragraphs_stand_where_they_are_called() -> None:
    notes = f'<w:endnote w:id="3">{paragraph("From the end.")}{paragraph("Twice.")}</w:endnote>'
    call = '<w:r><w:footnoteReference w:id="2"/></w:r>', '<w:r><w:endnoteReference w:id="3"/></w:r>'
    data = docx(
        HEAD + paragraph(run("Ten years") + call[0] + run(" and") + call[1] + run(".")),
        word_endnotes_xml=f"<w:endnotes {W}>{notes}</w:endnotes>",
    )
    *_, last = told(read_bytes("page.docx", data))
    assert last[-1] == "Ten years (Kept for the tax office.) and (From the end. Twice.)."
    assert proved(data) == []


def test_the_number_behind_a_note_is_that_which_word_counts() -> None:
    call = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    numbered = paragraph(run("Ten years.") + call, number=(5, 0)), paragraph("Nine years.", number=(5, 0))
    assert proved(docx(HEAD + "".join(numbered))) == []


@pytest.mark.parametrize("name, lost", [("strike", ["ten"]), ("dstrike", ["ten"]), ('strike w:val="0"', [])])
def test_words_that_somebody_struck_through_by_hand_are_told(name: str, lost: list[str]) -> None:
    body = paragraph(run("The guest pays ") + run("ten", f"<w:{name}/>") + run(" five pounds."))
    made = brought_in([read_bytes("page.docx", docx(HEAD + body))], propose(None))
    assert [one.lacks for one in made.trial.differences["page.docx"] if one.is_loss] == lost


def test_a_figure_above_the_line_is_part_of_no_other() -> None:
    body = "".join((run("In 30"), run("1", '<w:vertAlign w:val="superscript"/>'), run(" days m"), run("2")))
    data = docx(HEAD + paragraph(body + run("3", '<w:vertAlign w:val="subscript"/>')))
    assert told(read_bytes("page.docx", data))[-1][-1] == "In 30¹ days m2₃"
    assert proved(data) == []


def test_headers_and_footers_are_named_whatever_their_parts_are_called() -> None:
    header = f"<w:hdr {W}>{paragraph('Draft of a lamp shop')}</w:hdr>"
    footer = f"<w:ftr {W}>{paragraph('Confidential')}</w:ftr>"
    rough = read_bytes("page.docx", docx(HEAD, word_header12_xml=header, word_footer_xml=footer))
    assert noted(rough) == ("headers and footers were left out: “Confidential”, “Draft of a lamp shop”",)


# --- tracked changes and comments -------------------------------------------------------------------------------------


CHANGED = HEAD + "".join(
    (
        paragraph(
            run("We ") + inserted(run("al") + run("ways ")) + deleted("never ") + run("keep it. ")
            + f"<w:moveFrom {BO}>{run('Moved.')}</w:moveFrom>"
        ),
        paragraph(f"<w:moveTo {BO}>{run('Moved.')}</w:moveTo>"),
        f"<w:p><w:pPr><w:rPr><w:del {ANN}/></w:rPr></w:pPr>{run('First ha')}</w:p>{paragraph('lf, second half.')}",
        paragraph(run("It is ") + inserted(deleted("not ", BO)) + run("bold", f"<w:rPrChange {BO}/>") + run(".")),
        table(row("Names", "10 years"), row("Gone", "9 years", properties=f"<w:del {BO}/>"),
              row("Mail", "8 years", properties=f"<w:ins {BO}/>")),
    )
)  # fmt: skip


def test_what_was_inserted_is_text_and_what_was_deleted_is_not() -> None:
    rough = read_bytes("page.docx", docx(CHANGED))
    assert [text for *_, text in told(rough)] == [
        "Privacy",
        "Data",
        "We always keep it.",
        "Moved.",
        "First half, second half.",
        "It is bold.",
    ]
    (grid,) = (item for item in rough.items if isinstance(item, Grid))
    assert [[cell[0].text for cell in cells] for cells in grid.rows] == [["Names", "10 years"], ["Mail", "8 years"]]
    assert proved(docx(CHANGED)) == []


def test_every_change_is_named_with_its_author_its_day_and_its_passage() -> None:
    review = read_bytes("page.docx", docx(CHANGED)).review
    assert [(one.kind, one.author, one.day, one.passage) for one in review] == [
        ("inserted", "Ann Lee", "2026-01-05", "always"),
        ("deleted", "Ann Lee", "2026-01-05", "never"),
        ("moved-away", "薄", "2026-01-06", "Moved."),
        ("moved-here", "薄", "2026-01-06", "Moved."),
        ("deleted", "薄", "2026-01-06", "not"),
        ("formatted", "薄", "2026-01-06", "bold"),
        ("deleted", "薄", "2026-01-06", "Gone"),
        ("deleted", "薄", "2026-01-06", "9 years"),
        ("inserted", "薄", "2026-01-06", "Mail"),
        ("inserted", "薄", "2026-01-06", "8 years"),
    ]


def test_the_end_of_a_paragraph_that_was_deleted_before_a_table_ends_it_all_the_same() -> None:
    ends = f"<w:p><w:pPr><w:rPr><w:del {ANN}/></w:rPr></w:pPr>{run('Kept so long:')}</w:p>"
    data = docx(HEAD + ends + table(row("Names", "10 years")) + ends)
    assert [text for *_, text in told(read_bytes("page.docx", data))] == ["Privacy", "Data", *["Kept so long:"] * 2]
    assert proved(data) == []


def test_a_comment_is_told_with_its_passage_and_its_author_in_one_table_with_the_changes() -> None:
    body = HEAD + paragraph(
        f'{run("Kept for ")}<w:commentRangeStart w:id="0"/>{run("ten ")}{deleted("or nine ")}{run("years")}'
        '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>' + run(".")
    )
    about = f'<w:comment w:id="0" {BO}>{paragraph("Too long | far?")}{paragraph("Ask.")}</w:comment>'
    loose = f'<w:comment w:id="1" {ANN}>{paragraph("Read it again.")}</w:comment>'
    rough = read_bytes("page.docx", docx(body, word_comments_xml=f"<w:comments {W}>{about}{loose}</w:comments>"))
    said = account(brought_in([rough], propose(None)), NOTHING, [rough], ENGLISH)
    _, _, table_of_it = said.partition("## Tracked changes and comments\n")
    assert [line for line in table_of_it.partition("\n## ")[0].splitlines() if line.startswith("| page")] == [
        "| page.docx | deleted | Ann Lee | 2026-01-05 | or nine |  |",
        "| page.docx | comment | 薄 | 2026-01-06 | ten years | Too long \\| far? Ask. |",
        "| page.docx | comment | Ann Lee | 2026-01-05 | … | Read it again. |",
    ]


def test_a_file_that_says_the_same_again_and_again_is_no_bomb() -> None:
    rough = read_bytes("page.docx", docx(HEAD + paragraph("Checked by nobody.") * 8_000))
    assert len(rough.items) == 8_002


# --- labels -----------------------------------------------------------------------------------------------------------


def level(depth: int, form: str, text: str, more: str = "") -> str:
    counts = f'<w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{depth}">{counts}</w:lvl>'


LISTS = f"""<w:numbering {W}>
<w:abstractNum w:abstractNumId="1">{level(0, "upperRoman", "Article %1.")}{level(1, "decimalZero", "Section %2")}
{level(2, "lowerLetter", "(%3)")}{level(3, "lowerRoman", "(%4)")}</w:abstractNum>
<w:abstractNum w:abstractNumId="2">{level(0, "decimal", "%1.")}{level(1, "decimal", "%1.%2")}
{level(2, "decimal", "%1.%2.%3")}{level(3, "upperLetter", "%4)")}</w:abstractNum>
<w:abstractNum w:abstractNumId="3">{level(0, "chineseCountingThousand", "第%1条")}
{level(1, "japaneseCounting", "（%2）")}{level(2, "decimal", "%3.")}
{level(3, "decimalEnclosedCircleChinese", "%4")}</w:abstractNum>
<w:abstractNum w:abstractNumId="4"><w:numStyleLink w:val="Ours"/></w:abstractNum>
<w:abstractNum w:abstractNumId="5"><w:styleLink w:val="Ours"/>{level(0, "decimal", "§ %1")}</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="3"/></w:num><w:num w:numId="4"><w:abstractNumId w:val="4"/></w:num>
<w:num w:numId="5"><w:abstractNumId w:val="2"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>
</w:num>
</w:numbering>"""
ORDER = (0, 1, 2, 2, 3, 1, 0, 2, 1, 3, 3, 0, 0, 1)
"""Depths of items, one after another: deeper and back, a level that is skipped, one that follows none."""


@needs_libreoffice
def test_lists_of_a_word_file_count_as_a_word_processor_counts_them(tmp_path: Path) -> None:
    items = [(number, depth) for number in (1, 2, 3, 2, 5, 2, 4) for depth in (ORDER if number < 4 else (0, 0))]
    texts = [f"item {place}" if place % 5 else "" for place in range(len(items))]
    body = "".join(paragraph(text, number=place) for text, place in zip(texts, items, strict=True))
    data = docx(f"{body}{paragraph('end')}", word_numbering_xml=LISTS)
    ours = [f"{marker} {text}".strip() for *_, marker, text in told(read_bytes("page.docx", data))]
    assert ours == [line for line in as_text(tmp_path, data) if line.endswith("end") or "item" in line]
    assert {"Article II. item 6", "（二） item 33", "① item 32"} <= set(ours)


@pytest.mark.parametrize(
    "more, labels",
    [
        ("<w:isLgl/>", ["I.", "1.1", "II.", "2.1"]),
        ('<w:lvlRestart w:val="0"/>', ["I.", "I.1", "II.", "II.2"]),
        ("", ["I.", "I.1", "II.", "II.1"]),
    ],
)
def test_a_level_may_show_figures_alone_and_never_begin_anew(more: str, labels: list[str]) -> None:
    levels = level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2", more)
    lists = f'<w:numbering {W}><w:abstractNum w:abstractNumId="1">{levels}</w:abstractNum>'
    lists += '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    body = "".join(paragraph("item", number=(1, depth)) for depth in (0, 1, 0, 1))
    assert [marker for _, _, marker, _ in told(read_bytes("page.docx", docx(body, word_numbering_xml=lists)))] == labels


def test_a_form_of_numbers_that_is_not_known_is_said() -> None:
    lists = f'<w:numbering {W}><w:abstractNum w:abstractNumId="1">{level(0, "hebrew1", "%1.")}</w:abstractNum>'
    lists += '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    rough = read_bytes("page.docx", docx(paragraph("item", number=(1, 0)), word_numbering_xml=lists))
    assert told(rough) == [(None, 1, "1.", "item")]
    assert noted(rough) == ("numbers of the form `hebrew1` were counted as 1, 2, 3",)


def test_a_paragraph_may_say_its_level_and_leave_the_list_to_its_style() -> None:
    style = '<w:style w:styleId="L"><w:name w:val="L"/><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>'
    deep = '<w:p><w:pPr><w:pStyle w:val="L"/><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr>' + run("deep") + "</w:p>"
    data = docx(paragraph("flat", "L") + deep, word_styles_xml=f"<w:styles {W}>{style}</w:styles>")
    assert told(read_bytes("page.docx", data)) == [(None, 1, "1.", "flat"), (None, 2, "(a)", "deep")]


def test_a_day_that_never_was_is_none() -> None:
    loose = f'<w:comment w:id="1" w:author="Ann Lee" w:date="2026-02-30T10:00:00Z">{paragraph("Why?")}</w:comment>'
    rough = read_bytes(
        "page.docx", docx(paragraph(run("Text.")), word_comments_xml=f"<w:comments {W}>{loose}</w:comments>")
    )
    assert [one.day for one in rough.review] == [""]


def test_a_file_cannot_say_which_line_a_paragraph_is() -> None:
    with pytest.raises(UnreadableError):
        read_bytes("page.docx", docx(f'<w:p {PLACE}="x">{run("Text.")}</w:p>'))
