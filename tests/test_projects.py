"""Whole small projects: the sound ones print what they printed before, each broken one is told what is wrong with it.

`tests/projects/<name>/` is a project; its `expected/` holds the text part of every page, every fragment, and the JSON
of every Document. `tests/projects_invalid/<name>/` lays files over the project `minimal`; its `expected.txt` is what
is said of it. `pytest --update-golden` rewrites what is expected; the difference is read like legal text.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from generator.model.diagnostics import has_errors
from generator.operations.build import read
from generator.operations.reading import Reading
from generator.operations.rendering import render_all, set_up
from generator.render.page import alternates, versions_of
from generator.report import as_text
from tests.support import ENGLISH

HERE = Path(__file__).parent
SOUND = sorted((HERE / "projects").iterdir())
BROKEN = sorted((HERE / "projects_invalid").iterdir())
DAY = date(2021, 7, 1)
EXPECTED = "expected"
NOT_PRINTED = frozenset({"style.css", "fragment.css"})


def read_project(folder: Path) -> Reading:
    return read(folder, DAY, ("html", "pdf", "json"))


def printed(folder: Path) -> dict[str, str]:
    """Return what is compared of every file that a project prints, by path."""
    reading = read_project(folder)
    assert not reading.diagnostics, as_text(reading.diagnostics, ENGLISH)
    setup = set_up(reading, ("html", "json"))
    made = [artifact for step in render_all(setup, reading.documents) for artifact in step.artifacts]
    texts = (file for file in made if Path(file.path).name not in NOT_PRINTED and not file.path.startswith("static/"))
    return {file.path: _kept(file.path, file.data.decode()) for file in texts}


def _kept(path: str, text: str) -> str:
    """Return the whole of a fragment, the main part of a page, and JSON with a line for each value."""
    if path.endswith(".json"):
        return json.dumps(json.loads(text), ensure_ascii=False, indent=1) + "\n"
    main = re.search(r"<main.*</main>", text, re.DOTALL)
    return f"{main[0]}\n" if main else text


def stored(folder: Path) -> dict[str, str]:
    paths = (path for path in (folder / EXPECTED).rglob("*") if path.is_file())
    return {path.relative_to(folder / EXPECTED).as_posix(): path.read_text(encoding="utf-8") for path in paths}


def store(folder: Path, files: Mapping[str, str]) -> None:
    shutil.rmtree(folder / EXPECTED, ignore_errors=True)
    for name, text in files.items():
        (folder / EXPECTED / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / EXPECTED / name).write_text(text, encoding="utf-8")


@pytest.mark.parametrize("folder", SOUND, ids=lambda folder: folder.name)
def test_a_project_prints_what_it_printed_before(folder: Path, request: pytest.FixtureRequest) -> None:
    now = printed(folder)
    if request.config.getoption("--update-golden"):
        store(folder, now)
    assert now == stored(folder)


@pytest.mark.parametrize("folder", BROKEN, ids=lambda folder: folder.name)
def test_a_broken_project_is_told_what_is_wrong(folder: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    project = tmp_path / "project"
    shutil.copytree(HERE / "projects" / "minimal", project, ignore=shutil.ignore_patterns(EXPECTED))
    shutil.copytree(folder, project, dirs_exist_ok=True)
    reading = read_project(project)
    found = list(reading.diagnostics)
    if not has_errors(found):  # the fault shows only when pages are printed
        setup = set_up(reading, ("html",))
        found += [finding for step in render_all(setup, reading.documents) for finding in step.diagnostics]
    if request.config.getoption("--update-golden"):
        (folder / "expected.txt").write_text(as_text(found, ENGLISH), encoding="utf-8")
    assert as_text(found, ENGLISH) == (folder / "expected.txt").read_text(encoding="utf-8")
    assert has_errors(found), "a broken project must not be published"


@pytest.mark.parametrize("folder", BROKEN, ids=lambda folder: folder.name)
def test_a_finding_says_what_to_do(folder: Path) -> None:
    findings = (folder / "expected.txt").read_text(encoding="utf-8").split("\n\n")[:-1]
    assert findings and all(" = help: " in finding for finding in findings), findings


@pytest.mark.parametrize("first,second", [("en", "zh-Hans"), ("zh-Hans", "en")])
def test_the_original_language_is_the_first_of_a_site_and_what_search_engines_fall_back_to(
    first: str, second: str, tmp_path: Path
) -> None:
    project = Path(shutil.copytree(HERE / "projects" / "bilingual", tmp_path / "project"))
    settings = project / "clausebook.yaml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("original: en", f"original: {first}"), "utf-8")
    reading = read_project(project)
    assert tuple(reading.languages) == (first, second)
    site = set_up(reading, ("html",)).site
    for document in reading.documents:
        assert [one.language for one in alternates(versions_of(document, site), site)] == [first, second, "x-default"]
        assert (
            alternates(versions_of(document, site), site)[-1].href
            == alternates(versions_of(document, site), site)[0].href
        )
