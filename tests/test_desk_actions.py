"""What a person does at the desk: the commands of the command line as forms, and what findings ask for."""

from __future__ import annotations

import asyncio
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from playwright.sync_api import Page

from generator.cli import commands
from generator.cli.preview import desk_settings
from generator.disk.commands import awaited
from generator.preview import DeskSettings
from generator.preview.actions import about_of
from generator.preview.running import unless_left
from generator.preview.verbs import CONFIRMED, VERBS, arguments_of
from generator.preview.wording import at_desk
from generator.report import open_sentences
from tests.california import california
from tests.returning import edited, tracked
from tests.test_preview import Preview, serving
from tests.tools.browser import Chromium, Scheme, View
from tests.tools.loops import finished

SECURITY = Path("clauses", "privacy-policy", "security.en.md")
CHANGELOG = Path("clauses", "changelog.yaml")
COMMENTS = Path("clauses", "comments.yaml")
EN = "path=en/privacy-policy/"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Preview]:
    """A desk of texts that were released."""
    with serving(california(tmp_path)) as running:
        yield running


@pytest.fixture(scope="module")
def settings() -> DeskSettings:
    with click.Context(commands):
        return desk_settings()


def begin(desk: Preview, page: Page, verb: str, more: str = "") -> None:
    """Open the form of a verb."""
    page.goto(f"http://127.0.0.1:{desk.port}/?panel=actions&verb={verb}&{EN}{more}")
    page.wait_for_selector(f"#verb-{verb}")


def answered(page: Page, button: str = ".verb [type=submit]") -> str:
    """Press a button and return what came of it."""
    page.evaluate("document.querySelector('.answer')?.setAttribute('data-old', '')")
    page.click(button)
    page.wait_for_selector(".answer:not([data-old])", timeout=60_000)
    return page.inner_text(".answer")


def test_a_comment_is_made_where_she_stands_answered_and_settled(desk: Preview, page: Page) -> None:
    begin(desk, page, "comment", f"&source={SECURITY.as_posix()}")
    assert page.input_value("[name=clause]") == "privacy-policy/security"
    assert page.input_value("[name='--locale']") == "en"
    page.fill("[name=text]", "--as\nif this were an option")
    page.fill("[name='--as']", "Ann Lee")
    assert "Done." in answered(page)
    id = (desk.project / COMMENTS).read_text("utf-8").split("comment: ")[1][:8]
    begin(desk, page, "answer", f"&id={id}")
    assert page.input_value("[name='--as']") == "Ann Lee", "who wrote before is not asked again"
    said = page.locator("[name=id] option:checked").inner_text()
    assert re.fullmatch(r"--as if this were an option · Ann Lee · \d{4}-\d\d-\d\d · .+ · privacy-policy/security", said)
    page.fill("[name=text]", "It is none.")
    assert "Done." in answered(page)
    begin(desk, page, "resolve", f"&id={id}")
    assert "Done." in answered(page)
    time.sleep(1)
    assert page.query_selector(".answer"), "the answer stays when the files are read again"
    begin(desk, page, "resolve", f"&id={id}")
    assert page.input_value("[name=id]") == id
    assert id in desk.get(f"/_desk/panel/actions?verb=answer&{EN}")[1], "an answer opens it again"
    assert "settled already" in answered(page) and page.input_value("[name=id]") == id


