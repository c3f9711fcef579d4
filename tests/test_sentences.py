"""Where sentences end, in both languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.check.sentences import ends_in_abbreviation, sentences_in


def split(text: str, locale: str) -> list[str]:
    return [text[start:end] for start, end in sentences_in(text, locale)]


@pytest.mark.parametrize(
    "text, sentences",
    [
        ("We keep it. Then we delete it.", ["We keep it.", "Then we delete it."]),
        ("We keep it, e.g. your name. Done", ["We keep it, e.g. your name.", "Done"]),
        ("Acme Inc. keeps it under U.S. law, § 12.5.1. Why?", ["Acme Inc. keeps it under U.S. law, § 12.5.1.", "Why?"]),
        ("He said “yes.” Then (no!) we go.", ["He said “yes.”", "Then (no!) we go."]),
        ("", []),
    ],
)
def test_english_sentences(text: str, sentences: list[str]) -> None:
    assert split(text, "en") == sentences


@pytest.mark.parametrize(
    "text, sentences",
    [
        ("我们收集信息。您可以拒绝！为什么？", ["我们收集信息。", "您可以拒绝！", "为什么？"]),
        ("他说：“可以。”然后离开……再见", ["他说：“可以。”", "然后离开……再见"]),
        ("使用Node.js 3.5版本。好", ["使用Node.js 3.5版本。", "好"]),
    ],
)
def test_chinese_sentences(text: str, sentences: list[str]) -> None:
    assert split(text, "zh-Hans") == sentences


@given(st.text(alphabet="ab A.!?。！？ “”’)…隐私", max_size=40), st.sampled_from(["en", "zh-Hans"]))
def test_sentences_lose_nothing_but_spaces(text: str, locale: str) -> None:
    assert "".join(split(text, locale)).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize("text", ["names, addresses, etc.", "Acme Inc.", "the U.S.", "e.g."])
def test_a_point_may_be_that_of_an_abbreviation(text: str) -> None:
    assert ends_in_abbreviation(text)


@pytest.mark.parametrize("text", ["your name.", "it ends.", "etc", "", "."])
def test_other_points_end_a_sentence(text: str) -> None:
    assert not ends_in_abbreviation(text)
