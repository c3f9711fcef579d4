"""Pages, read by a parser: structure, addresses, labels, policy, and the proof that no word is lost."""

from __future__ import annotations

import pickle
import re
import subprocess
import sys
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from itertools import pairwise
from typing import Any
from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html
from lxml.html import HtmlElement

from generator.model.document import Document, walk_sections
from generator.model.imprint import Neighbour
from generator.render.addresses import homes
from generator.render.html import render_html
from generator.render.landing import render_landing
from generator.render.paper import print_paper
from generator.render.proof import document_text, visible_text
from tests.samples import (
    ADDENDUM,
    CHINESE,
    DOCUMENTS,
    ENGLISH,
    important,
    link,
    neighbour,
    paragraph,
    reference,
    run,
    section,
    table,
    term,
)
from tests.sites import BASE, TEMPLATES, marked, site
from tests.support import said

SITE = site()
DRAFT = "Draft: not published, not in force"
NAMES = [f"{document.locale}/{document.work}" for document in DOCUMENTS]
PAYLOADS = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</style></section><svg/onload=alert(1)>",
    "{{ 7 * 7 }}{% raw %}",
    "<!-- --!> ]]> &lt;b&gt; &#60;",
]


def page(document: Document, **changes: Any) -> str:
    rendering = render_html(document, site(**changes))
    assert rendering.diagnostics == ()
    return next(file.data.decode() for file in rendering.artifacts if file.path.endswith("index.html"))


def tree(document: Document, **changes: Any) -> HtmlElement:
    return lxml_html.document_fromstring(page(document, **changes))


