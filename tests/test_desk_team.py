"""What two lawyers send each other at the desk, and an entry that was proposed there, completed."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from shutil import copytree

import pytest
from click.testing import CliRunner
from playwright.sync_api import Page

from generator.cli import commands
from generator.team.parcel import unpacked
from tests.test_desk_actions import answered, begin
from tests.test_preview import Preview, serving
from tests.test_team import CHANGELOG, CLAUSE, FACTS, edit


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Preview]:
    """The desk of a new project, of which a colleague has a copy."""
    assert CliRunner().invoke(commands, ["init", str(tmp_path / "ann")]).exit_code == 0
    copytree(tmp_path / "ann", tmp_path / "bo")
    with serving(tmp_path / "ann") as running:
        yield running


def git(root: Path, *arguments: str) -> str:
    who = ("-c", "user.name=Ann Lee", "-c", "user.email=ann@example.com")
    return subprocess.run(("git", *who, *arguments), cwd=root, capture_output=True, check=True, text=True).stdout


def tried(desk: Preview, page: Page) -> str:
    """Have what was changed shown before it is sent."""
    begin(desk, page, "send")
    page.fill("[name='--message']", "As agreed.")
    page.fill("[name='--as']", "Ann Lee")
    return answered(page)


def test_what_changed_is_shown_and_sent_as_a_file(desk: Preview, page: Page) -> None:
    edit(desk.project, CLAUSE, "as long as", "while")
    base = desk.project / ".clausebook/base/texts.json"
    before = base.read_bytes()
    told = tried(desk, page)
    assert CLAUSE in told and "while" in told and "would go into one file" in told
    assert base.read_bytes() == before, "nothing is sent unasked"
    answered(page, "#confirm [type=submit]")
    with page.expect_download() as out:
        page.click(".answer a[download$='.clausebook.zip']")
    parcel = unpacked(Path(out.value.path()).read_bytes())
    assert (parcel.author, parcel.message, [*parcel.changes]) == ("Ann Lee", "As agreed.", [CLAUSE])
    assert "nothing has changed" in tried(desk, page)


def test_under_git_a_branch_is_pushed_after_it_was_shown(desk: Preview, page: Page, tmp_path: Path) -> None:
    there = tmp_path / "there.git"
    git(tmp_path, "init", "-q", "--bare", str(there))
    git(desk.project, "init", "-q", "-b", "main")
    git(desk.project, "add", "-A")
    git(desk.project, "commit", "-qm", "Begin")
    for name, value in {"name": "Ann Lee", "email": "ann@example.com"}.items():
        git(desk.project, "config", f"user.{name}", value)
    git(desk.project, "remote", "add", "origin", str(there))
    edit(desk.project, CLAUSE, "as long as", "while")
    told = tried(desk, page)
    assert CLAUSE in told and "while" in told and "would push this to origin" in told
    assert git(there, "branch") == "" and git(desk.project, "branch", "--show-current") == "main\n"
    assert "pushed the branch clausebook/" in answered(page, "#confirm [type=submit]")
    branch = git(there, "branch", "--format=%(refname:short)").strip()
    assert git(there, "log", "-1", "--format=%an %s", branch) == "Ann Lee As agreed.\n"


def test_what_a_colleague_sent_is_taken_in_and_a_conflict_is_shown(desk: Preview, page: Page, tmp_path: Path) -> None:
    bo, file = tmp_path / "bo", tmp_path / "x.clausebook.zip"
    edit(bo, CLAUSE, "as long as", "while")
    edit(bo, FACTS, "minor: 14", "minor: 16")
    sent = ("send", "-m", "As agreed.", "--as", "Bo Chen", "--out", str(file), "--project", str(bo))
    assert CliRunner().invoke(commands, sent).exit_code == 0
    edit(desk.project, CLAUSE, "as long as", "whenever")
    ours = (desk.project / CLAUSE).read_bytes()

    def show() -> None:
        begin(desk, page, "receive")
        page.set_input_files("[name=file]", file)
        told = answered(page)
        assert "From Bo Chen: As agreed." in told and "Nothing is written yet" in told
        clash = page.locator(".clash")
        assert clash.locator("h4 a").inner_text() == CLAUSE
        assert [one.split(" order ")[1][:14] for one in clash.locator("ins").all_inner_texts()] == [
            "for whenever t",
            "for while the ",
        ]

    show()
    assert "minor: 14" in (desk.project / FACTS).read_text("utf-8"), "nothing is taken in unasked"
    told = answered(page, "#confirm [type=submit]")
    assert "Not all of it could be done." in told and "1 file written" in told
    assert (desk.project / CLAUSE).read_bytes() == ours
    assert (desk.project / FACTS).read_bytes() == (bo / FACTS).read_bytes()
    show()
    page.check(".clash [name='--theirs']")
    assert "Done." in answered(page, "#confirm [type=submit]")
    assert (desk.project / CLAUSE).read_bytes() == (bo / CLAUSE).read_bytes()


def test_a_proposed_entry_is_completed_saved_and_released(desk: Preview, page: Page) -> None:
    (desk.project / CHANGELOG).unlink()  # a first release needs no entry
    begin(desk, page, "propose")
    answered(page)
    assert page.locator(".answer .buttons a").count() == 1
    page.click(".answer a:has-text('Release')")
    page.wait_for_selector("#verb-release")
    assert "would" in answered(page)
    answered(page, "#confirm [type=submit]")
    edit(desk.project, CLAUSE, "as long as", "while")
    begin(desk, page, "propose")
    answered(page)
    page.click(".answer a:has-text('Complete the entry')")
    summary = page.locator("[name='0/works/privacy-policy/summary/en']")
    missing = page.locator(".field:has(> [name='0/works/privacy-policy/summary/en']) .fault")
    assert missing.inner_text() == "Still missing."
    assert "English" in page.inner_text("#panel-clause form > .fault")
    page.click("[data-fill$='/effective']")
    begun, day = (page.input_value(f"[name='0/{key}']") for key in ("edition", "works/privacy-policy/effective"))
    assert date.fromisoformat(day) - date.fromisoformat(begun[:10]) in (timedelta(30), timedelta(31))  # at midnight
    summary.fill("We say how long.")
    page.click("#panel-clause header [type=submit]")
    page.click("#panel-clause a:has-text('Release')", timeout=60_000)
    assert f"effective: {day}" in (desk.project / CHANGELOG).read_text("utf-8")
    page.wait_for_selector("#verb-release")
    assert "would" in answered(page)
    assert page.query_selector("#confirm")
