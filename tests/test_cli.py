"""The commands as people call them: what they print, what they write, how they end."""

from __future__ import annotations

import json
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import COMMANDS, commands
from generator.disk.workers import Limits
from generator.model.diagnostics import Message
from generator.operations import rendering
from generator.operations.machine import TRIED
from generator.render import Rendering, engine, named
from tests.releasing import LAST, House, copy_of

HERE = Path(__file__).parent
DAY = ("--as-of", "2021-07-01")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project `minimal`."""
    return Path(shutil.copytree(HERE / "projects" / "minimal", tmp_path / "project"))


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(commands, [str(argument) for argument in arguments])


def build(project: Path, *arguments: str) -> Result:
    return run("build", "--project", project, *DAY, "--format", "html,json", *arguments)


def break_clause(project: Path) -> None:
    (project / "clauses" / "policy" / "contact.en.md").write_text("# Contact\n\n{{ lookback }}\n", encoding="utf-8")


def test_the_help_names_every_command_and_no_legal_advice() -> None:
    said = run("--help").output
    assert all(f"\n  {command.name}" in said for command in COMMANDS)
    assert "no legal advice" in said


@pytest.mark.parametrize("command", [command.name or "" for command in COMMANDS])
def test_every_command_explains_itself(command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0 and "Usage:" in result.output


def test_help_imports_nothing_heavy() -> None:
    heavy = "{'weasyprint', 'babel', 'jinja2', 'markdown_it', 'yaml', 'fontTools', 'starlette'}"
    code = f"import sys, generator.cli; print(sorted({heavy} & sys.modules.keys()))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_html_and_check_never_import_the_pdf_engine(project: Path) -> None:
    code = (
        "import sys; from generator.cli import commands\n"
        f"commands(['build', '--project', {str(project)!r}, '--format', 'html,json', '-q'], standalone_mode=False)\n"
        "print('weasyprint' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_build_prints_pages_to_stdout_and_talk_to_stderr(project: Path) -> None:
    result = build(project)
    out = project / "output"
    assert result.exit_code == 0
    assert result.stdout == f"{out}/en/policy/index.html\n{out}/index.html\n"
    assert result.stderr == f"Working text, never released: policy (en)\n1 document, 5 files in {out}\n"


def test_build_writes_over_no_folder_that_holds_the_project(project: Path) -> None:
    """Of such a folder it would list every file first: of `/`, the whole machine."""
    for out in (project, project.parent, Path("/")):
        result = build(project, "--out", str(out))
        assert result.exit_code == 2 and "holds the project itself" in result.stderr
    assert not (project / "output").exists()


def test_build_says_nothing_when_asked(project: Path) -> None:
    assert build(project, "-q").output == ""


def test_build_names_every_file_when_asked(project: Path) -> None:
    assert len(build(project, "-v").stdout.splitlines()) == 5


def test_build_speaks_json(project: Path) -> None:
    said = json.loads(build(project, "--json").stdout)
    assert said["findings"] == []
    assert said["documents"][0]["dates"] == {"last-modified": "2021-06-30", "effective": "2021-06-30"}


def test_an_error_writes_nothing_and_leaves_the_old_tree(project: Path) -> None:
    build(project)
    before = (project / "output" / "manifest.json").read_bytes()
    break_clause(project)
    result = build(project)
    assert result.exit_code == 1
    assert "error[unknown-fact]" in result.stderr and "Nothing was written." in result.stderr
    assert (project / "output" / "manifest.json").read_bytes() == before


def test_a_warning_fails_only_where_it_is_asked_to(project: Path) -> None:
    arguments = ("build", "--project", project, "--format", "html", "--as-of", "2021-06-29")
    assert run(*arguments).exit_code == 0
    result = run(*arguments, "--strict")
    assert result.exit_code == 1 and "warning[text-not-kept]" in result.stderr


@pytest.mark.parametrize(
    "arguments,says",
    [
        (("--work", "polcy"), "did you mean `policy`?"),
        (("--locale", "fr"), "there are en."),
        (("--format", "epub"), "epub is no format; there are html, json, pdf, docx"),
        (("--as-of", "2021-02-30"), "is no day of the calendar"),
        (("--heading-level", "9"), "9 is not in the range"),
    ],
)
def test_a_wrong_option_is_a_usage_error(project: Path, arguments: tuple[str, ...], says: str) -> None:
    result = build(project, *arguments)
    assert result.exit_code == 2 and says in result.output


def test_a_folder_without_a_project_is_a_usage_error(tmp_path: Path) -> None:
    result = run("check", "--project", tmp_path)
    assert result.exit_code == 2 and "There is no clausebook.yaml" in result.output


def test_a_folder_of_somebody_else_is_never_written_to(project: Path) -> None:
    (project / "output").mkdir()
    (project / "output" / "thesis.txt").write_text("mine", encoding="utf-8")
    result = build(project)
    assert result.exit_code == 1 and "thesis.txt" in result.stderr
    assert [path.name for path in (project / "output").iterdir()] == ["thesis.txt"]


def test_two_processes_make_what_one_makes(project: Path) -> None:
    build(project, "--out", str(project / "one"))
    shutil.copytree(project / "clauses" / "policy", project / "clauses" / "second")
    log = project / "clauses" / "changelog.yaml"
    adopted = "works: {second: {change: adopted, summary: {en: First edition.}}, policy:"
    log.write_text(log.read_text(encoding="utf-8").replace("works: {policy:", adopted), encoding="utf-8")
    trees = []
    for jobs in ("1", "2"):
        out = project / f"out-{jobs}"
        assert build(project, "--out", str(out), "--jobs", jobs).exit_code == 0
        trees.append({path.relative_to(out): path.read_bytes() for path in out.rglob("*") if path.is_file()})
    assert trees[0] == trees[1]


def test_without_the_native_libraries_html_is_built_and_the_remedy_named(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing() -> str:
        raise engine.MissingLibrary(Message("missing-library.said", text="there is no Pango"))

    monkeypatch.setattr("generator.render.engine.load_engine", missing)
    result = run("build", "--project", project, *DAY)
    assert result.exit_code == 3
    assert "there is no Pango" in result.stderr and "= help: " in result.stderr
    page = (project / "output" / "en" / "policy" / "index.html").read_text(encoding="utf-8")
    assert "Policy" in page and "policy.pdf" not in page


@pytest.mark.pdf
def test_a_pdf_that_would_come_out_the_same_is_kept(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    arguments = ("build", "--project", project, *DAY)
    assert run(*arguments).exit_code == 0
    pdf = project / "output" / "en" / "policy" / "policy.pdf"
    first = pdf.read_bytes()

    def never() -> str:
        raise AssertionError("nothing has to be printed")

    monkeypatch.setattr("generator.render.engine.load_engine", never)
    assert run(*arguments).exit_code == 0
    assert pdf.read_bytes() == first


def test_check_writes_findings_to_stdout_in_three_ways(project: Path) -> None:
    break_clause(project)
    for style, sign in (
        ("text", "error[unknown-fact]"),
        ("json", '"rule": "unknown-fact"'),
        ("github", "::error file="),
    ):
        result = run("check", "--project", project, "--format", style)
        assert result.exit_code == 1 and sign in result.stdout


def test_colour_follows_the_environment(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    break_clause(project)
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[31m" in CliRunner().invoke(commands, ["check", "--project", str(project)], color=True).stdout
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in CliRunner().invoke(commands, ["check", "--project", str(project)], color=True).stdout


def test_clean_removes_what_build_wrote_and_nothing_else(project: Path) -> None:
    build(project)
    assert run("clean", "--project", project).exit_code == 0
    assert not (project / "output").exists() and (project / "clausebook.yaml").exists()
    assert "nothing to remove" in run("clean", "--project", project).stderr


def test_doctor_and_the_readme_name_the_pythons_that_were_tried() -> None:
    tried = ", ".join(TRIED)
    assert f"Python: {platform.python_version()} (tried: {tried})" in run("doctor").stdout
    assert f"Tried with Python {tried}" in (HERE.parent / "README.md").read_text(encoding="utf-8")


def test_doctor_names_what_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(HERE / "projects" / "bilingual")
    result = run("doctor")
    assert result.exit_code == 0 and "WeasyPrint" in result.stdout and "Noto Serif SC" in result.stdout

    def missing() -> str:
        raise engine.MissingLibrary(Message("missing-library.said", text="there is no Pango"))

    monkeypatch.setattr("generator.operations.machine.load_engine", missing)
    result = run("doctor")
    assert result.exit_code == 3 and "there is no Pango\n         fix it with: " in result.stdout


# --- publish ----------------------------------------------------------------------------------------------------------

TODAY = ("--as-of", LAST)


@pytest.fixture
def released(lasting: House, tmp_path: Path) -> Path:
    """A project with editions, and its site of the day of the last one."""
    made = copy_of(lasting, tmp_path / "project")
    assert made.build(LAST).exit_code == 0
    return made.root


def test_publish_hands_over_the_same_bytes(released: Path, tmp_path: Path) -> None:
    result = run("publish", "--project", released, tmp_path / "www", *TODAY)
    assert result.exit_code == 0, result.output
    trees = [
        {path.relative_to(root): path.read_bytes() for path in root.rglob("*") if path.is_file()}
        for root in (released / "output", tmp_path / "www")
    ]
    assert trees[1].pop(Path("receipt.jsonl")).endswith(b"\n")
    assert trees[0] == trees[1] and trees[0]
    assert (released / "receipts").is_dir()


def test_publish_shows_no_user_of_an_address(released: Path, tmp_path: Path) -> None:
    subprocess.run(("git", "init", "-q", "--bare", tmp_path / "site.git"), check=True)
    for says in ("published", "already"):
        result = run("publish", "--project", released, f"git+file://TOKEN@{tmp_path}/site.git#pages", *TODAY)
        assert result.exit_code == 0 and says in result.stdout, result.output
        assert "TOKEN" not in result.output and "site.git#pages" in result.stdout
    (copy,) = (released / "receipts").iterdir()
    assert "TOKEN" not in copy.name


def remove(project: Path) -> None:
    shutil.rmtree(project / "output")


def occupy(project: Path) -> None:
    (project.parent / "www").mkdir()
    (project.parent / "www" / "thesis.txt").write_text("mine", encoding="utf-8")


@pytest.mark.parametrize("spoil,says", [(remove, "no built tree"), (occupy, "thesis.txt")])
def test_publish_refuses_where_there_is_no_tree_and_where_others_have_files(
    released: Path, tmp_path: Path, spoil: Callable[[Path], None], says: str
) -> None:
    spoil(released)
    before = sorted(tmp_path.rglob("www/*"))
    result = run("publish", "--project", released, tmp_path / "www", *TODAY)
    assert result.exit_code == 4 and says in result.stderr
    assert sorted(tmp_path.rglob("www/*")) == before


@pytest.mark.parametrize("target", ["output", "output/www", ".", "..", "elsewhere"])
def test_publish_refuses_a_folder_that_is_its_own_tree_lies_in_it_or_holds_it(released: Path, target: str) -> None:
    (released / "elsewhere").symlink_to(released.parent)
    before = sorted(released.parent.rglob("*"))
    result = run("publish", "--project", released, released / target, *TODAY)
    assert result.exit_code == 4 and "inside each other" in result.stderr
    assert sorted(released.parent.rglob("*")) == before


def test_a_strict_build_stops_on_a_warning_of_a_rule_and_another_does_not(project: Path) -> None:
    clause = project / "clauses" / "policy" / "contact.en.md"
    clause.write_text("# Contact\n\nWrite to us,, at https://www.example.com today.\n", encoding="utf-8")
    assert build(project).exit_code == 0
    strict = build(project, "--strict")
    assert (
        strict.exit_code == 1 and "warning[punct-doubled]" in strict.output and "Nothing was written" in strict.output
    )


def _never_ends(*_: object) -> Rendering:
    while True:
        pass


def _takes_all(*_: object) -> Rendering:
    held = []
    while True:
        held.append(bytearray(50_000_000))


@pytest.mark.pdf
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux forks, and bounds the child that prints")
@pytest.mark.parametrize("engine_fault", [_never_ends, _takes_all])
def test_an_engine_that_never_ends_or_takes_all_memory_is_stopped(
    project: Path, monkeypatch: pytest.MonkeyPatch, engine_fault: Callable[..., Rendering]
) -> None:
    monkeypatch.setattr("generator.render.pdf.FORMAT", replace(named("pdf"), render=engine_fault))
    monkeypatch.setattr(rendering, "LIMITS", Limits(seconds=1, memory=2 * 2**30))
    result = run("build", "--project", project, *DAY, "--format", "html,pdf")
    assert result.exit_code == 1 and "error[print-limit]: en/policy/ could not be printed" in result.output
    assert not (project / "output").exists()
