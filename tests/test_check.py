"""`clausebook check` and its options, the ledger, and the pages of rules, as people call them."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.check import RULES
from generator.cli import commands
from generator.model.diagnostics import Diagnostic, Message, error, warning
from generator.model.source import Source
from generator.operations.baseline import BaselineError, read_baseline, without_known, write_baseline
from generator.operations.fix import fixed
from generator.report import as_read, as_sarif
from tests.ruling import completed
from tests.support import ENGLISH
from tests.test_report import SENTENCES, finding

HERE = Path(__file__).parent
DAY = ("--as-of", "2021-07-01")
CONTACT = Path("clauses") / "policy" / "contact.en.md"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project `minimal` with a date typed into a clause."""
    root = Path(shutil.copytree(HERE / "projects" / "minimal", tmp_path / "project"))
    (root / CONTACT).write_text("# Contact\n\nWrite to us before June 30, 2021.\n", encoding="utf-8")
    return root


def check(project: Path, *arguments: str | Path) -> Result:
    options = ("--project", project, *DAY, "--select", "date-typed", *arguments)
    return CliRunner().invoke(commands, ["check", *map(str, options)])


def git(project: Path, *arguments: str) -> None:
    who = ("-c", "user.name=Legal", "-c", "user.email=legal@example.com")
    subprocess.run(["git", *who, *arguments], cwd=project, check=True, capture_output=True)


def test_a_finding_fails_the_run_and_an_ignored_rule_does_not(project: Path) -> None:
    assert check(project).exit_code == 1
    assert check(project, "--ignore", "date-typed").exit_code == 0


def test_a_rule_that_the_settings_turn_off_or_down_does_not_fail(project: Path) -> None:
    settings = project / "clausebook.yaml"
    before = settings.read_text(encoding="utf-8")
    for level, code in (("warning", 0), ("suggestion", 0), ("error", 1)):
        settings.write_text(f"{before}rules: {{date-typed: {level}}}\n", encoding="utf-8")
        assert check(project).exit_code == code, level
    settings.write_text(f"{before}rules: {{date-typed: off}}\n", encoding="utf-8")
    assert CliRunner().invoke(commands, ["build", "--project", str(project), *DAY, "--format", "html"]).exit_code == 0


def test_a_rule_that_is_turned_off_runs_for_whoever_names_it(project: Path) -> None:
    settings = project / "clausebook.yaml"
    settings.write_text(settings.read_text(encoding="utf-8") + "rules: {date-typed: off}\n", encoding="utf-8")
    result = check(project)
    assert result.exit_code == 1 and "error[date-typed]" in result.output, result.output


def test_a_finding_turned_down_to_a_warning_fails_a_strict_run(project: Path) -> None:
    settings = project / "clausebook.yaml"
    settings.write_text(settings.read_text(encoding="utf-8") + "rules: {date-typed: warning}\n", encoding="utf-8")
    assert check(project, "--strict").exit_code == 1
    assert check(project, "--fail-on", "warning").exit_code == 1


def test_a_suggestion_is_shown_to_whoever_asks(project: Path) -> None:
    settings = project / "clausebook.yaml"
    settings.write_text(settings.read_text(encoding="utf-8") + "rules: {date-typed: suggestion}\n", encoding="utf-8")
    said = CliRunner().invoke(commands, ["check", "--project", str(project), *DAY]).output
    assert "date-typed" not in said
    said = CliRunner().invoke(commands, ["check", "--project", str(project), *DAY, "--suggestions"]).output
    assert "suggestion[date-typed]" in said
    assert "suggestion[date-typed]" in check(project).output, "whoever names the rule asks"


