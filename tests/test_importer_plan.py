"""A plan that is edited and applied: clauses and facts renamed, ids given twice, passages, the language of comments."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import commands

PAGE = """# Privacy Policy

Lantern Books Ltd. (“we”) sells books. Lantern Books Ltd. prints none.

## Logs

We keep logs for 6 months, and backups are deleted after 6 months. Accounts are kept for longer.

## Contact

Write to privacy@lantern.example at any time.
"""


def run(folder: Path, *options: str, lang: str = "en") -> Result:
    (folder / "page.md").write_text(PAGE, encoding="utf-8")
    return CliRunner().invoke(commands, ["--lang", lang, "import", str(folder / "page.md"), *options])


def applied(folder: Path, *changes: tuple[str, str]) -> Result:
    """Apply the printed plan with some of its words changed."""
    plan = run(folder, "--plan").stdout
    for old, new in changes:
        assert old in plan
        plan = plan.replace(old, new)
    (folder / "plan.yaml").write_text(plan, encoding="utf-8")
    return run(folder, "--apply", str(folder / "plan.yaml"), "--into", str(folder / "made"), "--no-freeze")


def made(folder: Path, name: str) -> str:
    return (folder / "made" / name).read_text(encoding="utf-8")


def test_facts_stay_when_their_clause_gets_another_id(tmp_path: Path) -> None:
    assert applied(tmp_path, ("clause: logs,", "clause: journal,")).exit_code == 0
    assert "{{ logs-retention }}" in made(tmp_path, "clauses/privacy-policy/journal.en.md")
    assert "logs-retention: 6 months" in made(tmp_path, "clauses/facts.yaml")


def test_a_fact_keeps_its_value_when_two_clauses_change_their_ids(tmp_path: Path) -> None:
    swapped = (
        ("clause: logs,", "clause: x,"),
        ("clause: contact,", "clause: logs,"),
        ("clause: x,", "clause: contact,"),
    )
    assert applied(tmp_path, *swapped).exit_code == 0
    assert "{{ logs-retention }}" in made(tmp_path, "clauses/privacy-policy/contact.en.md")


@pytest.mark.parametrize(
    "old, new, clause",
    [
        ("logs-retention", "log-period", "logs"),
        ("contact-privacy-policy", "privacy-desk", "contact"),
        ("publisher", "lantern", "introduction"),
    ],
)
def test_a_fact_renamed_in_a_plan_has_that_name_everywhere(old: str, new: str, clause: str, tmp_path: Path) -> None:
    assert applied(tmp_path, (f"  {old}:", f"  {new}:")).exit_code == 0
    assert f"{{{{ {new}" in made(tmp_path, f"clauses/privacy-policy/{clause}.en.md")
    assert f"`{new}`" in made(tmp_path, "IMPORT.md") and f"  {new}:" in made(tmp_path, "clauses/facts.yaml")
    assert (f"publisher: {new}" in made(tmp_path, "clausebook.yaml")) == (old == "publisher")


def test_a_fact_cannot_take_the_name_of_one_that_stays(tmp_path: Path) -> None:
    plan = run(tmp_path, "--plan").stdout
    line = next(line for line in plan.splitlines(keepends=True) if line.startswith("  publisher: {"))
    refused = applied(tmp_path, (line, ""), ("  logs-retention:", "  publisher:"))
    assert (refused.exit_code, refused.stderr) == (1, "error: another fact is called `publisher` already\n")
    assert not (tmp_path / "made").exists()


def test_two_facts_of_one_sentence_keep_apart_when_one_is_taken_out(tmp_path: Path) -> None:
    """What a fact is for ends its name, whatever its clause is called."""
    (tmp_path / "two.md").write_text(TWO, encoding="utf-8")
    page, plan = str(tmp_path / "two.md"), tmp_path / "plan.yaml"
    printed = CliRunner().invoke(commands, ["import", page, "--plan"]).stdout
    first, second = (line for line in printed.splitlines(keepends=True) if line.startswith("  data-"))
    plan.write_text(printed.replace(first, "").replace("clause: data,", "clause: records,"), encoding="utf-8")
    again = CliRunner().invoke(commands, ["import", page, "--apply", str(plan), "--plan"])
    assert (again.exit_code, [line in again.stdout for line in (first, second)]) == (0, [False, True])
    folder = tmp_path / "made"
    CliRunner().invoke(commands, ["import", page, "--apply", str(plan), "--into", str(folder), "--no-freeze"])
    text = (folder / "clauses/privacy-policy/records.en.md").read_text(encoding="utf-8")
    assert text.count("30 days") == 1 and text.index("30 days") < text.index("{{ data-retention }}")


TWO = """# Privacy Policy

## Data

