"""The sample at the root of this repository: what holds of its texts, whatever they say today."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
import yaml

from generator import api
from generator.operations.build import read
from generator.operations.reading import Reading
from generator.report import as_text
from tests.california import CALIFORNIA, ROOT
from tests.releasing import House, state, without_engine
from tests.support import ENGLISH

ENTRIES = yaml.safe_load((ROOT / "clauses" / "changelog.yaml").read_text(encoding="utf-8"))
DAY = max(entry["edition"] for entry in ENTRIES)
"""The day of the newest edition."""
FIRST = "2021-06-30"


@cache
def reading() -> Reading:
    return read(ROOT, DAY, ("html", "pdf"))


def test_the_clauses_are_clean_on_the_day_of_their_edition() -> None:
    assert reading().diagnostics == (), as_text(reading().diagnostics, ENGLISH)


def test_every_document_says_that_it_is_a_sample() -> None:
    assert len(reading().documents) >= 3
    assert all(made.notice for made in reading().documents)


@pytest.mark.parametrize("name", ["Midea", "Canadian Solar", "美的", "阿特斯", "1-598-934"])
def test_nothing_is_left_of_other_companies_or_of_a_number_that_nobody_can_dial(name: str) -> None:
    sources = [*ROOT.glob("clauses/**/*.md"), *ROOT.glob("clauses/**/*.yaml"), ROOT / "clausebook.yaml"]
    assert not [path for path in sources if name in path.read_text(encoding="utf-8")]


def test_the_first_edition_is_as_it_was_frozen_and_stays_at_its_address(tmp_path: Path) -> None:
    """Its text went on as a project of the tests, whose edition holds the same bytes."""
    assert state(ROOT / "editions" / FIRST) == state(CALIFORNIA / "editions" / FIRST)
    assert api.verify(ROOT, DAY) == ()
    with without_engine():
        result = House(root=ROOT).build(DAY.isoformat(), "--format", "html", "--out", tmp_path / "site")
    assert result.exit_code == 0, result.output
    for page in ("en/privacy-policy", "zh-Hans/privacy-policy", "en/california-addendum"):
        assert (tmp_path / "site" / page / FIRST / "index.html").is_file()


def test_schemas_are_what_the_command_writes() -> None:
    from generator.operations.scaffold.project import every_schema

    stored = {path.stem: path.read_text(encoding="utf-8") for path in (ROOT / "schemas").glob("*.json")}
    assert stored == every_schema()
