"""Texts are edited at the desk: a click on a paragraph opens its source, and a save writes over what was read alone."""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from threading import Barrier, BrokenBarrierError
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Dialog, Page

from generator.disk.atomic import write_files
from generator.disk.project import open_project
from generator.preview import sources
from generator.preview.sources import OvertakenError
from tests.test_preview import HERE, Preview, started
from tests.tools.browser import Chromium, View

INTRO = Path("clauses", "policy", "introduction.en.md")
FACTS = Path("clauses", "facts.yaml")
MINE = ".editor[data-here] > textarea"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Preview]:
    with started(tmp_path / "project", "bilingual") as running:
        yield running


@pytest.fixture(scope="module")
def calm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """One desk for all tests that only read."""
    with started(tmp_path_factory.mktemp("desk") / "project", "bilingual") as running:
        yield running


def until(holds: Callable[[], bool]) -> None:
    for _ in range(100):
        if holds():
            return
        time.sleep(0.05)
    raise AssertionError("it never was so")


def text(desk: Preview, path: Path) -> str:
    return (desk.project / path).read_bytes().decode()


def open_intro(page: Page) -> None:
    page.click("#tab-clause")
    page.wait_for_selector("#panel-clause")
    page.frame_locator("#page").get_by_text("We keep").click()
    page.wait_for_selector(MINE)


def place(desk: Preview, page: Page, source: Path, line: str = "") -> None:
    page.goto(f"http://127.0.0.1:{desk.port}/?panel=clause&source={source.as_posix()}&line={line}")
    page.wait_for_load_state()


def test_a_click_opens_the_paragraph_in_every_language_and_a_save_shows(desk: Preview, page: Page) -> None:
    front = "---\nlabel: '0'  # as printed\n---\n"
    (desk.project / INTRO).write_bytes((front + text(desk, INTRO)).replace("\n", "\r\n").encode())
    time.sleep(1)
    open_intro(page)
    assert page.locator(".editor > textarea").count() == 2
    area = page.locator(MINE)
    assert area.evaluate("one => one.value.slice(one.selectionStart)").startswith("We keep")
    assert area.evaluate("one => one === document.activeElement")
    area.type("Ask us. ")
    area.press("Control+s")
    page.frame_locator("#page").get_by_text("Ask us.").wait_for()
    made = text(desk, INTRO)
    assert made.startswith(front.replace("\n", "\r\n")) and made.count("\r\n") == made.count("\n")
    assert "\r\nAsk us. We keep" in made
    until(lambda: page.locator("#status").inner_text() == "Saved.")


def test_an_address_brings_its_line_into_view(desk: Preview, page: Page) -> None:
    long = "\n\n".join(f"Paragraph {number} of the text." for number in range(200))
    (desk.project / INTRO).write_text(f"# Intro\n\n{long}\n", encoding="utf-8")
    desk.wait_for("/draft/en/policy/", "Paragraph 199")
    with page.expect_response(re.compile("/_desk/panel/clause")):  # it comes once more behind the shell
        place(desk, page, INTRO, "203")
    area = page.locator(MINE)
    until(lambda: bool(area.evaluate("one => one === document.activeElement && one.scrollTop > 0")))
    assert area.evaluate("one => one.value.slice(one.selectionStart)").startswith("Paragraph 100 of")


def test_what_stays_in_a_panel_keeps_its_focus_and_scrolling(page: Page) -> None:
    kept = page.evaluate(
        """async () => {
            const { swap } = await import("/_desk/swap.js");
            const made = (start, rows) => Object.assign(document.createElement("div"), { innerHTML:
                `${start}<textarea id="text" rows="${rows}">${"line\\n".repeat(50)}</textarea><p id="end">End</p>` });
            const old = made(" <ol><li>One</li></ol> <p>Two</p> ", 2);
            document.body.prepend(old);
            const area = old.querySelector("textarea");
            area.focus();
            area.scrollTop = 200;
            swap(old, made("<nav>Other</nav>", 3));
            const order = [...old.children].map((one) => one.nodeName).join(" ");
            return [area === document.activeElement, area.scrollTop, order];
        }"""
    )
    assert kept == [True, 200, "NAV TEXTAREA P"]


