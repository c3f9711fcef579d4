"""Facts in a line of a registry or of settings: a description, what decides how long something is kept."""

from __future__ import annotations

import pytest

from generator.exchange.labels import labels_of
from generator.model.document import Table, plain_text
from generator.parse import parse
from tests.resolving import FACTS, INVENTORY, california, clause, document, parsed, resolved, work
from tests.support import MINIMAL, sources

ACCOUNT = 'retention: {en: "While you have an account, then {{ look-back }}."}'


def described(description: str) -> dict[str, str]:
    return clause("Text.") | {"clauses/policy/work.yaml": work("- contact\n", more=f"description: {description}\n")}


def kept(said: str) -> dict[str, str]:
    """Return a project whose first category is kept as long as `said`."""
    inventory = INVENTORY.replace("retention: look-back", said, 1)
    return california("::: table retention\n:::") | {"clauses/inventory.yaml": inventory}


def cells(files: dict[str, str]) -> list[str]:
    table = document(files).sections[0].blocks[0]
    assert isinstance(table, Table)
    return [plain_text(row[1].blocks[0].children) for row in table.rows]


def test_a_renamed_company_is_renamed_in_the_description() -> None:
    files = described('"How {{ acme }} keeps names for {{ look-back as words }}."')
    assert document(files).description == "How Acme keeps names for twelve months."
    renamed = files | {"clauses/facts.yaml": FACTS.replace("en: Acme", "en: Apex")}
    assert document(renamed).description == "How Apex keeps names for twelve months."
    assert document(described("In plain words.")).description == "In plain words."


def test_an_unknown_fact_of_a_description_is_found_where_it_stands() -> None:
    (finding,) = resolved(described('"How {{ apex }} works."'))[1]
    assert finding.rule == "unknown-fact" and finding.span
    assert finding.span.source.path == "clauses/policy/work.yaml" and "{{ apex }}" in finding.span.text


def test_a_translator_gets_the_facts_of_a_description_as_they_are_written() -> None:
    files = described('"How {{ acme }} keeps names for {{ look-back as words }}."')
    chinese = files["clauses/policy/work.yaml"].partition("locales:\n")[2].replace("  en:", "  zh-Hans:")
    files["clauses/policy/work.yaml"] += chinese
    (units,) = labels_of(parsed({**files, **clause("文。", locale="zh-Hans"), **files}), "zh-Hans").values()
    assert ["".join(map(str, unit.source)) for unit in units if unit.id.endswith("description")] == [
        "How {{ acme }} keeps names for {{ look-back as words }}."
    ]


@pytest.mark.parametrize("line", ["{{ Acme }}", "{{ acme", "{{ acme as }}"])
def test_what_is_no_fact_in_a_line_is_refused(line: str) -> None:
    files = {**MINIMAL, **described(f'"How {line} works."')}
    assert [finding.rule for finding in parse(sources(files))[1]] == ["fact-syntax"]


def test_what_decides_how_long_stands_in_the_table_beside_periods() -> None:
    assert cells(kept("retention: look-back")) == ["12 months", "12 months"]
    assert cells(kept(ACCOUNT)) == ["While you have an account, then 12 months.", "12 months"]
    longer = kept(ACCOUNT) | {"clauses/facts.yaml": FACTS.replace("12 months", "2 years")}
    assert cells(longer) == ["While you have an account, then 2 years.", "2 years"]
    assert cells(kept("retention: As the law asks.")) == ["As the law asks.", "12 months"]


@pytest.mark.parametrize("said", ["retention: acme", 'retention: "{{ acme }}"', "retention: {zh-Hans: 一年}"])
def test_a_name_that_is_no_period_and_a_language_without_words_are_found(said: str) -> None:
    assert [finding.rule for finding in resolved(kept(said))[1]] == ["unknown-period"]
