"""`preview --export`: one folder that opens from a disk, a draft on every page, which nobody takes for the site."""

from __future__ import annotations

import shutil
from pathlib import Path
from textwrap import dedent
from urllib.parse import unquote, urldefrag

import pytest
from click.testing import Result
from lxml import html as lxml_html
from lxml.html import HtmlElement

from tests.crawling import Crawl, served
from tests.releasing import FILES, HISTORY, House, copy_of, entry, house, run, state, without_engine
from tests.tools.browser import Chromium, Scheme, View
from tests.tools.html_validator import failures

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="20"><path fill="#777" d="M0 0h80v20H0z"/></svg>'
PAGES = {
    "index.html",
    "en/policy/index.html",
    "zh-Hans/policy/index.html",
    "en/notice/index.html",
    "redline/en/policy/index.html",
    "redline/en/addendum/index.html",
    "beside/en/policy/index.html",
    "beside/zh-Hans/policy/index.html",
}
"""The Chinese policy says what it said, the notice was never in force, and the addendum is in the draft no more."""
OUTLINE = "outline: [collection, sharing, {clause: children, as: section}, contact]\n  zh"
OUTLINE_ZH = "{clause: children, as: section}, contact]\n"
GONE = "See our [](work:addendum)."


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> House:
    """A project of which a text changed, one came and one went since what is in force."""
    settings = f"{dedent(FILES['clausebook.yaml'])}theme: {{logo: {{light: static/logo.svg, dark: static/logo.svg}}}}\n"
    first = {**FILES, "clausebook.yaml": settings}
    made = house(tmp_path_factory.mktemp("office"), first)
    (made.root / "static").mkdir()
    (made.root / "static" / "logo.svg").write_text(LOGO, encoding="utf-8")
    made.edit(("policy/sharing.en.md", "We do not sell it.", f"We do not sell it. {GONE}"))
    with without_engine():
        result = made.take(HISTORY[0])
    assert result.exit_code == 0, result.output
    made.edit(
        ("policy/sharing.en.md", f" {GONE}", " We ask our our carrier."),
        (
            "policy/work.yaml",
            OUTLINE,
            "outline: [collection, sharing, cookies, contact]\n    absent: {children: x}\n  zh",
        ),
        ("policy/work.yaml", OUTLINE_ZH, f"{OUTLINE_ZH}    absent: {{cookies: 无}}\n"),
    )
    made.write("policy/cookies.en.md", "# Cookies \\<i>\n\nWe set none.\n")
    (made.root / "clauses" / "policy" / "children.en.md").unlink()
    made.write(
        "notice/work.yaml", "kind: policy\nlocales:\n  en: {title: Notice, dates: [effective], outline: [visitors]}\n"
    )
    made.write("notice/visitors.en.md", "# Visitors\n\nThere is a camera at our door.\n")
    made.enter(
        entry(
            "2021-09-01",
            "addendum: {change: withdrawn, summary: {en: Gone.}}\nnotice: {change: adopted, summary: {en: New.}}",
        )
    )
    return made


def exported(own: House, folder: Path, *arguments: str) -> Result:
    return run(*arguments, "preview", "--project", own.root, "--export", folder)


@pytest.fixture
def own(office: House, tmp_path: Path) -> House:
    """A copy to spoil."""
    return copy_of(office, tmp_path / "project")


