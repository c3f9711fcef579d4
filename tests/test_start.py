"""The page to begin on: what a click on Clausebook opens, in Chromium, with folders that have Chinese and blanks."""

from __future__ import annotations

import http.client
import os
import plistlib
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import AsyncExitStack, closing, contextmanager
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest
from playwright.sync_api import Page, expect

from generator.cli import run
from generator.disk import project
from generator.disk.folders import is_project, keep_recent, read_recent, view_folder
from generator.preview import DeskSettings
from generator.preview.start import PATIENCE, Start, StartSettings
from generator.report import open_sentences
from tests.tools.browser import Chromium, View

HERE = Path(__file__).parent


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return the home of a person with an empty folder, a hidden one and a Word file of her policy."""
    home = tmp_path / "家 目录"
    for name in ("法务 资料", ".hidden"):
        (home / name).mkdir(parents=True)
    assert run(["init", str(tmp_path / "old"), "--locale", "zh-Hans"]) == 0
    policy = home / "法务 资料" / "隐私政策 定稿.docx"
    assert run(["word", "export", "privacy-policy", "--project", str(tmp_path / "old"), "--out", str(policy)]) == 0
    return home


@contextmanager
def started(home: Path, language: str = "zh-Hans") -> Iterator[str]:
    """Yield the address that was printed; `.seen` has the one that the browser was called with."""
    seen = home / ".seen"
    seen.unlink(missing_ok=True)
    told = "import pathlib, sys; pathlib.Path(sys.argv[1]).write_text(sys.argv[2])"
    known = {"HOME": str(home), "USERPROFILE": str(home), "APPDATA": str(home), "XDG_CONFIG_HOME": str(home)}
    chosen = {"BROWSER": f"{sys.executable} -c '{told}' '{seen}' %s", "CLAUSEBOOK_LANG": language}
    process = subprocess.Popen(
        [sys.executable, "-m", "generator", "start"],
        env={**os.environ, **known, **chosen, "PYTHONPATH": str(HERE.parent), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    address = process.stdout.readline().strip()
    for _ in range(100):
        if seen.exists() and seen.read_text():
            break
        time.sleep(0.1)
    try:
        assert address.partition("token=")[2] not in seen.read_text(), "others on the machine may read it there"
        yield address
    finally:
        process.kill()
        process.communicate()


def is_desk(page: Page) -> bool:
    page.wait_for_selector("#page", timeout=60_000)
    return page.frame_locator("#page").locator("h1").first.text_content() is not None


@pytest.mark.browser
@pytest.mark.slow
def test_a_new_project_is_made_in_a_chosen_folder_and_found_again(home: Path, browser: Chromium) -> None:
    with started(home) as address, browser.page(address) as page:
        page.get_by_role("button", name="法务 资料/").click()
        page.get_by_label("新文件夹的名称").fill("隐私 政策")
        page.keyboard.press("Enter")
        assert is_desk(page)
        page.reload()
        assert is_desk(page) and "read-only" not in (page.locator("body").get_attribute("class") or "")
    made = home / "法务 资料" / "隐私 政策"
    assert "original: zh-Hans" in (made / "clausebook.yaml").read_text("utf-8")
    with started(home, "en") as address, browser.page(address) as page:
        page.get_by_role("button", name="隐私 政策").click()
        assert is_desk(page)
        assert page.locator("html").get_attribute("lang") == "en"


@pytest.mark.browser
@pytest.mark.parametrize("pressed", ["before it is there", "when it is there"])
def test_what_is_typed_while_a_step_comes_is_meant_of_the_step(home: Path, browser: Chromium, pressed: str) -> None:
    saved = home / "a privacy policy.html"
    saved.write_text(
        "<html lang='en'><h1>Privacy Policy</h1><h2>Your rights</h2><p>You may ask us.</p></html>", "utf-8"
    )
    with started(home) as address, browser.page(address) as page:
        page.get_by_role("button", name="从 Word 导入").click()
        page.get_by_role("button", name="导入文件").wait_for()
        page.get_by_label("新文件夹的名称").fill("政策")
        page.get_by_role("button", name="导入文件").click()
        assert "请至少勾选一个" in page.get_by_role("alert").inner_text()
        page.get_by_label(saved.name).check()
        page.get_by_role("button", name="法务 资料/").click()
        page.get_by_label("隐私政策 定稿.docx").check()
        assert page.get_by_label(saved.name).is_checked(), "what was ticked before stays ticked in sight"
        page.get_by_role("button", name="导入文件").click()
        assert is_desk(page)
    made = home / "法务 资料" / "政策"
    assert "original: zh-Hans" in (made / "clausebook.yaml").read_text("utf-8")
    assert {path.suffixes[0] for path in (made / "clauses").rglob("*.md")} == {".en", ".zh-Hans"}


@pytest.mark.browser
@pytest.mark.slow
def test_why_there_is_no_project_is_said_and_nothing_that_was_typed_is_lost(home: Path, browser: Chromium) -> None:
    with started(home) as address, browser.page(address) as page:
        page.get_by_label("新文件夹的名称").fill("法务 资料")
        page.get_by_role("button", name="新建项目").click()
        alert = page.get_by_role("alert")
        assert "已有内容" in alert.inner_text()
        assert page.get_by_label("新文件夹的名称").input_value() == "法务 资料"
        page.get_by_label("新文件夹的名称").fill("../elsewhere")
        page.get_by_role("button", name="新建项目").click()
        expect(page.get_by_role("alert")).to_contain_text("../elsewhere")
    assert not (home.parent / "elsewhere").exists()


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_on_the_page_to_begin_on(home: Path, browser: Chromium, width: int, scheme: str) -> None:
    seen = View(width=width, scheme="dark" if scheme == "dark" else "light")
    with started(home) as address:
        assert browser.violations(address, seen) == []
        with browser.page(address, seen) as page:
            page.get_by_role("button", name="从 Word 导入").click()
            assert page.evaluate("document.documentElement.scrollWidth") <= width


def asked(address: str, told: dict[str, str], headers: dict[str, str]) -> tuple[int, str]:
    place = urlsplit(address)
    connection = http.client.HTTPConnection("127.0.0.1", place.port or 0, timeout=10)
    with closing(connection):
        connection.request("POST", "/_desk/start", urlencode(told), headers)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()


def test_nobody_without_the_token_sees_a_folder(home: Path) -> None:
    with started(home) as address:
        token = {"X-Clausebook-Token": address.partition("token=")[2]}
        assert asked(address, {}, token)[0] == 200
        for headers in ({}, {"X-Clausebook-Token": "x"}, {**token, "Origin": "https://example.com"}):
            status, told = asked(address, {"at": str(home)}, headers)
            assert status == 403 and "法务" not in told
        status, told = asked(address, {"at": str(home / "missing"), "way": "x", "begin": "1"}, token)
        assert status == 200 and "法务" in told, "a folder that is not there is told above the home"


def test_the_address_of_the_browser_leads_to_the_page_once(home: Path) -> None:
    with started(home) as address:
        opened = (home / ".seen").read_text()
        ticket = urlsplit(opened).path

        def entered(path: str) -> tuple[int, str | None]:
            connection = http.client.HTTPConnection("127.0.0.1", urlsplit(address).port or 0, timeout=10)
            with closing(connection):
                connection.request("GET", path)
                answer = connection.getresponse()
                return answer.status, answer.getheader("Location")

        assert entered(f"{ticket}x") == (404, None)
        assert entered(ticket) == (303, f"/#{urlsplit(address).fragment}")
        assert entered(ticket) == (404, None)


@pytest.mark.browser
def test_the_browser_that_is_opened_may_change_things(home: Path, browser: Chromium) -> None:
    with started(home), browser.page((home / ".seen").read_text()) as page:
        page.get_by_role("button", name="法务 资料/").click()
        page.get_by_label("新文件夹的名称").wait_for()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_names_that_are_no_text_and_names_like_options_are_met_in_words(home: Path) -> None:
    os.mkdir(os.fsencode(home) + b"/bad\xff")  # noqa: PTH102 - Path takes no bytes
    with started(home) as address:
        token = {"X-Clausebook-Token": address.partition("token=")[2]}
        assert asked(address, {}, token)[0] == 200
        assert asked(address, {"at": "\0"}, token)[0] == 200
        assert asked(address, {"way": "new", "at": str(home), "name": "\0", "begin": "1"}, token)[0] == 200
        status, told = asked(address, {"way": "new", "at": "", "name": "--force", "locale": "x", "begin": "1"}, token)
        assert status == 200 and "`x`" in told, "the folder was taken for an option"


def test_a_folder_is_listed_without_what_is_hidden(home: Path) -> None:
    inside = home / "法务 资料"
    (inside / "~$隐私政策.docx").write_bytes(b"Word's own lock")
    seen = view_folder(inside, (".docx",))
    assert [one.name for one in seen.files] == ["隐私政策 定稿.docx"]
    assert view_folder(home, ()).folders == (inside,) and seen.above[-1] == home


def test_a_folder_that_may_not_be_looked_into_is_listed_beside_others(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked = home / "locked"
    locked.mkdir()
    is_file = Path.is_file

    def refused(path: Path) -> bool:
        if path.parent == locked:
            raise PermissionError(13, "Permission denied")
        return is_file(path)

    monkeypatch.setattr(Path, "is_file", refused)
    assert locked in view_folder(home, ()).folders
    assert not is_project(home / ("x" * 5000))


def test_the_last_projects_are_kept_and_those_that_are_gone_left_out(tmp_path: Path) -> None:
    kept = tmp_path / "设置" / "recent.json"
    roots = [tmp_path / f"项目 {number}" for number in range(10)]
    for root in roots:
        root.mkdir()
        (root / "clausebook.yaml").touch()
        keep_recent(kept, root)
    keep_recent(kept, roots[5])
    assert read_recent(kept) == tuple(roots[number] for number in (5, 9, 8, 7, 6, 4, 3, 2))
    (roots[5] / "clausebook.yaml").unlink()
    assert read_recent(kept)[0] == roots[9]
    for odd in ("{", "3", '{"a": 1}', "[1]"):
        kept.write_text(odd, encoding="utf-8")
        assert read_recent(kept) == ()


def test_a_program_that_was_left_ends(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    around = StartSettings(home=home, recent=home / "recent.json", init=lambda _: (), desk=DeskSettings())
    start = Start(around, "token", open_sentences("en"), AsyncExitStack())
    now = start.asked
    monkeypatch.setattr("generator.preview.start.time.monotonic", lambda: now + PATIENCE + 1)
    assert start.is_left()
    start.waiting = 1
    assert not start.is_left(), "a page is open"


def test_macos_and_windows_say_their_language(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setattr(sys, "platform", "darwin")
    assert project.system_language() == ""
    settings = home / "Library" / "Preferences" / ".GlobalPreferences.plist"
    settings.parent.mkdir(parents=True)
    settings.write_bytes(plistlib.dumps({"AppleLanguages": ["zh-Hans-CN", "en"]}, fmt=plistlib.FMT_BINARY))
    assert project.system_language() == "zh-Hans-CN"
    monkeypatch.setattr(sys, "platform", "win32")
    windows = type("windll", (), {"kernel32": type("kernel32", (), {"GetUserDefaultUILanguage": lambda: 0x0804})})
    monkeypatch.setattr("ctypes.windll", windows, raising=False)
    assert project.system_language() == "zh_CN"
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    assert project.system_language() == "en_GB.UTF-8"
