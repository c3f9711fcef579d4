"""`clausebook coverage` and `explain DUTY`: what a lawyer, a browser, a spreadsheet and a program get of it."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import Result

from tests.releasing import run
from tests.support import project
from tests.tools.browser import Chromium, Scheme, View
from tests.tools.html_validator import failures

RECORD = "cite: [{from: 2020-01-01, text: § 1}, {from: 2027-01-01, text: § 2}], from: 2020-01-01, sure: B, locales: en"
CUE = "cue: [right-to-delete]"
LAW = f"""\
name: {{en: Atlantis, zh-Hans: 亚特兰蒂斯}}
duties:
  at-delete: {{{RECORD}, says: {{en: that one may ask for deletion, zh-Hans: 可以要求删除}}, shown-by: [tag], {CUE}}}
  at-audit: {{{RECORD}, says: =HYPERLINK("https://example.com"), if: [sells], shown-by: [calendar]}}
  at-unread: {{{RECORD.replace("sure: B", "sure: D")}, subject: "@notice", not-examined: It was not read.}}
  at-later: {{{RECORD.replace("from: 2020-01-01, sure", "from: 2027-01-01, sure")}, says: a notice, shown-by: [tag]}}
  at-ended: {{{RECORD.replace("sure", "until: 2027-01-01, sure")}, says: an old notice, shown-by: [tag]}}