We give notice 30 days before, and we keep copies for 30 days in our archive.
"""


def test_a_passage_is_the_sentence_of_a_fact(tmp_path: Path) -> None:
    sentence = "We keep logs for 6 months, and backups are deleted after 6 months."
    assert f'  logs-retention: {{value: 6 months, text: "{sentence}"}}' in run(tmp_path, "--plan").stdout


@pytest.mark.parametrize(
    "title, text, value",
    [
        (
            "Privacy Policy\n\n## Logs",
            f"Short. {'For many additional purposes ' * 9}we keep logs for 6 months{', too' * 40}.",
            "6 months",
        ),
        (
            "隐私政策\n\n## 日志",
            f"简短。{'我们为各种各样的目的' * 12}保存日志 6个月{'，还有更多的目的' * 20}。",
            "6个月",
        ),
    ],
    ids=["en", "zh"],
)
def test_a_long_passage_is_shortened_at_words_around_its_fact(
    title: str, text: str, value: str, tmp_path: Path
) -> None:
    (tmp_path / "long.md").write_text(f"# {title}\n\n{text}\n", encoding="utf-8")
    plan = CliRunner().invoke(commands, ["import", str(tmp_path / "long.md"), "--plan"]).stdout
    shown = plan.partition("text: ")[2].partition("}")[0].strip('"')
    inner = shown.removeprefix("… ").removesuffix(" …")
    assert len(shown) == len(inner) + 4 and 60 < len(inner) <= 120 and value in inner
    before, _, after = text.partition(inner)
    assert not title.isascii() or not (before[-1] + after[0]).strip(" ,")


def test_two_clauses_of_one_id_are_told_with_both_places(tmp_path: Path) -> None:
    refused = applied(tmp_path, ("clause: contact,", "clause: logs,"))
    assert refused.exit_code == 1 and not (tmp_path / "made").exists()
    lines = (tmp_path / "plan.yaml").read_text(encoding="utf-8").splitlines()
    first, second = (number for number, line in enumerate(lines, 1) if "clause: logs," in line)
    assert "the id `logs` is used twice in one document" in refused.stderr
    assert f"plan.yaml:{second}:" in refused.stderr and f"the first one is at plan.yaml:{first}:" in refused.stderr


@pytest.mark.parametrize("wrong", ["kites", "fees"])
def test_a_decision_that_gives_an_id_twice_is_told_with_both_places(wrong: str, tmp_path: Path) -> None:
    files = [str(tmp_path / name) for name in ("page.en.md", "page.zh-Hans.md")]
    for file, text in zip(files, (PARCELS, CHINESE), strict=True):
        Path(file).write_text(text, encoding="utf-8")
    plan = CliRunner().invoke(commands, ["import", *files, "--plan"]).stdout
    for clause, same in (("clause-1", "kites"), ("clause-3", wrong)):
        assert f"clause: {clause}, same: none" in plan
        plan = plan.replace(f"clause: {clause}, same: none", f"clause: {clause}, same: {same}")
    (tmp_path / "plan.yaml").write_text(plan, encoding="utf-8")
    refused = CliRunner().invoke(commands, ["import", *files, "--apply", str(tmp_path / "plan.yaml"), "--plan"])
    assert (refused.exit_code, refused.stderr.count("error[duplicate-id]")) == (1, 1)
    assert f"the id `{wrong}` is used twice" in refused.stderr and "the first one is at plan.yaml:" in refused.stderr


PARCELS = """# Parcel Policy

## Fees

A parcel is 12 euros, 14 abroad.

## Kites

We like kites.

## Loss

A lost parcel is paid.
"""
CHINESE = """# 包裹政策

## 费用

每件 12 欧元，国外 14 欧元。

## 风筝

我们喜欢放。

## 船

我们买船。

## 丢失

丢失的赔偿。
"""


def test_a_preface_makes_way_for_an_id_that_a_plan_gives(tmp_path: Path) -> None:
    assert applied(tmp_path, ("clause: logs,", "clause: introduction,")).exit_code == 0
    assert "logs for" in made(tmp_path, "clauses/privacy-policy/introduction.en.md")
    assert "sells books" in made(tmp_path, "clauses/privacy-policy/introduction-b.en.md")


def test_the_comments_of_a_plan_are_in_the_language_asked_for(tmp_path: Path) -> None:
    english, chinese = (
        [line for line in run(tmp_path, "--plan", lang=lang).stdout.splitlines() if line.startswith("#")]
        for lang in ("en", "zh-Hans")
    )
    assert english[0].startswith("# What `clausebook import --apply` makes of the files.")
    assert chinese[0].startswith("# 以下为 `clausebook import --apply`") and len(english) == len(chinese) == 2
    assert not set(english) & set(chinese)


def test_a_fact_of_a_second_work_keeps_its_name_when_that_of_the_first_is_taken_out(tmp_path: Path) -> None:
    pages = [tmp_path / "a.md", tmp_path / "b.md"]
    for page, title in zip(pages, ("Privacy Policy", "Cookie Policy"), strict=True):
        page.write_text(f"# {title}\n\n## Logs\n\nWe keep logs for 6 months.\n", encoding="utf-8")
    files = list(map(str, pages))
    printed = CliRunner().invoke(commands, ["import", *files, "--plan"]).stdout
    second, first = (line for line in printed.splitlines(keepends=True) if "value: 6 months" in line)
    assert first.startswith("  logs-retention: ")
    (tmp_path / "plan.yaml").write_text(printed.replace(first, ""), encoding="utf-8")
    again = CliRunner().invoke(commands, ["import", *files, "--apply", str(tmp_path / "plan.yaml"), "--plan"])
    assert (again.exit_code, again.stdout) == (0, printed.replace(first, "").replace("sure: 0.00", "sure: 1.00"))
    assert second in again.stdout
