"""Translations are compared sentence by sentence: what differs is told, and what is said in other words is not."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from time import process_time

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.check.parity.alignment import PASSAGES, SENTENCES, Priors, Unit, align, length_of
from generator.model.diagnostics import Diagnostic, Severity
from tests.ruling import judge

TEXTS = yaml.safe_load((Path(__file__).parent / "translations.yaml").read_text(encoding="utf-8"))
RULES = (
    *("negation-parity", "modal-parity", "scope-parity", "list-parity", "name-parity", "sentence-parity"),
    "value-parity",
)
SHORT, LONG = 10_000, 40_000
"""Characters of two texts: the second may take four times as long, and twice as long again by chance."""


def findings_of(original: str, other: str, matter: str = "") -> Sequence[Diagnostic]:
    files = {"en": f"# Title\n\n{original}\n", "zh-Hans": f"{matter}# 标题\n\n{other}\n"}
    found = judge({f"clauses/policy/clause.{locale}.md": text for locale, text in files.items()}, RULES)
    return [finding for finding in found if finding.rule in RULES]


@pytest.mark.parametrize("original, other", TEXTS["faithful"])
def test_a_faithful_translation_has_no_finding(original: str, other: str) -> None:
    assert not findings_of(original, other)


@pytest.mark.parametrize("original, other", TEXTS["faulty"])
def test_a_faulty_translation_has_a_finding(original: str, other: str) -> None:
    assert findings_of(original, other)


def test_both_sentences_and_the_words_that_differ_are_pointed_at() -> None:
    finding, *_ = findings_of("We fish. We may not sell fish.", "我们捕鱼。我们可以卖鱼。")
    assert finding.rule == "negation-parity"
    assert finding.span is not None
    assert finding.span.text == "我们可以卖鱼。"
    assert finding.notes[0].span is not None
    assert finding.notes[0].span.text == "may not"


@pytest.mark.parametrize(
    "matter, severity",
    [
        ("", Severity.WARNING),
        ("relation: translation\nof: 0123456789abcdef\n", Severity.WARNING),
        ("relation: counterpart\nreason: written for readers in China\n", Severity.SUGGESTION),
    ],
)
def test_a_difference_is_as_grave_as_the_relation_of_the_texts(matter: str, severity: Severity) -> None:
    (finding,) = findings_of("You must go.", "您可以走。", f"---\n{matter}---\n" if matter else "")
    assert finding.severity is severity


@pytest.mark.parametrize(
    "one, other",
    [
        ("12 a.m.", "0:00"),
        ("12:30 am", "0:30"),
        ("12 a.m.", "晚上12点"),
        ("12:00 midnight", "0:00"),
        ("12 a.m.", "24:00"),
        ("12 a.m.", "凌晨12点"),
        ("1 at night", "深夜1点"),
        ("11 at night", "晚上11点"),
        ("12 p.m.", "12:00"),
        ("12:15 pm", "下午12:15"),
        ("12 noon", "12:00"),
        ("11:59 p.m.", "23:59"),
        ("9 a.m.", "9:00"),
    ],
)
def test_a_time_is_that_of_a_clock_of_24_hours(one: str, other: str) -> None:
    assert not findings_of(f"The gate is closed at {one}.", f"大门于{other}关闭。")
    assert findings_of(f"The gate is closed at {one}.", "大门于12:01关闭。")


@pytest.mark.parametrize("one, other", [("12 a.m.", "12:00"), ("12 p.m.", "晚上12点"), ("12:00 am", "下午12:00")])
def test_midnight_is_not_noon(one: str, other: str) -> None:
    assert findings_of(f"The gate is closed at {one}.", f"大门于{other}关闭。")


def test_a_fact_by_name_says_nothing_of_its_own() -> None:
    files = {
        "clauses/facts.yaml": "parties: {acme: {name: {en: Not Only Limited, zh-Hans: 牛}}}\n",
        "clauses/policy/clause.en.md": "# T\n\n{{ acme }} keeps it.\n",
        "clauses/policy/clause.zh-Hans.md": "# 题\n\n{{ acme }}予以保存。\n",
    }
    assert not [finding for finding in judge(files, RULES) if finding.rule in RULES]


def units(lengths: Sequence[int], *marks: str) -> tuple[Unit, ...]:
    """Return units of some lengths; the marks belong to the last ones."""
    padded = ("",) * (len(lengths) - len(marks)) + marks
    return tuple(
        Unit(length=length, marks=frozenset({mark} - {""})) for length, mark in zip(lengths, padded, strict=True)
    )


LENGTHS = st.lists(st.integers(1, 300), max_size=30)


@pytest.mark.parametrize("priors", [SENTENCES, PASSAGES], ids=["sentences", "passages"])
@given(one=LENGTHS, other=LENGTHS)
def test_beads_hold_every_unit_once_and_in_order(priors: Priors, one: list[int], other: list[int]) -> None:
    beads = align(units(one), units(other), priors)
    assert [i for bead in beads for i in range(bead.first, bead.first_end)] == [*range(len(one))]
    assert [j for bead in beads for j in range(bead.second, bead.second_end)] == [*range(len(other))]


def test_texts_of_very_different_lengths_are_aligned() -> None:
    beads = align(units([50] * 400), units([50] * 3))
    assert (beads[-1].first_end, beads[-1].second_end) == (400, 3)


def test_a_figure_in_common_tells_two_sentences_apart() -> None:
    for marks, expected in ((("7", ""), [(1, 1), (1, 0)]), (("", "7"), [(1, 0), (1, 1)])):
        beads = align(units([100, 100], *marks), units([100], "7"))
        assert [(bead.first_end - bead.first, bead.second_end - bead.second) for bead in beads] == expected


def test_a_han_character_says_as_much_as_some_letters() -> None:
    assert length_of("ab 甲") == pytest.approx(3 + 3.4)


@pytest.mark.parametrize(
    "original, other",
    [
        ("a, ", "甲、"),
        ("Ab Cd, ", "用Ab Cd，"),
        ("not ", "不"),
        ("1 ", "1 "),
        ("any or ", "任何或"),
        ("We go. ", "去。"),
    ],
)
def test_time_grows_with_the_text_and_no_faster(original: str, other: str) -> None:
    def seconds(size: int) -> float:
        begin = process_time()
        findings_of(f"{original * (size // len(original))}end.", f"{other * (size // len(original))}完。")
        return process_time() - begin

    seconds(100)
    assert seconds(LONG) < max(1, 8 * seconds(SHORT))
