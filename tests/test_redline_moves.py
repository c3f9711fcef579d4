"""What stayed in a redline is told as that: passages that moved, paragraphs in parts, lists, emphasis, numbers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.model.document import Block, Document, ImportantBlock, Inline, Reference
from generator.redline import compare, with_summary
from generator.redline.excerpt import excerpt
from generator.render.plain import print_text
from tests.samples import ENGLISH, bullets, item, numbered, paragraph, section, strong

LONG = "We answer every request within thirty days of its receipt."
OTHER = "Nobody else reads what you send to our office."
FIRST, SECOND, THIRD = "We keep it.", "We delete it.", "We tell you."


def text_of(**clauses: tuple[Block, ...]) -> Document:
    sections = tuple(section(name, name.title(), *blocks) for name, blocks in clauses.items())
    return replace(ENGLISH, sections=sections, sign_off=None)


def shown(old: Document, new: Document) -> str:
    """Return the clauses of a redline as a terminal shows them, without what stands before the first."""
    redline = with_summary(compare(old, new), lambda message, **_: message, ("old", "new"))
    return print_text(excerpt(redline)).partition("Changes\n")[2]


def blocks_of(*texts: str) -> tuple[Block, ...]:
    return tuple(map(paragraph, texts))


def test_a_passage_in_another_clause_is_named_at_both_places_and_not_struck() -> None:
    said = shown(text_of(one=blocks_of(LONG, OTHER), two=()), text_of(one=blocks_of(OTHER), two=blocks_of(LONG)))
    assert "[Moved from here to “Two”]\n\nWe answer every request within…" in said
    assert f"[Moved here from “One”]\n\n{LONG}" in said
    assert "Moved passages\n  One → Two" in said
    assert "[-" not in said
    assert "{+" not in said


@pytest.mark.parametrize(
    "gone, come",
    [
        ((LONG,), (LONG.replace("thirty", "ten").replace("request", "letter").replace("receipt", "day"), LONG)),
        ((LONG, OTHER), (LONG.replace("thirty", "ten"), OTHER)),
    ],
    ids=["the same rather than the alike", "changed on the way"],
)
def test_each_passage_goes_with_the_one_that_is_most_like_it(gone: tuple[str, ...], come: tuple[str, ...]) -> None:
    said = shown(text_of(one=blocks_of(*gone), two=()), text_of(one=(), two=blocks_of(*come)))
    assert "[-We answer" not in said
    assert ("[-thirty-]{+ten+}" in said) == (len(gone) > 1)


@pytest.mark.parametrize(
    "text, copies", [("None at all.", 1), (LONG, 2)], ids=["too short to be no chance", "at two places"]
)
def test_a_passage_that_may_be_another_went_and_came(text: str, copies: int) -> None:
    said = shown(
        text_of(one=blocks_of(OTHER, text), two=()), text_of(one=blocks_of(OTHER), two=blocks_of(text) * copies)
    )
    assert "Moved" not in said
    assert f"[-{text}-]" in said


def test_a_clause_is_split_or_merged_where_most_of_it_came_from_another_or_went_there() -> None:
    whole, parts = text_of(one=blocks_of(LONG, OTHER)), text_of(one=blocks_of(OTHER), two=blocks_of(LONG))
    assert [(one.kind, one.old, one.new) for one in compare(whole, parts).changes.relations] == [
        ("split", "one", "two")
    ]
    assert [(one.kind, one.old, one.new) for one in compare(parts, whole).changes.relations] == [
        ("merged", "two", "one")
    ]
    added = text_of(
        one=blocks_of(OTHER), two=blocks_of(LONG, *(f"{word} is all new here." for word in ("A", "B", "C", "D")))
    )
    assert [one.kind for one in compare(whole, added).changes.relations] == ["passages"]


@pytest.mark.parametrize("glue", [" ", ""])
@pytest.mark.parametrize("parts", [(FIRST, SECOND), (FIRST, SECOND, THIRD)])
def test_a_paragraph_in_parts_is_told_once_and_its_words_stay(parts: tuple[str, ...], glue: str) -> None:
    whole, parted = text_of(one=blocks_of(glue.join(parts))), text_of(one=blocks_of(*parts))
    for old, new, note in ((whole, parted, "Parted into paragraphs"), (parted, whole, "Joined into one paragraph")):
        said = shown(old, new)
        assert said.count(f"[{note}]") == 1
        assert "[-" not in said
        assert "{+" not in said


def test_a_word_that_changed_in_a_part_is_the_only_one_that_is_marked() -> None:
    said = shown(
        text_of(one=blocks_of(f"{LONG} {OTHER}")), text_of(one=blocks_of(LONG.replace("thirty", "ten"), OTHER))
    )
    assert "within [-thirty-]{+ten+} days" in said
    assert said.count("[-") == 2, "in the index and in its place"


@pytest.mark.parametrize("note", ["Numbers instead of bullets", "Bullets instead of these numbers"])
def test_another_kind_of_list_is_one_note(note: str) -> None:
    kept = (bullets(FIRST, SECOND),), (numbered(*(item(paragraph(t), number="1.") for t in (FIRST, SECOND, THIRD))),)
    old, new = kept if note.startswith("Numbers") else kept[::-1]
    said = shown(text_of(one=old), text_of(one=new))
    mark = f"{{+{THIRD}+}}" if note.startswith("Numbers") else f"[-{THIRD}-]"
    assert said.count(f"[{note}]") == 1
    assert mark in said
    assert FIRST in said.replace(f"-{FIRST}-", "")


@pytest.mark.parametrize(
    "old, new, told",
    [
        (FIRST, strong(FIRST), f"*{FIRST}* [Bold now]"),
        (strong(FIRST), FIRST, f"*{FIRST}* [No longer bold]"),
        (strong("We keep it."), strong("We keep all."), "We keep [-it-]{+all+}."),
        (strong("We keep it."), "We keep all.", "*We keep * [No longer bold][-it-]{+all+}*.* [No longer bold]"),
    ],
)
def test_words_in_another_emphasis_are_no_other_words(old: str | Inline, new: str | Inline, told: str) -> None:
    assert told in shown(text_of(one=(paragraph(old),)), text_of(one=(paragraph(new),)))


def test_a_passage_that_stands_out_no_more_is_told_in_the_summary_too() -> None:
    plain, important = blocks_of(LONG), (ImportantBlock(blocks=blocks_of(LONG)),)
    for old, new, note in ((important, plain, "No longer stands out"), (plain, important, "Stands out now")):
        said = shown(text_of(one=old), text_of(one=new))
        assert f"Emphasis\n  One: We answer every request within… ({note})" in said
        assert f"[{note}]" in said
        assert "[-" not in said


def referring(number: str, anchor: str = "c-two") -> Document:
    link = Reference(path=None, anchor=anchor, generated=True, children=(*paragraph(number).children,))
    return text_of(one=(paragraph("See ", link, "."),), two=blocks_of(LONG), three=blocks_of(OTHER))


def test_a_reference_under_another_number_is_marked_where_it_stands() -> None:
    redline = compare(referring("2."), referring("3."), lambda message, **values: message.format(**values))
    assert not redline.changes, "nobody changed a word"
    assert "See 3. [was 2.]." in print_text(redline.document)


def test_a_reference_to_another_clause_is_no_other_number() -> None:
    said = shown(referring("2."), referring("3.", "c-three"))
    assert "References to another clause\n  One: [-Two-]{+Three+}" in said
    assert "was" not in said


@pytest.mark.parametrize("whole", [f"{FIRST} {SECOND}{THIRD}", f"{FIRST} And {SECOND} And {THIRD}"])
def test_what_is_more_than_a_space_between_parts_is_no_other_form(whole: str) -> None:
    assert "Parted" not in shown(text_of(one=blocks_of(whole)), text_of(one=blocks_of(FIRST, SECOND, THIRD)))


def test_an_item_that_became_a_clause_is_not_underlined_and_the_clause_was_not_added() -> None:
    items = numbered(*(item(paragraph(text), number=f"{n}.") for n, text in enumerate((OTHER, LONG), 1)))
    alone = numbered(item(paragraph(LONG), number="1."))
    kept = numbered(item(paragraph(OTHER), number="1."))
    said = shown(text_of(one=(items,)), text_of(one=(kept,), two=(alone,)))
    assert f"1. {LONG}" in said
    assert "Split clauses\n  One → Two" in said
    assert "Added clauses" not in said
