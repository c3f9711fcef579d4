"""What markdown-it-py and its plugins do that nobody expects: docs/engines/markdown.md, one test for each entry.

A test that fails here says that a new version behaves otherwise, and that `generator/markup` may become simpler.
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin


def tokens(text: str, *rules: str) -> list[Token]:
    return MarkdownIt("zero").use(deflist_plugin).enable(list(rules)).parse(text)


def texts(text: str, *rules: str) -> list[str]:
    return [token.content for token in tokens(text, *rules) if token.type == "inline"]


def html(text: str, *rules: str) -> str:
    return str(MarkdownIt("zero").enable(list(rules)).render(text))


def test_text_below_the_nesting_limit_is_dropped_without_a_word() -> None:
    assert "deep" not in html("- " * 11 + "deep", "list")


def test_a_paragraph_runs_past_the_end_that_its_rule_was_given() -> None:
    engine = MarkdownIt("zero")
    found: list[Token] = []
    state = StateBlock("one\ntwo\nthree", engine, {}, found)
    engine.block.tokenize(state, 0, 2)
    assert state.line == 3


def test_an_inline_token_has_lines_but_no_columns() -> None:
    (inline,) = (token for token in tokens("a **b**", "emphasis") if token.type == "inline")
    assert inline.map == [0, 1]
    assert all(child.map is None for child in inline.children or [])


def test_strong_text_that_ends_with_chinese_punctuation_keeps_its_stars() -> None:
    assert html("**重要提示：**请阅读", "emphasis") == "<p>**重要提示：**请阅读</p>\n"


def test_normalizing_moves_offsets() -> None:
    assert [token.content for token in tokens("a\r\nb\x00") if token.type == "inline"] == ["a\nb\ufffd"]


def test_a_sub_list_indented_by_two_below_a_number_becomes_a_sibling() -> None:
    assert html("1. a\n  1. b\n1. c", "list").count("<ol>") == 1


def test_a_line_below_an_item_joins_it_however_it_is_indented() -> None:
    assert texts("- a\nb", "list") == ["a\nb"]


def test_a_marker_far_to_the_right_is_text_of_the_paragraph_above() -> None:
    assert texts("a\n    - b", "list") == ["a\n    - b"]


def test_without_the_rule_for_ruled_lines_stars_are_three_lists() -> None:
    assert html("* * *", "list").count("<ul>") == 3


def test_a_block_between_two_items_starts_the_numbers_again() -> None:
    assert html("1. a\n\nx\n\n1. b", "list").count("<ol>") == 2


def test_a_table_pads_and_cuts_its_rows() -> None:
    assert texts("|a|b|\n|-|-|\n|c|\n|d|e|f|", "table") == ["a", "b", "c", "", "d", "e"]


def test_the_second_definition_is_said_to_begin_on_the_line_of_its_term() -> None:
    definitions = [token.map for token in tokens("a\n: b\n\nc\n: d") if token.type == "dd_open"]
    assert definitions == [[1, 3], [3, 5]]


def test_a_term_directly_below_a_definition_joins_it() -> None:
    assert texts("a\n: b\nc\n: d") == ["a", "b\nc", "d"]


def test_a_tilde_begins_a_definition_too() -> None:
    assert next(token.type for token in tokens("a\n~ b")) == "dl_open"


def test_a_term_of_two_lines_is_no_term() -> None:
    assert texts("a\nb\n: c") == ["a\nb\n: c"]