def test_a_file_of_an_odd_name_is_mended_where_it_is_told_of(desk: Preview, page: Page) -> None:
    odd = INTRO.with_name("in #1 100%.en.md")
    (desk.project / odd).write_text("# Odd\n\nHello.\n", encoding="utf-8")
    page.click("#tab-findings")
    page.locator("#side").get_by_text("in #1 100%").first.wait_for()
    page.goto(f"http://127.0.0.1:{desk.port}/?{urlencode({'panel': 'clause', 'source': odd.as_posix()})}")
    page.locator(MINE).fill("# Odd\n\nMended.\n")
    page.locator(MINE).press("Control+s")
    until(lambda: text(desk, odd) == "# Odd\n\nMended.\n")


def test_beside_each_other_a_click_opens_the_language_that_was_clicked(desk: Preview, page: Page) -> None:
    page.goto(f"http://127.0.0.1:{desk.port}/?view=beside&panel=clause")
    page.frame_locator("#page").get_by_text("天内回复").click()
    page.wait_for_selector(MINE)
    assert page.locator(MINE).get_attribute("lang") == "zh-Hans" and page.locator(".editor").count() == 2


def test_what_is_typed_is_completed_by_facts_terms_and_clauses(page: Page) -> None:
    open_intro(page)
    area = page.locator(MINE)
    for typed, kept in [
        ("{{ look", "{{ look-back }}"),
        ("[this](#cont", "[this](#contact)"),
        ("[x](term:pers", "personal"),
    ]:
        area.press("Control+End")
        area.type(f" {typed}")
        page.wait_for_selector(".editor[data-here] [role=option]")
        area.press("Enter")
        assert kept in area.input_value()
    assert "12 months" not in area.input_value()


def test_an_input_method_keeps_its_keys_while_it_composes(page: Page) -> None:
    open_intro(page)
    session = page.context.new_cdp_session(page)
    page.locator(MINE).press("Control+End")
    page.keyboard.type("{{ ")
    page.wait_for_selector(".editor[data-here] [role=option]")
    for composed in ("ni", "ni hao"):
        session.send("Input.imeSetComposition", {"text": composed, "selectionStart": 2, "selectionEnd": 2})
    session.send("Input.insertText", {"text": "你好"})
    page.keyboard.press("Enter")
    assert page.locator(MINE).input_value().endswith("{{ 你好\n")


def test_a_file_that_changed_meanwhile_is_not_overwritten(desk: Preview, page: Page) -> None:
    open_intro(page)
    area = page.locator(MINE)
    area.fill("# Intro\n\nMine.\n")
    (desk.project / INTRO).write_text("# Intro\n\nTheirs.\n", encoding="utf-8")
    page.frame_locator("#page").get_by_text("Theirs.").wait_for()
    assert area.input_value() == "# Intro\n\nMine.\n"
    area.press("Control+s")
    below = page.locator(".editor[data-here] .overtaken textarea")
    below.wait_for()
    assert text(desk, INTRO) == "# Intro\n\nTheirs.\n"
    assert (area.input_value(), below.input_value()) == ("# Intro\n\nMine.\n", "# Intro\n\nTheirs.\n")
    page.click(".editor[data-here] [data-exchange]")
    assert (area.input_value(), below.input_value()) == ("# Intro\n\nTheirs.\n", "# Intro\n\nMine.\n")
    page.click(".editor[data-here] [data-exchange]")
    area.press("Control+s")
    until(lambda: text(desk, INTRO) == "# Intro\n\nMine.\n")


