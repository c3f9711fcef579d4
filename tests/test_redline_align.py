"""Where a redline lays its changes: which things it takes for one that changed, and at which words a change begins."""

from __future__ import annotations

from functools import cache
from itertools import combinations, pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.model.document import Deleted, Inserted, Text, plain_text
from generator.redline.align import Comparison, align, likeness, vocabulary
from generator.redline.runs import redline_run
from generator.redline.sequence import matches

LINES: Comparison[str] = Comparison(wording=lambda line: (line,), family=lambda line: line.startswith("#"))
"""Lines of text; headings are never taken for paragraphs."""


def steps(old: list[str], new: list[str]) -> list[str]:
    """Return the steps as a person would note them: =same, old>new, -gone, +come."""
    return [
        f"={step.new}" if step.same else f"-{step.old}" if step.new is None
        else f"+{step.new}" if step.old is None else f"{step.old}>{step.new}"
        for step in align(old, new, LINES)
    ]  # fmt: skip


def numbered(count: int, *, of: int, start: int = 0) -> str:
    """Return `of` words, of which `count` are w0, w1 … and the others nobody else's."""
    return " ".join([*(f"w{n}" for n in range(count)), *(f"x{start + n}" for n in range(of - count))])


@pytest.mark.parametrize(
    "old, new, wanted",
    [
        ([], [], []),
        (["a"], ["a"], ["=a"]),
        ([], ["a"], ["+a"]),
        (["a"], [], ["-a"]),
        (["a", "b"], ["b", "c"], ["-a", "=b", "+c"]),
        (["one two three"], ["one two four"], ["one two three>one two four"]),
        (["one two three"], ["five six four"], ["-one two three", "+five six four"]),
        (["a b c", "same", "d e f"], ["a b x", "same", "d e y"], ["a b c>a b x", "=same", "d e f>d e y"]),
        # what is alike the most as a whole goes together, in order
        (["a b c d", "a b x y"], ["a b x z"], ["-a b c d", "a b x y>a b x z"]),
        (["a b c d"], ["a b x y", "a b c z"], ["+a b x y", "a b c d>a b c z"]),
        (["a b c", "d e f"], ["d e g", "a b h"], ["-a b c", "d e f>d e g", "+a b h"]),
        # a heading and a paragraph are never one thing
        (["# a b c"], ["a b c d"], ["-# a b c", "+a b c d"]),
        (["# a b c", "a b c"], ["# a b d", "a b d"], ["# a b c># a b d", "a b c>a b d"]),
    ],
)
def test_things_go_together_as_a_person_would_put_them(old: list[str], new: list[str], wanted: list[str]) -> None:
    assert steps(old, new) == wanted


@pytest.mark.parametrize(
    "common, total, together",
    [(1, 3, False), (16, 50, False), (17, 50, True), (2, 5, True), (1, 2, True), (3, 5, True), (2, 3, True)],
)
def test_a_third_of_their_words_and_a_little_more_makes_two_things_one(
    common: int, total: int, together: object
) -> None:
    old, new = numbered(common, of=total), numbered(common, of=total, start=100)
    assert steps([old], [new]) == ([f"{old}>{new}"] if together else [f"-{old}", f"+{new}"])


def test_long_series_are_paired_in_their_order() -> None:
    old = [f"line {number} of many words" for number in range(31)]
    new = [f"line {number} of much words" for number in range(30)]
    assert steps(old, new) == [*(f"{a}>{b}" for a, b in zip(old, new, strict=False)), f"-{old[-1]}"]
    shifted = ["nothing like them", *new]
    assert steps(old, shifted)[:2] == [f"-{old[0]}", "+nothing like them"]
    assert f"{old[0]}>{new[0]}" in steps(old[:29], shifted), "short ones are compared each with each"


def test_up_to_900_pairs_are_compared_each_with_each() -> None:
    old = [f"line {number} of many words" for number in range(30)]
    new = ["nothing like them", *(f"line {number} of much words" for number in range(52))]
    paired = f"{old[0]}>{new[1]}"
    assert paired in steps(old, new[:30])
    assert paired not in steps(old[:17], new), "17 times 53 are 901"