def test_a_release_shows_its_redline_first_and_what_waits_is_in_the_ledger(desk: Preview, page: Page) -> None:
    clause = desk.project / SECURITY
    clause.write_text(clause.read_text("utf-8") + "\nWe lock our doors.\n", encoding="utf-8")
    begin(desk, page, "propose")
    assert "change: substantive" in answered(page)
    changelog = desk.project / CHANGELOG
    begin(desk, page, "release")
    assert "no summary" in answered(page) and not page.query_selector("#confirm")
    written = changelog.read_text("utf-8").replace('en: ""', "en: We say that we lock our doors.", 1)
    written = written.replace("change: substantive", "change: substantive\n      effective: 2099-02-01", 1)
    changelog.write_text(written, encoding="utf-8")
    begin(desk, page, "release")
    before = {path.name for path in (desk.project / "editions").iterdir()}
    told = answered(page)
    assert "We lock our doors." in told and "would" in told
    assert {path.name for path in (desk.project / "editions").iterdir()} == before, "nothing is frozen unasked"
    assert "Done." in answered(page, "#confirm [type=submit]")
    (made,) = {path.name for path in (desk.project / "editions").iterdir()} - before
    page.goto(f"http://127.0.0.1:{desk.port}/?panel=ledger&{EN}")
    page.wait_for_selector(f"#panel-ledger :text('edition {made}: takes effect on 2099-02-01')")


def test_a_word_file_goes_out_and_its_changes_come_in(desk: Preview, page: Page, tmp_path: Path) -> None:
    begin(desk, page, "word-out")
    answered(page)
    with page.expect_download() as out:
        page.click("text=en.privacy-policy.docx")
    changes = tracked("your own risk", "your own peril"), tracked("destruction", "ruin")
    back = tmp_path / "back of house.docx"
    back.write_bytes(edited(Path(out.value.path()).read_bytes(), *changes))
    begin(desk, page, "word-in")
    page.set_input_files("[name=file]", back)
    answered(page)
    assert page.locator("#changes .change").count() == 2
    page.locator("#changes .change", has_text="peril").locator("input").uncheck()
    before = (desk.project / SECURITY).read_text("utf-8")
    assert "Done." in answered(page, "#changes [type=submit] >> nth=0")
    assert (desk.project / SECURITY).read_text("utf-8") == before.replace("destruction", "ruin", 1)
    begin(desk, page, "word-in")
    page.set_input_files("[name=file]", back)
    answered(page)
    assert "peril" in page.inner_text("#changes") and "ruin" not in page.inner_text("#changes")
    assert "Done." in answered(page, "#changes [formaction]")


def test_who_leaves_the_page_ends_the_command(tmp_path: Path) -> None:
    async def leave() -> None:
        await asyncio.sleep(1)

    async def begin_and_leave() -> object:
        work = awaited(sys.executable, "-c", "import time; time.sleep(60)", folder=tmp_path, seconds=60)
        return await unless_left(work, leave)

    before = time.monotonic()
    assert finished(begin_and_leave()) is None
    assert time.monotonic() - before < 30


def test_the_desk_names_commands_and_fields_that_there_are(settings: DeskSettings) -> None:
    for one in VERBS.values():
        fields = settings.verbs[one.verb].fields
        assert {field.name for field in one.fields} | {name for name in one.made[:1] if name} <= fields.keys()
        assert {*one.always, *filter(None, [one.tried])} <= fields.keys()
        needed = {name for name, field in fields.items() if field.is_required}
        assert needed <= {field.name for field in one.fields}, one


def test_a_choice_is_shown_in_words(desk: Preview) -> None:
    asked = desk.get(f"/_desk/panel/actions?verb=redline&{EN}")[1]
    newest = max(path.name for path in (desk.project / "editions").iterdir() if path.is_dir())
    assert re.search(rf'<option value="{newest}">{newest} · [A-Z][^<]+</option>', asked), "with its documents"
    assert re.search(r'<option value="privacy-policy" selected>(?!privacy-policy)[A-Z][^<]+</option>', asked)
    assert '<option value="zh-Hans">Simplified Chinese</option>' in asked
    for long in ("Since when? " * 9, "Short."):
        said = f"comment: 1a2b3c4d, on: privacy-policy/security, locale: en, by: Ann, day: 2026-03-02, text: {long}"
        (desk.project / COMMENTS).write_text(f"- {{{said}}}\n", encoding="utf-8")
        shown = f"{long[:60]}…" if len(long) > 60 else long
        desk.wait_for(f"/_desk/panel/actions?verb=resolve&{EN}", f">{shown} · Ann · 2026-03-02 · ")


