"""One table of formats: a new one is a file and a line, and every command finds it; nothing else names a format."""

from __future__ import annotations

import ast
import json
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from generator import render
from generator.disk.tree import digest
from generator.editions.manifest import SOURCE
from generator.preview.draft import make_draft
from generator.preview.printing import Printer
from generator.render import MODULES, UNTOLD, Storage, chosen, known, named
from generator.render.addresses import TEXT
from generator.render.redlines import forms
from tests import wordcount
from tests.california import ROOT, california
from tests.releasing import HISTORY, House, findings, house, json_of, run, without_engine

FIRST, SECOND = HISTORY[0], HISTORY[1]
EDITION = f"en/policy/{FIRST.day}"
WORDS = "en/policy/words-en.txt"


@pytest.fixture(autouse=True)
def _stand_ins() -> Iterator[None]:
    with without_engine():
        yield


Register = Callable[[Storage], None]


@pytest.fixture
def register(monkeypatch: pytest.MonkeyPatch) -> Register:
    """Add the toy format to the table, by the line that any format has there."""

    def add(storage: Storage) -> None:
        monkeypatch.setattr(wordcount, "FORMAT", replace(wordcount.FORMAT, storage=storage))
        monkeypatch.setattr(render, "MODULES", {**MODULES, "words": "tests.wordcount"})

    return add


# --- the table --------------------------------------------------------------------------------------------------------


def test_a_format_is_called_as_the_table_calls_it() -> None:
    assert [one.name for one in chosen(known())] == [*MODULES]
    assert {*UNTOLD} <= {*MODULES}


@pytest.mark.parametrize("name", MODULES)
def test_a_format_that_stands_as_it_was_stored_has_one_file_and_an_engine_prints_no_old_text(name: str) -> None:
    one = named(name)
    assert one.is_dressed or not one.is_stored or len(one.files) == 1
    assert one.engine is None or one.storage is Storage.ORIGINAL
    assert len({one.names("policy", "en") for one in chosen(known())}) == len(MODULES)


def test_a_text_is_loaded_from_the_format_that_every_edition_has() -> None:
    assert named(SOURCE).names("policy", "en") == (TEXT,)
    assert named(SOURCE).storage is Storage.ORIGINAL


def test_the_help_names_every_form_of_a_redline() -> None:
    assert f"[{'|'.join(forms())}]" in run("diff", "--help").output


NAMED: Mapping[str, str] = {
    "check/duties/evidence.py": "a property that a record of the law asks for",
    "editions/manifest.py": "the part from which every text is loaded, in frozen files",
    "editions/upgrades.py": "the two files of a text in schema 1",
    "cli/bilingual.py": "the form of a text beside another, which no site has",
    "cli/check.py": "a style of reports",
    "cli/coverage.py": "a style of reports",
    "cli/gathering.py": "a style of reports",
    "cli/history.py": "the form of a statement on paper",
    "importer/proof/__init__.py": "a file that somebody else wrote",
    "importer/reading/__init__.py": "a file that somebody else wrote",
    "importer/reading/html.py": "an element of such a file",
    "importer/reading/markdown.py": "an option of markdown-it-py",
    "importer/trial.py": "the pages that the proof of an import reads",
    "markup/engine.py": "an option of markdown-it-py",
    "operations/approvals/replies.py": "the form of the body of a mail",
    "preview/choosing.py": "what a form is called where one is chosen",
    "preview/verbs.py": "the forms in which a redline is offered",
    "parse/settings.py": "the last part of an address that names the page of a folder",
}
"""The modules outside `render/` that say such a word and mean no format that is published, and what they mean."""


def _names_of_formats(path: Path) -> Iterator[str]:
    words = {*MODULES, *(name for one in chosen(MODULES) for name in one.names("policy", "en"))}
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            said = node.value.replace(",", " ").split()
            if said and {*said} <= words:
                yield f"{path.name}:{node.lineno} {node.value!r}"


def test_nothing_outside_the_renderers_names_a_format() -> None:
    package = ROOT / "generator"
    found = {
        path.relative_to(package).as_posix(): [*_names_of_formats(path)]
        for path in package.rglob("*.py")
        if path.relative_to(package).parts[0] != "render"
    }
    assert {name: said for name, said in found.items() if said and name not in NAMED} == {}
    assert all(found[name] for name in NAMED), "a module that names no format any more leaves this list"


# --- a toy format, wherever files are written -------------------------------------------------------------------------


@pytest.fixture
def sample(tmp_path: Path) -> House:
    """A project with catalogues and templates of its own, and with editions in which nobody froze the toy."""
    for name in ("locales", "templates"):
        shutil.copytree(ROOT / name, tmp_path / name)
    return House(root=california(tmp_path))


