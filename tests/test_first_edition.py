"""The first release needs no entry, and freezes what older entries tell of before the newest."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import commands
from generator.editions import read_archive
from generator.operations.build import read
from generator.operations.first_edition import in_turn
from tests.releasing import without_engine

CHANGELOG = "clauses/changelog.yaml"
DAY = ("--as-of", "2026-03-02")
ADOPTED = "- edition: 2026-03-02\n  works:\n    privacy-policy:\n      change: adopted\n"
SHORTER = """\
- edition: 2026-03-02
  works:
    privacy-policy:
      locales: [zh-Hans]
      change: substantive
      clauses: [rights]
      summary: {zh-Hans: 缩短答复期限。}
"""
BEGUN = "- edition: 2026-03-01\n  works:\n    privacy-policy: {change: adopted}\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    assert CliRunner().invoke(commands, ["init", str(tmp_path / "policies")]).exit_code == 0
    return tmp_path / "policies"


def released(project: Path, *options: str) -> Result:
    with without_engine():
        return CliRunner().invoke(commands, ["release", "--project", str(project), *DAY, *options])


def changelog(project: Path, text: str | None) -> Path:
    path = project / CHANGELOG
    path.unlink() if text is None else path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "before,after",
    [
        (None, ADOPTED),
        ("", ADOPTED),
        ("# Newest first.\n", f"# Newest first.\n{ADOPTED}"),
        ("[]\n", "[{edition: 2026-03-02, works: {privacy-policy: {change: adopted}}}]\n"),
    ],
    ids=["no file", "empty", "comment", "list"],
)
def test_the_first_release_writes_its_entry_and_says_so(project: Path, before: str | None, after: str) -> None:
    path = changelog(project, before)
    for command in ("check", "build"):
        options = ("--format", "html") if command == "build" else ()
        told = CliRunner().invoke(commands, [command, "--project", str(project), *DAY, *options])
        assert told.exit_code == 0, told.output
    shown = released(project, "--dry-run")
    assert shown.exit_code == 0 and "would be written into clauses/changelog.yaml" in shown.stderr
    assert path.exists() is (before is not None) and not (project / "editions").exists()
    told = released(project)
    assert told.exit_code == 0 and "the first release needs no entry" in told.stderr, told.output
    assert path.read_text(encoding="utf-8") == after
    archive, found = read_archive(project)
    assert found == () and [one.key for one in archive.newest.manifest.documents] == [  # type: ignore[union-attr]
        ("privacy-policy", "en"),
        ("privacy-policy", "zh-Hans"),
    ]
    again = released(project)
    assert again.exit_code == 1 and "there is nothing to release" in again.stderr


def test_who_asks_for_the_first_entry_is_told_that_none_is_needed(project: Path) -> None:
    path = changelog(project, "")
    told = released(project, "--propose")
    assert told.exit_code == 0 and "the first release needs no entry: `clausebook release`" in told.stderr
    assert path.read_text(encoding="utf-8") == ""


def test_after_the_first_release_a_text_that_no_entry_names_is_an_error(project: Path) -> None:
    changelog(project, None)
    assert released(project).exit_code == 0
    path = changelog(project, "")
    assert read(project, date(2026, 3, 5)).settled.changelog == ()
    told = released(project)
    assert told.exit_code == 1 and "2026-03-02" in told.stderr, told.output
    assert path.read_text(encoding="utf-8") == ""


def test_a_text_that_begins_needs_no_summary_and_one_that_changes_does(project: Path) -> None:
    changelog(project, BEGUN)
    assert released(project).exit_code == 0
    changelog(project, "- edition: 2026-03-02\n  works:\n    privacy-policy: {change: reviewed}\n" + BEGUN)
    assert "summary-missing" in released(project).stderr


def test_an_entry_for_one_language_is_frozen_after_the_one_that_holds_the_other(project: Path) -> None:
    changelog(project, SHORTER + BEGUN)
    shown = released(project, "--dry-run")
    assert shown.exit_code == 0 and not (project / "editions").exists()
    told = released(project, "--json")
    assert told.exit_code == 0, told.output
    assert json.loads(told.stdout)["edition"] == "2026-03-02"
    assert "2026-03-01 holds texts that no later entry changed: it is frozen first, then 2026-03-02" in told.stderr
    archive, found = read_archive(project)
    kept = {one.id: [text.locale for text in one.manifest.documents] for one in archive.editions}
    assert found == () and kept == {"2026-03-01": ["en"], "2026-03-02": ["zh-Hans"]}
    assert [one.manifest.unkept for one in archive.editions] == [(), ()]
    proven = CliRunner().invoke(commands, ["verify", str(project)])
    assert proven.exit_code == 0, proven.output


def test_what_the_newest_entry_lacks_is_told_before_an_older_one_is_frozen(project: Path) -> None:
    changelog(project, SHORTER.replace("      summary: {zh-Hans: 缩短答复期限。}\n", "") + BEGUN)
    told = released(project)
    assert told.exit_code == 1 and "summary-missing" in told.stderr
    assert not (project / "editions").exists()


def test_a_change_that_was_never_frozen_is_skipped_no_more_than_before(project: Path) -> None:
    changelog(project, BEGUN)
    assert released(project).exit_code == 0
    older = SHORTER.replace("2026-03-02", "2026-03-01.2")
    changelog(project, SHORTER + older + BEGUN)
    assert "edition-skipped" in released(project).stderr


def test_two_new_works_after_a_release_are_frozen_each_with_its_entry(project: Path) -> None:
    changelog(project, BEGUN)
    assert released(project).exit_code == 0
    for work in ("terms", "cookies"):
        made = CliRunner().invoke(commands, ["new", "work", work, "--project", str(project)])
        assert made.exit_code == 0, made.output
    adopted = "- edition: {}\n  works: {{{}: {{change: adopted}}}}\n"
    changelog(project, adopted.format("2026-03-02", "cookies") + adopted.format("2026-03-01.2", "terms") + BEGUN)
    told = released(project)
    assert told.exit_code == 0, told.output
    assert [one.id for one in read_archive(project)[0].editions] == ["2026-03-01", "2026-03-01.2", "2026-03-02"]


def test_an_entry_that_is_frozen_is_not_frozen_again_for_a_language_that_came(project: Path) -> None:
    changelog(project, BEGUN)
    assert released(project).exit_code == 0
    assert CliRunner().invoke(commands, ["new", "locale", "ja", "--project", str(project)]).exit_code == 0
    changelog(project, SHORTER + BEGUN)
    reading = read(project, date(2026, 3, 2))
    assert [one.id for one in in_turn(reading.archive, reading.settled)] == ["2026-03-02"]
