"""The random edits that Word files are tested with are what they say, and no edit of them is rare."""

from __future__ import annotations

from collections import Counter

from .word_edits import EDITS, HOUSE, LOCALES, documents, edited
from .word_lines import lines_of


def test_equal_seeds_give_equal_edits() -> None:
    assert edited(HOUSE, 7) == edited(HOUSE, 7)
    assert edited(HOUSE, 7) != edited(HOUSE, 8)


def test_an_edit_changes_one_language_in_its_clauses() -> None:
    for seed in range(20):
        texts, locale, names = edited(HOUSE, seed)
        (other,) = set(LOCALES) - {locale}
        paths = {path for path in texts if texts[path] != HOUSE[path]}
        assert paths and not any(path.endswith(f".{other}.md") for path in paths), names


def test_each_kind_of_edit_is_made() -> None:
    made = Counter(name for seed in range(120) for name in edited(HOUSE, seed)[2])
    assert set(made) == set(EDITS) and min(made.values()) >= 3, made


def test_the_lines_of_a_document_are_its_paragraphs_without_numbers() -> None:
    lines = lines_of((documents(HOUSE) or {})["en"])
    assert lines[:2] == (
        "About this policy", "This policy says what we learn about you, why we need it, and who else gets to see it.",
    )  # fmt: skip
    assert {"to answer you within 15 days.", "the items and their price;", "Payment", "Phone +86 755 2828 3350"} <= {
        *lines
    }
    assert "Letters" in lines
