"""Every part of a clause has an address that an edit nearby leaves as it was, or that can be followed."""

from __future__ import annotations

from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.blocks import addresses_of, followed
from generator.model.source import Source
from generator.model.written import Clause
from generator.parse.clause import read_clause
from tests.test_properties_markup import WELL_FORMED

WORDS = {
    "en": ["we keep", "your orders", "parcel", "address", "phone", "invoice", "refund", "camera", "until closed"],
    "zh": ["我们", "保存", "您的", "订单", "包裹", "地址", "电话", "发票", "退款", "相机", "镜头", "直至", "注销账户"],
}
FORMS = (
    "{0}",
    "{2}\n\n- {0}\n- {1}",
    "{2}\n\n1. {0}\n2. {1}\n   - {3}",
    "{4}\n\n| {0} | {1} |\n|---|---|\n| {2} | {3} |",
    "{2}\n\n{0}\n: {1}",
    "::: important\n{0}\n:::",
)
"""Blocks, with a paragraph above those that would be one with what stands above them."""


@st.composite
def clauses(draw: st.DrawFn) -> list[str]:
    """Return the blocks of a clause in one language, no two of whose passages say the same."""
    language = draw(st.sampled_from(sorted(WORDS)))
    joiner = " " if language == "en" else ""
    numbers = count(1)

    def passage() -> str:
        words = draw(st.lists(st.sampled_from(WORDS[language]), min_size=4, max_size=8))
        return joiner.join([*words, f"{{{{ look-back }}}} {next(numbers)}."])

    forms = draw(st.lists(st.sampled_from(FORMS), min_size=3, max_size=7))
    return [form.format(*(passage() for _ in range(5))) for form in forms]


def read(text: str, front: str = "") -> Clause:
    return read_clause(Source(path="clause.md", text=f"{front}# Title 标题\n\n{text}\n"), ("policy", "clause", "en"))[0]


def addressed(blocks: list[str]) -> dict[str, str]:
    return {one.id: one.digest for one in addresses_of(read("\n\n".join(blocks)))}


def parts_in(block: str) -> set[str]:
    """Return the ids of a block and all in it."""
    return addressed([block]).keys() - {"title"}


def followed_between(old: list[str], new: list[str]) -> dict[str, str]:
    return followed(*(addresses_of(read("\n\n".join(blocks))) for blocks in (old, new)))


@given(WELL_FORMED)
def test_no_two_parts_of_a_clause_have_one_id(text: str) -> None:
    ids = [one.id for one in addresses_of(read(text))]
    assert len(ids) == len(set(ids))


@given(clauses(), st.data())
def test_a_block_that_is_inserted_changes_no_other_address(blocks: list[str], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(blocks)))
    new = [*blocks[:place], "Quite another passage. 另一段文字。", *blocks[place:]]
    assert addressed(blocks).items() <= addressed(new).items()
    assert followed_between(blocks, new) == {name: name for name in addressed(blocks)}


@given(clauses(), st.data())
def test_a_block_that_is_deleted_changes_no_other_address(blocks: list[str], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(blocks) - 1))
    new = [*blocks[:place], *blocks[place + 1 :]]
    gone = parts_in(blocks[place])
    assert addressed(new).items() == {pair for pair in addressed(blocks).items() if pair[0] not in gone}
    assert followed_between(blocks, new) == {name: name for name in addressed(new)}


@given(clauses(), st.data())
def test_a_block_that_is_moved_changes_no_address(blocks: list[str], data: st.DataObject) -> None:
    start, end = data.draw(st.tuples(*[st.integers(0, len(blocks) - 1)] * 2))
    new = [*blocks[:start], *blocks[start + 1 :]]
    new.insert(end, blocks[start])
    assert addressed(new) == addressed(blocks)
    assert followed_between(blocks, new) == {name: name for name in addressed(blocks)}


@given(clauses(), st.data())
def test_a_passage_that_is_edited_is_followed_and_changes_no_other_block(
    blocks: list[str], data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(blocks) - 1))
    number = data.draw(st.sampled_from([one for one in range(1, 50) if f" {one}." in blocks[place]]))
    edited = blocks[place].replace(f" {number}.", f" {number}, unless 但是 {number}0.")
    new = [*blocks[:place], edited, *blocks[place + 1 :]]
    touched = parts_in(blocks[place])
    assert {pair for pair in addressed(blocks).items() if pair[0] not in touched} <= addressed(new).items()
    pairs = followed_between(blocks, new)
    assert pairs.keys() == addressed(blocks).keys()
    assert {name for name in pairs if pairs[name] != name} <= touched
    assert [pairs[name] for name in addressed(blocks)] == list(addressed(new))


