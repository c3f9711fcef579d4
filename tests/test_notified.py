"""Notices to readers: read from the changelog, frozen with an edition or after it, and never changed from then on."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.editions.manifest import Notice
from tests.releasing import HISTORY, PARTNERS, House, copy_of, entry, findings, house, json_of, without_engine

DAY = "2021-09-01"
BOTH = "{en: We sell., zh-Hans: 我们出售。}"
HASH = "a" * 64
TOLD = f"notified: {{on: 2021-09-01, how: by e-mail, evidence-sha256: {HASH}}}"
LATER = "notified: {on: 2021-09-02, how: by a banner}"
MATERIAL = f"policy:\n  change: material\n  effective: 2021-12-01\n  summary: {BOTH}\n"


@pytest.fixture(scope="session")
def first(tmp_path_factory: pytest.TempPathFactory) -> House:
    with without_engine():
        made = house(tmp_path_factory.mktemp("notified"))
        assert made.take(HISTORY[0]).exit_code == 0
    return made


def released(first: House, root: Path, told: str = "") -> House:
    """Return a house with a material change whose entry tells `told` of a notice."""
    made = copy_of(first, root / "project")
    made.edit(*PARTNERS)
    reviewed = "addendum: {change: reviewed, summary: {en: Read.}}\n"
    made.enter(entry(DAY, MATERIAL + (f"  {told}\n" if told else "") + reviewed))
    with without_engine():
        result = made.release(DAY)
    assert result.exit_code == 0, result.output
    return made


def notices(made: House) -> list[list[tuple[str, str]]]:
    """Return day and way of the notices that history tells of each text of the newest edition."""
    rows = json_of(made.run("history", "policy", "--on", "2021-12-01", "--as-of", "2021-12-02", "--json"))
    return [[(one["day"], one["how"]) for one in row["notices"]] for row in rows]


def test_a_notice_before_the_release_is_frozen_in_the_manifest_of_each_text(first: House, tmp_path: Path) -> None:
    made = released(first, tmp_path, TOLD)
    newest = made.archive().editions[-1]
    told = (Notice(how="by e-mail", day=date(2021, 9, 1), evidence=HASH),)
    assert [one.notices for one in newest.manifest.documents] == [(), told, told]
    assert notices(made) == [[("2021-09-01", "by e-mail")]] * 2
    said = made.run("history", "policy", "--on", "2021-12-01", "--as-of", "2021-12-02", "--locale", "en").stdout
    assert f"Readers were told on 2021-09-01: by e-mail; SHA-256 of the evidence: {HASH}." in said
    assert made.release(DAY).exit_code == 1, "there is nothing to add"
    assert made.verify("--as-of", "2021-12-02").exit_code == 0


def test_a_notice_after_the_release_is_added_by_the_next_one_and_named_from_then_on(
    first: House, tmp_path: Path
) -> None:
    made = released(first, tmp_path)
    manifest = (made.folder(DAY) / "manifest.json").read_bytes()
    made.edit(("changelog.yaml", "effective: 2021-12-01", f"effective: 2021-12-01\n      {LATER}"))
    before = made.state()
    would = made.release("2021-09-02", "--dry-run")
    assert (would.exit_code, would.stdout) == (0, "the notice to readers of 2021-09-01 would be added to its folder\n")
    assert made.state() == before
    result = made.release("2021-09-02")
    assert (result.exit_code, result.stdout) == (0, "the notice to readers of 2021-09-01 was added to its folder\n")
    assert (made.folder(DAY) / "manifest.json").read_bytes() == manifest
    assert notices(made) == [[("2021-09-02", "by a banner")]] * 2
    assert [one.key for one in made.archive().editions[-1].supplements[0].supplement.documents] == [
        ("policy", "en"),
        ("policy", "zh-Hans"),
    ]
    assert made.verify("--as-of", "2021-12-02").exit_code == 0
    assert made.release("2021-09-02").exit_code == 1, "it is there already"
    made.enter(entry("2021-09-03", "addendum: {change: reviewed, summary: {en: Read.}}"))
    with without_engine():
        assert made.release("2021-09-03").exit_code == 0
    held = made.archive().editions
    assert held[-1].manifest.supplements == {DAY: held[-2].supplements[-1].sha256}


def test_both_are_frozen_in_one_run(first: House, tmp_path: Path) -> None:
    made = released(first, tmp_path)
    made.edit(("changelog.yaml", "effective: 2021-12-01", f"effective: 2021-12-01\n      {LATER}"))
    made.enter(entry("2021-09-03", "addendum: {change: reviewed, summary: {en: Read.}}"))
    with without_engine():
        assert made.release("2021-09-03").exit_code == 0
    assert {*made.archive().editions[-1].manifest.supplements} == {DAY}


@pytest.mark.parametrize("told", [TOLD, ""], ids=["frozen with it", "frozen later"])
def test_a_notice_that_was_frozen_stays_in_the_changelog(first: House, tmp_path: Path, told: str) -> None:
    made = released(first, tmp_path, told)
    if not told:
        made.edit(("changelog.yaml", "effective: 2021-12-01", f"effective: 2021-12-01\n      {LATER}"))
        assert made.release("2021-09-02").exit_code == 0
    made.edit(("changelog.yaml", told or LATER, "notified: {on: 2021-08-01, how: by letter}"))
    result = made.run("release", "--check", "--as-of", "2021-09-02")
    assert result.exit_code == 1 and findings(result)[:1] == ["frozen-entry-altered"]
    assert "notified" in result.stderr


def test_nobody_was_told_on_a_day_to_come(first: House, tmp_path: Path) -> None:
    made = released(first, tmp_path)
    made.edit(("changelog.yaml", "effective: 2021-12-01", f"effective: 2021-12-01\n      {LATER}"))
    before = made.state()
    result = made.release(DAY)
    assert (result.exit_code, findings(result)) == (1, ["notified-ahead"])
    assert made.state() == before
    other = copy_of(first, tmp_path / "other")
    other.edit(*PARTNERS)
    other.enter(entry(DAY, f"{MATERIAL}  {LATER}\n"))
    assert "notified-ahead" in findings(other.release(DAY, "--check"))


@pytest.mark.parametrize(
    "told, rule",
    [
        ("notified: {on: 2021-09-01}", "missing-key"),
        ("notified: {on: yesterday, how: by e-mail}", "bad-value"),
        ("notified: {on: 2021-09-01, how: by e-mail, evidence-sha256: A1}", "bad-value"),
        ("notified: {on: 2021-09-01, how: by e-mail, by: me}", "unknown-key"),
    ],
)
def test_what_is_no_notice_is_told_at_its_line(first: House, tmp_path: Path, told: str, rule: str) -> None:
    made = copy_of(first, tmp_path / "project")
    made.enter(entry(DAY, f"{MATERIAL}  {told}\n"))
    result = made.run("check")
    assert rule in findings(made.release(DAY))
    assert result.exit_code == 1


def test_check_asks_for_the_notice_from_the_day_on_that_leaves_its_period(first: House, tmp_path: Path) -> None:
    made = released(first, tmp_path)
    due, past = (
        made.run("check", "--select", "notice-missing", "--as-of", day) for day in ("2021-11-01", "2021-11-02")
    )
    assert ("notice-missing" in due.output, "notice-missing" in past.output) == (False, True)
    made.edit(("changelog.yaml", "effective: 2021-12-01", f"effective: 2021-12-01\n      {LATER}"))
    assert "notice-missing" not in made.run("check", "--select", "notice-missing", "--as-of", "2021-11-02").output


def test_a_text_that_was_replaced_on_its_own_day_is_told_beside_the_one_that_stayed(
    first: House, tmp_path: Path
) -> None:
    made = copy_of(first, tmp_path / "project")
    made.edit(*PARTNERS)
    made.enter(entry("2021-06-30.2", f"policy: {{change: substantive, summary: {BOTH}}}"))
    with without_engine():
        assert made.release("2021-06-30").exit_code == 0
    said = made.run("history", "policy", "--locale", "en", "--on", "2021-06-30").stdout
    assert "edition 2021-06-30.2 of “Policy” (en) was in force, from 2021-06-30 on." in said
    assert "  Edition 2021-06-30 came into force on the same day and was replaced on it." in said
    table = made.run("history", "policy", "--locale", "en").stdout
    assert "superseded  2021-06-30 " in table and "  replaced on the day on which it came into force\n" in table
