"""One error hides no other: what is wrong beside it, in the same file and in all others, is told all the same."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.ruling import CHANGELOG, FACTS, SETTINGS, completed, judge

ONE, TWO = "clauses/policy/one.en.md", "clauses/policy/two.en.md"
FAULT = "We keep the the data of {{ nothing }} and of [all](#nowhere), TODO."
TEXTS = {ONE: f"# One\n\n{FAULT}\n", TWO: f"# Two\n\n{FAULT}\n"}
RULES = ("word-repeated", "placeholder")
TOLD = {"word-repeated", "placeholder", "unknown-fact", "xref-dangling"}
WORK = completed(TEXTS)["clauses/policy/work.yaml"]

IN_A_CLAUSE = {
    "unknown-fact": "See {{ nobody }} here.",
    "fact-syntax": "See {{ here.",
    "container-unclosed": "::: important\nText.",
    "container-unknown": "::: box\nText.\n:::",
    "raw-html": "<div>\nText.\n</div>",
    "markup-left-over": "```\ncode",
    "table-ragged": "| a | b |\n|---|---|\n| 1 | 2 | 3 |\n| 4 |",
    "merge-conflict": "<<<<<<< ours\nText.\n=======\nOther text.\n>>>>>>> theirs",
    "link-scheme": "See [that](file.md).",
    "image": "![picture](picture.png)",
    "hidden-text": "Te\u200bxt.",
    "waiver-without-reason": "<!-- allow spell -->\nText.",
    "unknown-term": "A [cookie](term:cookie).",
}
ABOVE_A_CLAUSE = {
    "yaml-syntax": "---\nrequirements: [a\n---\n",
    "unknown-key": "---\ncolour: red\n---\n",
    "front-matter-unclosed": "---\nlabel: a\n",
}
IN_YAML = {
    ("yaml-syntax", "facts"): ("clauses/facts.yaml", FACTS + "periods: [\n"),
    ("bad-value", "facts"): ("clauses/facts.yaml", FACTS + "ages: {child: seven}\n"),
    ("duplicate-key", "facts"): ("clauses/facts.yaml", FACTS + "parties: {}\n"),
    ("merge-conflict", "facts"): ("clauses/facts.yaml", f"<<<<<<< ours\n{FACTS}"),
    ("yaml-syntax", "terms"): ("clauses/terms.yaml", "term: {form\n"),
    ("yaml-syntax", "changelog"): ("clauses/changelog.yaml", f"{CHANGELOG}- [\n"),
    ("impossible-date", "changelog"): ("clauses/changelog.yaml", CHANGELOG.replace("06-30", "06-31")),
    ("yaml-syntax", "work"): ("clauses/policy/work.yaml", f"{WORK}x: [\n"),
    ("bad-value", "work"): ("clauses/policy/work.yaml", WORK.replace("kind: policy", "kind: paper")),
    ("missing-key", "work"): ("clauses/policy/work.yaml", WORK.replace("    title: Policy\n", "")),
    ("yaml-syntax", "settings"): ("clausebook.yaml", SETTINGS.format(original="en") + "words: [\n"),
    ("bad-locale", "settings"): ("clausebook.yaml", SETTINGS.format(original="English it is")),
    ("bad-address", "settings"): ("clausebook.yaml", SETTINGS.format(original="en").replace("https", "ftp")),
    ("missing-key", "settings"): ("clausebook.yaml", SETTINGS.format(original="en").replace("format: 1\n", "")),
    ("unknown-key", "settings"): ("clausebook.yaml", SETTINGS.format(original="en") + "colour: red\n"),
}
WITHOUT_OUTLINE = {"xref-dangling"}
"""What needs the outline or the changelog of the work to be known."""


def told(files: Mapping[str, str], path: str) -> set[str]:
    found = judge({**TEXTS, **files}, RULES)
    return {finding.rule for finding in found if finding.span and finding.span.source.path == path}


def test_the_faults_are_told_where_nothing_else_is_wrong() -> None:
    assert told({}, ONE) == told({}, TWO) == TOLD


@pytest.mark.parametrize("rule", IN_A_CLAUSE)
@pytest.mark.parametrize("order", ["{error}\n\n{fault}", "{fault}\n\n{error}"], ids=["before", "behind"])
def test_an_error_in_a_clause_hides_no_other(rule: str, order: str) -> None:
    text = order.format(error=IN_A_CLAUSE[rule], fault=FAULT)
    files = {ONE: f"# One\n\n{text}\n"}
    assert told(files, ONE) == {rule, *TOLD} and told(files, TWO) == TOLD


@pytest.mark.parametrize("rule", ABOVE_A_CLAUSE)
def test_an_error_above_a_clause_hides_none_in_its_text(rule: str) -> None:
    files = {ONE: f"{ABOVE_A_CLAUSE[rule]}{TEXTS[ONE]}"}
    assert told(files, ONE) == {rule, *TOLD} and told(files, TWO) == TOLD


@pytest.mark.parametrize("rule, where", IN_YAML)
def test_an_error_in_another_file_hides_none_in_a_clause(rule: str, where: str) -> None:
    path, text = IN_YAML[rule, where]
    files = {path: text}
    assert rule in told(files, path)
    assert told(files, ONE) >= TOLD - WITHOUT_OUTLINE and told(files, TWO) >= TOLD - WITHOUT_OUTLINE


def test_an_error_below_one_key_hides_none_below_another() -> None:
    path = "clauses/facts.yaml"
    assert told({path: f"periods: [\n{FACTS}colours: {{}}\nages: {{child: seven}}\n"}, path) == {
        "yaml-syntax",
        "unknown-key",
        "bad-value",
    }
    assert told({path: f"{FACTS}periods: [\n"}, ONE) == TOLD


def test_what_cannot_be_read_below_a_key_is_not_missing() -> None:
    path = "clauses/policy/work.yaml"
    assert told({path: "kind: policy\nlocales: {en: [\ncolour: red\n"}, path) == {"yaml-syntax", "unknown-key"}


def test_a_name_that_may_stand_in_what_was_refused_is_not_missing() -> None:
    assert "unknown-fact" not in told({"clauses/facts.yaml": f"{FACTS}ages: {{nothing: seven}}\n"}, ONE)
