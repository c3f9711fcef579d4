"""What the desk adds: facts, entries of the changelog, tables, and that an independent text is a translation now."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page

from tests.test_desk_edit import FACTS, place, text, until
from tests.test_preview import Preview, started
from tests.tools.browser import Chromium, View

CHANGELOG = Path("clauses", "changelog.yaml")
SAVE = "form.fields [type=submit]"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Preview]:
    with started(tmp_path / "project", "bilingual") as running:
        yield running


def saved(page: Page) -> None:
    page.click(SAVE)
    until(lambda: page.locator("#status").inner_text() == "Saved.")


def refused(page: Page, said: str) -> None:
    """Save, and wait until the refusal says some words. A panel that is loaded again meanwhile says others."""
    page.evaluate("document.querySelectorAll('form .fault').forEach((one) => one.remove())")
    page.click(SAVE)
    page.locator("form .fault", has_text=said).first.wait_for()


def test_a_fact_is_added_under_a_name_that_facts_may_have(desk: Preview, page: Page) -> None:
    place(desk, page, FACTS)
    page.click("summary:text('New fact')")
    page.click(".new a:text-is('Period')")
    page.fill("[id='periods/']", "30 days")
    before = text(desk, FACTS)
    for name, said in [
        ("Log Files", "write `log-files`"),
        ("日志", "is not a name"),
        ("look-back", "another fact is called `look-back` already"),
    ]:
        page.fill("#name", name)
        refused(page, said)
        assert page.get_attribute("#name", "aria-invalid") == "true"
        assert (page.input_value("#name"), page.input_value("[id='periods/']")) == (name, "30 days")
    page.fill("#name", "log-files")
    page.fill("[id='periods/']", "")
    refused(page, "nothing stands here")
    page.fill("[id='periods/']", "soon")
    refused(page, "soon")
    assert page.locator(".about-field .fault").count() == 1 and text(desk, FACTS) == before
    page.fill("[id='periods/']", "30 days")
    saved(page)
    assert text(desk, FACTS) == before.replace("15 days}", "15 days, log-files: 30 days}")
    assert "entry=periods%2Flog-files" in page.url and not page.query_selector("#name")
    page.fill("[id='periods/log-files']", "31 days")
    saved(page)
    assert text(desk, FACTS) == before.replace("15 days}", "15 days, log-files: 31 days}")


def test_a_fact_of_several_fields_is_added_and_says_what_it_lacks(desk: Preview, page: Page) -> None:
    place(desk, page, FACTS)
    before = text(desk, FACTS)
    page.click("summary:text('New fact')")
    page.click(".new a:text-is('Party')")
    page.fill("#name", "processor")
    refused(page, "`name` is missing")
    page.fill("[id='parties//legal-name/zh-Hans']", "云服务有限公司")
    refused(page, "`name` is missing")
    assert text(desk, FACTS) == before
    page.fill("[id='parties//name/zh-Hans']", "云服务公司")
    page.fill("[id='parties//name/en']", "Cloud Ltd")
    saved(page)
    first, rest = before.split("contacts:")
    made = (
        "  processor:\n    name:\n      en: Cloud Ltd\n      zh-Hans: 云服务公司\n"
        "    legal-name:\n      zh-Hans: 云服务有限公司\n"
    )
    assert text(desk, FACTS) == f"{first}{made}contacts:{rest}"


def test_a_claim_is_added_with_the_answer_that_somebody_chose(desk: Preview, page: Page) -> None:
    place(desk, page, FACTS, "&entry=claims/")
    page.fill("#name", "sells")
    assert page.input_value("select[name='claims/']") == ""
    refused(page, "nothing stands here")
    page.select_option("select[name='claims/']", "no")
    saved(page)
    assert "  sells: no\n" in text(desk, FACTS)


def test_the_first_fact_is_added_to_an_empty_file(desk: Preview, page: Page) -> None:
    (desk.project / FACTS).write_text("# Facts of ours\n", encoding="utf-8")
    desk.wait_for("/_desk/panel/clause?source=clauses/facts.yaml", "New fact")
    place(desk, page, FACTS, "&entry=counts/")
    page.fill("#name", "requests")
    page.fill("[id='counts/']", "2")
    saved(page)
    assert text(desk, FACTS) == "# Facts of ours\ncounts:\n  requests: 2\n"


def test_an_entry_is_added_at_the_top_of_the_changelog(desk: Preview, page: Page) -> None:
    place(desk, page, CHANGELOG)
    before = text(desk, CHANGELOG)
    page.click("text=New entry")
    page.wait_for_selector("h2:text('New entry')")
    day = page.input_value("[id='0/edition']")
    assert page.input_value("[id='0/works/policy/change']") == "", "a person judges what kind of change it is"
    refused(page, "nothing stands here")
    page.select_option("[id='0/works/policy/change']", "reviewed")
    page.fill("[id='0/works/policy/effective']", "2099-01-01")
    page.fill("[id='0/edition']", "soon")
    refused(page, "soon")
    assert text(desk, CHANGELOG) == before
    page.fill("[id='0/edition']", day)
    page.fill("[id='0/works/policy/summary/en']", "We answer sooner.")
    saved(page)
    made = text(desk, CHANGELOG)
    assert made.endswith(before) and made.removesuffix(before).splitlines() == [
        f"- edition: {day}",
        "  works:",
        "    policy:",
        "      change: reviewed",
        "      effective: 2099-01-01",
        "      summary:",
        "        en: We answer sooner.",
    ]
    assert "entry=0" in page.url and page.locator("form.fields h2").inner_text() == day
    desk.wait_for(f"/_desk/panel/clause?source={CHANGELOG.as_posix()}&entry=new", f'value="{day}.2"')


CONTACT = Path("clauses", "policy", "contact.en.md")
AREA = ".editor[data-here] > textarea"


def open_contact(desk: Preview, page: Page, contact: Path = CONTACT) -> Locator:
    place(desk, page, contact, "3")
    page.wait_for_selector(AREA)
    area = page.locator(AREA)
    area.evaluate("(one) => one.setSelectionRange(3, 3)")
    return area


def test_a_table_is_put_in_behind_the_paragraph_and_grows_by_rows(desk: Preview, page: Page) -> None:
    area = open_contact(desk, page)
    before = area.input_value()
    more = page.locator(".editor[data-here] [data-row]")
    assert more.is_disabled(), "the caret is in no table"
    page.click(".editor[data-here] >> text=Insert table")
    page.keyboard.type("Tool")
    empty = "# Contact\n\n| Tool |  |\n|---|---|\n|  |  |\n\n::: contact"
    assert area.input_value().startswith(empty)
    page.keyboard.press("Control+Enter")
    page.keyboard.type("Basket")
    more.focus()
    page.keyboard.press("Enter")
    page.keyboard.type("Counter")
    rows = "|---|---|\n| Basket |  |\n| Counter |  |\n|  |  |\n\n::: contact"
    assert area.input_value().startswith(f"# Contact\n\n| Tool |  |\n{rows}")
    for _ in range(40):
        page.keyboard.press("Control+z")
    assert area.input_value() == before
    area.evaluate("(one) => one.setSelectionRange(3, 3)")
    until(more.is_disabled)
    page.keyboard.press("Control+Enter")
    assert area.input_value() == before


def test_a_table_of_sdks_speaks_the_language_of_its_text(desk: Preview, page: Page) -> None:
    contact = Path("clauses", "policy", "contact.zh-Hans.md")
    before = text(desk, contact)
    area = open_contact(desk, page, contact)
    area.evaluate("(one) => one.setSelectionRange(one.value.length, one.value.length)")
    page.click(".editor[data-here] >> text=Insert SDK table")
    page.keyboard.type("支付SDK")
    page.keyboard.press("Control+s")
    head = "| SDK名称 | 提供方 | 使用目的 | 收集的个人信息种类 | 隐私政策链接 |\n|---|---|---|---|---|\n"
    until(lambda: text(desk, contact) == f"{before.rstrip()}\n\n{head}| 支付SDK |  |  |  |  |\n")


def test_a_clause_is_called_by_its_title_in_each_language(desk: Preview, page: Page) -> None:
    def begin(original: str, other: str) -> str:
        page.goto(f"http://127.0.0.1:{desk.port}/?panel=actions&verb=new-clause&path=en/policy/")
        page.wait_for_selector("#verb-new-clause")
        labels = page.locator("label:has-text('Title')").all_inner_texts()
        assert labels == ["Title · English", "Title · Simplified Chinese"], "the original comes first"
        page.fill("[name='--title/en']", original)
        page.fill("[name='--title/zh-Hans']", other)
        page.click("#verb-new-clause [type=submit]")
        return page.inner_text(".answer")

    assert "Done." in begin("Third-Party SDKs", "第三方SDK=工具包")
    folder = Path("clauses", "policy")
    assert text(desk, folder / "third-party-sdks.en.md") == "# Third-Party SDKs\n\n…\n"
    assert text(desk, folder / "third-party-sdks.zh-Hans.md") == "# 第三方SDK=工具包\n\n…\n"
    assert "Done." in begin("2026", "")
    assert text(desk, folder / "clause-1.en.md").startswith("# 2026\n")
    assert text(desk, folder / "clause-1.zh-Hans.md").startswith("# Clause 1\n")


def test_the_original_stands_first_in_the_editor(desk: Preview, page: Page) -> None:
    settings = Path("clausebook.yaml")
    for original, order in (("en", ["en", "zh-Hans"]), ("zh-Hans", ["zh-Hans", "en"])):
        told = re.sub(r"original: .*", f"original: {original}", text(desk, settings))
        (desk.project / settings).write_text(told, encoding="utf-8")
        address = f"/_desk/panel/clause?source={CONTACT.as_posix()}&line=3"
        until(lambda: re.findall(r'name="text" lang="([^"]+)"', desk.get(address)[1]) == order)  # noqa: B023 - at once


def test_an_independent_text_follows_the_original_where_somebody_says_so(desk: Preview, page: Page) -> None:
    contact = Path("clauses", "policy", "contact.zh-Hans.md")
    body = text(desk, contact)
    front = "---\nrelation: counterpart\nreason: for China\n---\n"
    (desk.project / contact).write_text(front + body, encoding="utf-8")
    page.goto(f"http://127.0.0.1:{desk.port}/?panel=actions&verb=accept")
    page.select_option("[name=clauses]", "policy/contact")
    page.select_option("[name='--locale']", "zh-Hans")
    page.click("#verb-accept [type=submit]")
    page.wait_for_selector(".answer :text('it is stale after each change')")
    assert text(desk, contact) == front + body
    page.click("text=Make it a translation and confirm it")
    page.wait_for_selector(".answer .done")
    made = text(desk, contact)
    assert (
        made.startswith("---\nrelation: translation\nof: ") and made.endswith(f"---\n{body}") and "reason" not in made
    )


@pytest.mark.parametrize("entry", ["", "contacts/", "claims/", "new"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_forms_are_accessible(desk: Preview, browser: Chromium, entry: str, scheme: str) -> None:
    source = CHANGELOG if entry == "new" else FACTS
    address = f"http://127.0.0.1:{desk.port}/?panel=clause&source={source.as_posix()}&entry={entry}#token={desk.token}"
    assert browser.violations(address, View(scheme="dark" if scheme == "dark" else "light")) == []