def text(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


@pytest.fixture(params=DOCUMENTS, ids=NAMES)
def document(request: pytest.FixtureRequest) -> Document:
    return request.param


def test_a_page_has_one_title_and_no_heading_skips_a_level(document: Document) -> None:
    levels = [int(heading.tag[1]) for heading in tree(document).xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_headings_skip_no_level_even_where_a_clause_without_one_stands_between() -> None:
    inner = section("inner", "Inner", level=3)
    document = replace(ENGLISH, sections=(section("outer", "", number="1.", sections=(inner,)),))
    assert [h.tag for h in tree(document).xpath("//*[@id='text']//h2|//h3")] == ["h2"]


def test_the_deepest_heading_is_the_last_that_html_has() -> None:
    deep = section("deep-7", "Deep")
    for depth in range(6, 0, -1):
        deep = section(f"deep-{depth}", "Deep", sections=(deep,))
    levels = [h.tag for h in tree(replace(ENGLISH, sections=(deep,))).xpath("//section/*[1]")]
    assert levels == ["h2", "h3", "h4", "h5", "h6", "h6", "h6"]


def test_every_id_is_there_once_and_every_clause_has_its_own(document: Document) -> None:
    ids = tree(document).xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {one.anchor for one in walk_sections(document.sections)} <= set(ids)
    assert {"t-personal-information", "c-device"} & set(ids) or document is ADDENDUM


def test_every_link_inside_a_page_leads_to_something(document: Document) -> None:
    root = tree(document)
    assert {href[1:] for href in root.xpath("//@href") if href.startswith("#")} <= set(root.xpath("//@id"))


def test_landmarks_and_languages_are_marked(document: Document) -> None:
    root = tree(document)
    assert root.get("lang") == document.locale and root.get("dir") == document.direction
    assert [len(root.xpath(f"//{name}")) for name in ("main", "body/header", "body/footer")] == [1, 1, 1]
    assert all(nav.get("aria-label") or nav.get("aria-labelledby") for nav in root.xpath("//nav"))
    assert root.xpath("//a[1]/@class")[0] == "skip"


def test_a_passage_in_another_language_says_which() -> None:
    (span,) = tree(ENGLISH).xpath("//*[@id='c-do-not-track']//span[@lang]")
    assert (span.get("lang"), span.get("dir"), text(span)) == ("zh-Hans", "ltr", "“请勿追踪”")


def test_dates_are_for_machines_too() -> None:
    root = tree(ADDENDUM)
    stamped = [(text(div), div.xpath(".//time/@datetime")) for div in root.xpath("//dl[@class='dates']/div")]
    assert stamped == [
        ("Effective December 19, 2019", ["2019-12-19"]),
        ("Last reviewed June 30, 2021", ["2021-06-30"]),
    ]
    assert tree(ENGLISH).xpath("//*[@id='c-introduction']//time/@datetime") == ["2020-01-01"]
    assert tree(CHINESE).xpath("//*[@class='sign-off']//time/@datetime") == ["2021-06-30"]


def test_a_table_has_caption_and_scopes_and_can_be_scrolled_by_keyboard() -> None:
    (box,) = tree(ENGLISH).xpath("//*[@id='c-sources']/div[@class='table']")
    assert (box.get("tabindex"), box.get("role"), box.get("aria-label")) == (
        "0",
        "group",
        "Categories of personal information",
    )
    assert box.xpath("count(.//caption)") == 1
    assert box.xpath(".//thead//th/@scope") == ["col"] * 3
    assert box.xpath(".//tbody/tr/th/@scope") == ["row"] * 2


def test_a_table_without_a_caption_prints_none_and_its_box_is_named_by_its_columns() -> None:
    bare = replace(
        ENGLISH, sections=(replace(ENGLISH.sections[0], blocks=(table("", ("Kind", "Kept"), ("Name", "a year")),)),)
    )
    (box,) = tree(bare).xpath("//div[@class='table']")
    assert (box.get("aria-label"), box.xpath("count(.//caption)")) == ("Kind / Kept", 0)


def test_a_text_that_names_no_publisher_prints_none() -> None:
    nobody = replace(ENGLISH, publisher="")
    root = tree(nobody)
    assert text(root.xpath("//title")[0]) == ENGLISH.title
    assert text(root.xpath("//p[@class='publisher']/a")[0]) == "⟦en All documents⟧"
    paper = lxml_html.document_fromstring(print_paper(nobody, SITE))
    assert not paper.xpath("//*[@class='publisher']|//meta[@name='author']")
    (landing,) = render_landing((nobody,), SITE).artifacts
    assert not lxml_html.document_fromstring(landing.data).xpath("//*[@class='publisher']")


def test_numbers_of_lists_are_text_and_their_items_have_ids() -> None:
    (outer,) = tree(ENGLISH).xpath("//*[@id='c-use']/ol")
    assert [text(item.xpath("./span[@class='number']")[0]) for item in outer.xpath("./li")] == ["(i)", "(ii)", "(iii)"]
    assert outer.xpath("./li/@id") == ["c-use-orders", "c-use-4", "c-use-5"]
    assert outer.get("class") == "numbered n3"
    assert tree(CHINESE).xpath("//*[@id='c-collection']//li/ol/@class") == ["numbered path n5"]


def test_a_paragraph_clause_carries_its_number_and_no_heading() -> None:
    (clause,) = tree(CHINESE).xpath("//*[@id='c-exceptions']")
    assert clause.tag == "div" and not clause.xpath(".//h2|.//h3")
    assert text(clause.xpath("./p[1]")[0]) == "1.4 下列情形无需征得您的同意："


def test_what_must_stand_out_is_bold_and_underlined_by_elements() -> None:
    root = tree(ENGLISH)
    inside = root.xpath("//*[@class='stands-out']//text()[normalize-space()]")
    assert inside and all(one.getparent().tag == "u" for one in inside)
    assert text(root.xpath("//*[@id='c-sharing']//strong[@class='important']/u")[0]).startswith("You may say no")


def test_contents_follow_the_clauses_with_headings_and_their_numbers() -> None:
    links = tree(CHINESE).xpath("//nav[@class='contents']//a")
    assert [(a.get("href"), text(a)) for a in links] == [
        ("#c-introduction", "引言"),
        ("#c-collection", "1. 我们收集您的哪些信息"),
        ("#c-security", "2. 我们如何保护您的信息"),
        ("#c-contact", "3. 您如何联系我们"),
    ]
    nested = tree(ENGLISH).xpath("//nav[@class='contents']/ol/li/ol/li/a/@href")
    assert nested == ["#c-sources", "#c-do-not-track"]
    assert not tree(ADDENDUM).xpath("//nav[@class='contents']")


def test_languages_name_each_other_and_themselves_in_the_same_list() -> None:
    def alternates(document: Document) -> list[tuple[str, str]]:
        return [(e.get("hreflang"), e.get("href")) for e in tree(document).xpath("//head/link[@hreflang]")]

    assert alternates(ENGLISH) == alternates(CHINESE)
    assert alternates(ENGLISH) == [
        ("en", f"{BASE}en/privacy-policy/"),
        ("zh-Hans", f"{BASE}zh-Hans/privacy-policy/"),
        ("x-default", f"{BASE}en/privacy-policy/"),
    ]
    assert alternates(ADDENDUM) == []
    assert tree(CHINESE).xpath("//link[@rel='canonical']/@href") == [f"{BASE}zh-Hans/privacy-policy/"]


def test_the_language_switch_speaks_each_language_and_marks_the_one_shown() -> None:
    switch = tree(CHINESE).xpath("//nav[@class='languages']//li/*")
    assert [(e.tag, e.get("lang"), text(e), e.get("href")) for e in switch] == [
        ("a", "en", "English", "../../en/privacy-policy/"),
        ("span", "zh-Hans", "简体中文", None),
    ]
    assert not tree(ADDENDUM).xpath("//nav[@class='languages']")


def test_links_between_documents_are_relative_and_lead_to_the_one_address_of_a_page() -> None:
    (href,) = tree(ENGLISH).xpath("//*[@id='c-introduction']//a/@href")
    assert urljoin(f"{BASE}en/privacy-policy/", href) == f"{BASE}en/california-addendum/"
    assert tree(ADDENDUM).xpath("//link[@rel='canonical']/@href") == [f"{BASE}en/california-addendum/"]
    (away,) = tree(ADDENDUM).xpath("//*[@id='c-sale']//a/@href")
    assert away == "../privacy-policy/#t-personal-information"


def test_links_lead_to_files_where_nothing_serves_the_index_of_a_folder() -> None:
    (href,) = tree(ENGLISH, index="index.html").xpath("//*[@id='c-introduction']//a/@href")
    assert urljoin("file:///x/en/privacy-policy/index.html", href) == "file:///x/en/california-addendum/index.html"
    (away,) = tree(ADDENDUM, index="index.html").xpath("//*[@id='c-sale']//a/@href")
    assert away == "../privacy-policy/index.html#t-personal-information"
    assert tree(ADDENDUM, index="index.html").xpath("//link[@rel='canonical']/@href") == [
        f"{BASE}en/california-addendum/"
    ]


def test_languages_are_told_to_search_engines_in_the_head_alone_and_whoever_is_named_names_all() -> None:
    told = {f"{BASE}{one.path}": {*tree(one).xpath("//head/link/@hreflang/../@href")} for one in (ENGLISH, CHINESE)}
    assert [*told.values()] == [told.keys()] * 2, "a page names itself and all others, and they name it"
    assert not [one for page in DOCUMENTS for one in tree(page).xpath("//body//@hreflang")]


def test_an_address_of_its_own_is_kept_and_quoted() -> None:
    moved = replace(CHINESE, path="cn/隐私/")
    root = tree(moved)
    assert root.xpath("//link[@rel='canonical']/@href") == [f"{BASE}cn/%E9%9A%90%E7%A7%81/"]
    home = root.xpath("//p[@class='publisher']/a/@href")[0]
    assert urljoin("https://host/a/cn/x/index.html", home) == "https://host/a/"


def test_a_page_links_its_pdf_only_where_one_is_printed() -> None:
    assert tree(ENGLISH).xpath("//p[@class='pdf']/a/@href") == ["privacy-policy.pdf"]
    assert not tree(ENGLISH, formats=frozenset({"html"})).xpath("//@href[contains(., '.pdf')]")


def test_a_notice_keeps_a_page_out_of_search_engines() -> None:
    root = tree(ENGLISH)
    assert root.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert text(root.xpath("//*[@class='notice']")[0]) == ENGLISH.notice
    assert not tree(ADDENDUM).xpath("//meta[@name='robots']|//*[@class='notice']")


def test_a_banner_stands_at_the_top_of_every_page() -> None:
    root = tree(ADDENDUM, banner=DRAFT)
    assert text(root.xpath("//body/header/*[1]")[0]) == "⟦en Draft: not published, not in force⟧"
    assert root.xpath("//meta[@name='robots']/@content") == ["noindex"]


def test_the_policy_lets_in_the_style_of_the_page_and_nothing_else(document: Document) -> None:
    html = page(document)
    (policy,) = lxml_html.document_fromstring(html).xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    (style,) = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    digest = b64encode(sha256(style.encode()).digest()).decode()
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src 'none'; base-uri 'none'; form-action 'none'"
    )


def test_a_page_asks_no_host_for_anything(document: Document) -> None:
    root = tree(document)
    assert not root.xpath(
        "//script[not(@type='application/ld+json')]|//img|//iframe|//object|//embed|//form"
        "|//@style|//@src|//@*[starts-with(name(), 'on')]"
    )
    assert set(root.xpath("//link/@rel")) <= {"canonical", "alternate"}
    assert not re.search(r"url\(|@import", "".join(root.xpath("//style/text()")))


def test_every_word_that_a_template_adds_comes_from_the_catalogue() -> None:
    language = marked("en", "English")
    pages = [page(ENGLISH, languages={"en": language, "zh-Hans": language}, banner=DRAFT)]
    pages.append(render_landing([ENGLISH], site(languages={"en": language})).artifacts[0].data.decode())
    known = "".join(document_text(ENGLISH).values()) + "".join(
        [
            ENGLISH.title,
            ENGLISH.publisher,
            ENGLISH.edition,
            ENGLISH.notice or "",
            "English",
            *(n.title for n in ENGLISH.related),
        ]
        + [d.label + d.text for d in ENGLISH.dates]
    )
    for html in pages:
        shown = visible_text(html, ())[""]
        left = re.sub(r"⟦.*?⟧", " ", shown)
        assert {word for word in left.split() if word not in known} == set()


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_text_becomes_markup(payload: str) -> None:
    hostile = replace(
        ENGLISH,
        title=payload,
        description=payload,
        publisher=payload,
        notice=payload,
        sections=(section("one", payload, paragraph(payload, important(payload), link("https://x.example", payload))),),
    )
    plain = replace(
        hostile,
        title="x",
        description="x",
        publisher="x",
        notice="x",
        sections=(section("one", "x", paragraph("x", important("x"), link("https://x.example", "x"))),),
    )
    made, meant = tree(hostile), tree(plain)
    assert [(e.tag, sorted(e.keys())) for e in made.iter() if isinstance(e.tag, str)] == [
        (e.tag, sorted(e.keys())) for e in meant.iter() if isinstance(e.tag, str)
    ]
    assert payload in made.xpath("//h1")[0].text_content()


@pytest.mark.parametrize(
    "href",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:x",
        " https://x",
        "data:text/html,x",
        "//host/x",
        "https:x",
        "http://x",
        "https://x\n",
    ],
)
def test_a_link_of_another_scheme_is_text(href: str) -> None:
    root = tree(replace(ENGLISH, sections=(section("one", "One", paragraph(link(href, "words"))),)))
    assert not root.xpath("//*[@id='c-one']//a")
    assert "words" in root.xpath("//*[@id='c-one']/p")[0].text_content()