LINE = st.lists(st.sampled_from("abcdef"), min_size=1, max_size=4).map(" ".join)
SERIES = st.lists(st.one_of(LINE, LINE.map("# {}".format)), max_size=5)


@given(SERIES, SERIES, SERIES)
def test_every_thing_of_both_series_is_in_one_step_and_in_its_order(
    some: list[str], common: list[str], others: list[str]
) -> None:
    old, new = [*some, *common, *others], [*others, *common, *some]
    found = align(old, new, LINES)
    assert [step.old for step in found if step.old is not None] == old
    assert [step.new for step in found if step.new is not None] == new
    assert all((step.old == step.new) == step.same for step in found)


def worth(old: str, new: str) -> float:
    alike = likeness(vocabulary((old,)), vocabulary((new,)))
    return alike if LINES.family(old) == LINES.family(new) and alike >= 0.34 else 0


def most(old: list[str], new: list[str]) -> float:
    """Return the most that rising pairs can have in common, found by trying."""
    if not old or not new:
        return 0
    return max(worth(old[0], new[0]) + most(old[1:], new[1:]), most(old[1:], new), most(old, new[1:]))


@given(SERIES, SERIES)
def test_no_other_pairs_have_more_in_common_as_a_whole(old: list[str], new: list[str]) -> None:
    assume(not {*old} & {*new})
    pairs = [(step.old, step.new) for step in align(old, new, LINES) if step.old is not None and step.new is not None]
    assert all(worth(before, after) for before, after in pairs)
    assert sum(worth(before, after) for before, after in pairs) == pytest.approx(most(old, new))


def test_likeness_goes_from_nothing_to_all() -> None:
    assert likeness({"a"}, {"b"}) == 0
    assert likeness({"a", "b"}, {"b"}) == pytest.approx(2 / 3)
    assert likeness({"a"}, {"a"}) == likeness(set(), set()) == 1


def test_a_vocabulary_is_every_word_of_a_wording_once_without_spaces() -> None:
    assert vocabulary(("a b a", ("c", ("我们",)))) == {"a", "b", "c", "我", "们"}


def shown(old: str, new: str) -> str:
    """Return the redline of two texts, what went and what came in brackets."""
    marks = {Inserted: "[+{}]", Deleted: "[-{}]", Text: "{}"}
    run = redline_run((Text(text=old),), (Text(text=new),))
    return "".join(marks[type(piece)].format(plain_text((piece,))) for piece in run)


@pytest.mark.parametrize(
    "old, new, wanted",
    [
        # by the words alone each of these could as well begin within the sentence before
        ("We sell. We buy.", "We sell. We rent. We buy.", "We sell.[+ We rent.] We buy."),
        ("We sell. We rent. We buy.", "We sell. We buy.", "We sell.[- We rent.] We buy."),
        ("我们出售。我们购买。", "我们出售。我们出租。我们购买。", "我们出售。[+我们出租。]我们购买。"),
        ("我们出售。我们出租。我们购买。", "我们出售。我们购买。", "我们出售。[-我们出租。]我们购买。"),
        ("We sell; we buy.", "We sell; we rent; we buy.", "We sell;[+ we rent;] we buy."),
        ("the name, the address", "the name, the number, the address", "the name,[+ the number,] the address"),
        ("Your name and your address", "Your name and your age and your address",
         "Your name and your [+age and your ]address"),
        ("a big house", "a big big house", "a big [+big ]house"),
    ],
)  # fmt: skip
def test_a_sentence_that_came_or_went_is_marked_from_its_beginning(old: str, new: str, wanted: str) -> None:
    assert shown(old, new) == wanted


# --- which parts of two sequences are the same ------------------------------------------------------------------------

ALPHABET = st.text(alphabet="abcd", max_size=14)
Windows = tuple[tuple[int, int, int], ...]


