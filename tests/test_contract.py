"""What docs/commands.md promises: one JSON document of its schema, however a command ends, and the exit codes."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from contextlib import chdir, nullcontext
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner

from generator.cli import COMMANDS, commands, talk
from generator.model.diagnostics import Message
from generator.operations.build import read
from generator.operations.reading import settings_of
from generator.operations.rendering import site_of
from generator.operations.scaffold.project import answer_schemas
from generator.render import engine
from generator.render.word.whole import print_file
from generator.team.parcel import FileChange, Parcel, packed
from tests.forging import files_of, retold, written
from tests.releasing import LAST, House, copy_of, run, without_engine, without_pango

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
SCHEMAS = {name: json.loads(text) for name, text in answer_schemas().items()}
DOCUMENTED = {
    name: {int(code) for code in codes.split(", ")}
    for name, codes in re.findall(r"^\| `(\w+)` \| (\d(?:, \d)*) \|", PAGE, re.MULTILINE)
}
SUBCOMMANDS = {
    "new": ("work", "clause", "locale", "ci"),
    "comment": ("add", "list", "answer", "resolve"),
    "word": ("export", "import", "list", "accept", "reject"),
    "exchange": ("export", "import"),
    "inventory": ("import",),
}


def released(root: Path) -> None:
    """The house whose editions were released, with its site of the last day."""


def broken(root: Path) -> None:
    """A clause uses a fact that nobody wrote down."""
    clause = root / "clauses" / "policy" / "contact.en.md"
    clause.write_text("# Contact\n\n{{ nobody }}\n", encoding="utf-8")


def unreadable(root: Path) -> None:
    (root / "clausebook.yaml").write_text("format: [\n", encoding="utf-8")


def inventoried(root: Path) -> None:
    (root / "Podfile.lock").write_text("PODS:\n  - JPush (5.2.0)\n", encoding="utf-8")
    categories = "california: {categories: {names: {label: Names, examples: A name}}}\n"
    (root / "clauses" / "inventory.yaml").write_text(categories, encoding="utf-8")


def changed(root: Path) -> None:
    clause = root / "clauses" / "policy" / "contact.en.md"
    clause.write_text(f"{clause.read_text(encoding='utf-8')}\nCall us on Sundays.\n", encoding="utf-8")


def sent(root: Path) -> None:
    reading = read(root, date.fromisoformat(LAST))
    (root / "back.docx").write_bytes(print_file(reading.documents[0], site_of(reading, ("docx",))))


def mailed(root: Path) -> None:
    """A file of a colleague who wrote a clause."""
    change = FileChange(base=None, theirs="# X\n\nNew.\n")
    address = settings_of(root).base_url
    parcel = Parcel(project=address, author="Lin", message="Hi", changes={"clauses/shared/x.en.md": change})
    (root / "one.clausebook.zip").write_bytes(packed(parcel, {}))


def altered(root: Path) -> None:
    frozen = root / "editions" / LAST / "en.policy.json"
    frozen.write_bytes(frozen.read_bytes().replace(b"Policy", b"policy"))


def by_another_version(root: Path) -> None:
    forged = retold(files_of(root / "output"), version="9.9.9")
    shutil.rmtree(root / "output")
    written(forged, root / "output")


def occupied(root: Path) -> None:
    (root / "output" / "thesis.txt").write_text("mine", encoding="utf-8")


def forgotten(root: Path) -> None:
    shutil.rmtree(root / "editions")


def without_papers(root: Path) -> None:
    """Freeze the texts on a machine that prints no PDF."""
    forgotten(root)
    with without_pango():
        assert run("release", "--project", root, "--as-of", LAST).exit_code == 0


def renamed(root: Path) -> None:
    shutil.rmtree(root / "output")


AS_OF = f"--as-of {LAST}"
PDF = "--format pdf --out pdfs"
COMPARED = "diff --exit-code"
UNDO = "release --undo --published output/manifest.json"
CASES: tuple[tuple[str, int, Callable[[Path], None]], ...] = (
    ("init fresh", 0, released),
    ("init clauses", 1, released),
    ("import page.md --into made", 0, released),
    ("import page.pdf --into made", 1, released),
    ("import page.md --plan", 0, released),
    ("new clause policy/more", 0, released),
    ("inventory import page.md", 1, released),
    ("inventory import Podfile.lock", 0, inventoried),
    ("new locale ja", 1, unreadable),
    ("check", 0, released),
    ("check --format json", 1, broken),
    ("check", 1, unreadable),
    ("coverage", 0, released),
    ("coverage --against 2027-01-01 --propose --format json", 0, released),
    ("coverage --format html --out coverage.html", 0, released),
    ("coverage", 1, unreadable),
    ("explain", 0, released),
    ("explain spell", 0, released),
    ("explain spel", 2, released),
    ("status", 0, released),
    ("status", 1, unreadable),
    ("accept policy/contact --locale zh-Hans", 0, released),
    ("accept policy/contact --locale zh-Hans", 1, unreadable),
    ("comment add policy/contact Why? --as Lin", 0, released),
    ("comment list", 0, released),
    ("comment list", 1, unreadable),
    ("comment resolve 1f3a90c2 --as Lin", 2, released),
    ("approve policy --locale en --as Jane", 0, released),
    ("approve policy --locale en --as Jane", 1, unreadable),
    ("approve policy --locale en --as Jane --request page.pdf", 3, released),
    ("word export policy --out sent", 0, released),
    ("word export --out sent", 1, broken),
    ("word export polcy", 2, released),
    ("word import back.docx", 0, sent),
    ("word list back.docx", 0, sent),
    ("word import page.md", 1, released),
    ("exchange export --locale zh-Hans --out sent", 0, released),
    ("exchange export --locale zh-Hans --out sent", 1, unreadable),
    ("exchange import page.md", 1, released),
    ("exchange export --locale fr", 2, released),
    ("diff 2021-06-30 2021-09-01", 0, released),
    ("diff 2021-06-30 2021-09-01 --format json", 0, released),
    ("diff 2021-06-30 2021-09-01 --format html --locale en --out redline.html", 0, released),
    (COMPARED, 1, changed),
    ("diff 2021-06-30 2021-09-01 --format pdf --locale en --out redline.pdf", 3, released),
    (f"release --check {AS_OF}", 0, released),
    (f"release --check {AS_OF}", 1, changed),
    (f"release --pdf-later {AS_OF}", 3, without_papers),
    (f"release --pdf-later {AS_OF}", 0, without_papers),
    (f"release --dry-run {AS_OF}", 0, forgotten),
    (UNDO, 4, released),
    (f"redact {LAST} policy/contact --reason Order", 0, released),
    (f"redact {LAST} policy/contact --reason Order", 1, altered),
    (f"redact {LAST} policy/contact --reason Order", 3, released),
    ("history", 0, released),
    ("history --next", 0, released),
    ("history --on 1999-01-01", 1, released),
    (f"history policy --on {LAST} {PDF}", 3, released),
    ("history --live-on 2022-01-01 --at exec:false", 4, released),
    (f"verify {AS_OF}", 0, released),
    ("verify", 1, altered),
    (f"verify {AS_OF}", 5, by_another_version),
    (f"build {AS_OF}", 0, released),
    ("build --draft", 1, broken),
    ("build --draft --format pdf", 3, released),
    (f"publish www --dry-run {AS_OF}", 0, released),
    (f"publish www {AS_OF}", 0, released),
    (f"publish www {AS_OF}", 4, renamed),
    (f"publish www {AS_OF}", 5, by_another_version),
    (f"bilingual policy --edition {LAST} --out both.html", 0, released),
    ("bilingual policy --out both.html", 1, broken),
    ("bilingual policy --format pdf --out both.pdf", 3, released),
    ("preview --port {taken}", 1, released),
    ("preview", 3, released),
    ("preview --export look", 0, changed),
    ("preview --export look", 1, broken),
    ("preview --export output", 1, released),
    ("schema", 0, released),
    ("doctor", 0, released),
    ("doctor", 3, released),
    ("clean", 0, released),
    ("clean", 1, occupied),
    ("send -m Hi --as Lin --out one.clausebook.zip", 0, changed),
    ("send -m Hi --as Lin --out one.clausebook.zip", 1, unreadable),
    ("receive one.clausebook.zip", 0, mailed),
    ("receive page.pdf", 1, released),
    *((f"{command.name} --no-such", 2, released) for command in COMMANDS if command.name not in SUBCOMMANDS),
    *((f"{name} {sub} --no-such", 2, released) for name, subs in SUBCOMMANDS.items() for sub in subs),
)
"""A command in a project, how it ends, and what was done to the project before."""
SEEN_ALIVE = {("preview", 0), ("start", 0)}
"""What a test of its own runs, for it ends by a signal alone."""


@pytest.fixture(scope="module")
def ready(lasting: House, tmp_path_factory: pytest.TempPathFactory) -> House:
    made = copy_of(lasting, tmp_path_factory.mktemp("contract") / "project")
    with without_engine():
        assert made.build(LAST).exit_code == 0
    (made.root / "page.md").write_text("# Privacy Policy\n\n## Contact\n\nWrite to us.\n", encoding="utf-8")
    (made.root / "page.pdf").write_bytes(b"%PDF-1.7 nothing")
    return made


def _missing() -> None:
    raise engine.MissingLibrary(Message("missing-library.said", text="there is no Pango"))


@pytest.mark.parametrize("called, code, spoil", CASES, ids=lambda one: getattr(one, "__name__", str(one)))
def test_a_command_ends_as_documented_with_one_document_of_its_schema(
    ready: House, called: str, code: int, spoil: Callable[[Path], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = Path(shutil.copytree(ready.root, tmp_path / "project"))
    spoil(root)
    if code == talk.MISSING:
        monkeypatch.setattr("generator.render.engine._engine", _missing)
        monkeypatch.setitem(sys.modules, "generator.preview", None)
    with chdir(root), socket.create_server(("127.0.0.1", 0)) as listener:
        arguments = called.replace("{taken}", str(listener.getsockname()[1])).split()
        with nullcontext() if code == talk.MISSING else without_engine():
            result = CliRunner().invoke(commands, [*arguments, "--json"], prog_name="clausebook")
    assert result.exit_code == code, result.output
    told = answered(result.stdout, arguments[0])
    assert told["exit-code"] == code
    assert code == 0 or told["findings"] or called == COMPARED or arguments[0] == "doctor", "a failure says why"


def answered(stdout: str, command: str) -> dict[str, Any]:
    """Return the one document that a command wrote, which has to fit its schema."""
    told: dict[str, Any] = json.loads(stdout)
    jsonschema.Draft202012Validator(SCHEMAS[command]).validate(told)
    assert told["command"].split()[0] == command
    return told


def test_every_command_is_documented_and_every_code_of_it_is_tried() -> None:
    tried = {name: {code for called, code, _ in CASES if called.split()[0] == name} for name in DOCUMENTED}
    for name, code in SEEN_ALIVE:
        tried[name].add(code)
    assert tried == DOCUMENTED
    assert DOCUMENTED.keys() == {command.name for command in COMMANDS} == SCHEMAS.keys()


def test_the_codes_of_the_page_are_those_of_the_program() -> None:
    table = {int(code) for code in re.findall(r"^\| (\d) \| ", PAGE, re.MULTILINE)}
    assert table == {0, talk.FINDINGS, talk.USAGE, talk.MISSING, talk.REFUSED, talk.UNPROVED}


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_page_names_every_key_that_an_answer_has(name: str) -> None:
    own = {*SCHEMAS[name]["properties"]} - {"type"}
    assert all(re.search(rf"^    {key} |`{key}`", PAGE, re.MULTILINE) for key in own)
    jsonschema.Draft202012Validator.check_schema(SCHEMAS[name])


def test_the_page_names_every_key_of_an_interval() -> None:
    keys = {*SCHEMAS["history"]["$defs"]["text-row"]["properties"]} - {"type"}
    listed = re.findall(r"^    ([a-z0-9-]+(?:, [a-z0-9-]+)*)  ", PAGE, re.MULTILINE)
    assert keys <= {key for names in listed for key in names.split(", ")}


@pytest.mark.parametrize("called", ["preview --port 0", "start"])
def test_what_serves_answers_as_soon_as_it_does(ready: House, called: str) -> None:
    command = [sys.executable, "-m", "generator", *called.split(), "--json"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "BROWSER": "true"}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment, text=True, cwd=ready.root
    ) as run:
        assert run.stdout
        lines: list[str] = []
        while not lines or lines[-1] != "}\n":
            lines.append(run.stdout.readline())
        run.terminate()
        assert run.stdout.read() == ""
    told = answered("".join(lines), called.split(maxsplit=1)[0])
    assert told["address"].startswith("http://127.0.0.1:") and told["exit-code"] == 0


def test_a_report_for_a_host_is_no_second_document(ready: House) -> None:
    result = CliRunner().invoke(commands, ["check", "--project", str(ready.root), "--format", "sarif", "--json"])
    assert result.exit_code == 2 and json.loads(result.stdout)["findings"][0]["id"] == "usage.json-alone"


def test_a_fault_of_ours_is_answered_too(ready: House, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("by nought")

    monkeypatch.setattr("generator.operations.ledger.read_ledger", fail)
    result = CliRunner().invoke(commands, ["status", "--project", str(ready.root), "--json"], prog_name="clausebook")
    assert result.exit_code == 1
    assert answered(result.stdout, "status")["findings"][0]["message"] == "ZeroDivisionError: by nought"


def test_a_program_is_told_by_id_what_people_are_told(ready: House) -> None:
    call = ["verify", str(ready.root), "--as-of", LAST]
    said = CliRunner().invoke(commands, call)
    told = answered(CliRunner().invoke(commands, [*call, "--json"], prog_name="clausebook").stdout, "verify")
    lines = said.stdout.splitlines()
    assert lines == [
        told["messages"][0]["message"],
        told["edition-sha256"],
        told["messages"][1]["message"],
        told["site-sha256"],
    ]
    assert [one["id"] for one in told["messages"]] == ["verify.whole", "verify.files"]