def test_a_link_inside_a_link_keeps_its_words() -> None:
    nested = link("https://x.example", "see ", term("personal-information", "it", reference("c-use", "here")))
    root = tree(replace(ENGLISH, sections=(section("use", "Use", paragraph(nested)),)))
    assert [text(a) for a in root.xpath("//*[@id='c-use']//a")] == ["see ithere"]


@given(
    st.lists(
        st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ue000")), min_size=1, max_size=4
    )
)
def test_any_text_comes_out_as_it_went_in(parts: list[str]) -> None:
    clause = section("one", "", paragraph(*parts, important(*parts)))
    document = replace(ADDENDUM, sections=(clause, section("two", "Two")))
    (found,) = tree(document).xpath("//*[@id='c-one']/p")
    written = "".join(parts) * 2
    assert re.sub(r"\s+", " ", found.text_content()) == re.sub(r"\s+", " ", written)


def test_both_readers_of_the_proof_agree_on_every_page(document: Document) -> None:
    wanted = document_text(document)
    seen = visible_text(page(document), set(wanted))
    assert {anchor: seen[anchor] for anchor in wanted} == wanted


@pytest.mark.parametrize(
    "template, clause",
    [
        ("{{ text | replace('Who', '') }}", "the clause `sharing`"),
        ("<div hidden>{{ text }}</div>", "the clause `introduction`"),
        ("<!-- {{ text }} -->", "the clause `introduction`"),
        ("<script>{{ text }}</script>", "the clause `introduction`"),
        ("{{ text | replace('24 months', '36 months') }}", "the clause `collection`"),
        ("nothing", "the clause `contact`"),
    ],
)
def test_a_template_that_loses_words_of_a_clause_is_an_error(template: str, clause: str) -> None:
    around = "{{ document.dates[0].text }}{{ document.notice }}"
    rendering = render_html(ENGLISH, site(own={"page_html_jinja": around + template}))
    found = [said(one) for one in rendering.diagnostics if one.rule == "text-lost"]
    assert any(clause in message for message in found)


