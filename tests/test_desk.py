"""The desk in a real browser: a save shows in place, findings stand beside their passages, whoever reads stays."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.california import california
from tests.desks import RunningDesk, opened, running, until
from tests.tools.browser import Chromium, View

expect.set_options(timeout=20_000)  # a machine that runs other tests is slow

EN, ZH = "?path=en/privacy-policy/", "?path=zh-Hans/privacy-policy/"
SECURITY = "privacy-policy/security.en.md"
QUERIES = [
    EN,
    f"{ZH}&panel=findings&severity=suggestion",
    f"{EN}&view=beside",
    f"{EN}&view=redline",
    f"{EN}&view=redline&against=2021-06-30",
    f"{EN}&view=day",
    f"{EN}&view=day&day=1999-01-01",
    "?path=nowhere/",
]
"""Every view, those that have nothing to show among them."""


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningDesk]:
    """One desk for the tests that only read: its text differs from the one in force, and is broken in no way."""
    project = california(tmp_path_factory.mktemp("desk"))
    clause = project / "clauses" / SECURITY
    clause.write_text(clause.read_text("utf-8").rstrip() + "\n\nWe lock our doors.\n", encoding="utf-8")
    with running(project) as desk:
        yield desk


@pytest.fixture
def own(tmp_path: Path) -> Iterator[RunningDesk]:
    """A desk to save at."""
    with running(california(tmp_path)) as desk:
        yield desk


def text_of(desk: RunningDesk, clause: str) -> str:
    return (desk.project / "clauses" / clause).read_text(encoding="utf-8")


def test_a_save_shows_in_place_and_nothing_else_moves(own: RunningDesk, browser: Chromium) -> None:
    with opened(browser, own, EN) as desk:
        desk.page.locator(".findings li").first.wait_for()
        desk.inside(
            """page.defaultView.scrollTo({top: 2500, behavior: 'instant'});
            const clause = page.querySelector('#c-rights'), words = clause.querySelector('p').firstChild;
            page.getSelection().setBaseAndExtent(words, 3, words, 9); clause.mine = true;"""
        )
        state = """const clause = page.querySelector('#c-rights');
            return [page.defaultView.scrollY, page.getSelection().toString(), clause.mine]"""
        before = desk.inside(state)
        own.save(SECURITY, text_of(own, SECURITY).rstrip() + "\n\nWe lock our doors.\n")
        expect(desk.text.get_by_text("We lock our doors.")).to_be_attached()
        assert desk.inside(state) == before and before[0] == 2500 and len(before[1]) == 6
        assert desk.faults == []


def test_what_is_open_in_a_panel_stays_open_over_a_save(own: RunningDesk, browser: Chromium) -> None:
    with opened(browser, own, EN) as desk:
        finding = desk.page.locator(".findings details[name]").first
        finding.locator("summary").first.click()
        finding.locator(".rule[data-src] summary").click()
        expect(finding.locator(".rule h3")).to_be_visible()
        expect(finding.locator(".rule strong").first).to_be_visible()
        finding.locator("summary").first.focus()
        desk.page.evaluate("document.querySelector('.findings details').mine = true")
        own.save(SECURITY, text_of(own, SECURITY).rstrip() + "\n\nWe lock our doors now now.\n")
        expect(desk.page.get_by_text("word-repeated")).to_have_count(1)
        assert desk.page.evaluate("document.querySelector('.findings details[open][name]').mine")
        assert desk.page.evaluate("document.activeElement.nodeName") == "SUMMARY"


def test_a_broken_text_leaves_the_last_good_page_with_the_findings_over_it(own: RunningDesk, browser: Chromium) -> None:
    whole = text_of(own, SECURITY)
    with opened(browser, own, EN) as desk:
        own.save(SECURITY, whole.rstrip() + "\n\nWe lock {{ no-such-fact }} doors.\n")
        fault = desk.page.locator(".fault")
        expect(fault).to_contain_text("no-such-fact")
        expect(desk.text.locator("#c-security h2")).to_be_attached()
        assert "lock" not in str(desk.inside("return page.body.textContent"))
        fault.get_by_role("link").first.click()
        expect(desk.page.locator(".findings details[open]")).to_contain_text("no-such-fact")
        own.save(SECURITY, whole.rstrip() + "\n\nWe lock our doors.\n")
        expect(fault).to_have_count(0)
        expect(desk.text.get_by_text("We lock our doors.")).to_be_attached()


def test_a_text_with_which_the_desk_begins_broken_is_shown_once_it_is_mended(tmp_path: Path, browser: Chromium) -> None:
    project = california(tmp_path)
    whole = (project / "clauses" / SECURITY).read_text(encoding="utf-8")
    (project / "clauses" / SECURITY).write_text(whole + "\n{{ no-such-fact }}\n", encoding="utf-8")
    with running(project) as own, opened(browser, own) as desk:
        expect(desk.page.locator(".fault")).to_contain_text("no-such-fact")
        own.save(SECURITY, whole)
        expect(desk.page.locator(".fault")).to_have_count(0)
        expect(desk.page.locator("#bar-path option")).to_have_count(2)


def test_a_finding_leads_to_its_passage_and_the_passage_to_its_finding(own: RunningDesk, browser: Chromium) -> None:
    own.save(SECURITY, text_of(own, SECURITY).rstrip() + "\n\nWe lock our our doors.\n")
    with opened(browser, own, ZH) as desk:
        desk.page.locator(".findings summary").filter(has_text="`our` stands twice").first.click()
        marked = desk.text.locator("[data-desk]").filter(has_text="We lock our our doors.")
        expect(marked).to_be_in_viewport()
        assert "/draft/en/privacy-policy/" in desk.page.frames[1].url
        shown = "return [...[...page.defaultView.CSS.highlights.get('desk-shown')].map(String)]"
        until(lambda: desk.inside(shown) and "our" in str(desk.inside(shown)))
        desk.page.locator(".findings details[open] > summary").click()
        marked.click()
        expect(desk.page.locator(".findings details[open]")).to_contain_text("`our` stands twice")


def test_a_finding_that_is_filtered_away_opens_all_the_same(own: RunningDesk, browser: Chromium) -> None:
    own.save(SECURITY, text_of(own, SECURITY).rstrip() + "\n\nWe lock our our doors.\n")
    with opened(browser, own, f"{EN}&severity=error") as desk:
        marked = desk.text.locator("[data-desk]").filter(has_text="We lock our our doors.")
        marked.click()
        expect(desk.page.locator(".findings details[open]")).to_contain_text("`our` stands twice")


def test_findings_are_listed_by_severity_and_language(shared: RunningDesk, browser: Chromium) -> None:
    with opened(browser, shared, EN) as desk:
        expect(desk.page.locator(".findings .suggestion").first).to_be_visible()
        desk.page.locator(".filters [value=warning]").check(force=True)
        expect(desk.page.locator(".findings .suggestion")).to_have_count(0)
        expect(desk.page.locator(".findings .warning").first).to_be_visible()
        desk.page.locator(".filters [value='']").first.check(force=True)
        desk.page.locator(".filters select").select_option("zh-Hans")
        expect(desk.page.locator("summary .where").filter(has_text=re.compile(r"\.en\.md"))).to_have_count(0)
        expect(desk.page.locator("summary .where").filter(has_text="zh-Hans").first).to_be_visible()
        assert "locale=zh-Hans" in desk.page.url


def test_views_follow_each_other_and_the_way_back(shared: RunningDesk, browser: Chromium) -> None:
    with opened(browser, shared, EN) as desk:
        desk.page.locator("#bar-zh-Hans").click()
        expect(desk.text.locator("html")).to_have_attribute("lang", "zh-Hans")
        desk.page.locator("#bar-en").click()
        desk.page.locator("#bar-redline").click()
        expect(desk.text.locator("ins").filter(has_text="We lock our doors.")).to_be_attached()
        desk.page.locator("#bar-against").select_option("2021-06-30")
        expect(desk.text.locator("ins").filter(has_text="We lock our doors.")).to_be_attached()
        desk.page.locator("#bar-beside").click()
        expect(desk.text.locator(".columns").first).to_be_attached()
        desk.page.locator("#bar-day").click()
        expect(desk.text.locator("main")).not_to_contain_text("We lock our doors.")
        assert "view=day" in desk.page.url
        desk.page.go_back()
        expect(desk.text.locator(".columns").first).to_be_attached()
        desk.page.reload()
        expect(desk.text.locator(".columns").first).to_be_attached()
        assert desk.faults == []


def test_both_languages_stand_side_by_side_in_the_width_of_a_laptop(shared: RunningDesk, browser: Chromium) -> None:
    with opened(browser, shared, f"{EN}&view=beside", View(width=1280)) as desk:
        first, second = desk.text.locator(".columns:has([lang=en]):has([lang=zh-Hans])").last.locator(".column").all()
        left, right = first.bounding_box(), second.bounding_box()
        assert left and right and left["y"] == right["y"] and left["x"] < right["x"]


def test_a_link_in_the_page_takes_the_desk_along(shared: RunningDesk, browser: Chromium) -> None:
    with opened(browser, shared, "?path=en/california-addendum/") as desk:
        desk.text.locator("main a[href*='privacy-policy']").first.click()
        expect(desk.page.locator("#bar-path")).to_have_value("en/privacy-policy/")
        assert "path=en%2Fprivacy-policy%2F" in desk.page.url


def test_without_the_token_the_desk_reads_and_says_so(shared: RunningDesk, browser: Chromium) -> None:
    with browser.page(shared.address().partition("#")[0]) as page:
        expect(page.locator("#read-only")).to_be_visible()
        expect(page.frame_locator("#page").locator("main")).to_be_visible()
    with opened(browser, shared) as desk:
        expect(desk.page.locator("#bar-path")).to_have_value("en/privacy-policy/")  # the policy, before its addendum
        expect(desk.page.locator("#read-only")).to_be_hidden()
        assert "token" not in desk.page.url
        desk.page.reload()
        expect(desk.page.locator("#read-only")).to_be_hidden()


def test_a_pdf_is_printed_on_demand(shared: RunningDesk, browser: Chromium) -> None:
    with opened(browser, shared, EN) as desk:
        script = """async () => {
            const answer = await fetch(`/_desk/print/${document.querySelector('[data-print]').dataset.print}`,
              {method: 'POST', headers: {'X-Clausebook-Token': sessionStorage.getItem('token')}});
            return [answer.status, (await answer.text()).slice(0, 5)]; }"""
        assert desk.page.evaluate(script) == [200, "%PDF-"]
        with desk.page.expect_popup() as tab:
            desk.page.locator("[data-print]").click()
        tab.value.wait_for_url(re.compile("^blob:"))


def test_the_page_in_the_frame_runs_no_script_and_is_dark_when_asked(shared: RunningDesk, browser: Chromium) -> None:
    with opened(browser, shared, f"{EN}&scheme=dark&width=phone") as desk:
        frame = desk.page.locator("#page")
        assert frame.get_attribute("sandbox") == "allow-same-origin"
        assert frame.evaluate("frame => getComputedStyle(frame).colorScheme") == "dark"
        box = frame.bounding_box()
        assert box and box["width"] == 390


def test_every_part_is_reached_by_the_keyboard_and_shows_it(shared: RunningDesk, browser: Chromium) -> None:
    with opened(browser, shared, EN) as desk:
        desk.page.keyboard.press("Tab")
        expect(desk.page.locator(".skip")).to_be_focused()
        desk.page.keyboard.press("Enter")
        expect(desk.page.locator("#side")).to_be_focused()
        desk.page.locator(".findings summary").first.wait_for()
        for _ in range(desk.page.locator(".tabs a").count() + 3):
            desk.page.keyboard.press("Tab")
        assert desk.page.evaluate("document.activeElement.nodeName") == "SUMMARY"
        desk.page.keyboard.press("Enter")
        expect(desk.page.locator(".findings details[open]")).to_have_count(1)
        assert desk.page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("query", QUERIES)
def test_every_view_is_accessible(shared: RunningDesk, browser: Chromium, query: str, scheme: str) -> None:
    view = View(scheme=scheme, width=1280)  # type: ignore[arg-type]
    assert browser.violations(shared.address(query), view) == []


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_nothing_is_cut_off_in_a_window_of_any_width(shared: RunningDesk, browser: Chromium, width: int) -> None:
    with opened(browser, shared, EN, View(width=width, height=640)) as desk:
        desk.page.locator(".findings li").last.wait_for()
        page = "document.documentElement"
        assert desk.page.evaluate(f"[{page}.scrollWidth, {page}.scrollHeight]") == [width, 640]
        boxes = [desk.page.locator(f"#{part}").bounding_box() for part in ("bar", "stage", "side")]
        assert all(box and box["height"] >= 30 and box["width"] >= 300 for box in boxes)


def test_the_desk_speaks_chinese(tmp_path: Path, browser: Chromium) -> None:
    with running(california(tmp_path), "zh-Hans") as own, opened(browser, own, ZH) as desk:
        expect(desk.page.locator("html")).to_have_attribute("lang", "zh-Hans")
        desk.page.locator("#bar-path").evaluate("select => select.remove()")
        said = desk.page.locator("#bar").inner_text() + desk.page.locator(".tabs").inner_text()
        assert not re.search(r"(?!PDF|English)\b[A-Za-z]{3,}", said), said
