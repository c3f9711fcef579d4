"""Patterns of numbers: what they give, what they read, and how headings and lists are counted by them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.languages.counters import SYSTEMS
from generator.model.document import Paragraph, plain_text
from generator.model.numbering import NumberPattern, patterns, read_pattern
from tests.resolving import document, numbers

SYSTEM = st.sampled_from(sorted(SYSTEMS))
WORDS = st.text("§ -.:()（）第条款Section", max_size=6)
COUNTERS = st.integers(1, 3999)


def pattern(text: str) -> NumberPattern:
    return patterns(text)[0]


@pytest.mark.parametrize(
    "sample,counters,expected",
    [
        ("1.", (7,), "7."),
        ("1.1.1", (1, 9, 11), "1.9.11"),
        ("1.1", (1, 9, 11), "9.11"),
        ("(i)", (4,), "(iv)"),
        ("(a)", (27,), "(aa)"),
        ("A.", (2,), "B."),
        ("I", (49,), "XLIX"),
        ("01", (7,), "07"),
        ("第一条", (12,), "第十二条"),
        ("第一条", (21,), "第二十一条"),
        ("1(a)", (3, 2), "3(b)"),
        ("1.1", (4,), "1.4"),
        ("第一条", (120,), "第一百二十条"),
        ("Section 1", (3,), "Section 3"),
        ("ARTICLE I —", (4,), "ARTICLE IV —"),
        ("第{n}条", (8,), "第8条"),
        ("2.{n}", (3,), "2.3"),
        ("Part A.{a}", (3,), "Part A.c"),
        ("{I}.{n+}", (2, 3), "II.3"),
        ("i.", (4000,), "4000."),
    ],
)
def test_a_number_follows_its_sample(sample: str, counters: tuple[int, ...], expected: str) -> None:
    assert pattern(sample).label(counters) == expected


@pytest.mark.parametrize("sample,bare", [("Section 1.", "3"), ("第一条", "三"), ("(a)", "c"), ("1.1", "2.3")])
def test_a_number_without_the_words_around_it_is_what_counts(sample: str, bare: str) -> None:
    assert pattern(sample).number((2, 3)) == bare


@given(st.lists(st.tuples(SYSTEM, WORDS, COUNTERS), min_size=1, max_size=4), WORDS)
def test_a_label_is_read_back_as_its_counters(parts: list[tuple[str, str, int]], behind: str) -> None:
    text = "".join(f"{word}.{{{system}}}" for system, word, _ in parts) + behind
    counters = tuple(value for _, _, value in parts)
    made = pattern(text)
    assert made.levels == len(parts)
    assert made.counters(made.label(counters)) == counters


@pytest.mark.parametrize("label", ["2", "(2)", "02.", "b.", "2.1.", "二.", ""])
def test_a_label_of_another_form_is_not_read(label: str) -> None:
    assert pattern("1.").counters(label) is None


@pytest.mark.parametrize(
    "system,numeral", [("i", "iiii"), ("i", "ic"), ("一", "一十"), ("一", "二百一"), ("01", "012")]
)
def test_a_numeral_that_its_system_writes_differently_is_none(system: str, numeral: str) -> None:
    assert SYSTEMS[system].read(numeral) is None


def test_what_counts_nothing_is_no_pattern() -> None:
    assert read_pattern("Annex") is None and read_pattern("{x}") is None


# --- in a document ----------------------------------------------------------------------------------------------------

TREE = """
- clause: a
  within:
    - {clause: b, within: [d]}
    - c
- clause: contact
  within: [f]
"""


def tree(more: str, **texts: str) -> dict[str, str]:
    """Return a work of clauses inside each other, with the text given for each."""
    outline = "\n".join(f"      {line}" for line in TREE.strip("\n").split("\n"))
    head = "kind: policy\nlocales:\n  en:\n    title: Policy\n    dates: [last-modified]\n"
    work = f"{head}    {more}\n    outline:\n{outline}\n"
    clauses = {
        f"clauses/policy/{name}.en.md": texts.get(name) or f"# Title {name}\n\nText.\n"
        for name in (*"abcdf", "contact")
    }
    return {"clauses/policy/work.yaml": work, **clauses}


@pytest.mark.parametrize(
    "more,expected",
    [
        ("numbering: {sections: 1.}", ["1.", "2."]),
        ('numbering: {sections: ["1.", "1.1", "(a)"]}', ["1.", "1.1", "(a)", "1.2", "2.", "2.1"]),
        ("numbering: {sections: [一、, （一）]}", ["一、", "（一）", "（二）", "二、", "（一）"]),
        ('numbering: {sections: [第一章, "第{一+}条"]}', ["第一章", "第一条", "第二条", "第二章", "第三条"]),
        ('numbering: {sections: ["ARTICLE I", "§ 1."]}', ["ARTICLE I", "§ 1.", "§ 2.", "ARTICLE II", "§ 1."]),
    ],
)
def test_headings_count_by_the_pattern_of_their_depth(more: str, expected: list[str]) -> None:
    assert numbers(document(tree(more))) == expected


def test_the_paragraphs_of_a_deeper_heading_take_the_pattern_of_their_depth() -> None:
    text = "# Title\n\n1. One\n1. Two\n"
    files = tree('numbering: {sections: ["1.", "1.1"], paragraphs: ["1.1", "1.1.1"]}', a=text, c=text)
    assert numbers(document(files)) == ["1.", "1.1", "1.2", "1.1", "1.2", "1.2.1", "1.2.2", "2.", "2.1"]


def test_a_typed_label_is_printed_and_the_count_goes_on_behind_it() -> None:
    files = tree('numbering: {sections: ["1.", "1.1"]}', a="---\nlabel: 4.\n---\n# Title\n\nText.\n")
    assert numbers(document(files)) == ["4.", "4.1", "4.2", "5.", "5.1"]


def test_a_typed_label_that_no_pattern_gives_counts_nothing() -> None:
    files = tree("numbering: {sections: 1.}", a="---\nlabel: Annex A\n---\n# Title\n\nText.\n")
    assert numbers(document(files)) == ["Annex A", "1."]


def test_a_list_begins_where_its_marker_says_and_goes_on_from_there() -> None:
    files = tree("lists: [1.]", a="# Title\n\n1. One\n1. Two\n\nBetween.\n\n3. Three\n1. Four\n7. Seven\n1. Eight\n")
    assert numbers(document(files)) == ["1.", "2.", "3.", "4.", "7.", "8."]


def test_a_list_may_have_patterns_of_its_own() -> None:
    text = "# Title\n\n1. One\n\n::: numbers Section 1 — | (a)\n1. One\n   1. Inner\n1. Two\n:::\n\n1. Two\n"
    files = tree('numbering: {sections: 1., paragraphs: ["1.1"]}', a=text)
    assert numbers(document(files)) == ["1.", "1.1", "Section 1 —", "(a)", "Section 2 —", "1.2", "2."]


def test_a_number_is_referred_to_without_the_words_around_it() -> None:
    text = "# Title\n\nSee section [](number:b), ([](number:two)).\n\n::: numbers (a)\n1. One\n1. {#two}\n   Two\n:::\n"
    made = document(tree('numbering: {sections: ["1.", "1.1."]}', a=text))
    assert numbers(made)[:3] == ["1.", "(a)", "(b)"]
    first = made.sections[0].blocks[0]
    assert isinstance(first, Paragraph) and plain_text(first.children) == "See section 1.1, (b)."
