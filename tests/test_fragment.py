"""The fragment, before and after a sanitizer has taken class, style and id away."""

from __future__ import annotations

import re
from typing import Any

import nh3
import pytest
from lxml import html as lxml_html
from lxml.html import HtmlElement

from generator.model.document import Document
from generator.render.html import render_html
from generator.render.proof import document_text, visible_text
from tests.samples import ADDENDUM, CHINESE, DOCUMENTS, ENGLISH
from tests.sites import BASE, site
from tests.support import said


def files(document: Document, **changes: Any) -> dict[str, str]:
    artifacts = render_html(document, site(**changes)).artifacts
    return {file.path.removeprefix(document.path): file.data.decode() for file in artifacts}


def tree(document: Document, **changes: Any) -> HtmlElement:
    return lxml_html.fragment_fromstring(files(document, **changes)["fragment.html"])


def words(html: str) -> str:
    return visible_text(html, ())[""]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.path)
def test_a_fragment_is_one_element_that_says_what_it_is(document: Document) -> None:
    root = tree(document)
    assert (root.tag, root.get("class"), root.get("lang"), root.get("data-edition")) == (
        "div",
        "clausebook",
        document.locale,
        document.edition,
    )
    assert root.get("data-source") == BASE + document.path
    assert not root.xpath("//head|//h1|//title|//link|//style|//script|//main|//nav|//@style")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.path)
def test_every_id_has_a_prefix_and_every_link_leads_somewhere(document: Document) -> None:
    root = tree(document)
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids)) and all(one.startswith("clausebook-") for one in ids)
    for href in root.xpath("//@href"):
        assert href.startswith(("https://", "mailto:", "tel:")) or href[1:] in ids


def test_links_to_other_documents_are_absolute() -> None:
    assert f"{BASE}en/california-addendum/" in tree(ENGLISH).xpath("//@href")
    assert tree(ADDENDUM).xpath("//@href") == [f"{BASE}en/privacy-policy/#t-personal-information"]


@pytest.mark.parametrize("level, expected", [(2, ["h2", "h2", "h3"]), (3, ["h3", "h3", "h4"])])
def test_headings_begin_where_the_page_around_wants_them(level: int, expected: list[str]) -> None:
    headings = tree(CHINESE, heading_level=level).xpath("//*[self::h2 or self::h3 or self::h4]")
    assert {h.tag for h in headings} == {f"h{level}"}
    assert [h.tag for h in tree(ENGLISH, heading_level=level).xpath("//section/*[1]")][:3] == [
        expected[0],
        expected[2],
        expected[2],
    ]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.path)
def test_a_sanitizer_takes_no_word_and_changes_no_order(document: Document) -> None:
    fragment = files(document)["fragment.html"]
    clean = nh3.clean(fragment, attributes={"a": {"href"}, "th": {"scope"}, "time": {"datetime"}})
    assert not re.search(r"\s(class|style|id)=", clean)
    assert words(clean) == words(fragment)


@pytest.mark.parametrize("document", [ENGLISH, CHINESE], ids=lambda document: document.path)
def test_a_fragment_without_its_style_counts_nothing_twice(document: Document) -> None:
    clean = nh3.clean(files(document)["fragment.html"], attributes={})
    root = lxml_html.fragment_fromstring(clean)
    assert not root.xpath("//ol"), "a browser would number these items a second time"
    assert root.xpath("//ul//ul"), "nesting is still a list in a list"


def test_what_must_stand_out_does_so_without_style() -> None:
    root = lxml_html.fragment_fromstring(nh3.clean(files(ENGLISH)["fragment.html"], attributes={}))
    said = root.xpath("//strong/u/text()")
    assert "You may say no to both at any time" in said and "Nobody can rent it." in said


@pytest.mark.parametrize("tags", [{"p", "ul", "li", "a", "strong", "u", "h2", "h3"}, {"p", "br"}, set()])
def test_even_a_narrow_editor_keeps_every_word(tags: set[str]) -> None:
    fragment = files(CHINESE)["fragment.html"]
    clean = nh3.clean(fragment, tags=tags, attributes={})
    assert "".join(words(clean).split()) == "".join(words(fragment).split())


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.path)
def test_a_fragment_says_what_its_document_says(document: Document) -> None:
    wanted = document_text(document)
    seen = visible_text(files(document)["fragment.html"], {f"clausebook-{anchor}" for anchor in wanted})
    assert {anchor: seen[f"clausebook-{anchor}"] for anchor in wanted} == wanted
    assert all(date.text in seen[""] for date in document.dates)


def test_a_fragment_that_loses_words_is_an_error() -> None:
    own = {"fragment_html_jinja": "{{ document.dates[0].text }}{{ document.notice }}{{ text | replace('rent', '') }}"}
    (found,) = render_html(ENGLISH, site(own=own)).diagnostics
    assert found.rule == "text-lost" and "`use`" in said(found)


def test_the_style_sheet_beside_it_touches_nothing_else() -> None:
    css = re.sub(r"/\*.*?\*/", "", files(ENGLISH)["fragment.css"], flags=re.DOTALL)
    selectors = [one.strip() for rule in re.findall(r"([^{}]+)\{", css) for one in re.split(r",(?![^(]*\))", rule)]
    assert selectors and all(one.startswith(".clausebook") for one in selectors)
    assert "url(" not in css and "@import" not in css
