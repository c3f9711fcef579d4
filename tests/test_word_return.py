"""The way back from Word: what a returned file says of each clause, and what of it goes into the project."""

from __future__ import annotations

import pytest

from generator.model import word_anchors


@pytest.mark.parametrize("clause", ["retention", "a" * 70])
def test_a_tag_is_never_longer_than_word_allows(clause: str) -> None:
    tag = word_anchors.clause_tag("privacy-policy", clause, "zh-Hans")
    assert len(tag) <= 64 and word_anchors.is_clause_tag(tag)
    assert tag != word_anchors.clause_tag("privacy-policy", f"{clause}s", "zh-Hans")
    assert len(word_anchors.bookmark("privacy-policy", clause)) == 15
    assert 0 < word_anchors.control_id(tag) < 2**31


def test_a_fact_and_a_made_part_are_no_clause() -> None:
    tags = word_anchors.fact_tag("look-back", "legal"), word_anchors.generated_tag("inventory")
    assert all(word_anchors.is_ours(tag) and not word_anchors.is_clause_tag(tag) for tag in tags)


def test_white_space_does_not_count_in_what_a_reader_sees() -> None:
    assert word_anchors.visible_digest(["We keep ", "it.\n"]) == word_anchors.visible_digest(["We  keep it."])
    assert word_anchors.visible_digest(["We keep it."]) != word_anchors.visible_digest(["We kept it."])
