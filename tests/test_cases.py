"""Every rule has cases on its page: what it finds, where exactly, and what it lets pass."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.check import RULES
from generator.cli import commands
from generator.disk.project import read_rule_page
from generator.markup import parse_markup
from generator.model.diagnostics import Diagnostic, Severity
from generator.model.source import Source
from tests.annotated import CASES, CLAUSE, Case, all_cases, describe, read_cases
from tests.ruling import judge
from tests.support import advice, said

CASES_OF_ALL = all_cases()
TITLES = [case.title for case in CASES_OF_ALL]
PAGES = sorted(path.stem for path in CASES.glob("*.md"))
HAN = re.compile(r"[\u4e00-\u9fff]")
OF_WHOLE_PROJECTS = ("empty-clause", "missing-translation", "xref-dangling")
"""Findings of `resolve`, which sees more than one clause."""
HEADINGS = ("**Why it matters.** ", "**Write instead.** ")


def findings_of(case: Case) -> tuple[Diagnostic, ...]:
    """Return what the rules that a case names find in it; the page of what is no rule is about reading a clause."""
    if case.rule not in {*RULES, *OF_WHOLE_PROJECTS}:
        return parse_markup(Source(path=CLAUSE, text=case.files[CLAUSE]), 0).diagnostics
    named = (note.rpartition(" ")[2] for _, _, note in case.expected)
    return judge(case.files, dict.fromkeys(name for name in (case.rule, *named) if name in RULES), case.day)


@pytest.mark.parametrize("case", CASES_OF_ALL, ids=TITLES)
def test_a_case_has_the_findings_written_above_its_lines_and_no_others(case: Case) -> None:
    assert case.files, "a case without a text"
    assert describe(findings_of(case)) == case.expected


@pytest.mark.parametrize("case", CASES_OF_ALL, ids=TITLES)
def test_every_finding_of_a_case_says_what_to_write_instead(case: Case) -> None:
    for finding in findings_of(case):
        assert finding.helps and all(advice(finding))
        assert not said(finding)[0].isupper() or said(finding).startswith("HTML")
        assert not said(finding).endswith(".")
        assert finding.severity is not Severity.ERROR or finding.rule not in RULES or _can_be_error(finding.rule)


def _can_be_error(rule: str) -> bool:
    return RULES[rule].severity is Severity.ERROR


@pytest.mark.parametrize("rule", PAGES)
def test_a_rule_has_a_hit_a_near_miss_and_a_pair_of_languages(rule: str) -> None:
    cases = read_cases(CASES / f"{rule}.md")
    hits = [case for case in cases if any(note.endswith(f" {rule}") for _, _, note in case.expected)]
    misses = [case for case in cases if not case.expected]
    speaks = LANGUAGES.get(rule, ("English", "Chinese"))
    assert misses, "no case that it lets pass"
    if "Chinese" in speaks:
        assert any(HAN.search(text) for case in hits for text in case.files.values()), "no Chinese hit"
    if "English" in speaks:
        assert any(not HAN.search(text) for case in hits for text in case.files.values()), "no English hit"


LANGUAGES: dict[str, tuple[str, ...]] = {
    "category-label": ("English",),
    "category-tag": ("English",),
    "language-unread": (),
    "list-case": ("English",),
    **dict.fromkeys(("list-parity", "modal-parity", "name-parity", "negation-parity"), ("Chinese",)),
    **dict.fromkeys(("scope-parity", "sentence-parity"), ("Chinese",)),
    "punct-cjk-ascii": ("Chinese",),
    "structure-parity": ("Chinese",),
    "term-parity": ("Chinese",),
    "value-parity": ("Chinese",),
    "script-mixed": ("Chinese",),
    "sentence-unterminated": ("English",),
    "space-missing": ("English",),
    "spell": ("English",),
    "zh-terminal-missing": ("Chinese",),
}
"""Rules about one language alone, and which."""


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_has_a_page_that_says_what_why_and_what_instead(rule: str) -> None:
    page = (CASES / f"{rule}.md").read_text(encoding="utf-8")
    prose = page.partition("\n## ")[0]
    assert prose.startswith(f"# {rule}\n\n")
    assert all(heading in prose for heading in HEADINGS), f"{rule}.md lacks one of {HEADINGS}"


IN_CHINESE = sorted((CASES / "zh-Hans").glob("*.md"))


def test_every_page_is_there_in_chinese() -> None:
    assert [path.stem for path in IN_CHINESE] == PAGES


@pytest.mark.parametrize("path", IN_CHINESE, ids=lambda path: path.stem)
def test_a_page_in_chinese_says_what_why_and_what_instead_and_has_a_hit(path: Path) -> None:
    page = path.read_text(encoding="utf-8")
    assert page.startswith(f"# {path.stem}\n\n")
    assert all(heading in page for heading in ("**为什么要紧。**", "**应当怎样写。**"))
    assert any(note.endswith(f" {path.stem}") for case in read_cases(path) for *_, note in case.expected)


SEVERITIES = {"错误": "error", "警告": "warning", "建议": "suggestion"}


@pytest.mark.parametrize("path", IN_CHINESE, ids=lambda path: path.stem)
def test_a_page_in_chinese_names_the_severities_of_the_english_one_and_no_figure_of_its_own(path: Path) -> None:
    english = CASES / path.name
    told = english.read_text(encoding="utf-8").partition("\n## ")[0].partition("**Measured")[0]
    prose = path.read_text(encoding="utf-8").partition("\n## ")[0].partition("**实测。")[0]
    named = set(re.findall(r"\b(error|warning|suggestion)s?\b", told))
    found = {note.partition(" ")[0] for case in read_cases(english) for *_, note in case.expected}
    assert {SEVERITIES[word] for word in re.findall("|".join(SEVERITIES), prose)} == (named or found)
    figures = re.findall(r"\d+", re.sub("`[^`]*`|“[^”]*”", "", prose))  # what is quoted is an example
    assert set(figures) <= set(re.findall(r"\d+", told))


def test_a_rule_is_explained_in_the_language_of_the_reader_and_in_english_where_it_has_no_page_in_it() -> None:
    in_chinese = CliRunner().invoke(commands, ["--lang", "zh-Hans", "explain", "date-typed"])
    assert "**为什么要紧。**" in in_chinese.output and in_chinese.exit_code == 0
    assert "**Why it matters.**" in CliRunner().invoke(commands, ["--lang", "en", "explain", "date-typed"]).output
    assert "**Why it matters.**" in read_rule_page("date-typed", "ja")  # no rule has a page in Japanese


def test_an_annotation_is_taken_out_and_speaks_of_the_line_below_it() -> None:
    (case,) = (case for case in read_cases(CASES / "hidden-text.md") if case.name == "看不见的字符")
    assert case.files == {CLAUSE: "# Title\n\n个人\u200b信息\n"}
    assert case.expected == ((CLAUSE, 3, "error 3-3 hidden-text"),)
