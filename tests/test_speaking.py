"""What the commands say: on streams that are closed, full, cut off or poor, and of names that somebody else chose."""

from __future__ import annotations

import ast
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.cli import run
from generator.model.diagnostics import error
from generator.model.source import Source, json_ascii, json_visible, visible
from generator.report import WRITERS, open_sentences

HERE = Path(__file__).parent
POSIX = pytest.mark.skipif(os.name == "nt", reason="a shell redirects the streams, and names hold any character")
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="/dev/full, and names that are no UTF-8")
EVIL = "e\x1b[31m\u202e\n\x9b31m"
"""A name that turns colours on, runs backwards and begins a line."""
OBEYED = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\ud800-\udfff]")
POOR = {
    "cp1252": {"PYTHONIOENCODING": "cp1252"},
    "gbk": {"PYTHONIOENCODING": "gbk"},
    "ascii": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
}
"""How a machine says that its streams lack most characters, by the encoding that they then have."""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project in two languages that builds."""
    return Path(shutil.copytree(HERE / "projects" / "bilingual", tmp_path_factory.mktemp("speaking") / "project"))


@pytest.fixture(scope="module")
def faulty(project: Path) -> Path:
    """The same with findings in both languages, and characters that no single encoding but Unicode has."""
    root = Path(shutil.copytree(project, project.parent / "faulty"))
    clause = next((root / "clauses").glob("*/*.zh-Hans.md"))
    clause.write_text(
        f"{clause.read_text('utf-8')}\n2021年1月1日–3日（“那时”）{{#é\U0001f600}} ﷺ。\n", encoding="utf-8"
    )
    return root


def said(*arguments: str | Path, env: dict[str, str] | None = None) -> tuple[int, bytes, bytes]:
    """Return exit code, stdout and stderr of a command in a process of its own."""
    command = [sys.executable, "-m", "generator", *map(str, arguments)]
    kept = {name: value for name, value in os.environ.items() if name not in {"PYTHONUTF8", "PYTHONIOENCODING"}}
    done = subprocess.run(command, env=kept | (env or {}), capture_output=True, check=False, timeout=60)
    return done.returncode, done.stdout, done.stderr


def in_shell(command: str, redirection: str, folder: Path) -> tuple[int, str]:
    """Return the exit code and what came to stderr."""
    line = f'"{sys.executable}" -m generator {command} {redirection}'
    shell = ["bash", "-o", "pipefail", "-c", line]
    done = subprocess.run(shell, cwd=folder, capture_output=True, check=False, timeout=60)
    return done.returncode, done.stderr.decode()


# --- streams ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", POOR)
def test_findings_are_said_in_every_encoding(faulty: Path, encoding: str) -> None:
    code, out, err = said("check", "--project", faulty, env=POOR[encoding])
    assert code == 1 and "date-typed" in out.decode(encoding) and b"fault" not in err
    assert "\\U0001f600" in out.decode(encoding)


def test_json_is_the_same_in_every_encoding(faulty: Path) -> None:
    command = ("check", "--project", faulty, "--format", "json")
    plain = json.loads(said(*command)[1])
    assert all(json.loads(said(*command, env=env)[1].decode(name)) == plain for name, env in POOR.items())


@pytest.mark.parametrize("command", ["status", "explain value-parity", "schema {out}", "init {out}", "-h"])
def test_every_kind_of_result_is_said_on_a_poor_console(faulty: Path, tmp_path: Path, command: str) -> None:
    words = [part.replace("{out}", str(tmp_path / os.fsdecode("out–隐私ﷺ".encode()))) for part in command.split()]
    project = ["--project", str(faulty)] if words[0] in {"status", "schema"} else []
    code, out, _ = said(*words, *project, env=POOR["cp1252"])
    assert code == 0 and out.decode("cp1252")


@LINUX
@pytest.mark.parametrize("command", ["check --format json", "status --json", "explain spell", "-h"])
def test_a_full_stdout_is_one_line(project: Path, command: str) -> None:
    code, err = in_shell(command, ">/dev/full", project)
    assert code == 1 and err == "error: stdout could not be written: No space left on device\n"


@POSIX
@pytest.mark.parametrize("redirection", [">&-", "<&- >&-", "<&- >&- 2>&-", "| true"])
def test_a_closed_stdout_is_one_line_at_most_and_stops_no_work(project: Path, tmp_path: Path, redirection: str) -> None:
    out = tmp_path / "site"
    code, err = in_shell(f"build --draft -v --format html --out '{out}'", redirection, project)
    assert code == 1 and err.count("error: stdout could not be written: ") == (0 if "2>" in redirection else 1)
    assert "Traceback" not in err and "Exception" not in err
    assert all(b"error" not in path.read_bytes() for path in out.rglob("*.html"))
    assert (out / "manifest.json").is_file()


@LINUX
def test_a_full_stderr_takes_nothing_from_the_result(project: Path, tmp_path: Path) -> None:
    code, _ = in_shell(
        f"build --draft --format html --out '{tmp_path / 'site'}'", f"2>/dev/full >'{tmp_path / 'said'}'", project
    )
    assert code == 0 and "index.html" in (tmp_path / "said").read_text("utf-8")


# --- names ------------------------------------------------------------------------------------------------------------


def test_nothing_in_a_name_is_obeyed() -> None:
    assert visible(EVIL) == "e<U+001B>[31m<U+202E><U+000A><U+009B>31m"
    assert visible("隐私 – “é”\u00a0\u3000") == "隐私 – “é”\u00a0\u3000"
    assert visible("\udcff\u200b\U000e0041") == "<U+DCFF><U+200B><U+E0041>"


def test_json_stays_what_it_is() -> None:
    value = {EVIL: ["\udcff", "字", "\U0001f600", "\x7f", "a\\u0041"]}
    text = json.dumps(value, ensure_ascii=False, indent=1)
    assert json.loads(json_visible(text)) == json.loads(json_ascii(text)) == value
    assert not OBEYED.search(json_visible(text)) and "字" in json_visible(text) and json_ascii(text).isascii()


@pytest.mark.parametrize("style", WRITERS)
def test_findings_of_a_file_show_its_name_and_obey_nothing(style: str) -> None:
    place = Source(path=f"clauses/{EVIL}\udcff.md", text="word\n").span(0, 4)
    text = WRITERS[style](
        (error("git.said", place, text=f"wrong in {EVIL}").with_note("note.first", place),), open_sentences("en")
    )
    assert not OBEYED.search(json_visible(text) if style in {"json", "sarif"} else text)
    assert "31m" in text


@LINUX
@pytest.mark.parametrize(
    "arguments",
    [
        ("check",), ("check", "--format", "json"), ("check", "--format", "sarif"), ("check", "--format", "github"),
        ("build", "--format", "html"), ("status",), ("clean",), ("verify", "output"), ("publish", "{evil}"),
        ("publish", "site", "--from", "{evil}"), ("check", "--project", "{evil}"), ("check", "--select", "{evil}"),
        ("check", "--write-baseline", "{evil}"), ("check", "--baseline", "{evil}"), ("new", "work", "{evil}"),
        ("check", "--changed-since", "{evil}"), ("import", "{evil}.md", "--plan"), ("verify", "--page", "{evil}.md"),
        ("import", "{evil}.md", "--into", "in-{evil}"), ("import", "p.md", "--plan", "--apply", "{evil}.md"),
        ("release", "--undo", "--published", "{evil}.md"), ("explain", "{evil}"), ("diff", "{evil}"), ("{evil}",),
        ("build", "{evil}"), ("build", "--out", "out-{evil}", "--format", "html"), ("schema", "s-{evil}"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_no_command_hands_on_what_a_terminal_obeys(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfdbinary: pytest.CaptureFixture[bytes],
    arguments: tuple[str, ...],
) -> None:
    name = os.fsdecode(EVIL.encode() + b"\xff")
    root = tmp_path / name
    shutil.copytree(HERE / "projects" / "minimal", root)
    (root / "clauses" / "policy" / f"{name}.en.md").write_text("# X\n\n{{ lookback }}\n", encoding="utf-8")
    (root / "output").mkdir()
    (root / "output" / name).write_text("somebody else's", encoding="utf-8")
    (root / f"{name}.md").write_text(f"# Privacy {EVIL}\n\nWe {EVIL} collect names.\n", encoding="utf-8")
    (root / "p.md").write_text("# Privacy\n\nWe collect names.\n", encoding="utf-8")
    monkeypatch.chdir(root)
    assert run([part.replace("{evil}", name) for part in arguments]) in range(5)
    out, err = capfdbinary.readouterr()
    text = (out + err).decode("utf-8", "surrogateescape")
    assert not OBEYED.search(text), text
    assert "Traceback" not in text and "fault of Clausebook" not in text
    if arguments[-1] == "json":
        assert f"clauses/policy/{name}.en.md" in {finding["file"] for finding in json.loads(out)["findings"]}


def test_everything_is_said_through_one_module() -> None:
    doors = {"talk.py", "wrong_calls.py", "streams.py", "__init__.py"}
    for path in sorted((HERE.parent / "generator" / "cli").glob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        used = {ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        assert path.name in doors or not used & {"click.echo", "click.secho", "sys.stdout", "click.UsageError"}, (
            path.name
        )
