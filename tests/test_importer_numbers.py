"""Typed numbers of an imported text: the page prints them again, counted where a pattern gives them."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.importer import Imported
from generator.importer.markers import NO_MARKER, patterns_of, split_marker
from generator.importer.propose import propose
from generator.importer.reading import read_bytes
from generator.model.document import walk_sections
from generator.model.numbering import patterns
from generator.operations.build import read
from tests.importing import DAY, brought_in
from tests.resolving import numbers


def imported(name: str, text: str) -> Imported:
    return brought_in([read_bytes(name, text.encode())], propose(None))


def printed(made: Imported) -> list[str]:
    """Return the numbers that the built document prints."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in made.trial.files.items():
            (Path(folder) / name).parent.mkdir(parents=True, exist_ok=True)
            (Path(folder) / name).write_text(text, encoding="utf-8")
        (document,) = read(Path(folder), DAY).documents
    return numbers(document)


SHAPES = {
    "han headings on two levels, lists below": (
        "a.txt",
        "章程\n\n一、船艇\n\n（一）借用\n\n借用时：\n\n1. 登记。\n2. 穿救生衣。\n\n"
        "（二）归还\n\n擦干船体。\n\n二、会费\n\n春季缴纳。\n",
        ["一、", "（一）", "1.", "2.", "（二）", "二、"],
    ),
    "a list that goes on after a paragraph": (
        "a.md",
        "# Rules\n\n## Rowing\n\n1. Sign out.\n2. Wear a vest.\n\nThen row.\n\n3. Sign in.\n4. Dry the boat.\n",
        ["1.", "2.", "3.", "4."],
    ),
    "numbers below numbers, with text between": (
        "a.md",
        "# Rules\n\n1\\. Boats\n\n**1.1** Boats are kept dry.\n\n"
        "**1.2** Oars, too.\n\n2\\. Dues\n\n**2.1** Dues fall due.\n\n"
        "They are small.\n\n3\\. Guests\n\n**3.1** Guests pay at the door.\n",
        ["1.", "1.1", "1.2", "2.", "2.1", "3.", "3.1"],
    ),
    "articles and sections": (
        "a.md",
        "# Bylaws\n\n## ARTICLE I — CLUB\n\n**Section 1 — Name:** It is a club.\n\n"
        "**Section 2 — Seat:** By the lake.\n\n"
        "## ARTICLE II — BOATS\n\n**Section 1 — Use:** Boats are for rowing.\n",
        ["ARTICLE I —", "Section 1 —", "Section 2 —", "ARTICLE II —", "Section 1 —"],
    ),
    "articles that count on through chapters": (
        "a.md",
        "# 章程\n\n## 第一章 总则\n\n### 第一条 名称\n\n本会称赛艇会。\n\n"
        "### 第二条 住所\n\n湖边。\n\n## 第二章 船\n\n### 第三条 使用\n\n用于训练。\n",
        ["第一章", "第一条", "第二条", "第二章", "第三条"],
    ),
    "lists of several forms": (
        "a.md",
        "# Rules\n\n## Rowing\n\na) Sign out.\n\nb) Row:\n\ni) slowly;\n\n"
        "ii) in line.\n\nAnd then:\n\n1. Sign in.\n2. Go home.\n",
        ["a)", "b)", "i)", "ii)", "1.", "2."],
    ),
    "a gap": ("a.md", "# Rules\n\n## 1. Boats\n\nDry.\n\n"
    "## 2. Oars\n\nDry.\n\n## 5. Guests\n\nWet.\n", ["1.", "2.", "5."]),
}  # fmt: skip


@pytest.mark.parametrize("shape", sorted(SHAPES))
def test_the_numbers_that_were_typed_are_printed(shape: str) -> None:
    name, text, expected = SHAPES[shape]
    made = imported(name, text)
    assert made.given_up == ()
    assert printed(made) == expected


def test_a_number_that_no_pattern_gives_is_kept_and_noted() -> None:
    made = imported(*SHAPES["a gap"][:2])
    (draft,) = made.trial.proposal.drafts
    assert [note.values for note in draft.notes if note.id == "import.label-kept"] == [
        (("label", "5."), ("clause", "guests"))
    ]
    assert any(text.startswith("---\nlabel: 5.\n---\n") for text in made.trial.files.values())


@pytest.mark.parametrize(
    "line", ["Section 107 of the law of copyright says so.", "第三方不得如此。", "Version 1.2, Effective in May"]
)
def test_words_that_look_like_a_number_are_words(line: str) -> None:
    assert split_marker(line) == (NO_MARKER, line)


@pytest.mark.parametrize(
    "titles, told",
    [
        (("1 Scope", "2 Boats", "3 Ends"), ["1", "2", "3"]),
        (("1 范围", "2 船艇"), ["1", "2"]),
        (("2 Boats", "3 Ends"), []),
        (("1 Scope", "30 Day Guarantee"), []),
        (("1 Scope", "Boats"), []),
    ],
)
def test_bare_numbers_of_headings_are_numbers_where_they_count_from_one_on(
    titles: tuple[str, ...], told: list[str]
) -> None:
    made = imported("a.md", "# Rules\n\n" + "\n\n".join(f"## {title}\n\nIt floats." for title in titles) + "\n")
    found = [one.number for draft in made.trial.proposal.drafts for one in walk_sections(draft.sections) if one.number]
    assert found == told
    assert [one for one in printed(made) if one] == told


def test_a_word_with_a_number_that_counts_with_no_other_is_text() -> None:
    made = imported(
        "a.md", "# Rules\n\n## Law\n\nSection 9. It is cited here alone, and it stays a word of the text.\n"
    )
    assert printed(made) == []
    assert any("Section 9. It is cited" in text for text in made.trial.files.values())


def test_typed_references_are_references_and_the_others_are_noted() -> None:
    made = imported(
        "a.md",
        "# Rules\n\n1\\. Boats\n\n**1.1** Boats are kept dry, see clause 2.1.\n\n2\\. Dues\n\n"
        "**2.1** Dues fall due as clause 7.3 says.\n",
    )
    text = "".join(made.trial.files.values())
    assert "see clause [](number:" in text and "clause 7.3" in text
    (draft,) = made.trial.proposal.drafts
    assert [dict(note.values)["text"] for note in draft.notes if note.id == "import.reference-unknown"] == [
        "clause 7.3"
    ]


FORMS = ("1.", "(a)", "i)", "A)", "（一）", "§ 1", "Section 1 —", "1.1.1", "第{n}条")


@given(st.sampled_from(FORMS), st.lists(st.integers(1, 26), min_size=3, max_size=3))
def test_a_pattern_is_among_those_of_any_of_its_labels(form: str, counters: list[int]) -> None:
    (pattern,) = patterns(form)
    found = patterns_of(pattern.label(counters))
    assert (pattern.words, pattern.systems) in [(one.words, one.systems) for one in found]


@given(st.lists(st.integers(1, 3), min_size=2, max_size=7))
def test_headings_of_any_levels_print_the_numbers_that_were_typed(levels: list[int]) -> None:
    counts: list[int] = []
    lines, expected = ["# Rules", ""], []
    for level in levels:
        depth = min(level, len(counts) + 1)
        counts = [*counts[: depth - 1], (counts[depth - 1] if len(counts) >= depth else 0) + 1]
        label = ".".join(map(str, counts)) + ("." if depth == 1 else "")
        expected.append(label)
        lines += [f"{'#' * (depth + 1)} {label} Boat {len(expected)}x", "", f"Text number {len(expected)}x.", ""]
    made = imported("a.md", "\n".join(lines))
    assert printed(made) == expected
