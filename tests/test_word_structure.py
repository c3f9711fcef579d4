"""The test of what Word asks of a file finds each fault that it is there for, on the smallest file that has it."""

from __future__ import annotations

import io
import zipfile

import pytest

from .word_structure import faults
from .wordfiles import KIND, OFFICE, PACKAGE, W, packed

BY = 'w:author="Counsel" w:date="2026-03-05T00:00:00Z"'
NAMES = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
NEW = (
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    ' xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
)
PARTS = ("styles", "numbering", "comments", "commentsExtended")
RUN = "<w:r><w:t>word</w:t></w:r>"
CELL = f"<w:tc><w:p>{RUN}</w:p></w:tc>"
GRID = '<w:tblPr/><w:tblGrid><w:gridCol w:w="900"/></w:tblGrid>'
ON = '<w:commentRangeStart w:id="9"/>' + RUN + '<w:commentRangeEnd w:id="9"/><w:r><w:commentReference w:id="9"/></w:r>'
NOTE = f'<w:comment w:id="9" {BY}><w:p w14:paraId="00000001">{RUN}</w:p></w:comment>'
CONTROL = '<w:sdt><w:sdtPr><w:alias w:val="a"/><w:tag w:val="{}"/><w:id w:val="{}"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>'  # noqa: E501
STYLE = '<w:style w:type="paragraph" w:styleId="Body"><w:name w:val="Body"/><w:pPr/></w:style>'
LIST = (
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num>'
)
ITEM = '<w:p><w:pPr><w:numPr><w:ilvl w:val="{}"/><w:numId w:val="{}"/></w:numPr></w:pPr></w:p>'


def word_file(
    body: str, *, comments: str = "", extended: str = "", styles: str = STYLE, numbering: str = LIST, **changed: str
) -> bytes:
    """A Word file in which all is right but for what is handed in."""
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{KIND}.{name}+xml"/>' for name in ("document", *PARTS)
    )
    relations = "".join(f'<Relationship Id="r{name}" Type="{OFFICE}/{name}" Target="{name}.xml"/>' for name in PARTS)
    files = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="x"/>'
        f"{types}</Types>",
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="r1" Target="word/document.xml" Type="{OFFICE}/officeDocument"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>',
        "word/document.xml": f"<w:document {W} {NAMES} {NEW}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {W}>{styles}</w:styles>",
        "word/numbering.xml": f"<w:numbering {W}>{numbering}</w:numbering>",
        "word/comments.xml": f"<w:comments {W} {NEW}>{comments}</w:comments>",
        "word/commentsExtended.xml": f"<w15:commentsEx {NEW}>{extended}</w15:commentsEx>",
        **changed,
    }
    return packed({name: text.encode() for name, text in files.items()})


def inserted(inner: str, number: int = 1) -> str:
    return f'<w:ins w:id="{number}" {BY}>{inner}</w:ins>'


def deleted(inner: str, number: int = 2) -> str:
    return f'<w:del w:id="{number}" {BY}>{inner}</w:del>'


def p(inner: str) -> str:
    return f"<w:p>{inner}</w:p>"


GONE = "<w:r><w:delText>gone</w:delText></w:r>"
GOOD = (
    '<w:p><w:pPr><w:pStyle w:val="Body"/><w:rPr>' + f'<w:ins w:id="3" {BY}/></w:rPr></w:pPr>'
    + '<w:bookmarkStart w:id="4" w:name="here"/>' + inserted(RUN + deleted(GONE)) + '<w:bookmarkEnd w:id="4"/>'
    + '<w:hyperlink w:anchor="here">' + inserted(RUN, 5) + "</w:hyperlink>"
    + '<w:fldSimple w:instr=" REF here \\h "><w:r><w:t xml:space="preserve"> there </w:t></w:r></w:fldSimple></w:p>'
    + ITEM.format(0, 5)
    + CONTROL.format("t", 7, p(ON) + f"<w:tbl>{GRID}<w:tr>{CELL}</w:tr></w:tbl>" + p(CONTROL.format("u", 8, RUN)))
    + "<w:sectPr/>"
)  # fmt: skip


def test_a_file_that_word_takes_has_no_fault() -> None:
    answer = NOTE.replace('w:id="9"', 'w:id="10"').replace("00000001", "00000002")
    on = '<w:commentRangeStart w:id="10"/><w:commentRangeEnd w:id="10"/><w:r><w:commentReference w:id="10"/></w:r>'
    threads = '<w15:commentEx w15:paraId="00000001"/><w15:commentEx w15:paraId="00000002" w15:paraIdParent="00000001"/>'
    assert faults(word_file(p(on) + GOOD, comments=NOTE + answer, extended=threads)) == ()