def test_of_two_windows_that_save_at_once_one_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(HERE / "projects" / "bilingual", tmp_path / "project")
    project = open_project(tmp_path / "project")[0]
    there, meeting = sources.read_source(project, FACTS.as_posix()), Barrier(2)
    assert there

    def met(root: Path, texts: Mapping[str, str | None]) -> None:
        with suppress(BrokenBarrierError):
            meeting.wait(1)  # here both would be who looked before either wrote
        write_files(root, texts)

    def told(words: str) -> str:
        try:
            saved = sources.write_source(project, there.path, f"{there.text}# {words}\n", there.sha256)
        except OvertakenError as cause:
            return cause.there.text
        return "" if saved else "lost"

    monkeypatch.setattr(sources, "write_files", met)
    with ThreadPoolExecutor(2) as threads:
        answers = sorted(threads.map(told, ("one", "two")))
    assert answers == ["", (project.root / FACTS).read_text("utf-8")]


def test_what_is_not_saved_is_asked_about_before_it_goes(desk: Preview, page: Page) -> None:
    open_intro(page)
    asked: list[str] = []

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.message)
        dialog.dismiss() if len(asked) < 3 else dialog.accept()

    page.on("dialog", answer)
    page.locator(MINE).press("x")
    page.click("#tab-findings")
    page.locator(MINE).press("Escape")
    assert len(asked) == 2 and page.locator(MINE).input_value().count("x")
    page.locator(MINE).press("Escape")
    page.wait_for_selector("#panel-findings")
    assert len(asked) == 3 and "x" not in text(desk, INTRO).split("We keep")[0]


def test_a_fact_is_changed_in_a_form_that_shows_where_it_is_used(desk: Preview, page: Page) -> None:
    place(desk, page, FACTS)
    page.click(".picks a:text-is('look-back')")
    page.wait_for_selector("form.fields")
    used = page.locator(".picks a").all_inner_texts()
    assert [one for one in used if one.startswith("We keep personal information for twelve (12) months")]
    assert page.locator(".picks mark").first.inner_text() == "twelve (12) months"
    before = text(desk, FACTS)
    page.fill("[id='periods/look-back']", "soon")
    page.press("[id='periods/look-back']", "Enter")
    page.locator(".about-field .fault").wait_for()
    assert text(desk, FACTS) == before and page.input_value("[id='periods/look-back']") == "soon"
    page.fill("[id='periods/look-back']", "7 months")
    page.press("[id='periods/look-back']", "Enter")
    until(lambda: page.locator("#status").inner_text() == "Saved.")
    assert text(desk, FACTS) == before.replace("look-back: 12 months", "look-back: 7 months")
    page.frame_locator("#page").get_by_text("seven (7) months").wait_for()


def test_a_field_that_somebody_else_changed_is_shown_and_others_are_joined(desk: Preview, page: Page) -> None:
    line = next(n for n, one in enumerate(text(desk, FACTS).splitlines(), 1) if "office:" in one)
    place(desk, page, FACTS, str(line))
    page.wait_for_selector("form.fields")
    page.fill("[id='contacts/office/email']", "mine@example.com")
    other = text(desk, FACTS).replace("a@example.com", "b@example.com").replace("Floor 1", "Floor 2")
    (desk.project / FACTS).write_text(other, encoding="utf-8")
    time.sleep(1)
    page.press("[id='contacts/office/email']", "Enter")
    page.locator(".about-field .fault").wait_for()
    assert "b@example.com" in page.locator(".about-field .fault").inner_text() and text(desk, FACTS) == other
    page.press("[id='contacts/office/email']", "Enter")
    until(lambda: page.locator("#status").inner_text() == "Saved.")
    assert text(desk, FACTS) == other.replace("b@example.com", "mine@example.com")


def test_the_newest_entry_of_the_changelog_is_a_form(desk: Preview, page: Page) -> None:
    changelog = Path("clauses", "changelog.yaml")
    place(desk, page, changelog)
    before = text(desk, changelog)
    assert page.input_value("[id='0/works/policy/change']") == "adopted"
    page.fill("[id='0/works/policy/summary/en']", "The first text: short.")
    page.fill("[id='0/notes']", "Nobody else reads this.")
    page.click("form.fields [type=submit]")
    until(lambda: page.locator("#status").inner_text() == "Saved.")
    made = before.replace("en: First.", 'en: "The first text: short."')
    assert text(desk, changelog) == made.rstrip("\n") + "\n  notes: Nobody else reads this.\n"


