"""The page of every rule says in both languages what was measured of it, as `docs/precision.yaml` has it.

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
MEASURED = re.compile(r"^(?:\*\*Measured\*\* on|\*\*实测。\*\*) .*?(?:\n\n|\Z)", re.MULTILINE | re.DOTALL)
ENOUGH, MOST = 0.8, 40
"""The share of a warning's findings that has to be right, and how many are drawn to tell it."""


def in_english(rule: str) -> str:
    """Return what the page of a rule has to say."""
    begin = f"**Measured** on {DATA['files']} published files, each by itself ({DATA['day']}, `make precision`): "
    found = DATA["rules"].get(rule)
    if found is None:
        return f"{begin}no finding, so its false alarms are not known beyond the\ncases below.\n\n"
    counts = f"{found['told']} errors and\nwarnings, {found['suggested']} suggestions. "
    right = " and ".join(map(str, found["right"]))
    readers = "one reader judged" if len(found["right"]) == 1 else "two readers judged"
    return f"{begin}{counts}Of the {found['judged']} drawn by lot {readers} {right} right.\n\n"


def in_chinese(rule: str) -> str:
    """Return what the Chinese page of a rule has to say."""
    day = "{0.year}年{0.month}月{0.day}日".format(DATA["day"])
    begin = f"**实测。** {day}对{DATA['files']}份已公布的文件逐份检查（`make precision`）："
    found = DATA["rules"].get(rule)
    if found is None:
        return f"{begin}没有提示，因此除下列各例之外，误报情况不明。\n\n"
    counts = f"错误和警告{found['told']}处，建议{found['suggested']}处。"
    right = "、".join(f"{each}处" for each in found["right"])
    readers = "经一次复核，认定属实的为" if len(found["right"]) == 1 else "经两次复核，认定属实的分别为"
    return f"{begin}{counts}随机抽取{found['judged']}处，{readers}{right}。\n\n"


PAGES = {CASES: in_english, CASES / "zh-Hans": in_chinese}


@pytest.mark.parametrize("folder", PAGES, ids=["en", "zh-Hans"])
@pytest.mark.parametrize("rule", RULES)
def test_the_page_of_a_rule_says_what_was_measured(rule: str, folder: Path, request: pytest.FixtureRequest) -> None:
    path, paragraph = folder / f"{rule}.md", PAGES[folder](rule)
    page = path.read_text(encoding="utf-8")
    if request.config.getoption("--update-golden"):
        page = MEASURED.sub("", page).replace("\n## ", f"\n{paragraph}## ", 1)
        path.write_text(page, encoding="utf-8")
    assert MEASURED.findall(page) == [paragraph]


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