def test_a_new_clause_is_opened_from_the_answer(desk: Preview, page: Page) -> None:
    begin(desk, page, "new-clause")
    page.fill("[name=name]", "privacy-policy/kits")
    page.fill("[name='--title/en']", "Software kits")
    assert "Done." in answered(page)
    page.click(".answer a:has-text('kits.en.md')", timeout=1000)
    page.wait_for_selector(".editor textarea")
    assert page.locator(".editor textarea").first.input_value().startswith("# Software kits")


def test_the_tab_of_actions_leads_back_to_all_of_them(desk: Preview, page: Page) -> None:
    begin(desk, page, "propose")
    page.click("#tab-actions")
    page.wait_for_selector("#panel-actions .picks")


@pytest.mark.parametrize("read", ["en", "zh-Hans"])
def test_to_accept_begins_with_the_translation(desk: Preview, page: Page, read: str) -> None:
    begin(desk, page, "accept", f"&path={read}/privacy-policy/")
    assert page.input_value("[name='--locale']") == "zh-Hans", "the original is English"


def test_a_form_says_what_it_does_and_not_what_else_its_command_does(desk: Preview, page: Page) -> None:
    begin(desk, page, "propose")
    assert page.locator(".doing p").inner_text() == "Write the entry that the difference implies."


@pytest.mark.parametrize(
    "language, typed, said",
    [
        ("zh-Hans", "再执行 `clausebook release` 固化。", "再点击“固化发布”固化。"),
        ("zh-Hans", "执行 `clausebook release --propose` 可拟出条目", "点击“拟写修订条目”可拟出条目"),
        ("zh-Hans", "可执行 `clausebook comment list` 查看", "可点击“台账”查看"),
        ("en", "run `clausebook diff`, then `word accept`", "choose “Redline”, then “Bring in”"),
        ("en", "with `clausebook approve w --locale en --request page.html`", "with “Ask for an approval”"),
        ("en", "as `clausebook approve` wrote it", "as “Record an approval” wrote it"),
        ("en", "run `clausebook comment resolve 1a2b3c4d --as NAME`", "choose “Settle a comment”"),
        *(("en", as_is, as_is) for as_is in ("run `clausebook release --undo`", "`release`", "`of: x`", "run it")),
    ],
)
def test_a_message_names_a_button_where_it_named_a_command(language: str, typed: str, said: str) -> None:
    sentences = at_desk(open_sentences(language))
    assert sentences.at_desk(typed) == said


def test_a_finding_at_the_desk_names_the_button(desk: Preview, page: Page) -> None:
    begin(desk, page, "propose")
    assert "then “Release”" in answered(page)
    (desk.project / SECURITY).rename(desk.project / SECURITY.with_name("safety.en.md"))
    found = desk.wait_for(f"/_desk/panel/findings?{EN}", "“New clause”")
    assert "clausebook new clause" not in found


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_what_a_form_does_is_said_in_words_of_the_desk(settings: DeskSettings, language: str) -> None:
    sentences = at_desk(open_sentences(language))
    for one in VERBS.values():
        about = sentences.say(about_of(one, settings.verbs[one.verb])).partition("\n\n")[0]
        assert not re.search(r"`|--|\b[A-Z]{3,}\b|editions/|\.yaml", about), about


@pytest.mark.parametrize("size", [(375, 420), (667, 375)])
def test_the_page_stays_in_sight_above_a_clause_that_is_edited(
    desk: Preview, page: Page, size: tuple[int, int]
) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(f"http://127.0.0.1:{desk.port}/?panel=clause&source={SECURITY.as_posix()}&{EN}")
    page.wait_for_selector(".editors")
    assert page.evaluate("document.getElementById('stage').clientHeight") > 100


def test_what_is_typed_is_a_value_whatever_it_looks_like(settings: DeskSettings) -> None:
    typed = {"clause": ("-x",), "text": ("--json",), "--as": ("--debug",), "--on": ("",), "--lang": ("zh",)}
    made = arguments_of(VERBS["comment"], settings.verbs["comment add"], typed, Path("out"))
    assert made == ("comment", "add", "--as=--debug", "--json", "--", "-x", "--json")
    release = settings.verbs["release"]
    assert "--dry-run" in arguments_of(VERBS["release"], release, {}, Path("out"))
    assert "--dry-run" not in arguments_of(VERBS["release"], release, {CONFIRMED: ("1",)}, Path("out"))