@pytest.mark.parametrize(
    "document, missing",
    [(ENGLISH, "June 30, 2021"), (ENGLISH, ENGLISH.notice), (CHINESE, "示例光学有限公司")],
)
def test_a_template_that_loses_what_stands_around_the_clauses_is_an_error(document: Document, missing: str) -> None:
    rendering = render_html(document, site(own={"page_html_jinja": "{{ text }}"}))
    assert any(missing in said(one) for one in rendering.diagnostics)


def test_a_template_may_put_the_text_into_another_shape() -> None:
    shape = "{{ document.dates[0].text }}{{ document.notice }}<main>{{ text | replace('\\n', '\\n\\t') }}</main>"
    own = {"page_html_jinja": shape}
    assert render_html(ENGLISH, site(own=own)).diagnostics == ()


@pytest.mark.parametrize(
    "template, line, words",
    [
        ("<p>\n{% if %}\n", 2, "Expected an expression"),
        ("<p>\n\n{{ document.titel }}", 3, "titel"),
        ("{{ 1 / 0 }}", 1, "division by zero"),
        ("\n{% include 'gone.jinja' %}", 1, "gone.jinja"),
        ("{{ ''.__class__.__mro__ }}", 1, "unsafe"),
    ],
)
def test_a_fault_of_a_template_names_its_line(template: str, line: int, words: str) -> None:
    rendering = render_html(ENGLISH, site(own={"page_html_jinja": template}))
    (found,) = rendering.diagnostics
    assert found.rule == "template-error" and words in said(found)
    assert found.span is not None
    assert (found.span.source.path, found.span.first().line) == ("templates/page.html.jinja", line)
    assert not [file for file in rendering.artifacts if file.path.endswith("index.html")]