@given(clauses())
def test_places_and_line_breaks_and_front_matter_are_no_part_of_an_address(blocks: list[str]) -> None:
    text = "\n\n".join(blocks)
    front = "---\nrequires: [gdpr-13]\n---\n"
    waived = f"<!-- allow gap: why -->\n{text}"
    assert [(one.id, one.digest) for one in addresses_of(read(waived, front))] == [*addressed(blocks).items()]


def ids_of(text: str) -> list[str]:
    return [one.id for one in addresses_of(read(text))]


def test_the_title_and_items_with_ids_go_by_those_whatever_they_say() -> None:
    old, new = "1. {#keep}\n   We keep it.\n2. We sell it.", "1. {#keep}\n   Nothing of that.\n2. We sell it."
    assert ids_of(old)[0] == ids_of(new)[0] == "title"
    assert "item#keep" in ids_of(old) and "item#keep" in ids_of(new)
    assert followed_between([old], [new])["item#keep"] == "item#keep"


def test_of_parts_that_say_the_same_the_one_that_stays_is_told_by_its_neighbours() -> None:
    first, second = ids_of("Same.\n\nBetween.\n\nSame.")[1::2]
    assert second == f"{first}-2"
    assert followed_between(["Same.", "Between.", "Same."], ["Between.", "Same."])[second] == first
    assert first not in followed_between(["Same.", "Between.", "Same."], ["Between.", "Same."])


def test_what_stands_between_the_same_neighbours_is_the_same_part_whatever_it_says() -> None:
    pairs = followed_between(["- A\n- B\n- C"], ["- A\n- 退款\n- C"])
    assert [*pairs] == ids_of("- A\n- B\n- C") and [*pairs.values()] == ids_of("- A\n- 退款\n- C")


def test_what_says_nothing_of_a_part_and_stands_elsewhere_is_not_that_part() -> None:
    old, new = ["We keep it.", "We sell it."], ["Refunds: 14 days.", "我们收集。", "We keep it.", "We sell it."]
    assert [*followed_between(old[:1], new[:2]).keys()] == ["title"]
    assert followed_between(old, new) == {name: name for name in ids_of("\n\n".join(old))}


@pytest.mark.parametrize(
    "old, new, same",
    [
        ("We keep {{ a }}.", "We keep {{ b }}.", False),
        ("We keep {{ a }}.", "We keep\n{{ a }}.", True),
        ("See [here](#a).", "See [here](#b).", False),
        ("1. We keep it.", "7. We keep it.", True),
        ("1. We keep it.", "1. {#kept}\n   We keep it.", True),
        ("- We keep it.", "1. We keep it.", False),
    ],
)
def test_facts_count_by_name_and_references_by_where_they_lead(old: str, new: str, same: object) -> None:
    digests = [[one.digest for one in addresses_of(read(text))] for text in (old, new)]
    assert (digests[0] == digests[1]) is same


def test_each_kind_of_part_has_an_address() -> None:
    plain = ("P.", "- I", "| H | K |\n|---|---|\n| C | D |", "Term\n: Said.", "::: important\nQ.\n:::")
    filled = ("::: contact support\n:::", "::: outline\n:::", "::: table categories\n:::")
    names = {one.part.name for one in addresses_of(read("\n\n".join((*plain, *filled))))}
    assert names == {
        *("title", "paragraph", "list", "item", "table", "header", "row", "cell", "definitions", "entry", "term"),
        *("definition", "important", "contact", "outline", "inventory"),
    }


@pytest.mark.parametrize(
    "old, edited, other",
    [
        (
            "We keep your orders for 14 days.",
            "We keep your orders for 30 days then.",
            "Refunds are paid.",
        ),
        ("订单信息保存十四天，期满删除。", "订单信息保存三十天，期满即删除。", "退款即时支付。"),
    ],
)
def test_a_passage_that_is_edited_where_another_comes_is_told_by_its_words(old: str, edited: str, other: str) -> None:
    (_, before), (_, _, second) = ids_of(old), ids_of(f"{other}\n\n{edited}")
    assert followed_between([old], [other, edited]) == {"title": "title", before: second}
    assert before not in followed_between([old], [other, "A third one of both. 另一段。"])