"""
CLAUSE = "# Rights\n\nYou may ask us to delete your personal information.\n"


def made(root: Path, clause: str = CLAUSE, more: Mapping[str, str] = {}) -> Path:
    files = {"laws/aa.yaml": LAW, "clauses/policy/contact.en.md": clause, **more}
    work = project({})["clauses/policy/work.yaml"].text
    for path, source in project({**files, "clauses/policy/work.yaml": f"scope: [aa]\n{work}"}).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(source.text, encoding="utf-8")
    return root


def called(root: Path, *arguments: str) -> Result:
    result = run("coverage", "--project", root, "--as-of", "2026-11-29", *arguments)
    assert result.exit_code == 0, result.output
    return result


TAGGED = f"---\nrequirements: [at-delete]\n---\n{CLAUSE}"


def test_the_first_line_counts_and_says_what_it_is_not(tmp_path: Path) -> None:
    first, *rest = called(made(tmp_path, TAGGED)).stdout.splitlines()
    assert first.startswith("1 shown, 2 not shown, 1 not examined, 1 upcoming (2026-11-29)")
    assert "no legal advice" in first
    assert "clauses/policy/contact.en.md:6" in "\n".join(rest)


def test_what_nobody_examined_stands_in_every_report(tmp_path: Path) -> None:
    root = made(tmp_path)
    for form in ("text", "csv", "html", "json"):
        assert "It was not read." in called(root, "--format", form).stdout


MARKS = (
    "A recommended standard, which binds nobody.",
    "Known from a report alone: nobody read the provision itself.",
    "Read for this project by Ann Lee on 2026-03-12.",
)
MARKED = (
    LAW.replace("sure: B", "sure: A, recommended: yes", 1)
    .replace("sure: B", "sure: C", 1)
    .replace("sure: B", "sure: C, read-by: {by: Ann Lee, read: 2026-03-12}", 1)
)


def test_what_sets_a_record_apart_stands_with_it_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain, root = made(tmp_path / "plain"), made(tmp_path / "marked", TAGGED, {"laws/aa.yaml": MARKED})
    for form in ("text", "html"):
        told = called(root, "--format", form).stdout
        assert [told.count(mark) for mark in MARKS] == [1, 1, 1], told
        assert not any(mark in called(plain, "--format", form).stdout for mark in MARKS)
    rows = {row["duty"]: row for row in json.loads(called(root, "--json").stdout)["rows"]}
    assert rows["at-delete"]["recommended"] and rows["at-audit"]["sure"] == "C" and not rows["at-audit"]["read-by"]
    table = called(root, "--format", "csv").stdout_bytes.decode("utf-8-sig")
    cells = {row["duty"]: row for row in csv.DictReader(io.StringIO(table))}["at-later"]
    assert (cells["recommended"], cells["sure"], cells["read-by"], cells["read-on"]) == (
        "False", "C", "Ann Lee", "2026-03-12"
    )  # fmt: skip
    monkeypatch.chdir(root)
    for duty, mark in zip(("at-delete", "at-audit", "at-later"), MARKS, strict=True):
        assert [one in run("explain", duty).stdout for one in MARKS] == [one == mark for one in MARKS]


def test_an_unanswered_switch_is_named(tmp_path: Path) -> None:
    assert "Nobody has answered in the profile:\n  sells: " in called(made(tmp_path)).stdout


def test_a_day_is_held_against_another(tmp_path: Path) -> None:
    told = called(made(tmp_path, TAGGED), "--against", "2027-01-01").stdout
    assert "at-delete: § 1 is cited as § 2" in told
    assert "at-later: begins: not shown" in told and "at-ended: ends" in told
    root = made(tmp_path, TAGGED)
    back = run("coverage", "--project", root, "--as-of", "2027-01-01", "--against", "2026-11-29").stdout
    assert "at-later: begins" in back, "the earlier day is the first, whichever was named"
    assert "begins" not in called(root, "--against", "2026-12-31").stdout.split("\n\n")[0]


def test_likely_clauses_are_proposed_and_never_shown(tmp_path: Path) -> None:
    root = made(tmp_path)
    told = called(root, "--propose").stdout
    assert "0 shown" in told and "Likely answered by policy/contact" in told
    assert "Likely" not in called(root).stdout
    assert "Likely" not in called(made(tmp_path, TAGGED), "--propose").stdout


def test_a_work_alone_answers_for_itself(tmp_path: Path) -> None:
    root = made(tmp_path, TAGGED)
    assert called(root, "--work", "policy").stdout.startswith("1 shown")
    other = run("coverage", "--project", root, "--work", "polcy")
    assert other.exit_code == 2 and "policy" in other.output
    assert run("coverage", "--project", root, "--locale", "fr").exit_code == 2
    assert called(root, "--locale", "en").stdout.startswith("1 shown")


def test_a_project_without_a_scope_is_told_what_to_write(tmp_path: Path) -> None:
    for path, source in project({}).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(source.text, encoding="utf-8")
    result = run("coverage", "--project", tmp_path)
    assert result.exit_code == 0 and "`scope:`" in result.stderr
    assert result.stdout.startswith("0 shown, 0 not shown, 0 not examined")


def test_cues_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    root = made(tmp_path / "wrong", more={"laws/cues.yaml": 'right-to-delete: {en: ["(a+)+"]}\n'})
    for form in ("text", "html", "csv"):
        told = run("coverage", "--project", root, "--format", form)
        assert told.exit_code == 1, "a report that left a file out is none to go on with"
        assert "laws/cues.yaml" in told.stderr and "at-delete" in told.stdout
    told = run("coverage", "--project", root, "--json")
    assert told.exit_code == 1 and json.loads(told.stdout)["findings"] and json.loads(told.stdout)["rows"]
    assert not called(made(tmp_path / "right")).stderr


def test_a_spreadsheet_gets_no_formula(tmp_path: Path) -> None:
    data = called(made(tmp_path), "--format", "csv").stdout_bytes
    assert data.startswith(b"\xef\xbb\xbf")
    rows = [*csv.DictReader(io.StringIO(data.decode("utf-8-sig")))]
    assert {row["duty"] for row in rows} == {"at-delete", "at-audit", "at-unread", "at-later", "at-ended"}
    assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "-", "@"))]
    assert any(row["about"].startswith("'=HYPERLINK") for row in rows)


def test_a_program_gets_every_row(tmp_path: Path) -> None:
    told = json.loads(called(made(tmp_path, TAGGED), "--json", "--against", "2027-01-01").stdout)
    assert told["counts"]["shown"] == 1 and told["unanswered"] == ["sells"]
    row = next(row for row in told["rows"] if row["duty"] == "at-delete")
    assert row["answer"] == "shown" and row["passages"][0]["file"] == "clauses/policy/contact.en.md"
    assert {change["kind"] for change in told["changes"]} == {"begins", "ends", "cited-anew"}
    lacking = next(row for row in told["rows"] if row["duty"] == "at-audit")["lacking"]
    assert [one["id"] for one in lacking] == ["lacking.calendar"]


def test_a_page_stands_alone_and_hides_nothing(tmp_path: Path) -> None:
    attack = LAW.replace("a notice", "<script>alert(1)</script>")
    root = made(tmp_path, TAGGED, {"laws/aa.yaml": attack})
    out = tmp_path / "coverage.html"
    assert called(root, "--format", "html", "--out", str(out)).stdout.strip() == str(out)
    page = out.read_text(encoding="utf-8")
    assert not re.search(r"<script|<link|<img|@import|url\(", page)
    assert page.index("no legal advice") < page.index("<h2")
    assert "You may ask us to delete" in page and 'id="at-unread"' in page
    assert "&lt;script&gt;" in page


@pytest.mark.parametrize("form", ["text", "html"])
def test_a_chinese_report_is_chinese(tmp_path: Path, form: str) -> None:
    result = run("--lang", "zh-Hans", "coverage", "--project", made(tmp_path, TAGGED), "--format", form)
    assert "不构成法律意见" in result.stdout and "可以要求删除" in result.stdout and "not shown" not in result.stdout


def test_a_chinese_report_cites_in_chinese_and_names_what_no_text_shows(tmp_path: Path) -> None:
    law = LAW.replace("text: § 1", "text: {en: § 1, zh-Hans: 第一条}").replace(
        "text: § 2", "text: {en: § 2, zh-Hans: 第二条}"
    )
    root = made(tmp_path, TAGGED, {"laws/aa.yaml": law.replace("[calendar]", "[output: public, release: material]")})
    asked = ("coverage", "--project", root, "--as-of", "2026-11-29", "--against", "2027-01-01")
    for form in ("text", "html"):
        told = run("--lang", "zh-Hans", *asked, "--format", form).stdout
        assert "引用方式由“第一条”改为“第二条”" in told and "§" not in told
        assert "公众均可访问" in told and "重大变更" in told and not re.search("public|material", told)
    (change,) = (one for one in json.loads(run(*asked, "--json").stdout)["changes"] if one["duty"] == "at-delete")
    assert (change["old"], change["new"]) == ("§ 1", "§ 2")


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = made(tmp_path_factory.mktemp("page"), TAGGED)
    called(root, "--format", "html", "--against", "2027-01-01", "--propose", "--out", str(root / "coverage.html"))
    return root / "coverage.html"


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    page: Path, browser: Chromium, width: int, scheme: Scheme
) -> None:
    seen = View(width=width, scheme=scheme)
    assert browser.violations(page, seen) == []
    with browser.page(page, seen) as opened:
        assert opened.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.browser
@pytest.mark.slow
def test_the_page_is_valid_html(page: Path) -> None:
    assert failures([page]) == []


def test_explain_says_what_the_law_says_and_where_it_is_answered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(made(tmp_path, TAGGED.replace("at-delete", "at-delete, at-audit")))
    told = run("explain", "at-audit").stdout
    assert "Cited since 2020-01-01: § 1" in told and "It holds from 2020-01-01 on." in told
    assert "Where sells:" in told and "Nobody has answered." in told
    assert "Named by clauses/policy/contact.en.md\n    which names at-delete, too" in told
    assert "It holds no more from 2027-01-01 on." in run("explain", "at-ended").stdout
    wrong = run("explain", "at-delet")
    assert wrong.exit_code == 2


def test_explain_says_what_a_switch_means_who_asks_and_how_to_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(made(tmp_path))
    told = run("explain", "sells")
    assert told.exit_code == 0 and told.stdout.startswith("sells  Personal information is sold")
    assert "Nobody has answered." in told.stdout and "`sells: no`" in told.stdout
    assert "Duties that rest on it in Atlantis: at-audit\n" in told.stdout and "California: ca-" in told.stdout
    settings = tmp_path / "clausebook.yaml"
    settings.write_text(f"{settings.read_text('utf-8')}profile: {{sells: no}}\n", "utf-8")
    assert "The answer is no." in run("explain", "sells").stdout
    both = run("explain", "sensitive").stdout
    assert "Duties that rest on it" in both and "inventory.yaml" in both, "it is a setting, too"


def test_explain_knows_the_duties_of_the_package_anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    told = run("explain", "ca-105-b").stdout
    assert "Cal. Civ. Code § 1798.105(b)" in told and "California" in told