def test_a_style_sheet_cannot_end_its_element() -> None:
    html = page(ENGLISH, own={"print_css": "/* </style><script>alert(1)</script> */"})
    assert not lxml_html.document_fromstring(html).xpath("//script[not(@type)]")


LANDINGS = site(homes={"zh-Hans": "zh-Hans/"})


def test_each_language_has_a_landing_page_in_its_own_words() -> None:
    first, second = render_landing(DOCUMENTS, LANDINGS).artifacts
    assert (first.path, second.path) == ("index.html", "zh-Hans/index.html")
    for file, locale in ((first, "en"), (second, "zh-Hans")):
        root = lxml_html.document_fromstring(file.data.decode())
        named = [text(a) for a in root.xpath("//tbody//a[@class='name']")]
        assert named == [ENGLISH.title if locale == "en" else CHINESE.title, ADDENDUM.title]
        assert text(root.xpath("//h1")[0]) == f"⟦{locale} Legal documents⟧"
        hrefs = {one.get("hreflang"): one.get("href") for one in root.xpath("//link[@hreflang]")}
        assert hrefs == {"en": SITE.base_url, "zh-Hans": f"{SITE.base_url}zh-Hans/", "x-default": SITE.base_url}
        here, there = root.xpath("//nav[@class='languages']//li/*")[:: 1 if locale == "en" else -1]
        assert here.get("aria-current") == "true" and there.tag == "a"


