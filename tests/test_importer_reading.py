"""Files of other programs, friendly and hostile: what is read, what is refused, and that a line says why."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from generator.importer.reading import read_bytes, read_file
from generator.importer.rough import Grid, Line, UnreadableError
from generator.markup.shownpage import shown_page
from generator.operations.page_verification import page_lines
from tests.support import ENGLISH

from .wordfiles import W, docx, noted, packed, paragraph, told


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


def test_a_picture_in_a_link_ends_no_line() -> None:
    page = '<p>Ask our <a href="https://example.com/"><img src="l.png" alt="Lantern"> shop</a> or <b>us<img></b>.</p>'
    rough = read_bytes("page.html", page.encode())
    assert told(rough) == [(None, 0, "", "Ask our shop or us.")]
    assert noted(rough) == ("images were left out",)


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
    assert page_lines(shown_page(page)) == ("ab",)


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


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
def test_an_encoding_of_unicode_is_recognised(encoding: str) -> None:
    text = "Privacy Policy 隐私政策\n\nWe keep your name. 我们保存您的姓名，保护您的个人信息。\n"
    rough = read_bytes("page.txt", text.encode(encoding))
    assert [line for *_, line in told(rough)] == [line for line in text.splitlines() if line]
    assert noted(rough) == (() if encoding == "utf-8-sig" else ("the file is UTF-16",))


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
        ("strange.docx", "broken XML in `word/document.xml`: open it in Word"),
        ("cut.docx", "no whole zip"),
        ("other.docx", "no Word file"),
        ("long.txt", "a line of more than a million characters"),
        ("huge.txt", "more than 10 MB"),
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


@pytest.mark.parametrize("typed", ["\u00b2", "--1", "9" * 5_000, "", "-", "1.5"])
def test_what_is_no_number_in_an_attribute_counts_for_none(typed: str) -> None:
    page = f'<ol start="{typed}"><li>first</ol><table><tr><td colspan="{typed}">a<td>b<tr><td>c<td>d</table>'
    assert [item.marker for item in read_bytes("page.html", page.encode()).items if isinstance(item, Line)] == ["1."]
    style = f'<w:pPr><w:numPr><w:ilvl w:val="{typed}"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    file = docx(f"<w:p>{style}<w:r><w:t>text</w:t></w:r></w:p>")
    assert [item.text for item in read_bytes("page.docx", file).items if isinstance(item, Line)] == ["text"]
