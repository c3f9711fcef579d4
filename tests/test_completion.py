"""What a shell completes: commands, options, and the names of the project in the folder where it stands."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete

from generator.cli import COMMANDS, commands
from generator.disk.project import rule_pages

ROOT = Path(__file__).parent.parent
EDITION = "2021-06-30"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two works in three languages and an edition, of which no file could be parsed."""
    names = (
        "policy/work.yaml",
        "policy/contact.en.md",
        "policy/contact.zh-Hans.md",
        "notice/work.yaml",
        "notice/use.ja.md",
    )
    for name in ("clausebook.yaml", *(f"clauses/{name}" for name in names), f"editions/{EDITION}/manifest.json"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("{[", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def completed(typed: str) -> list[str]:
    """Return what completes the last word of a line."""
    *words, last = typed.split(" ")
    found = ShellComplete(commands, {}, "clausebook", "_CLAUSEBOOK_COMPLETE").get_completions(words[1:], last)
    return [one.value for one in found]


@pytest.mark.parametrize(
    "typed, values",
    [
        ("clausebook hi", ["history"]),
        ("clausebook new cl", ["clause"]),
        ("clausebook build --js", ["--json"]),
        ("clausebook build --work ", ["notice", "policy"]),
        ("clausebook build --work po", ["policy"]),
        ("clausebook build --locale ", ["en", "ja", "zh-Hans"]),
        ("clausebook diff --locale en,z", ["en,zh-Hans"]),
        ("clausebook diff 20", [EDITION]),
        (f"clausebook diff {EDITION} ", [EDITION]),
        ("clausebook diff --since-translation policy/", ["policy/contact"]),
        ("clausebook history ", ["notice", "policy"]),
        (f"clausebook redact {EDITION} n", ["notice/use"]),
        ("clausebook accept p", ["policy/contact"]),
        ("clausebook approve p", ["policy", "policy/contact"]),
        ("clausebook new work --amends n", ["notice"]),
        ("clausebook check --select spell,value-", ["spell,value-parity"]),
        ("clausebook explain spel", ["spell"]),
        ("clausebook history --at ", []),
    ],
)
def test_names_of_the_project_are_completed(project: Path, typed: str, values: list[str]) -> None:
    assert completed(typed) == values


def test_every_command_and_every_rule_is_completed(project: Path) -> None:
    assert {*completed("clausebook ")} == {command.name for command in COMMANDS}
    assert {*completed("clausebook explain ")} >= rule_pages()


def test_another_project_is_the_one_that_is_named(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("/")
    assert completed(f"clausebook build --project {project} --work n") == ["notice"]


@pytest.mark.parametrize(
    "typed", ["build --work ", "diff ", "accept ", "build --locale ", "build --project /nowhere --work "]
)
def test_outside_a_project_nothing_is_completed_and_nothing_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], typed: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert completed(f"clausebook {typed}") == []
    assert capsys.readouterr() == ("", "")


def test_an_option_is_explained_in_words_and_not_by_its_id() -> None:
    found = ShellComplete(commands, {}, "clausebook", "_CLAUSEBOOK_COMPLETE").get_completions(["build"], "--w")
    assert [(one.value, one.help) for one in found] == [("--work", "Only this work; may be repeated.")]


def program(folder: Path) -> Path:
    """Write a program `clausebook` into a folder, as an installation has it."""
    folder.mkdir()
    script = folder / "clausebook"
    script.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m generator "$@"\n', encoding="utf-8")
    script.chmod(0o755)
    return folder


@pytest.mark.skipif(not shutil.which("bash"), reason="completes in a real bash")
@pytest.mark.parametrize("line, values", [("build --work ", "notice policy"), ("diff --locale en,z", "en,zh-Hans")])
def test_bash_completes_after_the_documented_line(project: Path, line: str, values: str) -> None:
    page = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    documented = next(row.strip() for row in page.splitlines() if "bash_source" in row).partition("  #")[0]
    words = ["clausebook", *line.split(" ")]
    typed = " ".join(map(shlex.quote, words))
    script = (
        f"{documented}\nCOMP_WORDS=({typed})\nCOMP_CWORD={len(words) - 1}\n"
        f'_clausebook_completion clausebook\necho "${{COMPREPLY[@]}}"\n'
    )
    path = f"{program(project / 'bin')}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(["bash", "-c", script], env=environment, capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == (f"{values}\n", "")


def test_completing_imports_nothing_heavy(project: Path) -> None:
    heavy = "{'yaml', 'markdown_it', 'babel', 'jinja2', 'weasyprint', 'generator.parse', 'generator.operations'}"
    code = f"import sys, generator.cli; generator.cli.run([]); print(sorted({heavy} & sys.modules.keys()))"
    environment = {"COMP_WORDS": "clausebook build --work ", "COMP_CWORD": "3", "_CLAUSEBOOK_COMPLETE": "bash_complete"}
    environment |= {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout == "plain,notice\nplain,policy\n[]\n"