@pytest.mark.parametrize(
    "arguments, says",
    [
        (("--select", "date-typd"), "did you mean `date-typed`"),
        (("--ignore", "nonsense-xyz"), "`clausebook explain` lists the rules."),
        (("--changed-since", "no-such-revision"), "--changed-since no-such-revision"),
        (("--format", "xml"), "'xml' is not one of"),
    ],
)
def test_a_wrong_option_is_a_usage_error_that_helps(project: Path, arguments: tuple[str, ...], says: str) -> None:
    git(project, "init", "-q")
    result = check(project, *arguments)
    assert result.exit_code == 2 and says in result.output


def test_the_settings_cannot_name_a_rule_that_there_is_not(project: Path) -> None:
    settings = project / "clausebook.yaml"
    settings.write_text(settings.read_text(encoding="utf-8") + "rules: {date-typd: off}\n", encoding="utf-8")
    said = check(project).output
    assert "error[unknown-rule]: there is no rule `date-typd`" in said
    assert "did you mean `date-typed`" in said and "clausebook.yaml:" in said


def test_known_findings_rest_and_new_ones_fail(project: Path, tmp_path: Path) -> None:
    known = tmp_path / "known.json"
    assert check(project, "--write-baseline", known).exit_code == 0
    assert check(project, "--baseline", known).exit_code == 0
    clause = project / CONTACT
    clause.write_text("# Contact\n\nNew text.\n\nWrite to us before June 30, 2021.\n", encoding="utf-8")
    assert check(project, "--baseline", known).exit_code == 0, "a line that moved is the same finding"
    clause.write_text(clause.read_text(encoding="utf-8") + "\nOr after July 1, 2022.\n", encoding="utf-8")
    result = check(project, "--baseline", known)
    assert result.exit_code == 1 and "July 1, 2022" in result.output and "1 error" in result.output


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format": 2, "findings": []}', '{"format": 1, "findings": [1]}'])
def test_what_is_no_baseline_is_refused(project: Path, tmp_path: Path, text: str) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text(text, encoding="utf-8")
    result = check(project, "--baseline", bad)
    assert result.exit_code == 2 and "--baseline" in result.output
    with pytest.raises(BaselineError):
        read_baseline(text)


def test_of_two_alike_the_baseline_knows_as_many_as_it_counted() -> None:
    twice = [finding(), finding()]
    assert without_known(twice, read_baseline(write_baseline(twice))) == ()
    assert without_known(twice, read_baseline(write_baseline([finding()]))) == (finding(),)


def test_only_files_that_changed_count(project: Path) -> None:
    git(project, "init", "-q")
    git(project, "add", ".")
    git(project, "commit", "-q", "-m", "Begin")
    assert check(project, "--changed-since", "HEAD").exit_code == 0
    with (project / CONTACT).open("a", encoding="utf-8") as file:
        file.write("\nMore.\n")
    assert check(project, "--changed-since", "HEAD").exit_code == 1


def test_waivers_are_listed_with_what_they_cover(project: Path) -> None:
    waiver = "<!-- allow date-typed: quotes an order -->\n"
    (project / CONTACT).write_text(f"# Contact\n\n{waiver}Write before June 30, 2021.\n", encoding="utf-8")
    assert check(project).exit_code == 0
    result = check(project, "--waivers")
    assert result.stdout == "clauses/policy/contact.en.md:3: date-typed: 1 finding: quotes an order\n"


@pytest.mark.parametrize(
    "waiver, says",
    [
        ("date-typed: it was so", "warning[waiver-unused]: nothing below breaks the rule `date-typed`"),
        ("date-typd: it was so", "warning[unknown-rule]: there is no rule `date-typd`"),
    ],
)
def test_a_waiver_that_covers_nothing_is_a_finding(project: Path, waiver: str, says: str) -> None:
    (project / CONTACT).write_text(f"# Contact\n\n<!-- allow {waiver} -->\nWrite to us.\n", encoding="utf-8")
    assert says in check(project).output


def test_a_fix_goes_into_its_place_and_a_second_run_changes_nothing() -> None:
    source = Source(path="a.md", text="one,two;three")
    findings = [
        warning("x.x", source.span(3, 4)).with_fix("，"),
        warning("x.x", source.span(7, 8)).with_fix("；"),
    ]
    assert fixed(findings).texts == {"a.md": "one，two；three"}
    assert fixed([error("x.x", source.span(0, 1))]).texts == {}