def test_a_draft_and_the_released_sample_are_built_in_the_new_format(sample: House, register: Register) -> None:
    register(Storage.PART)
    for arguments in (("--draft", "--format", "words"), ("--format", "words"), ()):
        result = sample.build("2021-07-01", *arguments)
        assert result.exit_code == 0, result.output
        for locale in ("en", "zh-Hans"):
            path = sample.root / f"output/{locale}/privacy-policy/words-{locale}.txt"
            assert path.read_text("utf-8").endswith(" words\n")
    folder = sample.root / "output/en/privacy-policy/2021-06-30"
    assert {"index.html", "document.json", "privacy-policy.pdf", "words-en.txt"} <= {
        path.name for path in folder.iterdir()
    }
    result = run("verify", sample.root / "output", "--as-of", "2021-07-01")
    assert result.exit_code == 0 and not result.stderr, result.output


def test_the_tree_says_that_it_holds_a_format_that_older_ones_have_not(sample: House, register: Register) -> None:
    register(Storage.PART)
    assert sample.build("2021-07-01").exit_code == 0
    told = json.loads((sample.root / "output/manifest.json").read_text("utf-8"))
    assert told["part"] == {"formats": ["html", "json", "pdf", "words"]}


@pytest.fixture
def released(tmp_path: Path, register: Register) -> House:
    """A house of which the toy was a part from the second edition on."""
    made = house(tmp_path / "project")
    assert made.take(FIRST).exit_code == 0
    register(Storage.PART)
    result = made.take(SECOND)
    assert result.exit_code == 0, result.output
    return made


def test_a_release_stores_a_part_that_its_manifest_names(released: House) -> None:
    first, second = released.archive().editions
    assert all([*held.parts] == ["html", "json", "pdf"] for held in first.manifest.documents)
    (held,) = second.manifest.documents
    data = (released.folder(SECOND.day) / "en.policy.words").read_bytes()
    assert [*held.parts] == ["html", "json", "pdf", "words"]
    assert held.parts["words"].sha256 == digest(data) and data.endswith(b" words\n")


def test_a_site_has_what_was_stored_and_prints_what_was_not(released: House) -> None:
    stored = released.folder(SECOND.day) / "en.policy.words"
    assert released.build("2021-10-01").exit_code == 0
    site = released.root / "output"
    assert (site / WORDS).read_bytes() == stored.read_bytes()
    assert (site / f"en/policy/{SECOND.day}/words-en.txt").read_bytes() == stored.read_bytes()
    assert (site / EDITION / "words-en.txt").read_text("utf-8").endswith(" words\n")
    assert released.build("2021-07-01", "--out", released.root / "then").exit_code == 0
    assert (released.root / "then" / WORDS).read_bytes() == (site / EDITION / "words-en.txt").read_bytes()


def test_a_site_is_left_alone_where_nothing_changed(released: House) -> None:
    assert released.build("2021-10-01").exit_code == 0
    before = {path: path.stat().st_ino for path in (released.root / "output").rglob("*.*")}
    assert released.build("2021-10-01").exit_code == 0
    assert {path: path.stat().st_ino for path in (released.root / "output").rglob("*.*")} == before


def test_history_names_the_part_with_its_hash(released: House) -> None:
    (row,) = json_of(released.run("history", "policy", "--on", "2021-10-01", "--locale", "en", "--json"))
    words = row["parts"]["words"]
    assert words["path"] == f"editions/{SECOND.day}/en.policy.words"
    assert words["sha256"] == digest((released.root / words["path"]).read_bytes())


def test_verifying_finds_a_stored_part_that_was_altered(released: House) -> None:
    assert released.verify().exit_code == 0
    part = released.folder(SECOND.day) / "en.policy.words"
    part.write_bytes(part.read_bytes().replace(b"words", b"drows"))
    result = released.verify()
    assert findings(result) == ["edition-damaged"] and "en.policy.words" in result.stderr


def _forge(site: Path, path: str) -> None:
    """Alter a file of a site, and what its manifest says of it."""
    data = (site / path).read_bytes()
    forged = data.replace(b" words", b"1 words")
    (site / path).unlink()  # files with the same bytes are one file
    (site / path).write_bytes(forged)
    manifest = (site / "manifest.json").read_text("utf-8")
    told = json.loads(manifest)
    for file in told["files"]:
        if file["path"] == path:
            file |= {"sha256": digest(forged), "bytes": len(forged)}
    (site / "manifest.json").write_text(json.dumps(told), encoding="utf-8")


FORGED = {
    WORDS: "this file is not the one that was frozen",
    f"{EDITION}/words-en.txt": "this page does not say what the text beside it says",
}
"""A part that was stored is proved by its hash, one that was printed later by the text beside it."""


@pytest.mark.parametrize("path", FORGED)
def test_verifying_finds_a_file_that_was_forged_with_the_manifest(path: str, released: House) -> None:
    assert released.build("2021-10-01").exit_code == 0
    site = released.root / "output"
    assert run("verify", site, "--as-of", "2021-10-01").exit_code == 0
    _forge(site, path)
    result = run("verify", site, "--as-of", "2021-10-01")
    assert findings(result) == ["tree-altered"], result.output
    assert FORGED[path] in result.stderr and f"--> {path}:" in result.stderr


