"""The laws of a redline, on mixed Chinese and English texts that Hypothesis makes up."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given

from generator.model.document import (
    Deleted,
    Document,
    Inline,
    Inserted,
    List,
    ListItem,
    MovedCell,
    Paragraph,
    Section,
    Table,
    Text,
    plain_text,
)
from generator.model.nodes import walk
from generator.model.wording import clause_digests, of_block, of_outline, of_run
from generator.redline import accept, compare, reject
from generator.redline.blocks import redline_blocks
from generator.redline.runs import hunks, redline_run
from generator.redline.sequence import matches
from generator.redline.tokens import rebuilt, tokens

from .papers_apart import outlines, pairs, rearranged, runs, texts, with_clauses
from .samples import ENGLISH, section, table

Run = tuple[Inline, ...]


@given(pairs())
def test_accepting_every_change_gives_the_new_text(pair: tuple[Document, Document]) -> None:
    old, new = pair
    assert of_outline(accept(compare(old, new).document.sections)) == of_outline(new.sections)


@given(pairs())
def test_rejecting_every_change_gives_the_old_text(pair: tuple[Document, Document]) -> None:
    old, new = pair
    assert of_outline(reject(compare(old, new).document.sections)) == of_outline(old.sections)


@given(rearranged())
def test_the_laws_hold_for_what_moved_and_for_other_forms(pair: tuple[Document, Document]) -> None:
    old, new = pair
    redline = compare(old, new).document.sections
    assert of_outline(accept(redline)) == of_outline(new.sections)
    assert of_outline(reject(redline)) == of_outline(old.sections)


@given(pairs())
def test_what_is_equal_has_an_empty_redline(pair: tuple[Document, Document]) -> None:
    old, new = pair
    redline = compare(old, old)
    assert redline.document.sections == old.sections
    assert not redline.changes
    assert bool(compare(old, new).changes) == (of_outline(old.sections) != of_outline(new.sections))


@given(runs)
def test_a_run_is_the_same_after_it_was_taken_apart(run: Run) -> None:
    assert of_run(rebuilt(tokens(run))) == of_run(run)


@given(runs, runs)
def test_changed_and_equal_stretches_take_turns(old: Run, new: Run) -> None:
    before, after = tokens(old), tokens(new)
    found = hunks(before, after)
    assert all(one.same != other.same for one, other in pairwise(found))
    assert of_run(tuple(inline for hunk in found for inline in rebuilt(before, hunk.old))) == of_run(old)
    assert of_run(tuple(inline for hunk in found for inline in rebuilt(after, hunk.new))) == of_run(new)


@given(texts, texts)
def test_matches_rise_and_hold_the_same(old: str, new: str) -> None:
    i = j = 0
    for a, c, length in matches(old, new):
        assert a >= i
        assert c >= j
        assert old[a : a + length] == new[c : c + length]
        i, j = a + length, c + length


@pytest.mark.parametrize(
    "old, new, found",
    [
        ("xAsBsy", "zAsBsw", ((1, 1, 4),)),  # one thing between two that both have once
        ("xAsstBsy", "zAsutBsw", ((1, 1, 2), (4, 4, 3))),
        (
            "aabb",
            "abab",
            ((0, 0, 1), (2, 1, 1), (3, 3, 1)),
        ),  # nothing stands there once
        ("1abab2", "3baba4", ((2, 1, 3),)),
        ("ab", "ba", ((1, 0, 1),)),
        ("x", "y", ()),
        ("", "abc", ()),
        ("moved. Stays.", "Stays.moved. ", ((0, 6, 7),)),
    ],
)
def test_matches_are_those_that_a_person_would_see(old: str, new: str, found: tuple[tuple[int, int, int], ...]) -> None:
    assert matches(old, new) == found


@given(texts, texts)
def test_a_mark_that_stays_is_in_no_change(old: str, new: str) -> None:
    """What is between two equal sentences is marked; the full stop that both have at their end is not."""
    run = redline_run((Text(text=f"{old}Same words here."),), (Text(text=f"{new}Same words here."),))
    last = run[-1]
    assert not isinstance(last, (Deleted, Inserted))


COLUMNS = ("What", "How long")
ADDRESS, TELEPHONE, LETTER = ("Your address", "1 year"), ("Your telephone", "2 years"), ("A", "1")


def _moves(old: Table, new: Table) -> list[tuple[str, str]]:
    """Return the cells of rows that a redline shows as moved, after the laws were held against it."""
    before, after = (replace(ENGLISH, sections=(section("s", "T", one),)) for one in (old, new))
    redline = compare(before, after).document.sections
    assert clause_digests(replace(after, sections=accept(redline))) == clause_digests(after)
    assert clause_digests(replace(before, sections=reject(redline))) == clause_digests(before)
    return [(one.change, plain_text(one.blocks[0].children)) for one in walk(redline) if isinstance(one, MovedCell)]


@pytest.mark.parametrize(
    "old, new, moved",
    [
        ((ADDRESS, TELEPHONE), (TELEPHONE, ADDRESS), ADDRESS),
        ((ADDRESS, TELEPHONE), (TELEPHONE, ("Your address", "3 years")), None),
        ((LETTER, TELEPHONE), (TELEPHONE, LETTER), None),
        ((ADDRESS, TELEPHONE, ADDRESS), (TELEPHONE, ADDRESS, ADDRESS), ADDRESS),
        ((ADDRESS, TELEPHONE), (ADDRESS, TELEPHONE), None),
    ],
    ids=["moved", "moved and changed", "too short to tell", "one of two", "left alone"],
)
def test_a_row_in_the_same_words_at_another_place_was_moved(
    old: tuple[tuple[str, str], ...], new: tuple[tuple[str, str], ...], moved: tuple[str, str] | None
) -> None:
    found = _moves(table("Kept", COLUMNS, *old), table("Kept", COLUMNS, *new))
    if moved is None:
        assert not found
    else:
        assert sorted(found) == sorted((change, text) for change in ("moved-away", "moved-here") for text in moved)


def test_no_row_was_moved_where_a_column_came() -> None:
    wider = table("Kept", (*COLUMNS, "Why"), (*TELEPHONE, "Law"), (*ADDRESS, "Law"))
    assert not _moves(table("Kept", COLUMNS, ADDRESS, TELEPHONE), wider)


@given(outlines())
def test_a_text_against_nothing_comes_or_goes_as_a_whole(sections: tuple[Section, ...]) -> None:
    document = with_clauses(sections)
    assert of_outline(reject(compare(None, document).document.sections)) == ()
    assert of_outline(accept(compare(None, document).document.sections)) == of_outline(sections)
    assert of_outline(accept(compare(document, None).document.sections)) == ()
    assert of_outline(reject(compare(document, None).document.sections)) == of_outline(sections)


def test_a_number_that_a_list_is_told_to_begin_with_is_part_of_its_wording() -> None:
    """Numbers that follow from others are none; `3.` was typed, and a contract refers to it."""
    blocks = (Paragraph(children=(Text(text="Nobody runs."),)),)
    plain, told = (List(items=(ListItem(number="1.", anchor=None, begins=n, blocks=blocks),)) for n in (None, 3))
    assert of_block(plain) != of_block(told)
    (went, came) = redline_blocks((plain,), (told,))[0].items  # type: ignore[union-attr]
    assert [type(one.blocks[0]).__name__ for one in (went, came)] == ["Revision", "Revision"]
