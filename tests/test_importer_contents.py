"""A typed outline gives way to the generated one where it names the same, and is told where it does not."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import commands
from generator.importer import Imported, contents, understand_all
from generator.importer.chosen import chosen, facts_in
from generator.importer.markers import Marker, split_marker
from generator.importer.plan import plan_source, read_plan
from generator.importer.propose import propose
from generator.importer.reading import read_bytes
from generator.model.source import Source
from tests.support import ENGLISH

from .importing import DAY, brought_in, unproved

BODY = """
What We Collect

We collect names.

How We Use It

We use them for orders.

How to Reach Us

Write to us.
"""
CHINESE = """隐私政策

本政策说明：
一、我们如何收集信息
二、我们如何使用信息
三、如何联系我们

一、我们如何收集信息
我们收集姓名。

二、我们如何使用信息
我们用于订单。

三、如何联系我们
请写信。
"""


def brought(text: str, name: str = "policy.txt") -> Imported:
    return brought_in([read_bytes(name, text.encode())], propose(None))


def clauses(made: Imported) -> dict[str, str]:
    files = {name.rpartition("/")[2]: text for name, text in made.trial.files.items() if name.endswith(".md")}
    assert not made.given_up
    assert not unproved(made)
    return files


@pytest.mark.parametrize(
    "typed",
    [
        "- What we collect;\n- How we use it;\n- How to reach us.\n",
        "1. What We Collect\n2. How We Use It\n3. How to Reach Us\n",
        "What We Collect\nHow We Use It\nHow to Reach Us\n",
    ],
    ids=["bullets", "numbers", "lines"],
)
def test_a_list_of_the_headings_is_the_generated_outline(typed: str) -> None:
    made = brought(f"PRIVACY POLICY\n\nWe explain:\n{typed}{BODY}")
    assert clauses(made)["introduction.en.md"] == "# PRIVACY POLICY\n\nWe explain:\n\n::: outline\n:::\n"
    (draft,) = made.trial.proposal.drafts
    assert tuple(map(ENGLISH.text, draft.notes)) == (
        "the typed outline in `introduction` is `::: outline` now, which follows the titles",
    )
    assert {one.aside for one in made.trial.differences["policy.txt"] if one.kind != "added"} <= {"contents"}
    assert not made.lost


def test_a_chinese_list_of_the_headings_is_the_generated_outline() -> None:
    made = brought(CHINESE)
    assert clauses(made)["introduction.zh-Hans.md"] == "# 隐私政策\n\n本政策说明：\n\n::: outline\n:::\n"


HEADED = BODY.replace("We collect names.", "We collect names.\n\n### From You\n\nWe ask you.")
HEADED = HEADED.replace("What We", "## What We").replace("How ", "## How ")


@pytest.mark.parametrize(
    "name, text",
    [
        (
            "a.txt",
            f"PRIVACY POLICY\n\nContents\n\nWhat We Collect ..... 1\nHow We Use It ..... 2\nHow to Reach Us\t3\n{BODY}",
        ),
        (
            "a.md",
            f"# Policy\n\n## Table of Contents\n\n- What We Collect\n- How We Use It\n- How to Reach Us\n{HEADED}",
        ),
        ("a.md", f"# Policy\n\n- What We Collect\n  - From You\n- How We Use It\n- How to Reach Us\n{HEADED}"),
    ],
    ids=["a line before it", "a heading above it", "two levels"],
)
def test_a_table_of_contents_is_left_to_the_page(name: str, text: str) -> None:
    made = brought(text, name)
    assert not any(file.startswith(("outline", "introduction")) for file in clauses(made))
    (lacking,) = (one for one in made.trial.differences[name] if one.kind == "left-out")
    assert lacking.aside == "contents"
    assert "How We Use It" in lacking.lacks
    assert not made.lost


def test_what_stands_around_a_table_of_contents_stays() -> None:
    text = f"PRIVACY POLICY\n\nWelcome.\n\nContents\n\nWhat We Collect\nHow We Use It\nHow to Reach Us\n{BODY}"
    assert clauses(brought(text))["introduction.en.md"] == "# PRIVACY POLICY\n\nWelcome.\n"


@pytest.mark.parametrize(
    "typed, told",
    [
        (
            "- What We Collect\n- How We Use It\n- How to Reach Us\n- Your Rights\n- What We Collect\n",
            "names what has no heading: Your Rights",
        ),
        ("- What We Collect\n- How to Reach Us\n- How We Use It\n", None),
    ],
    ids=["another title", "another order"],
)
def test_an_outline_of_other_things_stays_typed(typed: str, told: str | None) -> None:
    made = brought(f"PRIVACY POLICY\n\nWe explain:\n\n{typed}{BODY}")
    assert "::: outline" not in clauses(made)["introduction.en.md"]
    notes = tuple(map(ENGLISH.text, made.trial.proposal.drafts[0].notes))
    assert notes == ((f"the typed outline in `introduction` {told}",) if told else ())


def test_a_plan_of_such_a_text_gives_the_same_bytes() -> None:
    text = f"PRIVACY POLICY\n\nContents\n\nWhat We Collect\nHow We Use It\nHow to Reach Us\n{BODY}"
    rough = read_bytes("policy.txt", text.encode())
    made = brought(text)
    source = plan_source(made.trial.proposal.drafts, None, facts_in(made.trial.proposal), DAY, ENGLISH)
    plan, found = read_plan(Source(path="plan.yaml", text=source))
    assert plan and not found
    again = brought_in([rough], chosen(plan.facts), plan, plan.publisher)
    assert again.trial.files == made.trial.files


def test_a_long_text_is_not_held_against_its_headings_at_every_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each stretch of a text was once compared with the whole of it: 500 lines took minutes."""
    asked: list[str] = []

    def counted(line: str) -> tuple[Marker, str]:
        asked.append(line)
        return split_marker(line)

    monkeypatch.setattr(contents, "split_marker", counted)
    lines = "\n\n".join(f"Line {count} of the text." for count in range(100))
    understand_all([read_bytes("policy.txt", f"Policy\n\n{lines}\n{BODY}".encode())])
    assert len(asked) < 1000


def test_a_name_in_a_plan_that_nothing_proposes_ends_the_run(tmp_path: Path) -> None:
    page, plan = tmp_path / "page.md", tmp_path / "plan.yaml"
    page.write_text("# Privacy Policy\n\n## Logs\n\nWe keep logs for 6 months.\n", encoding="utf-8")
    printed = CliRunner().invoke(commands, ["import", str(page), "--plan"])
    fact = "  logs-retention: {value: 6 months, text: We keep logs for 6 months.}\n"
    assert f"facts:\n{fact}" in printed.stdout
    for told, wrong, code in (
        (printed.stdout, "", 0),
        (printed.stdout.replace(f"facts:\n{fact}", "facts: {}\n"), "", 0),
        (printed.stdout.replace(fact, f"{fact}  party-1: {{value: 9 months}}\n"), "party-1", 1),
        (printed.stdout.replace("value: 6 months", "value: 9 months"), "logs-retention", 1),
        (printed.stdout.replace("{line: 3,", "{line: 5,"), "page.md:5", 1),
    ):
        plan.write_text(told, encoding="utf-8")
        made = CliRunner().invoke(commands, ["import", str(page), "--apply", str(plan), "--plan"])
        assert (made.exit_code, wrong in made.stderr) == (code, True)
