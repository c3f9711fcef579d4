"""What the desk prints is what a build prints, whichever process it comes from and whatever happens meanwhile."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path

import pytest

from generator.disk.workers import FORKS, Limits
from generator.operations.reading import Reading
from generator.operations.rendering import render_all, set_up
from generator.preview import printing
from generator.preview.draft import BANNER, make_draft
from generator.preview.printing import NotPrintedError, Printer
from generator.preview.stage import Stage
from generator.preview.verbs import DeskSettings
from generator.report import open_sentences
from tests.tools.loops import finished

pytestmark = pytest.mark.pdf

PROJECTS = Path(__file__).parent / "projects"
ENGLISH, CHINESE = (f"{locale}/policy/policy.pdf" for locale in ("en", "zh-Hans"))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return shutil.copytree(PROJECTS / "bilingual", tmp_path / "project")


@pytest.fixture
def printer() -> Iterator[Printer]:
    made = Printer()
    yield made
    made.close()


def _reading(project: Path) -> Reading:
    reading = make_draft(project, None).good
    assert reading
    return reading


def _printed(printer: Printer, reading: Reading, path: str) -> bytes:
    file = printer.printed(reading, path)
    assert file
    return file.data


def _cold(reading: Reading) -> dict[str, bytes]:
    """The files as a build of the draft prints them."""
    setup = set_up(reading, ("pdf",), banner=BANNER)
    return {file.path: file.data for made in render_all(setup, reading.documents) for file in made.artifacts}


def _saved(project: Path, words: str) -> Reading:
    clause = project / "clauses/policy/contact.en.md"
    clause.write_text(f"{clause.read_text('utf-8').rstrip()}\n\n{words}\n", encoding="utf-8")
    return _reading(project)


def test_a_warm_print_has_the_bytes_of_a_cold_one(project: Path, printer: Printer) -> None:
    printer.print_ahead(_reading(project))
    for words in ("Once more.", "And again."):
        reading = _saved(project, words)
        cold = _cold(reading)
        assert {path: _printed(printer, reading, path) for path in (CHINESE, ENGLISH)} == cold


def test_a_save_during_a_print_disturbs_neither(project: Path, printer: Printer) -> None:
    before = _reading(project)
    after = _saved(project, "Saved meanwhile.")
    with ThreadPoolExecutor(2) as threads:
        files = list(threads.map(lambda reading: _printed(printer, reading, ENGLISH), (before, after)))
    assert files == [_cold(before)[ENGLISH], _cold(after)[ENGLISH]] and files[0] != files[1]


def test_what_was_printed_is_kept_and_waits_for_no_other_print(project: Path, printer: Printer) -> None:
    reading = _reading(project)
    first = printer.printed(reading, ENGLISH)
    with ThreadPoolExecutor(1) as thread, printer._lock:
        asked = thread.submit(printer.printed, reading, ENGLISH)
        done = wait([asked], timeout=60).done
    assert done and asked.result() is first


def test_a_fault_of_a_text_is_told_and_the_next_one_is_printed(project: Path, printer: Printer) -> None:
    template = project / "templates" / "paper.html.jinja"
    template.parent.mkdir()
    template.write_text("{{ 1 / 0 }}", encoding="utf-8")
    with pytest.raises(NotPrintedError) as told:
        printer.printed(_reading(project), ENGLISH)
    assert told.value.message.id == "template-error.fault"
    template.unlink()
    assert _printed(printer, _reading(project), ENGLISH) == _cold(_reading(project))[ENGLISH]


@pytest.mark.skipif(not FORKS, reason="processes are limited where the system forks")
def test_a_print_that_comes_to_its_limit_is_told(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "LIMITS", Limits(seconds=60, memory=2**24))
    printer = Printer()
    with pytest.raises(NotPrintedError) as told:
        printer.printed(_reading(project), ENGLISH)
    printer.close()
    assert told.value.message.id == "print-limit.engine"


def test_texts_are_printed_ahead_once_the_rules_have_looked(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ahead: list[bool] = []
    stage = Stage(project, open_sentences("en"), DeskSettings())
    monkeypatch.setattr(stage.printer, "print_ahead", lambda _: ahead.append(stage.draft.is_examined))
    for _ in range(2):
        finished(stage._examine(stage.draft))
    assert ahead == [True]


@pytest.mark.parametrize("name,texts", [("bilingual", {"en", "zh-Hans"}), ("with-addendum", {"privacy"})])
def test_one_text_of_each_language_is_printed_ahead(name: str, texts: set[str], printer: Printer) -> None:
    printer.print_ahead(_reading(PROJECTS / name))
    assert {path.split("/")[0] for path, _ in printer._files} == texts and len(printer._files) == len(texts)