@pytest.mark.parametrize(
    "body, says",
    [
        (p("<w:pPr><w:jc/><w:keepNext/></w:pPr>"), "pPr has its parts in the order jc keepNext"),
        (p("<w:pPr><w:jc/><w:jc/></w:pPr>"), "pPr has one jc alone"),
        (p("<w:pPr><w:colour/></w:pPr>"), "pPr has no colour"),
        (p(f"{RUN}<w:pPr/>"), "pPr stands behind something in p"),
        (p("<w:r><w:t>a</w:t><w:rPr/></w:r>"), "rPr stands behind something in r"),
        (p("<w:r><w:rPr><w:b/><w:rFonts/></w:rPr></w:r>"), "rPr has its parts in the order b rFonts"),
        (p(f"<w:r><w:rPr><w:ins w:id='1' {BY}/></w:rPr></w:r>"), "rPr of r is inserted or deleted"),
        (p(p(RUN)), "p stands in p"),
        (p("<w:r><w:t>a<w:ins/></w:t></w:r>"), "ins stands in t"),
        (RUN, "r stands in body"),
        (p(f'<w:ins w:id="1" {BY}><w:hyperlink w:anchor="here"/></w:ins>'), "hyperlink stands in ins"),
        (p(deleted(RUN)), "t stands in del: word"),
        (p(GONE), "delText stands outside of del: gone"),
        (p(deleted(inserted(""))), "ins stands in del"),
        (p(inserted(inserted("", 2))), "ins stands in ins"),
        (p("<w:r><w:t> a</w:t></w:r>"), "white space of ' a' is not kept"),
        (f"<w:tbl>{GRID}<w:tr>{CELL}{CELL}</w:tr></w:tbl>", "a row has 2 columns and its table 1"),
        (f"<w:tbl>{GRID}</w:tbl>", "a table has no row"),
        (f"<w:tbl>{GRID}<w:tr><w:tc><w:tcPr/></w:tc></w:tr></w:tbl>", "tc ends in ['tcPr'] and not in a paragraph"),
        (CONTROL.format("t", 7, RUN), "r stands in sdtContent"),
        (f"<w:tbl>{GRID}<w:tr>{CELL}</w:tr></w:tbl><w:sectPr/>", "body ends in a table"),
        ("<w:sectPr/><w:p/>", "sectPr is not the last of body"),
        (p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>'), "a field does not end"),
        (p('<w:r><w:fldChar w:fldCharType="end"/></w:r>'), "a field has a end without its beginning"),
        (p(inserted("") + deleted("", 1)), "the id '1' is used 2 times"),
        (p('<w:ins w:id="1" w:author="A" w:date="2026-03-05"/>'), "ins has the date '2026-03-05'"),
        (p('<w:ins w:id="1" w:date="2026-03-05T00:00:00Z"/>'), "ins has no author"),
        (p('<w:bookmarkStart w:id="1" w:name="a"/>'), "bookmarkStart 1 goes bookmarkStart"),
        (p('<w:bookmarkStart w:id="1" w:name="1a"/><w:bookmarkEnd w:id="1"/>'), "no name of a bookmark: 1a"),
        (
            p('<w:bookmarkStart w:id="1" w:name="a"/><w:bookmarkEnd w:id="1"/>'
              '<w:bookmarkStart w:id="2" w:name="a"/><w:bookmarkEnd w:id="2"/>'),
            "the bookmark a is there 2 times",
        ),
        (p('<w:hyperlink w:anchor="a"/>'), "nothing has the bookmark a"),
        (p('<w:r><w:instrText> PAGEREF a \\h </w:instrText></w:r>'), "nothing has the bookmark a"),
        (p(ON), "there is no comment 9"),
        (p('<w:r><w:drawing r:id="r7"/></w:r>'), "no relationship r7"),
        (p(CONTROL.format("t", 7, RUN) * 2), "the control 7 is there 2 times"),
        (p(CONTROL.format("t" * 65, 7, RUN)), f"tag of 65 characters: {'t' * 65}"),
        (p(CONTROL.format("t", 2**31, RUN)), "the control 2147483648 has no id of 32 bits"),
        ('<w:p w14:paraId="80000000"/>', "the paragraph '80000000' has no id of eight digits below 80000000"),
        ('<w:p w14:paraId="00000001"/>' * 2, "the paragraph 00000001 is there 2 times"),
        (p('<w:pPr><w:pStyle w:val="None"/></w:pPr>'), "there is no paragraph style None"),
        (ITEM.format(1, 5), "there is no list 5 with a level 1"),
        (ITEM.format(0, 6), "there is no list 6 with a level 0"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_text_is_told(body: str, says: str) -> None:
    assert says in {found.removeprefix("word/document.xml: ") for found in faults(word_file(body))}


@pytest.mark.parametrize(
    "part, text, says",
    [
        ("comments", NOTE, "the comment 9 is referred to 0 times"),
        ("comments", NOTE, "commentRangeStart 9 goes nowhere"),
        ("extended", '<w15:commentEx w15:paraId="00000007"/>', "no comment ends in 00000007, the paraId of a thread"),
        ("numbering", '<w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num>', "the list 5 is of no kind 1"),
        (
            "styles", STYLE.replace("<w:pPr/>", "<w:pPr/><w:qFormat/>"),
            "word/styles.xml: style has its parts in the order name pPr qFormat",
        ),
        ("word/footer1.xml", f"<w:ftr {W}><w:p/></w:ftr>", "nothing leads to word/footer1.xml"),
        ("word/footer1.xml", f"<w:ftr {W}><w:p/></w:ftr>", "word/footer1.xml has no type"),
        ("word/footer1.xml", f"<w:ftr {W}/>", "word/footer1.xml: ftr ends in nothing and not in a paragraph"),
        (
            "_rels/.rels",
            f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" Target="a.xml"/></Relationships>',
            "a relationship leads to a.xml, which is not there",
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_between_parts_is_told(part: str, text: str, says: str) -> None:
    assert says in faults(word_file("<w:p/>", **{part: text}))


def test_a_part_that_is_there_twice_is_told() -> None:
    made = io.BytesIO(word_file("<w:p/>"))
    with zipfile.ZipFile(made, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr("word/styles.xml", f"<w:styles {W}/>")
    assert "word/styles.xml is twice in the package" in faults(made.getvalue())