def test_verifying_misses_a_file_that_the_tree_should_hold(released: House) -> None:
    assert released.build("2021-10-01").exit_code == 0
    site = released.root / "output"
    (site / WORDS).unlink()
    told = json.loads((site / "manifest.json").read_text("utf-8"))
    told["files"] = [file for file in told["files"] if file["path"] != WORDS]
    (site / "manifest.json").write_text(json.dumps(told), encoding="utf-8")
    result = run("verify", site, "--as-of", "2021-10-01")
    assert findings(result) == ["tree-altered"] and "the editions have this file" in result.stderr


def test_blanking_a_passage_prints_every_part_again(released: House) -> None:
    part = released.folder(SECOND.day) / "en.policy.words"
    before = part.read_bytes()
    arguments = ("--reason", "Order of a court", "--as-of", "2021-10-01")
    assert released.run("redact", SECOND.day, "policy/sharing", *arguments).exit_code == 0
    assert part.read_bytes() != before
    assert released.verify().exit_code == 0


def test_the_preview_shows_it(released: House) -> None:
    reading = make_draft(released.root, None).good
    made = reading and Printer().printed(reading, WORDS)
    assert made and made.data.endswith(b" words\n")


# --- formats that are kept in other ways ------------------------------------------------------------------------------


def test_what_is_never_stored_is_printed_in_every_build_and_proved_by_the_text(
    tmp_path: Path, register: Register
) -> None:
    register(Storage.ANEW)
    made = house(tmp_path / "project")
    assert made.take(FIRST).exit_code == 0
    assert not [*made.folder(FIRST.day).glob("*.words")]
    assert made.build(FIRST.day).exit_code == 0
    site = made.root / "output"
    assert (site / WORDS).exists() and (site / EDITION / "words-en.txt").exists()
    assert not run("verify", site, "--as-of", FIRST.day).stderr
    _forge(site, WORDS)
    assert findings(run("verify", site, "--as-of", FIRST.day)) == ["tree-altered"]


def test_what_nothing_compares_with_the_text_is_said_not_to_be_proved(
    tmp_path: Path, register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    register(Storage.ANEW)
    mute = replace(wordcount.FILE, says=None)
    monkeypatch.setattr(wordcount, "FORMAT", replace(wordcount.FORMAT, files=(mute,)))
    made = house(tmp_path / "project")
    assert made.take(FIRST).exit_code == 0 and made.build(FIRST.day).exit_code == 0
    result = run("verify", made.root / "output", "--as-of", FIRST.day)
    assert result.exit_code == 0
    assert "what its words says is not proved: nothing compares it with the text" in result.stderr


@pytest.fixture
def original(tmp_path: Path, register: Register) -> House:
    """A house of which the toy was a part from the second edition on, and is made of no older text."""
    made = house(tmp_path / "project")
    assert made.take(FIRST).exit_code == 0
    register(Storage.ORIGINAL)
    assert made.take(SECOND).exit_code == 0
    return made


def test_an_edition_without_an_original_is_told_once_and_has_no_such_file(original: House) -> None:
    result = original.build("2021-10-01")
    assert result.exit_code == 0
    said = [line for line in result.stderr.splitlines() if "there is no words" in line]
    assert said == [f"warning[part-missing]: there is no words of {FIRST.day}: none was frozen"]
    site = original.root / "output"
    assert (site / WORDS).exists() and not (site / EDITION / "words-en.txt").exists()
    verified = run("verify", site, "--as-of", "2021-10-01")
    assert verified.exit_code == 0, verified.output


def test_a_build_that_writes_nothing_of_a_wanted_format_says_so(original: House) -> None:
    result = original.build("2021-07-01", "--format", "words")
    assert result.exit_code == 0
    assert findings(result) == ["part-missing"] and "Nothing was written as words." in result.stderr
    assert original.build("2021-07-01", "--format", "words", "--strict").exit_code == 1


def test_a_page_leads_to_no_pdf_that_its_edition_does_not_have(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = house(tmp_path / "project")
    with monkeypatch.context() as patch:
        patch.setattr(render, "MODULES", {name: MODULES[name] for name in MODULES if name != "pdf"})
        assert made.take(FIRST).exit_code == 0
    assert made.take(SECOND).exit_code == 0
    result = made.build("2021-10-01")
    assert f"suggestion[part-missing]: the pdf of {FIRST.day} follows" in result.stderr and findings(result) == []
    site = made.root / "output"
    assert "policy.pdf" in (site / "en/policy/index.html").read_text("utf-8")
    assert "policy.pdf" not in (site / EDITION / "index.html").read_text("utf-8")
    landing = (site / "index.html").read_text("utf-8")
    assert "en/policy/policy.pdf" in landing and "zh-Hans/policy/policy.pdf" not in landing
    assert run("verify", site, "--as-of", "2021-10-01").exit_code == 0


def test_a_tree_in_a_format_that_nobody_knows_is_told(released: House, monkeypatch: pytest.MonkeyPatch) -> None:
    assert released.build("2021-10-01").exit_code == 0
    monkeypatch.setattr(render, "MODULES", MODULES)
    result = run("verify", released.root / "output", "--as-of", "2021-10-01")
    assert (
        findings(result) == ["tree-altered"]
        and "the format words, which this Clausebook does not know" in result.stderr
    )