def test_a_form_names_its_fields_and_choices_in_the_language_of_its_reader(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAUSEBOOK_LANG", "zh-Hans")
    with started(tmp_path / "project", "bilingual") as desk:
        answer = desk.get("/_desk/panel/clause?source=clauses/changelog.yaml")[1]
        assert "<h3>政策</h3>" in answer, "the title of the work"
        assert '<label for="0/works/policy/summary/en">变更摘要 · 英语</label>' in answer
        assert '<option value="adopted" selected>首次发布</option>' in answer
        seen = re.sub(r"<[^>]*>", "", answer)
        assert not re.search(r"\b(edition|works|change|effective|summary|because|notified|notes)\b", seen)
        answer = desk.get("/_desk/panel/clause?source=clauses/facts.yaml&entry=periods/look-back")[1]
        assert '<label for="periods/look-back">期限</label>' in answer and "15 business days" in answer


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("source", [INTRO.as_posix(), FACTS.as_posix(), f"{FACTS.as_posix()}&line=2", ""])
def test_the_panel_is_accessible(calm: Preview, browser: Chromium, source: str, scheme: str) -> None:
    address = f"http://127.0.0.1:{calm.port}/?panel=clause&source={source}#token={calm.token}"
    assert browser.violations(address, View(scheme="dark" if scheme == "dark" else "light")) == []


def test_a_request_reads_and_writes_no_file_but_those_of_forms(calm: Preview) -> None:
    for source in ("../../etc/passwd", "clausebook.yaml", "clauses/policy/introduction.en.md"):
        assert calm.post(f"/_desk/panel/clause?source={source}", "a=b")[0] == 404
    assert calm.post("/_desk/panel/findings", "a=b")[0] == 404
    assert calm.post("/_desk/panel/clause?source=clauses/facts.yaml", "a=b", token="")[0] == 403
    for query in (
        "",
        "?anchor=x&block=9",
        "?path=en/policy/&block=²",
        "?path=en/policy/&anchor=c-introduction&block=99",
    ):
        status, answer = calm.get(f"/_desk/at{query.replace('²', '%C2%B2')}")
        assert status in {404, 307} and "Traceback" not in answer
    assert re.search("introduction", calm.get("/_desk/panel/clause?source=clauses/policy/introduction.en.md&line=x")[1])


def test_a_file_that_no_form_can_be_made_of_is_edited_as_it_is(calm: Preview) -> None:
    for query in ("source=clausebook.yaml", "source=clauses/policy/work.yaml&line=2", "source=clauses/terms.yaml"):
        assert "data-source=" in calm.get(f"/_desk/panel/clause?{query}")[1]
    nine = "9" * 6000
    for query in (f"source=clauses/facts.yaml&line={nine}", f"source={INTRO.as_posix()}&line={nine}", "source=none"):
        assert calm.get(f"/_desk/panel/clause?{query}")[0] == 200
    for query in ("line=3", "entry=0", "entry=9"):
        answer = calm.get(f"/_desk/panel/clause?source=clauses/changelog.yaml&{query}")[1]
        assert 'name="0/works/policy/change"' in answer and "<h2>2021-06-30</h2>" in answer


def test_a_form_refuses_what_no_file_may_have_and_keeps_what_was_typed(calm: Preview) -> None:
    before = text(calm, FACTS)
    body = "periods/look-back=7%E2%80%8B months&was/periods/look-back=12 months"
    status, answer = calm.post("/_desk/panel/clause?source=clauses/facts.yaml&entry=periods/look-back", body)
    assert status == 200 and 'class="fault"' in answer and "7\u200b months" in answer and text(calm, FACTS) == before
    nothing_was = calm.post("/_desk/panel/clause?source=clauses/facts.yaml&entry=ages/minor-age", "ages/minor-age=19")
    assert nothing_was[0] == 200 and text(calm, FACTS) == before
