"""Statutes that an import proposes: a citation becomes a fact where it prints the same characters."""

from __future__ import annotations

import pytest

from generator.importer import Imported
from generator.importer.propose import propose
from generator.importer.reading import read_bytes

from .importing import brought_in, unproved

ENGLISH = "Privacy Policy\n\n1. Your Rights\n\n{}\n\n2. Contact\n\nWrite to us by post at any time.\n"
CHINESE = "隐私政策\n\n一、您的权利\n\n{}\n\n二、联系我们\n\n您可以随时写信给我们。\n"


def imported(page: str, sentence: str, keep: frozenset[str] | None = None) -> Imported:
    rough = read_bytes("page.txt", page.format(sentence).encode())
    return brought_in([rough], propose(keep), publisher="Examplary")


def clauses(made: Imported) -> str:
    return "\n".join(text for path, text in sorted(made.trial.files.items()) if path.endswith(".md"))


@pytest.mark.parametrize(
    "page, cited, name",
    [
        (ENGLISH, "Cal. Civ. Code § 1798.83", "cal-civ-code-1798-83"),
        (ENGLISH, "Cal. Penal Code § 1546 et seq.", "cal-penal-code-1546-et-seq"),
        (ENGLISH, "Cal. Civ. Code § 1798.140(o)(1)", "cal-civ-code-1798-140-o-1"),
        (ENGLISH, "Article 13 of the GDPR", "article-13-of-the-gdpr"),
        (ENGLISH, "Art. 6(1)(a) GDPR", "art-6-1-a-gdpr"),
        (CHINESE, "《中华人民共和国网络安全法》第四十三条", "cybersecurity-law-43"),
    ],
)
def test_citation_is_a_fact_that_prints_what_was_typed(page: str, cited: str, name: str) -> None:
    made = imported(page, f"(This is {cited}, and also {cited}.)")
    assert clauses(made).count(f"{{{{ {name} as citation }}}}") == 2
    assert cited not in clauses(made)
    assert cited in made.trial.files["clauses/facts.yaml"]
    assert not made.given_up
    assert not unproved(made)


@pytest.mark.parametrize(
    "typed",
    [
        "Cal. Civ. Code § 1798.83-1798.90",
        "Cal. Civ. Code § 1798.83a",
        "Cal. Penal Code § 1546\u00a0et seq.",
        "the Civil Code",
        "Articles 13 and 14 GDPR",
        "《中华人民共和国气象法》第三条",
    ],
)
def test_what_is_not_certain_stays_typed(typed: str) -> None:
    made = imported(ENGLISH, f"We follow {typed}, as it says.")
    assert "statutes" not in made.trial.files["clauses/facts.yaml"]
    assert typed in clauses(made)


def test_citation_written_otherwise_stays_typed() -> None:
    made = imported(ENGLISH, "See Cal. Penal Code § 1546 et seq. and also Cal. Penal Code § 1546 et. seq. for this.")
    assert clauses(made).count("as citation") == 1
    assert "Cal. Penal Code § 1546 et. seq." in clauses(made)


def test_statute_taken_out_of_the_plan_stays_typed_and_renames_no_other() -> None:
    two = (
        "依据《中华人民共和国网络安全法》第四十三条和《中华人民共和国民法典》及《中华人民共和国电子商务法》第二十四条。"
    )
    made = imported(CHINESE, two, frozenset({"publisher", "e-commerce-law-24"}))
    assert (
        "《中华人民共和国网络安全法》第四十三条和《中华人民共和国民法典》及{{ e-commerce-law-24 as citation }}"
        in clauses(made)
    )
    assert made.trial.files == imported(CHINESE, two, frozenset({"publisher", "e-commerce-law-24"})).trial.files
