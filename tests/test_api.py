"""`generator.api` does what docs/api.md shows, prints nothing, and raises what it says."""

from __future__ import annotations

import ast
import doctest
import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from generator import api
from tests.california import ROOT, california
from tests.releasing import LAST, House, copy_of, without_engine
from tests.support import ENGLISH

PAGE = ROOT / "docs" / "api.md"
DAY = date.fromisoformat(LAST)


def test_the_examples_of_the_page_do_what_they_show(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    california(tmp_path)
    monkeypatch.chdir(tmp_path)
    done = doctest.testfile(str(PAGE), module_relative=False, optionflags=doctest.ELLIPSIS, encoding="utf-8")
    assert done.attempted > 10 and not done.failed


def test_the_page_names_every_function_with_its_parameters() -> None:
    module = ast.parse((ROOT / "generator" / "api.py").read_text(encoding="utf-8"))
    public = {node.name: node.args for node in module.body if isinstance(node, ast.FunctionDef) and node.name[0] != "_"}
    page = PAGE.read_text(encoding="utf-8")
    listed = dict(re.findall(r"^\| `(\w+)\(([^`]*)\)` \|", page, re.MULTILINE))
    assert listed.keys() == public.keys() and {*public} < {*api.__all__}
    for name, parameters in listed.items():
        assert re.findall(r"(\w+)(?:=[^,]*)?(?:, |$)", parameters) == [one.arg for one in public[name].args]


def test_a_draft_with_an_error_is_not_written(lasting: House, tmp_path: Path) -> None:
    made = copy_of(lasting, tmp_path / "project")
    shutil.rmtree(made.root / "editions")
    made.write("policy/contact.en.md", "# Contact\n\n{{ nobody }}\n")
    site = api.build(api.open(made.root), tmp_path / "site", DAY, ["html"])
    assert site.files == () and site.findings[-1].rule == "unknown-fact"
    assert not (tmp_path / "site").exists()
    with pytest.raises(api.ProjectError) as raised:
        api.diff(api.open(made.root), "draft")
    assert api.said(raised.value.message) == ENGLISH.text(site.findings[-1].message)
    assert api.said(site.findings[-1], "zh-Hans") != api.said(site.findings[-1])


def test_what_was_altered_is_a_finding_or_raises(lasting: House, tmp_path: Path) -> None:
    made = copy_of(lasting, tmp_path / "project")
    with without_engine():
        assert api.build(api.open(made.root), tmp_path / "site", DAY).files
    assert api.verify(made.root) == api.verify(tmp_path / "site", DAY) == ()
    page = next((tmp_path / "site").rglob("fragment.html"))
    page.write_bytes(page.read_bytes() + b"!")
    assert [one.rule for one in api.verify(tmp_path / "site", DAY)] == ["tree-altered"]
    for frozen in (made.root / "editions").rglob("en.policy.json"):
        frozen.write_bytes(frozen.read_bytes().replace(b"Policy", b"policy"))
    assert {one.rule for one in api.verify(made.root)} == {"edition-damaged"}
    with pytest.raises(api.ProjectError):
        api.in_force(api.open(made.root), "policy", "en", DAY)


def test_a_folder_that_is_nothing_of_ours_is_refused(tmp_path: Path) -> None:
    for ask in (api.open, api.verify):
        with pytest.raises(api.ProjectError):
            ask(tmp_path)


def test_a_format_that_there_is_not_is_refused_and_a_language_without_sentences_is_told_in_english(
    lasting: House, tmp_path: Path
) -> None:
    with pytest.raises(api.RefusalError) as raised:
        api.build(api.open(lasting.root), tmp_path / "site", DAY, ["html", "htm"])
    assert api.said(raised.value.message, "fr") == "htm is no format; there are html, json, pdf, docx"
    assert not (tmp_path / "site").exists()


def test_a_redline_has_its_notes_in_the_language_of_the_text(lasting: House, tmp_path: Path) -> None:
    made = copy_of(lasting, tmp_path / "project")
    work = made.root / "clauses" / "policy" / "work.yaml"
    work.write_text(work.read_text(encoding="utf-8").replace("[collection, sharing,", "[sharing, collection,"), "utf-8")
    notes = {one.locale: {getattr(part, "note", "") for part in one.redline.sections} for one in api.diff(
        api.open(made.root), LAST)}  # fmt: skip
    assert "Moved here" in notes["en"] and not notes["zh-Hans"] & notes["en"] - {""}


def test_nothing_is_printed(lasting: House, capsys: pytest.CaptureFixture[str]) -> None:
    project = api.open(lasting.root / "clauses")
    assert api.read(project, DAY).documents and api.in_force(project, "policy", "en", DAY)
    assert {(one.work, one.locale) for one in api.diff(project, "2021-06-30", "2021-09-01")} == {("policy", "en")}
    assert capsys.readouterr() == ("", "")