def test_an_addendum_stands_below_what_it_adds_to_and_a_text_of_another_language_is_marked() -> None:
    addendum = replace(ADDENDUM, work="a-first-by-name", related=(neighbour(ENGLISH.work, "en", ENGLISH.title),))
    policy = replace(ENGLISH, related=(neighbour(addendum.work, "en", addendum.title),))
    (page,) = render_landing((addendum, policy), site()).artifacts
    root = lxml_html.document_fromstring(page.data.decode())
    assert [text(one) for one in root.xpath("//tbody//a[@class='name']")] == [policy.title, addendum.title]
    assert [one.get("class") for one in root.xpath("//tbody/tr")] == [None, "below"]
    (page,) = render_landing((CHINESE,), site()).artifacts
    (head,) = lxml_html.document_fromstring(page.data.decode()).xpath("//tbody//th")
    assert (head.get("lang"), text(head.find("a"))) == ("zh-Hans", CHINESE.title)


def test_works_that_the_settings_list_stand_first_and_addenda_below_theirs_all_the_same() -> None:
    texts = [replace(ENGLISH, work=work, title=work, path=f"en/{work}/") for work in ("cookies", "privacy", "terms")]
    below = [replace(ADDENDUM, work=work, title=work, path=f"en/{work}/") for work in ("alaska", "texas")]
    texts[1] = replace(texts[1], related=tuple(neighbour(one.work, "en", one.title) for one in below))

    def listed(*first: str) -> list[str]:
        (page,) = render_landing((*texts, *below), site(first=first)).artifacts
        return [text(one) for one in lxml_html.document_fromstring(page.data).xpath("//tbody//a[@class='name']")]

    assert listed() == ["privacy", "alaska", "texas", "cookies", "terms"]
    assert listed("terms", "texas", "privacy") == ["terms", "privacy", "texas", "alaska", "cookies"]


def test_a_text_that_took_the_folder_of_a_landing_page_keeps_it() -> None:
    languages = ("en", "zh-Hans", "ja")
    texts = [("en", "en/policy/"), ("zh-Hans", "zh-Hans/"), ("ja", "ja/policy/")]
    assert homes(languages, texts) == {"ja": "ja/"}
    assert homes(languages, [("zh-Hans", "zh/")]) == {"zh-Hans": "zh-Hans/"}
    assert homes((), ()) == {}


def test_a_landing_page_of_nothing_is_no_page() -> None:
    assert render_landing((), SITE).artifacts == ()


def test_files_know_what_they_are() -> None:
    for file in render_html(ADDENDUM, SITE).artifacts:
        assert file.path.startswith(ADDENDUM.path)
        assert file.about == {
            "work": "california-addendum",
            "locale": "en",
            "edition": "2021-06-30",
            "effective": "2019-12-19",
            "last-reviewed": "2021-06-30",
        }


def test_three_languages_stand_in_the_order_of_the_project() -> None:
    third = Neighbour(work="privacy-policy", locale="ar", direction="rtl", title="س", path="ar/privacy-policy/")
    document = replace(CHINESE, translations=(third, *CHINESE.translations))
    languages = {**SITE.languages, "ar": marked("ar", "العربية")}
    switch = tree(document, languages=languages).xpath("//nav[@class='languages']//li/*")
    assert [(e.get("lang"), e.get("dir")) for e in switch] == [("en", "ltr"), ("zh-Hans", "ltr"), ("ar", "rtl")]


def test_titles_in_contents_keep_their_language_and_lose_their_links() -> None:
    title = run("About ", link("https://x.example", "cookies"))
    document = replace(ENGLISH, sections=(replace(section("one", "x"), title=title),))
    (entry,) = tree(document).xpath("//nav[@class='contents']//a")
    assert text(entry) == "About cookies" and not entry.xpath(".//a")


def test_a_rendering_may_come_from_another_process() -> None:
    rendering = render_html(ENGLISH, SITE)
    assert pickle.loads(pickle.dumps(rendering)) == rendering  # noqa: S301


def test_pages_are_printed_without_the_engine_for_paper() -> None:
    """It takes half a second to import, and machines without its libraries must print pages all the same."""
    code = (
        "import sys\nfrom generator.render import chosen, known\nformats = chosen(known())\n"
        "assert not {'jinja2', 'pydyf', 'weasyprint'} & sys.modules.keys()\n"
        "from generator.render.site import NOTHING\n"
        "from tests.samples import ENGLISH\nfrom tests.sites import site\n"
        "assert formats[0].render(ENGLISH, site(), NOTHING).artifacts\nassert 'weasyprint' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=TEMPLATES.parent)