@cache
def common(old: str, new: str) -> int:
    """Return the length of a longest common subsequence, found by trying."""
    if not old or not new:
        return 0
    if old[0] == new[0]:
        return 1 + common(old[1:], new[1:])
    return max(common(old[1:], new), common(old, new[1:]))


def gaps(old: str, new: str, found: Windows) -> list[tuple[str, str]]:
    """Return what stands between the matches, on both sides."""
    edges = [(0, 0, 0), *found, (len(old), len(new), 0)]
    return [(old[a + length : c], new[b + length : d]) for (a, b, length), (c, d, _) in pairwise(edges)]


@given(ALPHABET, ALPHABET)
def test_matches_rise_and_cannot_be_longer(old: str, new: str) -> None:
    found = matches(old, new)
    for left, right in gaps(old, new, found):
        assert not left or not right or (left[0] != right[0] and left[-1] != right[-1])
    for a, c, length in found:
        assert length > 0 and old[a : a + length] == new[c : c + length]
    assert all(a + n < b or c + n < d for (a, c, n), (b, d, _) in pairwise(found)), "neighbours are one match"
    assert all(a + n <= b and c + n <= d for (a, c, n), (b, d, _) in pairwise(found))


@given(st.text(alphabet="ab", min_size=4, max_size=9), st.text(alphabet="ab", min_size=4, max_size=9))
def test_what_nothing_anchors_is_matched_as_far_as_it_can_be(old: str, new: str) -> None:
    """Two of each letter stand at both ends, so that no letter is there just once, and no end is the same."""
    old, new = f"xxyy{old}aabb{old}zzww", f"wwzz{new}bbaa{new}yyxx"
    assert sum(length for _, _, length in matches(old, new)) == max(common(old[4:-4], new[4:-4]), common(old, new))


@given(st.permutations("abcdefgh"), st.permutations("abcdefgh"))
def test_of_things_that_are_there_once_the_longest_rising_series_is_matched(old: list[str], new: list[str]) -> None:
    places = [new.index(thing) for thing in old]
    longest = max(
        len(chosen)
        for size in range(1, 9)
        for chosen in combinations(places, size)
        if all(one < other for one, other in pairwise(chosen))
    )
    assert sum(length for _, _, length in matches(old, new)) == longest


def test_of_a_large_rest_without_anchors_nothing_is_matched() -> None:
    rest = [f"{n % 25}" for n in range(50)]
    other = [*reversed(rest)]
    assert sum(length for _, _, length in matches(["x", "y", *rest], ["y", "y", *other])) == 0
    assert sum(length for _, _, length in matches(rest[:50], other[:50])) > 0, "2,500 cells are looked through"
    assert matches(["<", *rest, "x", ">"], ["<", *other, "y", ">"]) == ((0, 0, 1), (52, 52, 1))


@pytest.mark.parametrize(
    "old, new, found",
    [
        ("", "", ()),
        ("abc", "abc", ((0, 0, 3),)),
        ("ab", "abab", ((0, 0, 2),)),
        ("aab", "ab", ((0, 0, 1), (2, 1, 1))),
        ("xabcy", "zabcw", ((1, 1, 3),)),
        ("aXbXc", "aXbYc", ((0, 0, 3), (4, 4, 1))),
        ("qaabbq", "qababq", ((0, 0, 2), (3, 2, 1), (4, 4, 2))),
        ("12ab12", "ab21ab", ((2, 0, 2), (5, 2, 1))),
        ("kitten", "sitting", ((1, 1, 3), (5, 5, 1))),
        ("pAqBr", "sBtAu", ((3, 1, 1),)),
        ("1A2B3C4", "5A6C7B8", ((1, 1, 1), (5, 3, 1))),
        # a thing beside an anchor belongs to it although it is there twice
        ("pAxxqA", "rAxxsA", ((1, 1, 3), (5, 5, 1))),
        # what is there once anchors, even where more would match without it
        ("aabXaab", "baaXbaa", ((2, 0, 1), (3, 3, 1), (6, 4, 1))),
    ],
)
def test_matches_of_short_texts(old: str, new: str, found: Windows) -> None:
    assert matches(old, new) == found
