"""The stories of docs/scenarios, run as they stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.california import ROOT
from tests.stories import as_process, happen, in_this_process, matches

STORIES = sorted((ROOT / "docs" / "scenarios").glob("*.md"))


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_a_story_happens_as_it_is_told(path: Path, tmp_path: Path) -> None:
    happen(path, tmp_path, in_this_process)


@pytest.mark.pdf
@pytest.mark.parametrize("name", ["first-ten-minutes", "what-stood-on-a-day"])
def test_a_story_happens_in_processes_that_print_pdfs(name: str, tmp_path: Path) -> None:
    happen(ROOT / "docs" / "scenarios" / f"{name}.md", tmp_path, as_process)


def test_there_are_stories() -> None:
    assert len(STORIES) >= 6


def test_a_line_of_dots_stands_for_any_lines_but_not_for_a_wrong_end() -> None:
    assert matches("one\n...\nthree\n", "one\ntwo\nthree\n")
    assert matches("one\n...\n", "one\n")
    assert not matches("one\n...\nthree\n", "one\ntwo\n")
