"""An outline in another order, with clauses that came and without some that went, in its work.yaml."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from generator.model.diagnostics import Diagnostic
from generator.model.library import OutlineEntry, Placement, WorkLocale, walk_outline
from generator.model.source import Source
from generator.operations.scaffold.outline import (
    Outline,
    forgotten,
    in_order,
    new_entry,
    outlined,
    placed,
    unread,
    without,
)
from generator.parse.tree import read_tree
from generator.parse.work import WORK

TEXT = """\
kind: policy
locales:
  en:
    title: Rules
    dates: [effective]
    # the order of the house
    outline:
      - {clause: start, as: preface}
      # what everybody asks for
      - loans
      - clause: fines   # what it costs
        within:
          - amounts
          - waivers
      - rooms
    absent:
      past: a reason
      future: one with
        two lines
  fr: {title: Règles, dates: [effective], outline: [start, {clause: fines, within: [amounts]}, rooms], absent: {loans: "a, b", x: y}}
  de: {title: Regeln, dates: [effective], outline: [start]}
"""  # noqa: E501 - one line, as people write it


def locales(text: str) -> Mapping[str, WorkLocale]:
    source, wrong = Source(path="clauses/rules/work.yaml", text=text), list[Diagnostic]()
    node, found = read_tree(source)
    work = WORK.read(node, wrong)
    assert work is not None and not found and not wrong, (found, wrong)
    return dict(work.locales)


def tree(outline: Sequence[OutlineEntry]) -> list[object]:
    return [(one.clause, one.placement, tree(one.within)) for one in outline]


def written(tag: str, outline: Outline) -> str:
    """Write an outline into the file, and see that the file has it then."""
    text = outlined(locales(TEXT)[tag], outline).text
    assert tree(locales(text)[tag].outline) == tree(outline)
    return text


@pytest.fixture
def english() -> Outline:
    return locales(TEXT)["en"].outline


FRESH = new_entry(Source(path="", text=""), "fresh", Placement.SECTION)


def test_an_outline_that_stays_changes_no_byte(english: Outline) -> None:
    assert written("en", english) == TEXT
    same = in_order(english, ["start", "loans", "fines", "amounts", "waivers", "rooms"], {})
    assert written("en", same) == TEXT


@pytest.mark.parametrize(
    "before, levels, was, now",
    [
        (None, {}, "      # what", "      - fresh\n      # what"),
        ("loans", {}, "      - loans\n", "      - loans\n      - fresh\n"),
        ("fines", {}, "      - rooms\n", "      - fresh\n      - rooms\n"),
        ("fines", {"fines": 1, "fresh": 2}, "          - amounts\n", "          - fresh\n          - amounts\n"),
        ("amounts", {"amounts": 2, "fresh": 2}, "          - waivers\n", "          - fresh\n          - waivers\n"),
        ("waivers", {"waivers": 2, "fresh": 1}, "      - rooms\n", "      - fresh\n      - rooms\n"),
        ("rooms", {"rooms": 1, "fresh": 2}, "      - rooms\n", "      - {clause: rooms, within: [fresh]}\n"),
    ],
)
def test_a_clause_that_came_stands_behind_another_as_deep_as_it_is(
    english: Outline, before: str | None, levels: dict[str, int], was: str, now: str
) -> None:
    assert written("en", placed(english, FRESH, before, levels)) == TEXT.replace(was, now, 1)


def test_a_clause_that_went_leaves_those_within_it_in_its_place(english: Outline) -> None:
    left = without(english, {"fines"})
    assert [one.clause for one in walk_outline(left)] == ["start", "loans", "amounts", "waivers", "rooms"]
    old = "      - clause: fines   # what it costs\n        within:\n          - amounts\n          - waivers\n"
    assert written("en", left) == TEXT.replace(old, "      - amounts\n      - waivers\n")
    assert written("en", without(english, {"amounts"})) == TEXT.replace("          - amounts\n", "", 1)
    bare = TEXT.replace(old, "      - fines\n", 1)
    assert written("en", without(english, {"amounts", "waivers"})) == bare


def test_a_clause_that_moves_takes_its_lines_and_comments_along(english: Outline) -> None:
    moved = in_order(english, ["fines", "amounts", "waivers", "rooms", "loans"], {})
    asked = "      # what everybody asks for\n      - loans\n"
    assert written("en", moved) == TEXT.replace(asked, "").replace("      - rooms\n", f"      - rooms\n{asked}", 1)
    whole = in_order(english, ["loans", "rooms", "fines", "amounts", "waivers"], {})
    assert [one.clause for one in whole] == ["start", "loans", "rooms", "fines"]


def test_an_outline_between_brackets_stays_between_brackets() -> None:
    outline = locales(TEXT)["fr"].outline
    text = written("fr", placed(in_order(outline, ["rooms", "fines"], {}), FRESH, "rooms", {}))
    assert "[start, rooms, fresh, {clause: fines, within: [amounts]}]" in text


@pytest.mark.parametrize(
    "tag, was, now",
    [
        ("en", "        two lines\n", "        two lines\n      new: unread\n      other: unread\n"),
        ("fr", "x: y}", "x: y, new: unread, other: unread}"),
        ("de", "[start]}", "[start], absent: {new: unread, other: unread}}"),
    ],
)
def test_what_a_language_has_not_read_is_written_where_its_reasons_stand(tag: str, was: str, now: str) -> None:
    text = unread(Source(path="clauses/rules/work.yaml", text=TEXT), tag, ["new", "other"]).text
    assert text == now.join(TEXT.rsplit(was, 1))
    assert locales(text)[tag].absent["new"] == "unread"


def test_a_language_without_reasons_gets_the_key() -> None:
    text = TEXT[: TEXT.index("    absent:")]
    made = unread(Source(path="clauses/rules/work.yaml", text=text), "en", ["new"]).text
    assert made == f"{text}    absent:\n      new: unread\n"


@pytest.mark.parametrize(
    "tag, names, was, now",
    [
        ("en", {"past"}, "      past: a reason\n", ""),
        ("en", {"future"}, "      future: one with\n        two lines\n", ""),
        ("en", {"past", "future"}, TEXT[TEXT.index("    absent:") : TEXT.index("  fr:")], ""),
        ("fr", {"loans"}, 'loans: "a, b", ', ""),
        ("fr", {"x", "none"}, ", x: y", ""),
        ("fr", {"loans", "x"}, ', absent: {loans: "a, b", x: y}', ""),
        ("de", {"x"}, "", ""),
    ],
)
def test_a_clause_that_no_language_has_is_taken_out_of_the_reasons(
    tag: str, names: set[str], was: str, now: str
) -> None:
    text = forgotten(Source(path="clauses/rules/work.yaml", text=TEXT), tag, names).text
    assert text == TEXT.replace(was, now, 1)
    assert not names & locales(text)[tag].absent.keys()
