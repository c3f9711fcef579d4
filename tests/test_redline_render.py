"""Every format shows what came in, what went and what moved, with and without style, to eyes, ears and archives."""

from __future__ import annotations

import re
import subprocess
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html
from lxml.html import HtmlElement
from markdown_it import MarkdownIt

from generator.model.codec import decode, encode
from generator.model.document import Columns, Document, walk_sections
from generator.render.html import render_html
from generator.render.markdown import print_markdown
from generator.render.plain import print_text
from generator.render.proof import document_text, visible_text
from generator.render.redline import print_redline_pdf, render_redline
from generator.render.templates import BrokenTemplateError
from tests.papers import paper_site
from tests.samples import (
    ADDENDUM,
    BESIDE,
    CHINESE,
    ENGLISH,
    REDLINE,
    REDLINE_ZH,
    REDLINES,
    bullets,
    column,
    deleted,
    important,
    inserted,
    item,
    link,
    numbered,
    paragraph,
    reference,
    revised,
    revision,
    section,
    strong,
    table,
    term,
)
from tests.sites import BASE, site
from tests.tools import pdf_validator
from tests.tools.browser import Chromium, Scheme, View
from tests.tools.html_validator import failures
from tests.tools.pdf_reader import Node, languages, pages, reader, tags

NAMES = ("english", "chinese", "beside")
DOCUMENTS = dict(zip(NAMES, REDLINES, strict=True))
EVERYTHING = (*REDLINES, ENGLISH, CHINESE, ADDENDUM)
SPOKEN = ("insertion", "end of insertion", "deletion", "end of deletion")


def tree(document: Document, **changes: Any) -> HtmlElement:
    return lxml_html.document_fromstring(render_redline(document, site(**changes)))