def found(desk: Preview, page: Page, path: Path, more: str, rule: str) -> str:
    """Add a passage to a clause and open what the rule finds in it; return the selector of the finding."""
    clause = desk.project / path
    clause.write_bytes(clause.read_bytes() + more.encode())
    page.goto(f"http://127.0.0.1:{desk.port}/?panel=findings&{EN}")
    one = page.locator(f".findings > li:has(.rule[data-src$='rule={rule}'])").first
    one.wait_for(timeout=60_000)
    one.locator("summary").first.click()
    return f"#{one.get_attribute('id')}"


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_finding_with_one_right_answer_is_corrected(desk: Preview, page: Page, ending: str) -> None:
    path = SECURITY.with_name("security.zh-Hans.md")
    file = desk.project / path
    file.write_bytes(file.read_bytes().replace(b"\n", ending.encode()))
    id = found(desk, page, path, f"{ending}我们锁门,并且守夜。{ending}", "punct-cjk-ascii")
    page.click(f"{id} form:has(ins) button")
    page.wait_for_selector(".done")
    assert file.read_bytes().endswith(f"{ending}我们锁门，并且守夜。{ending}".encode())


def test_a_finding_is_waived_with_its_reason(desk: Preview, page: Page) -> None:
    passage = "\nWe wrote this on May 3, 2024.\n"
    id = found(desk, page, SECURITY, passage, "date-typed")
    page.click(f"{id} summary:has-text('Waive')")
    page.fill(f"{id} [name=reason]", "a day in the past --> quoted")
    page.click(f"{id} form.field button")
    page.wait_for_selector("#status:has-text('No waiver')")
    page.fill(f"{id} [name=reason]", "a day in the past")
    page.click(f"{id} form.field button")
    page.wait_for_selector(".done")
    written = (desk.project / SECURITY).read_text("utf-8")
    assert written.endswith(f"\n<!-- allow date-typed: a day in the past -->{passage}")
    page.wait_for_selector(id, state="detached", timeout=60_000)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "query", ["panel=ledger", "panel=actions", "panel=actions&verb=comment", "panel=actions&verb=enter"]
)
def test_a_panel_is_accessible(desk: Preview, browser: Chromium, query: str, scheme: Scheme) -> None:
    address = f"http://127.0.0.1:{desk.port}/?{query}&{EN}"
    assert browser.violations(address, View(scheme=scheme)) == []


def test_the_ledger_has_states_uses_and_what_is_due_each_with_its_place(desk: Preview, page: Page) -> None:
    said = "comment: 1a2b3c4d, on: privacy-policy/security, locale: en, by: Ann Lee, day: 2026-03-02, text: Since when?"
    (desk.project / COMMENTS).write_text(f"- {{{said}}}\n", encoding="utf-8")
    page.goto(f"http://127.0.0.1:{desk.port}/?panel=ledger&{EN}")
    page.wait_for_selector("#panel-ledger q:has-text('Since when?')", timeout=60_000)
    page.wait_for_selector("#panel-ledger :text('was last read on')", timeout=60_000)
    assert page.locator(".states tr:has(th:text-is('security')) td").count() == 2
    assert page.locator(".states thead th").all_inner_texts() == ["Clause", "English", "Simplified Chinese"]
    page.click(".uses-of summary:has-text('smallrig')")
    page.click(".uses-of[open] a >> nth=0")
    page.wait_for_selector(".editor textarea")
    page.goto(f"http://127.0.0.1:{desk.port}/?panel=ledger&{EN}")
    page.click("#panel-ledger a:has-text('Settle')")
    page.wait_for_selector("#verb-resolve")
    assert page.input_value("[name=id]") == "1a2b3c4d"
