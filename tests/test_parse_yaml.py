"""YAML is read as texts with places, and whatever else YAML offers is refused in plain words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.source import Source
from generator.parse.nodes import Entries, Items, KeyedNode, Node, Scalar
from generator.parse.tree import read_tree
from tests.support import advice, said

SYNTAX = {
    "a second colon": ("a: b: c", ":", "a second `: `", "quotes"),
    "a key too far to the right": ("a: b\n  c: d", ":", "indented too far", "same column"),
    "no colon": ("a: b\nwords alone\nc: d", "w", "no `: `", "key: value"),
    "a full-width colon": ("a: b\n名称：乐其\nc: d", "名", "full-width colon", "plain colon"),
    "a list never closed": ("a: [b, c\nd: e", "[", "`[` is never closed", "]"),
    "a group never closed": ("a: {b: c\nd: e", "{", "`{` is never closed", "}"),
    "a bracket too many": ("{a: b}}", "}", "does not belong", "brackets"),
    "a quotation mark never closed": ("甲: 'b\nc: d", "'", "never closed", "apostrophe"),
    "a double quotation mark never closed": ('a: "b', '"', "never closed", "close it"),
    "text behind a quotation": ("a: 'b' c", "c", "behind its closing", "around the whole text"),
    "an at sign": ("a: @b", "@", "cannot begin with `@`", "quotes"),
    "a per cent sign": ("a: %b", "%", "cannot begin with `%`", "quotes"),
    "a star": ("a: * b", "*", "cannot begin with `*`", "quotes"),
    "a backslash": ('a: "C:\\q"', "\\", "special meaning", "single quotation marks"),
    "a list beside a key": ("a: - b", "-", "list cannot begin here", "line of its own"),
    "an item missing": ("- a\nb: c", "b", "further item", "- "),
    "a key after a list": ("a: b\n- c", "-", "a key was expected", "key: value"),
    "a line outside": ("  a: b\n c: d", "c", "does not belong", "first column"),
    "text behind a pipe": ("a: |9x\n  b", "x", "nothing may follow", "next line"),
}

FEATURES = {
    "an alias": ("a: b\nc: *name", "*name", "cannot begin with `*`"),
    "an anchor": ("a: &name b", "&name b", "cannot begin with `&`"),
    "a tag": ("a: !!int 3", "!!int 3", "cannot begin with `!`"),
    "a fact without quotes": ("a: {{ look-back }}", "{", "name of a key"),
    "a list as a key": ("? [a]\n: b", "[a]", "name of a key"),
    "a second document": ("a: b\n---\nc: d", "---", "second document"),
}


def tree(text: str) -> Node:
    node, found = read_tree(Source(path="a.yaml", text=text))
    assert not found
    return node


def only_finding(text: str) -> tuple[str, str, str, str]:
    _, found = read_tree(Source(path="a.yaml", text=text))
    assert len(found) == 1 and found[0].span, found
    return found[0].rule, found[0].span.text, said(found[0]), " ".join(advice(found[0]))


@pytest.mark.parametrize("name", SYNTAX)
def test_a_fault_of_notation_is_shown_where_a_person_mends_it(name: str) -> None:
    text, marked, message, help_line = SYNTAX[name]
    found = only_finding(text)
    assert found[:2] == ("yaml-syntax", marked)
    assert message in found[2] and help_line in found[3]


@pytest.mark.parametrize("name", FEATURES)
def test_what_yaml_offers_beyond_texts_is_refused(name: str) -> None:
    text, marked, message = FEATURES[name]
    found = only_finding(text)
    assert found[:2] == ("yaml-feature", marked)
    assert message in found[2]


@pytest.mark.parametrize(
    "text", ["NO", "1.10", "1:30", "2021-06-30", "0x1F", "~", "null", "1e3", "yes", "0o17", "=", "<<"]
)
def test_every_scalar_is_text(text: str) -> None:
    node = tree(f"a: {text}")
    assert isinstance(node, Entries)
    assert [(entry.key, entry.value.text) for entry in node.entries if isinstance(entry.value, Scalar)] == [("a", text)]


def test_places_count_characters_whatever_stands_before_them() -> None:
    text = "说明: 隐私😀条款\n🀄: [甲, '乙 ', 𠮷野家]\n末: |\n  一\n  二\n"
    source = Source(path="a.yaml", text=text)
    node, _ = read_tree(source)
    assert isinstance(node, Entries)
    assert [entry.key_span.text for entry in node.entries] == ["说明", "🀄", "末"]
    tiles = node.entries[1].value
    assert isinstance(tiles, Items)
    assert [item.span.text for item in tiles.items] == ["甲", "'乙 '", "𠮷野家"]
    assert tiles.items[2].span.first().line == 2 and tiles.items[2].span.first().column == 14


def test_an_equal_key_is_reported_once_with_the_first_one_beside_it() -> None:
    _, found = read_tree(Source(path="a.yaml", text="名: 1\nb: 2\n名: 3\n"))
    assert [(f.rule, f.span.first().line if f.span else 0) for f in found] == [("duplicate-key", 3)]
    assert found[0].notes[0].span and found[0].notes[0].span.first().line == 1


def test_equal_keys_of_different_groups_are_no_duplicates() -> None:
    tree("a: {x: 1}\nb: {x: 1}\n")


def test_twenty_levels_are_read_and_one_more_is_not() -> None:
    assert isinstance(tree("[" * 20 + "]" * 20), Items)
    assert only_finding("[" * 21 + "]" * 21)[0] == "too-deep"
    assert only_finding("[" * 60_000)[0] == "too-deep"


def test_sixty_four_kibibytes_are_read_and_one_byte_more_is_not() -> None:
    tree("a: " + "x" * (64 * 1024 - 3))
    assert only_finding("a: " + "x" * (64 * 1024 - 2))[0] == "file-too-large"
    assert only_finding("a: " + "字" * (64 * 1024 // 3))[0] == "file-too-large"


def test_two_versions_of_a_registry_are_the_only_finding_of_their_file() -> None:
    text = "a: b\n<<<<<<< HEAD\nc: d\n=======\nc: e\n>>>>>>> counsel\n"
    (finding,) = read_tree(Source(path="clauses/facts.yaml", text=text))[1]
    assert finding.rule == "merge-conflict" and finding.span
    assert finding.span.text.startswith("<<<<<<< HEAD") and finding.span.text.endswith(">>>>>>> counsel")


@pytest.mark.parametrize("hidden", ["\x00", "\x07", "\u200b", "\u202e", "\ufeff", "\ufffe", "\x85", "\u2028", "\t"])
def test_a_hidden_character_is_the_only_finding_and_the_rest_is_read(hidden: str) -> None:
    source = Source(path="a.yaml", text=f"a: 中{hidden}b\nc: d\n")
    node, found = read_tree(source)
    assert [(f.rule, f.span.text if f.span else "") for f in found] == [("hidden-text", hidden)]
    assert isinstance(node, Entries) and [entry.key for entry in node.entries] == ["a", "c"]


def test_a_hidden_character_behind_an_escape_is_found_and_left_out() -> None:
    node, found = read_tree(Source(path="a.yaml", text='a: "b\\u202ec"\n'))
    assert [(f.rule, f.span.text if f.span else "") for f in found] == [("hidden-text", '"b\\u202ec"')]
    assert isinstance(node, Entries) and isinstance(node.entries[0].value, Scalar)
    assert node.entries[0].value.text == "bc"


def test_a_tab_in_an_indentation_is_one_finding() -> None:
    assert only_finding("a:\n\tb: c\n")[:2] == ("hidden-text", "\t")


def test_a_chinese_text_over_several_lines_gets_no_blanks() -> None:
    node = tree("a: 我们收集\n  您的信息，\n  包括 ID\n  号码。\nb: >\n  第一行\n  second\n")
    assert isinstance(node, Entries)
    texts = [entry.value.text for entry in node.entries if isinstance(entry.value, Scalar)]
    assert texts == ["我们收集您的信息，包括 ID 号码。", "第一行 second\n"]


def test_a_chinese_text_on_one_line_keeps_the_blanks_that_were_typed() -> None:
    node = tree("a: 甲 乙")
    assert isinstance(node, Entries) and isinstance(node.entries[0].value, Scalar)
    assert node.entries[0].value.text == "甲 乙"


def test_a_group_ends_with_its_last_value() -> None:
    node = tree("a:\n  b: c\n\n\n# remark\nd: e\n")
    assert isinstance(node, Entries)
    assert node.entries[0].value.span.text == "b: c"


@pytest.mark.parametrize("text", ["", "\n\n", "# only a remark\n", "---\n"])
def test_nothing_at_all_is_an_empty_text(text: str) -> None:
    node = tree(text)
    assert isinstance(node, Scalar) and node.text == ""


YAML_ISH = st.text(st.sampled_from("ab:-,[]{}'\"|>&*!%@#?. \n\t\\é中：，😀\u200b\x00~<"), max_size=60)


@given(st.one_of(YAML_ISH, st.text(max_size=80)))
def test_no_text_makes_the_reader_raise_or_mark_what_is_not_there(text: str) -> None:
    source = Source(path="a.yaml", text=text)
    node, found = read_tree(source)
    for span in (*_spans(node), *(f.span for f in found if f.span)):
        assert 0 <= span.start <= span.end <= len(text)


@given(
    st.dictionaries(st.text("ab中文-", min_size=1).filter(lambda key: key[0] != "-"), st.text("xyz字 😀", min_size=1))
)
def test_what_is_written_in_quotes_is_read_back(entries: dict[str, str]) -> None:
    node = tree("".join(f"'{key}': '{value}'\n" for key, value in entries.items()) or "{}")
    assert isinstance(node, Entries)
    read = {e.key: (e.value.text, e.key_span.text) for e in node.entries if isinstance(e.value, Scalar)}
    assert read == {key: (value, f"'{key}'") for key, value in entries.items()}


def _spans(node: Node | KeyedNode) -> list:
    inner = getattr(node, "items", None) or getattr(node, "entries", None) or ()
    own = [node.key_span] if isinstance(node, KeyedNode) else [node.span, node.head]
    children = [node.value] if isinstance(node, KeyedNode) else inner
    return [*own, *(span for child in children for span in _spans(child))]