def test_fixes_that_overlap_wait_for_the_next_run() -> None:
    source = Source(path="a.md", text="abcdef")
    one, other = warning("x.x", source.span(0, 3)).with_fix("X"), warning("x.x", source.span(2, 4)).with_fix("Y")
    assert fixed([other, one]).texts == {"a.md": "Xdef"}
    assert fixed([other, one]).findings == (one,)


def test_sarif_has_the_rule_the_place_the_other_place_and_the_fix() -> None:
    (run,) = json.loads(as_sarif([finding().with_fix("[data](term:personal-data)")], SENTENCES))["runs"]
    (result,) = run["results"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert result["ruleId"] == "unknown-term" == run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"]
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "clauses/policy/sharing.zh-Hans.md"
    assert place["region"] == {"startLine": 3, "startColumn": 7, "endLine": 3, "endColumn": 32}
    assert result["relatedLocations"][0]["physicalLocation"]["region"]["startLine"] == 3
    (change,) = result["fixes"][0]["artifactChanges"]
    assert change["replacements"][0]["insertedContent"]["text"] == "[data](term:personal-data)"


def test_sarif_of_a_finding_without_a_file_has_no_place() -> None:
    (run,) = json.loads(as_sarif([Diagnostic(severity=finding().severity, message=Message("git.failed"))], ENGLISH))[
        "runs"
    ]
    assert "locations" not in run["results"][0]


def test_explain_lists_every_rule_and_prints_its_page() -> None:
    listed = CliRunner().invoke(commands, ["explain"]).output
    assert all(rule in listed for rule in RULES)
    page = CliRunner().invoke(commands, ["explain", "date-typed"])
    written = (HERE.parent / "docs" / "rules" / "date-typed.md").read_text(encoding="utf-8")
    assert page.output == as_read(written, ENGLISH)
    wrong = CliRunner().invoke(commands, ["explain", "date-typd"])
    assert wrong.exit_code == 2 and "did you mean `date-typed`" in wrong.output


FAULTY = """\
# 联系

请来信,我们将予答复。。

• 姓名
• 地址

（一）2021年1月1日前的信息

"""
MENDED = """\
# 联系

请来信，我们将予答复。

- 姓名
- 地址

1. {{ sunset }}前的信息

"""


def test_fix_mends_what_has_one_right_answer_and_a_second_run_changes_nothing(tmp_path: Path) -> None:
    facts = "parties: {acme: {name: {en: Acme, zh-Hans: 顶点}}}\ndates: {sunset: 2021-01-01}\n"
    clause = "clauses/policy/contact.zh-Hans.md"
    for path, text in completed({clause: FAULTY, "clauses/facts.yaml": facts}).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.yaml")}
    said = CliRunner().invoke(commands, ["check", "--project", str(tmp_path), *DAY, "--fix"])
    assert (tmp_path / clause).read_text(encoding="utf-8") == MENDED
    assert f"{clause}:3:4: punct-cjk-ascii: ',' is now '，'" in said.output
    again = CliRunner().invoke(commands, ["check", "--project", str(tmp_path), *DAY, "--fix"])
    assert "is now" not in again.output
    assert (tmp_path / clause).read_text(encoding="utf-8") == MENDED
    assert {path: path.read_bytes() for path in tmp_path.rglob("*.yaml")} == before


def test_a_group_of_rules_is_chosen_by_its_name(project: Path) -> None:
    assert check(project, "--ignore", "dates").exit_code == 0
    assert check(project, "--select", "parity", "--ignore", "date-typed").exit_code == 0
    named = CliRunner().invoke(commands, ["check", "--project", str(project), *DAY, "--select", "dates"])
    assert named.exit_code == 1 and "date-typed" in named.stdout
