"""Duties of the law at the desk: which text shows them and where, and the tags of clauses, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.california import california
from tests.desks import RunningDesk, opened, running, until
from tests.tools.browser import Chromium, View

expect.set_options(timeout=20_000)  # a machine that runs other tests is slow

TEXT = "?path=en/california-addendum/&panel=coverage"
DELETION = "california-addendum/deletion.en.md"
NO_ADVICE = {"en": "A drafting aid, and no legal advice", "zh-Hans": "本报告仅供起草时参考，不构成法律意见"}


@pytest.fixture
def own(tmp_path: Path) -> Iterator[RunningDesk]:
    """A desk of a project whose addendum has the law of California in scope."""
    project = california(tmp_path)
    clause = project / "clauses" / DELETION
    clause.write_bytes(clause.read_bytes().replace(b"\n", b"\r\n"))
    with running(project) as desk:
        yield desk


def test_a_tag_is_written_and_taken_out_and_no_other_byte_changes(own: RunningDesk, browser: Chromium) -> None:
    file = own.project / "clauses" / DELETION
    before = file.read_bytes()
    with opened(browser, own, TEXT) as desk:
        panel = desk.page.locator("#panel-coverage")
        panel.get_by_role("link", name="ca-105-b").click()
        expect(panel.locator("h4 .not-shown")).to_have_count(1)
        assert panel.locator("option:checked").get_attribute("value") == ""
        assert DELETION in str(panel.locator("optgroup").first.inner_text())
        panel.locator("#tag").select_option(f"clauses/{DELETION}")
        panel.get_by_role("button", name="Tag with a duty").click()
        until(lambda: file.read_bytes() != before)
        assert file.read_bytes() == b"---\r\nrequirements: [ca-105-b]\r\n---\r\n" + before
        panel.locator("blockquote a").click()
        expect(desk.page.locator("#panel-clause textarea").first).to_be_visible()
        desk.page.locator("#panel-clause").get_by_role("link", name="ca-105-b").click()
        panel.get_by_role("button", name="Take the tag out").click()
        until(lambda: file.read_bytes() == before)
        expect(panel.locator("h4 .not-shown")).to_have_count(1)
        assert desk.faults == []


def test_a_record_that_is_not_sure_says_so_in_the_list_and_by_itself(own: RunningDesk, browser: Chromium) -> None:
    with opened(browser, own, TEXT) as desk:
        panel = desk.page.locator("#panel-coverage")
        row = panel.get_by_role("row").filter(has_text="ca-7003-c")
        expect(row).to_contain_text("Known from a report alone")
        expect(panel.get_by_role("row").filter(has_text="ca-105-b")).not_to_contain_text("report alone")
        row.get_by_role("link", name="ca-7003-c").click()
        expect(panel.locator(".duty")).to_contain_text("Known from a report alone")


def test_each_answer_leads_to_the_clause_that_gives_it(own: RunningDesk, browser: Chromium) -> None:
    own.save(DELETION, "---\nrequirements: [ca-105-b]\n---\n" + (own.project / "clauses" / DELETION).read_text("utf-8"))
    with opened(browser, own, TEXT) as desk:
        shown = desk.page.locator("#duties-shown")
        shown.locator("summary").click()
        row = shown.get_by_role("row").filter(has_text="ca-105-b")
        row.get_by_role("link", name="shown").click()
        expect(desk.page.locator("[data-here]")).to_have_attribute("data-source", f"clauses/{DELETION}")


def test_a_clause_of_no_text_in_scope_is_not_tagged(own: RunningDesk, browser: Chromium) -> None:
    file = own.project / "clauses" / "facts.yaml"
    before = file.read_bytes()
    with opened(browser, own, f"{TEXT}&entry=ca-105-b") as desk:
        desk.page.locator("#tag option").nth(1).evaluate("one => { one.value = 'clauses/facts.yaml' }")
        desk.page.locator("#tag").select_option("clauses/facts.yaml")
        with desk.page.expect_response(lambda answer: answer.request.method == "POST") as refused:
            desk.page.get_by_role("button", name="Tag with a duty").click()
        assert refused.value.status == 404 and file.read_bytes() == before


@pytest.mark.parametrize("language, scheme", [("en", "light"), ("zh-Hans", "dark")])
def test_the_panel_says_first_what_it_is_not(tmp_path: Path, browser: Chromium, language: str, scheme: str) -> None:
    with running(california(tmp_path), language) as desk:
        for query, width in ((TEXT, 320), (f"{TEXT}&entry=ca-105-b", 768), (f"{TEXT}&entry=ca-100-a2", 1280)):
            view = View(width=width, scheme=scheme)  # type: ignore[arg-type]
            with opened(browser, desk, query, view) as one:
                first = one.page.locator("#panel-coverage > :first-child")
                expect(first).to_contain_text(NO_ADVICE[language])
                assert one.page.evaluate("document.documentElement.scrollWidth") == width
            assert browser.violations(desk.address(query), view) == []
