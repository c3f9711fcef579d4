"""The page of every rule says what was measured of it, as `docs/precision.yaml` has it.

`pytest --update-golden tests/test_precision.py` writes the paragraphs anew.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.check import RULES
from tests.annotated import CASES

DATA: dict[str, Any] = yaml.safe_load((CASES.parent / "precision.yaml").read_text(encoding="utf-8"))
MEASURED = re.compile(r"^\*\*Measured\*\* on .*?(?:\n\n|\Z)", re.MULTILINE | re.DOTALL)
ENOUGH, MOST = 0.8, 40
"""The share of a warning's findings that has to be right, and how many are drawn to tell it."""


def paragraph(rule: str) -> str:
    """Return what the page of a rule has to say."""
    begin = f"**Measured** on {DATA['files']} published files, each by itself ({DATA['day']}, `make precision`): "
    found = DATA["rules"].get(rule)
    if found is None:
        return f"{begin}no finding, so its false alarms are not known beyond the\ncases below.\n\n"
    counts = f"{found['told']} errors and\nwarnings, {found['suggested']} suggestions. "
    right = " and ".join(map(str, found["right"]))
    readers = "one reader judged" if len(found["right"]) == 1 else "two readers judged"
    return f"{begin}{counts}Of the {found['judged']} drawn by lot {readers} {right} right.\n\n"


def page_of(rule: str) -> Path:
    return CASES / f"{rule}.md"


@pytest.mark.parametrize("rule", RULES)
def test_the_page_of_a_rule_says_what_was_measured(rule: str, request: pytest.FixtureRequest) -> None:
    page = page_of(rule).read_text(encoding="utf-8")
    if request.config.getoption("--update-golden"):
        page = MEASURED.sub("", page).replace("\n## ", f"\n{paragraph(rule)}## ", 1)
        page_of(rule).write_text(page, encoding="utf-8")
    assert MEASURED.findall(page) == [paragraph(rule)]


def test_what_was_judged_is_what_was_drawn() -> None:
    for rule, found in DATA["rules"].items():
        loud = found["told"] or found["suggested"]
        assert 0 < found["judged"] <= min(MOST, loud), rule
        assert all(right <= found["judged"] for right in found["right"]), rule


OPEN = {"not-translated"}
"""What the readers do not agree about; docs/truth.md says why."""


def test_a_rule_that_is_wrong_too_often_only_suggests() -> None:
    many = {rule: found for rule, found in DATA["rules"].items() if found["told"] >= MOST}
    assert {rule for rule, found in many.items() if min(found["right"]) < ENOUGH * found["judged"]} == OPEN
    assert many.keys() <= RULES.keys()