def said(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def with_blocks(*blocks: Any) -> Document:
    return replace(REDLINE, sections=(section("one", "One", *blocks),))


@pytest.fixture(params=REDLINES, ids=NAMES)
def document(request: pytest.FixtureRequest) -> Document:
    return request.param


# --- the page ---------------------------------------------------------------------------------------------------------


def test_the_samples_hold_every_node_that_only_redlines_have() -> None:
    held = set(re.findall(rb'"type":"([a-z-]+)"', b"".join(encode(document) for document in REDLINES)))
    assert {
        b"inserted",
        b"deleted",
        b"revision",
        b"revised",
        b"columns",
        b"column",
        b"moved-cell",
        b"restyled",
        b"renumbered",
    } <= held
    assert all(decode(encode(document)) == document for document in REDLINES)


def test_a_redline_says_all_its_words_and_notes_in_order(document: Document) -> None:
    wanted = document_text(document)
    seen = visible_text(render_redline(document, site()), set(wanted))
    assert {anchor: seen[anchor] for anchor in wanted} == wanted
    assert "Moved from here" in document_text(REDLINE)["c-security-moved"]
    assert "仅此语言有改动" in document_text(BESIDE)["c-exceptions"]


def test_the_page_of_every_document_can_be_a_redline_too(document: Document) -> None:
    assert render_html(document, site()).diagnostics == ()


def test_what_came_in_and_what_went_are_elements() -> None:
    (clause,) = tree(REDLINE).xpath("//*[@id='c-introduction']/p[1]")
    changes = [(e.tag, said(e)) for e in clause.iter("ins", "del")]
    assert changes == [
        ("del", "visit"),
        ("ins", "use"),
        ("ins", ", by itself or together with something else"),
        ("del", "资料"),
        ("ins", "信息"),
    ]


@pytest.mark.parametrize("kind, tag", [("inserted", "ins"), ("deleted", "del"), ("moved-away", "del")])
def test_every_word_of_a_change_of_whole_blocks_is_marked_by_an_element(kind: str, tag: str) -> None:
    inside = f"ancestor::*[contains(@class, 'revision')][1][@class = 'revision {kind}']"
    words = f"//text()[normalize-space()][{inside}][not(ancestor::p[@class = 'note'])]"
    roots = [tree(document) for document in REDLINES]
    plain = {text.strip() for root in roots for text in root.xpath(f"{words}[not(ancestor::{tag})]")}
    numbers = {"(ii)", "(a)", "(b)", "1.2", "3.", "3.1", "2."}
    assert plain == (numbers - {"3.1"} if tag == "ins" else set())
    assert all(root.xpath(words) for root in roots[:1])


def test_a_change_inside_a_change_is_marked_once() -> None:
    root = tree(REDLINE)
    assert not root.xpath("//ins//ins|//del//del|//ins//del|//del//ins")


def test_what_moved_keeps_its_words_and_says_so() -> None:
    (block,) = tree(REDLINE).xpath("//*[@id='c-sharing']/div[@class='revision moved-here']")
    assert [said(p) for p in block.xpath("./p")] == [
        "Moved here",
        "Carriers get your name and address, and nothing else.",
    ]
    assert not block.xpath(".//ins|.//del")


def test_a_row_that_moved_says_so_once_and_is_struck_where_it_went() -> None:
    rows = tree(REDLINE).xpath("//tr[starts-with(@class, 'moved')]")
    assert [row.get("class") for row in rows] == ["moved-away", "moved-here"]
    assert [[said(cell) for cell in row] for row in rows] == [
        ["Moved from here C. Photographs", "60 months"],
        ["Moved here C. Photographs", "60 months"],
    ]
    assert [[said(gone) for gone in row.iter("del")] for row in rows] == [["C. Photographs", "60 months"], []]
    assert not any(list(row.iter("ins")) for row in rows)


def test_a_clause_that_came_or_went_has_its_note_below_its_title() -> None:
    root = tree(REDLINE)
    notes = root.xpath("//section[contains(@class, 'revision')]/*[1]/following-sibling::*[1]")
    assert [said(note) for note in notes] == ["Moved from here", "Removed", "Added", "Moved here"]
    assert said(root.xpath("//*[@id='c-transfers']/div/p[1]")[0]) == "3.1 Added"


def test_the_number_of_what_went_is_struck_and_no_other() -> None:
    struck = tree(REDLINE).xpath("//span[@class='number'][del]")
    assert [said(number) for number in struck] == ["(ii)", "3.", "4."]


def test_a_number_stands_on_the_line_of_its_text() -> None:
    (items,) = tree(REDLINE).xpath("//*[@id='c-use']/ol")
    assert [said(one.xpath(".//p[1]|self::*[not(.//p)]")[0]) for one in items] == [
        "(i) to fulfil what you ordered;",
        "(ii) to write to you;",
        "(ii) to keep the shop safe, which takes",
        "(iii) Moved here",
    ]


def test_what_is_important_stays_so() -> None:
    (first, second) = tree(REDLINE).xpath("//*[@id='c-use']//div[@class='stands-out']/p/strong/u")
    assert [e.tag for e in first.iter("ins", "del")] == ["del", "ins"]
    assert second.xpath("./ins") and said(second) == "Nobody can buy it, and nobody can rent it."


def test_contents_are_those_of_the_new_text() -> None:
    links = tree(REDLINE).xpath("//nav[@class='contents']//a")
    assert [said(a) for a in links] == [
        "1. What we collect",
        "2. How we use it",
        "3. Who sees it",
        "4. How we keep it safe",
        "5. How to reach us",
    ]
    assert {a.get("href")[1:] for a in links} <= set(tree(REDLINE).xpath("//@id"))
    assert not tree(BESIDE).xpath("//nav[@class='contents']")


def test_each_column_names_its_language_and_shows_its_note() -> None:
    rows = tree(BESIDE).xpath("//div[@class='columns']")
    columns = [(c.get("lang"), c.get("dir")) for row in rows for c in row.xpath("./div[@class='column']")]
    assert columns == [("en", "ltr"), ("zh-Hans", "ltr")] * 2
    assert [said(note) for note in rows[1].xpath(".//p[@class='note']")] == ["Not in this language", "仅此语言有改动"]


def test_a_redline_stands_alone_and_out_of_search_engines(document: Document) -> None:
    root = tree(document)
    assert root.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert not root.xpath("//link|//nav[@class='languages']|//*[@class='pdf']|//script|//@style|//@src")
    assert all(href.startswith(("#", "tel:")) for href in root.xpath("//@href"))
    assert said(root.xpath("//h1")[0]) == document.title
    assert said(root.xpath("//*[@class='notice']")[0]) == document.notice


def test_a_redline_of_a_draft_says_first_of_all_that_it_is_one() -> None:
    message = "Draft: not published, not in force"
    top = tree(REDLINE, banner=message).xpath("//header[@class='masthead']/*[1]")
    assert [(one.get("class"), one.text_content()) for one in top] == [("banner", f"⟦en {message}⟧")]
    assert not tree(REDLINE).xpath("//*[@class='banner']")


def test_a_link_to_another_document_holds_wherever_the_page_goes() -> None:
    away = with_blocks(paragraph(reference("c-sale", "there", path="en/california-addendum/")))
    assert f"{BASE}en/california-addendum/#c-sale" in tree(away).xpath("//@href")


@pytest.mark.pdf
def test_a_link_to_a_place_that_went_is_text() -> None:
    gone = with_blocks(
        paragraph(deleted("see ", reference("c-gone", "that ", term("gone", "clause"))), reference("c-one", "this"))
    )
    root = tree(gone)
    assert root.xpath("//*[@id='c-one']//@href") == ["#c-one"]
    assert said(root.xpath("//*[@id='c-one']/p")[0]) == "see that clausethis"
    assert print_redline_pdf(gone, paper_site()).diagnostics == ()


def test_every_id_is_there_once_though_a_definition_went_and_came(document: Document) -> None:
    ids = tree(document).xpath("//@id")
    assert len(ids) == len(set(ids))


def test_the_policy_lets_in_the_style_of_the_page_and_nothing_else() -> None:
    page = render_redline(REDLINE, site())
    (style,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    digest = b64encode(sha256(style.encode()).digest()).decode()
    assert f"style-src &#39;sha256-{digest}&#39;" in page or f"style-src 'sha256-{digest}'" in page


def test_what_is_read_aloud_is_in_the_style_in_every_language_and_in_no_text() -> None:
    page = render_redline(REDLINE, site())
    (style,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    for locale in ("en", "zh-Hans"):
        (rule,) = re.findall(rf'\[lang="{locale}"\] {{(.*)}}', style)
        spoken = re.sub(r"\\([0-9a-f]+) ", lambda match: chr(int(match[1], 16)), rule)
        assert [name in spoken for name in (f"[⟦{locale} {one}⟧]" for one in SPOKEN)] == [True] * 4
    assert not any(f"⟦en {one}⟧" in visible_text(page, ())[""] for one in SPOKEN)


def test_a_published_page_carries_no_style_of_redlines() -> None:
    pages = [file.data for file in render_html(ENGLISH, site()).artifacts]
    assert not any(b"--insertion" in page for page in pages)


def test_a_template_that_loses_words_of_a_redline_is_refused() -> None:
    for template in ("{{ text | replace('Removed', '') }}{{ document.notice }}", "<p>{{ document.titel }}"):
        with pytest.raises(BrokenTemplateError):
            render_redline(REDLINE, site(own={"redline_html_jinja": template}))


@given(st.lists(st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ue000")), max_size=4))
def test_any_text_comes_out_of_a_redline_as_it_went_in(parts: list[str]) -> None:
    blocks = (paragraph(inserted(*parts), deleted(*parts)), revision("deleted", "", paragraph(*parts)))
    (found,) = tree(with_blocks(*blocks)).xpath("//*[@id='c-one']")
    written = " ".join(("One", "".join(parts) * 2, "".join(parts)))
    assert _collapsed(found.text_content()) == _collapsed(written)


def _collapsed(text: str) -> str:
    return " ".join(re.split(r"[ \t\r\n\f]+", text)).strip(" ")


# --- the page in a browser --------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("redlines")
    for name, redline in DOCUMENTS.items():
        (root / f"{name}.html").write_text(render_redline(redline, paper_site()), "utf-8")
    return root


@pytest.mark.browser
@pytest.mark.slow
def test_a_redline_is_valid_html(folder: Path) -> None:
    assert failures(sorted(folder.glob("*.html"))) == []


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_a_redline(folder: Path, browser: Chromium, width: int, scheme: Scheme) -> None:
    seen = View(width=width, scheme=scheme)
    assert [line for name in NAMES for line in browser.violations(folder / f"{name}.html", seen)] == []


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_a_redline_does_not_scroll_sideways_on_a_small_screen(folder: Path, browser: Chromium, name: str) -> None:
    with browser.page(folder / f"{name}.html", View(width=320)) as opened:
        assert opened.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize("width, rows", [(320, 2), (1280, 1)])
def test_languages_stand_beside_each_other_where_there_is_room(
    folder: Path, browser: Chromium, width: int, rows: int
) -> None:
    tops = "[...document.querySelectorAll('.columns:first-child .column')].map(c => c.getBoundingClientRect().top)"
    with browser.page(folder / "beside.html", View(width=width)) as opened:
        assert len(set(opened.evaluate(tops)[:2])) == rows


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize("medium", ["screen", "print"])
def test_lines_tell_what_changed_without_colour(folder: Path, browser: Chromium, medium: Any) -> None:
    line = """tag => { const style = getComputedStyle(document.querySelector(tag));
        return style.textDecorationLine + ' ' + style.textDecorationStyle }"""
    bar = "kind => getComputedStyle(document.querySelector('div.revision.' + kind), '::before').borderInlineStartStyle"
    with browser.page(folder / "english.html", View(medium=medium)) as opened:
        assert [opened.evaluate(line, tag) for tag in ("ins", "del")] == ["underline double", "line-through solid"]
        kinds = ("inserted", "deleted", "moved-here", "moved-away")
        assert [opened.evaluate(bar, kind) for kind in kinds] == ["double", "solid", "dotted", "dotted"]


@pytest.mark.browser
@pytest.mark.slow
def test_changes_are_read_aloud_in_the_language_around_them_and_never_copied(folder: Path, browser: Chromium) -> None:
    content = "([e, p]) => getComputedStyle(document.querySelector(e), p).content"
    with browser.page(folder / "beside.html") as opened:
        assert opened.evaluate(content, ["[lang=en] ins", "::before"]) == '" [insertion] "'
        assert opened.evaluate(content, ["[lang=zh-Hans] del", "::after"]) == '" [删除结束] "'
        copied = opened.evaluate("getSelection().selectAllChildren(document.body) || getSelection().toString()")
    assert "24 months" in copied and "insertion" not in copied and "新增" not in copied


# --- paper ------------------------------------------------------------------------------------------------------------


@cache
def printed(name: str) -> bytes:
    rendering = print_redline_pdf(DOCUMENTS[name], paper_site())
    assert rendering.diagnostics == ()
    (file,) = rendering.artifacts
    return file.data


def changes(node: Node) -> Iterator[tuple[str, str]]:
    for span in node.find("Span"):
        if "TextDecorationType" in span.attributes:
            yield span.attributes["TextDecorationType"], span.text


@pytest.mark.pdf
@pytest.mark.parametrize("profile", get_args(pdf_validator.Profile))
@pytest.mark.parametrize("name", NAMES)
def test_the_pdf_of_a_redline_is_fit_for_archives_and_screen_readers(name: str, profile: Any, tmp_path: Path) -> None:
    (tmp_path / "it.pdf").write_bytes(printed(name))
    assert pdf_validator.failures(tmp_path / "it.pdf", profile) == []


@pytest.mark.pdf
def test_the_tags_of_a_pdf_say_what_came_in_and_what_went() -> None:
    (first, second, *_) = tags(printed("english")).find("P")[2:]
    assert [(kind, text.replace("\n", "")) for kind, text in changes(first)] == [
        ("/LineThrough", "visit"),
        ("/Underline", "use"),
        ("/Underline", ", byitself or together with something else"),
        ("/LineThrough", "资料"),
        ("/Underline", "信息"),
    ]
    assert list(changes(second)) == [("/LineThrough", "We learn nothing about children.")]


@pytest.mark.pdf
def test_every_change_of_the_page_is_a_tag_of_the_pdf(document: Document) -> None:
    name = next(name for name, one in DOCUMENTS.items() if one is document)
    kinds = {"ins": "/Underline", "del": "/LineThrough"}
    elements = [(kinds[e.tag], re.sub(r"\s", "", e.text_content())) for e in tree(document).xpath("//ins|//del")]
    assert [(kind, re.sub(r"\s", "", text)) for kind, text in changes(tags(printed(name)))] == elements


@pytest.mark.pdf
def test_a_moved_item_keeps_its_number_as_its_label() -> None:
    items = tags(printed("english")).find("LI")
    (moved,) = [one for one in items if "Moved here" in one.text]
    assert moved.roles() == ["Lbl", "LBody"] and moved.find("Lbl")[0].text.strip() == "(iii)"


@pytest.mark.pdf
def test_columns_stand_beside_each_other_on_paper_laid_across_and_name_their_language() -> None:
    data = printed("beside")
    box = reader(data).pages[0].mediabox
    assert box.width > box.height
    drawn = subprocess.run(["pdftotext", "-layout", "-", "-"], input=data, capture_output=True, check=True).stdout
    assert re.search(r"1\. What we collect +1\. 我们收集哪些信息", drawn.decode())
    assert languages(data) == [("Div", "zh-Hans"), ("Span", "en"), ("Div", "zh-Hans")]


@pytest.mark.pdf
def test_columns_over_several_pages_begin_where_there_is_room_and_are_read_one_after_the_other() -> None:
    english = [paragraph(f"Paragraph {number}. ", "We keep what you write. " * 8) for number in range(30)]
    chinese = [paragraph(f"第{number}段。", "我们保存您的来信。") for number in range(30)]
    columns = Columns(columns=(column("en", "", *english), column("zh-Hans", "", *chinese)))
    short = Columns(columns=(column("en", "", english[0]), column("zh-Hans", "", chinese[0])))
    rows = (columns, *(short,) * 60)
    told = replace(BESIDE, sections=(section("long", "", *rows),))
    (file,) = print_redline_pdf(told, paper_site()).artifacts
    drawn = pages(file.data)
    assert len(drawn) > 2 and "Paragraph 0" in drawn[0] and "第0段" in drawn[0]
    read = re.sub(r"\s", "", tags(file.data).text)
    assert re.sub(r"\s", "", document_text(told)["c-long"]) in read


@pytest.mark.pdf
@pytest.mark.parametrize("locale", ["en", "zh-Hans"])
def test_the_lists_of_a_column_have_the_bullets_of_its_language_and_not_of_the_page(locale: str) -> None:
    columns = Columns(columns=(column("en", "", bullets("Orders")), column("zh-Hans", "", bullets("订单"))))
    told = replace(BESIDE, locale=locale, sections=(section("lists", "", columns),))
    (file,) = print_redline_pdf(told, paper_site()).artifacts
    drawn = subprocess.run(["pdftotext", "-raw", "-", "-"], input=file.data, capture_output=True, check=True).stdout
    assert sorted(re.findall("[•●]", drawn.decode())) == ["•", "●"]


# --- plain text and Markdown ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "1. What we [-gather-]{+collect+}",
        "What reaches us comes in [-two-]{+three+} ways:",
        "- {+Orders. They hold what you bought.+}",
        "- [-Postcards.-]",
        "[Moved from here] [-C. Photographs-] | [-60 months-]",
        "[Moved here] C. Photographs          | 60 months",
        "[Moved from here]",
        "[-(ii)-] [-to write to you;-]",
        "     (a) {+a log of failed sign-ins, and+}",
        "(iii) [Moved here]",
        "      to answer you {+in time+}.",
        "[-4.-] [-How to send a fax-]",
        "3.1 [Added]",
        "*We do not sell [-your data-]{+what we know+}.*",
        "Address: [-1 Rain Street-] / {+19 Cloud Lane+}",
    ],
)
def test_a_terminal_shows_a_redline(line: str) -> None:
    assert line in print_text(REDLINE).splitlines()


def test_chinese_gets_no_spaces_and_its_own_colon() -> None:
    text = print_text(replace(CHINESE, sections=(*CHINESE.sections, *REDLINE_ZH.sections[:1])))
    for line in ("我们[-可以-]{+应当+}在24个月内删除您的信息。", "电话：0755-0000 0000", "最后更新日期：2021年6月30日"):
        assert line in text.splitlines()
    assert "类别     | 保存期限" in text, "a Han character is as wide as two letters"


def test_a_label_with_a_colon_of_its_own_gets_no_other() -> None:
    for document, colon in ((ENGLISH, ":"), (CHINESE, "："), (CHINESE, ":")):
        first = replace(document.dates[0], label=f"{document.dates[0].label}{colon}")
        printed = print_text(replace(document, dates=(first,)))
        assert f"{first.label}{'' if colon == '：' else ' '}{first.text}" in printed


def test_columns_follow_each_other_under_the_name_of_their_language() -> None:
    lines = [line for line in print_text(BESIDE).splitlines() if line.startswith("[")]
    assert lines == ["[en]", "[zh-Hans]", "[en: Not in this language]", "[zh-Hans: 仅此语言有改动]"]


def test_a_wide_table_is_not_padded() -> None:
    wide = table("Wide", ("A", "B"), ("short", "x" * 120))
    assert "A | B\nshort | " in print_text(with_blocks(wide))


def test_a_table_without_a_caption_begins_with_its_header() -> None:
    bare = with_blocks(table("", ("A", "B"), ("short", "long")))
    assert "A     | B\nshort | long" in print_text(bare)
    assert "\n\n| A | B |\n" in print_markdown(bare)
    assert "****" not in print_markdown(bare)


def test_a_terminal_gets_no_control_characters() -> None:
    assert "\x1b" not in print_text(with_blocks(paragraph("red \x1b[31m")))


def test_a_link_shows_its_address_where_the_words_do_not() -> None:
    text = print_text(
        with_blocks(paragraph(link("https://x.example/a", "there"), link("mailto:a@b.example", "a@b.example")))
    )
    assert "there <https://x.example/a>a@b.example\n" in text


@pytest.mark.parametrize(
    "line",
    [
        "## 1. What we <del>gather</del><ins>collect</ins>",
        "- <strong>Cookies.</strong> A site leaves them with your browser.",
        "- <del>Postcards.</del>",
        "| <del>B. Records</del> | <del>36 months</del> |",
        "*\\[Moved from here\\]*",
        "* <del>(ii)</del> <del>to write to you;</del>",
        "<del>Send it to [+1 555 0199](<tel:+15550199>).</del>",
    ],
)
def test_markdown_shows_a_redline(line: str) -> None:
    assert line in print_markdown(REDLINE).splitlines()


def rendered(markdown: str) -> HtmlElement:
    """Markdown as a code host reads it."""
    host = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    return lxml_html.fragment_fromstring(host.render(markdown), create_parent="main")


@pytest.mark.parametrize("document", EVERYTHING, ids=lambda one: one.path)
def test_markdown_says_the_words_of_every_clause_in_order(document: Document) -> None:
    shown = re.sub(r"\s", "", rendered(print_markdown(document)).text_content())
    for section_text in document_text(document).values():
        for word in section_text.split():
            assert word in shown
    levels = [e.tag for e in rendered(print_markdown(document)).iter("h1", "h2", "h3")]
    assert len(levels) == 1 + sum(bool(one.title) for one in walk_sections(document.sections))


def test_markdown_keeps_tables_lists_bold_and_links() -> None:
    root = rendered(print_markdown(ENGLISH))
    assert [len(root.findall(f".//{name}")) for name in ("table", "tr", "h3")] == [1, 3, 2]
    assert "Global Privacy Control" in [e.text_content() for e in root.iter("strong")]
    assert "https://www.example.org/cookies" in root.xpath("//a/@href")
    assert [said(one) for one in root.xpath("//ul/li/ul/li")][-1] == "We tell you, unless a court forbids it."


@pytest.mark.parametrize(
    "text",
    [
        "# no heading",
        "- no item",
        "+ no item",
        "1. no item",
        "12) no item",
        "---",
        "===",
        "> no quote",
        "    no code",
        "```",
        "~~~",
        "a | b",
        "**no bold**",
        "_no_ `code`",
        "[no](https://link.example)",
        "<script>alert(1)</script>",
        "&lt; &amp;",
        "back\\slash\\",
        "ends in two spaces  ",
        "![no](image)",
        "closing #",
        "$x$",
    ],
)
def test_no_word_is_markup_in_markdown(text: str) -> None:
    document = with_blocks(paragraph(text), bullets(text), table(text, (text, "B"), (text, "y")))
    made, meant = rendered(print_markdown(document)), rendered(print_markdown(_plain(document, text)))
    assert [e.tag for e in made.iter()] == [e.tag for e in meant.iter()]
    assert made.xpath("//p")[-2].text_content() == text.strip()


def _plain(document: Document, text: str) -> Document:
    """The same Document with a harmless word where `text` stands."""
    quoted = encode(document).replace(_json(text), _json("x"))
    return decode(quoted)


def _json(text: str) -> bytes:
    return ('"text":"' + text.replace("\\", "\\\\") + '"').encode()


@given(st.text(alphabet=[*"ab 1.,;:!?()[]{}<>&\"'*_#|`~$%-+=\\", *"个人信息。；：“”（）"], min_size=1, max_size=60))
def test_any_paragraph_survives_markdown(text: str) -> None:
    document = with_blocks(paragraph(text), numbered(item(paragraph(strong(text), important(text)), number="1.")))
    wanted = _collapsed(text)
    root = rendered(print_markdown(document))
    if wanted:
        assert root.xpath("./p")[-1].text_content() == wanted
    assert _collapsed(root.xpath("//li")[0].text_content()) == _collapsed(f"1. {text}{text}")


def test_bold_next_to_a_full_width_mark_stays_bold() -> None:
    root = rendered(print_markdown(with_blocks(paragraph(strong("重要提示："), "请阅读", strong("全"), strong("文")))))
    assert [e.text_content() for e in root.iter("strong")] == ["重要提示：", "全文"]


def test_a_clause_that_went_is_struck_in_text_and_markdown() -> None:
    gone = replace(
        REDLINE, sections=(revised("deleted", "", section("x", "Gone", paragraph("All of it."), number="9.")),)
    )
    assert "[-9.-] [-Gone-]" in print_text(gone)
    assert "## <del>9.</del> <del>Gone</del>" in print_markdown(gone)