@pytest.fixture(scope="module")
def folder(office: House, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("look") / "deep" / "preview"
    result = exported(office, made)
    assert (result.exit_code, result.stdout) == (0, f"{made / 'index.html'}\n"), result.output
    return made


def tree(page: Path) -> HtmlElement:
    return lxml_html.document_fromstring(page.read_bytes())


def test_the_overview_says_what_changed_and_what_is_found_by_document_and_language(folder: Path) -> None:
    rows = tree(folder / "index.html").xpath("//tbody/tr")
    told = [[" ".join(cell.text_content().split()) for cell in row.xpath("./th|./td")] for row in rows]
    changed = "Redline since 2021-06-30 Policy Added: Cookies <i> Removed: Children Changed: Sharing"
    pair = "English / 简体中文"
    assert told == [
        ["Notice English", "No edition of it is in force.", "", "1 suggestion"],
        ["Policy English", changed, f"{pair} Policy", "1 warning, 1 suggestion"],
        ["政策 Simplified Chinese", "Nothing has changed since 2021-06-30.", f"{pair} 政策", "1 suggestion"],
        ["Addendum English", "Redline since 2021-06-30 Addendum No longer in the draft.", "", ""],
    ]
    listed = tree(folder / "index.html").xpath("//li[contains(., 'stands twice')]")[0]
    assert "clauses/policy/sharing.en.md:3" in listed.text_content()
    assert listed.xpath(".//a/@href") == ["en/policy/index.html#c-sharing"]


def test_the_overview_speaks_the_language_of_its_reader(office: House, tmp_path: Path) -> None:
    assert exported(office, tmp_path / "look", "--lang", "zh-Hans").exit_code == 0
    page = tree(tmp_path / "look" / "index.html")
    assert page.get("lang") == "zh-Hans" and page.xpath("//h1/text()") == ["草稿预览"]
    assert "新增：Cookies" in page.text_content()


@pytest.mark.parametrize("name", sorted(PAGES))
def test_every_page_is_marked_as_a_draft_and_claims_no_public_address(folder: Path, name: str) -> None:
    page = tree(folder / name)
    [banner] = page.xpath("//*[@class='banner']/text()")
    assert banner in {"Draft: not published, not in force", "草稿：未发布，未生效"}
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert not page.xpath("//script|//link[@rel!='icon']|//meta[starts-with(@property, 'og:')]")
    assert b"www.example.com" not in (folder / name).read_bytes()


def test_every_link_leads_to_a_place_in_a_file_of_the_folder(folder: Path) -> None:
    places = {path: {*tree(path).xpath("//@id")} for path in folder.rglob("*.html")}
    found = 0
    for page in places:
        for href in tree(page).xpath("//@href|//@src|//@srcset"):
            if not href.startswith(("tel:", "mailto:")):
                path, mark = urldefrag(href)
                end = (page.parent / unquote(path)).resolve() if path else page
                assert end.is_file() and (not mark or mark in places[end]), f"{page}: {href}"
                found += 1
    assert found > 60


def test_all_pages_are_reached_from_the_overview_by_any_server(folder: Path) -> None:
    with served(folder) as here:
        crawl = Crawl(public=here, here=here).follow("index.html")
    assert crawl.broken() == [] and crawl.pages().keys() == PAGES
    assert len([*folder.rglob("*.svg")]) == 1


def test_a_redline_leads_to_its_draft_its_languages_and_the_overview(folder: Path) -> None:
    links = tree(folder / "redline/en/policy/index.html").xpath("//p[@class='pdf']/a")
    assert [(one.text, one.get("href")) for one in links] == [
        ("Draft", "../../../en/policy/index.html"),
        ("English / 简体中文", "../../../beside/en/policy/index.html"),
        ("All documents", "../../../index.html"),
    ]
    struck = tree(folder / "redline/en/policy/index.html").xpath("//*[@id='c-sharing']//del")
    assert "Addendum" in " ".join(one.text_content() for one in struck)
    draft = tree(folder / "en/policy/index.html")
    assert draft.xpath("//*[contains(@class, 'standing')]/a/@href") == ["../../redline/en/policy/index.html"]


def test_pages_are_valid_html(folder: Path) -> None:
    assert failures(folder / name for name in PAGES) == []


def test_two_exports_are_equal_and_one_takes_the_place_of_another(
    office: House, own: House, folder: Path, tmp_path: Path
) -> None:
    made = tmp_path / "look"
    own.write("policy/sharing.zh-Hans.md", "# 共享\n\n我们不共享。\n")
    assert exported(own, made).exit_code == 0
    assert {*state(made)} - {*state(folder)} == {"redline/zh-Hans/policy/index.html"}
    assert exported(office, made).exit_code == 0 and state(made) == state(folder)


def test_nothing_but_an_export_is_written_over(office: House, tmp_path: Path) -> None:
    assert office.run("build", "--draft", "--format", "html", "--out", tmp_path / "site").exit_code == 0
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("mine", encoding="utf-8")
    before = state(tmp_path)
    site, mine = (exported(office, tmp_path / name) for name in ("site", "mine"))
    assert site.exit_code == mine.exit_code == 1 and state(tmp_path) == before
    assert "not a preview" in site.stderr and "thesis.txt" in mine.stderr


def test_a_link_is_left_alone_and_no_option_is_named_that_there_is_not(office: House, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    refused = exported(office, tmp_path / "link")
    assert refused.exit_code == 1 and "is not a folder; choose another folder" in refused.stderr
    assert (tmp_path / "link").is_symlink() and not [*(tmp_path / "real").iterdir()]


def test_nobody_takes_an_export_for_the_site(folder: Path, office: House, tmp_path: Path) -> None:
    result = run("verify", folder)
    assert result.exit_code == 1 and "`clausebook preview --export` wrote" in result.output
    assert office.run("publish", tmp_path / "www", "--from", folder).exit_code == 4
    assert not (tmp_path / "www").exists()


def test_what_a_rule_finds_is_counted_and_what_leaves_no_page_is_told_at_once(own: House, tmp_path: Path) -> None:
    made = tmp_path / "look"
    own.write("policy/contact.en.md", "# Contact\n\nWrite to [TODO].\n")
    result = exported(own, made)
    assert result.exit_code == 0 and "error[placeholder]" in result.stderr
    assert "1 error" in tree(made / "index.html").xpath("//tbody/tr[2]/td[3]")[0].text_content()
    before = state(made)
    own.write("policy/contact.en.md", "# Contact\n\n{{ nobody }}\n")
    own.write("policy/contact.zh-Hans.md", "# 联系\n\n[](#nowhere)\n")
    result = exported(own, made)
    assert result.exit_code == 1 and "Nothing was written." in result.stderr
    assert "nobody" in result.stderr and "nowhere" in result.stderr and "stands twice" in result.stderr
    assert state(made) == before


def test_a_frozen_text_that_was_altered_is_compared_with_nothing(own: House, tmp_path: Path) -> None:
    frozen = own.root / "editions" / "2021-06-30" / "en.policy.json"
    frozen.write_bytes(frozen.read_bytes().replace(b"Policy", b"policy"))
    result = exported(own, tmp_path / "look")
    assert result.exit_code == 1 and "en.policy.json" in result.stderr and not (tmp_path / "look").exists()


def test_before_the_first_release_every_text_is_new(own: House, tmp_path: Path) -> None:
    shutil.rmtree(own.root / "editions")
    assert exported(own, tmp_path / "look").exit_code == 0
    assert tree(tmp_path / "look" / "index.html").xpath("count(//td[contains(., 'No edition of it is in force')])") == 3
    assert not (tmp_path / "look" / "redline").exists() and (tmp_path / "look" / "beside").is_dir()


def test_options_of_the_server_are_refused(office: House, tmp_path: Path) -> None:
    result = office.run("preview", "--export", tmp_path / "look", "--port", "0")
    assert result.exit_code == 2 and "--port" in result.stderr and not (tmp_path / "look").exists()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 768, 1280])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    folder: Path, browser: Chromium, width: int, scheme: Scheme
) -> None:
    names = ("index.html", "redline/en/policy/index.html", "beside/en/policy/index.html")
    seen = View(width=width, scheme=scheme)
    assert [(name, line) for name in names for line in browser.violations(folder / name, seen)] == []
    with browser.page(folder / "index.html", seen) as opened:
        assert opened.evaluate("document.documentElement.scrollWidth") <= width


def test_it_is_read_from_a_disk_without_a_script(folder: Path, browser: Chromium) -> None:
    with browser.page(folder / "index.html") as page:
        logged: list[str] = []
        page.on("console", lambda message: logged.append(message.text))
        page.get_by_role("link", name="Redline since 2021-06-30 Policy").click()
        page.get_by_role("link", name="Draft", exact=True).click()
        page.get_by_role("link", name="English / 简体中文").click()
        page.get_by_role("link", name="All documents").click()
        assert page.title() == "Preview of the draft" and logged == []
