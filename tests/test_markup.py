"""Clause text becomes the tree that docs/formats.md describes, and every node knows its place."""

from __future__ import annotations

import sys

import pytest

from generator.markup import Markup, parse_markup
from generator.model.source import Source
from generator.model.written import Inline, OrderedList, Paragraph, Table, TermUse, Text
from tests.outlines import line, outline


def parse(text: str, before: str = "# T\n\n") -> Markup:
    return parse_markup(Source(path="clause.md", text=before + text), 0)


def inlines(text: str) -> tuple[Inline, ...]:
    """Return the inlines of a clause whose text is one paragraph."""
    (paragraph,) = parse(text).blocks
    assert isinstance(paragraph, Paragraph)
    return paragraph.children


def calls(text: str) -> int:
    """Return how many functions are called, built-in ones too, while `text` is read."""
    count = 0

    def tally(*_: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(tally)
    try:
        parse(text)
    finally:
        sys.setprofile(None)
    return count


BLOCKS = {
    "one\ntwo\n\nthree": "p[one two] p[three]",
    "- a\n- b\n  - c\n\n    d\n- e": "ul[(p[a]) (p[b] ul[(p[c] p[d])]) (p[e])]",
    "1. a\n   1. b\n      - c\n1. d": "ol[(p[a] ol[(p[b] ul[(p[c])])]) (p[d])]",
    "1. {#x}\n   a\n\n   b\n1. {#y-2}\n   - c": "ol[#x(p[a] p[b]) #y-2(ul[(p[c])])]",
    "1. {#x}\n\n   a": "ol[#x(p[a])]",
    "- a\n\n\n- b": "ul[(p[a]) (p[b])]",
    "a:\n- b\n\nc:\n1. d": "p[a:] ul[(p[b])] p[c:] ol[(p[d])]",
    "| a | b |\n|---|---|\n| c | d |": "table[a | b ; c | d]",
    "|a|b|\n|-|-|\n|c||\n||d|\n| | e |\n|f|g|": "table[a | b ; c | d/e ; f | g]",
    "| a \\| b | **c** |\n|---|---|": "table[a | b | *[c]]",
    "- | a |\n  |---|\n  | b |": "ul[(table[a ; b])]",
    "a\n: b\n\nc **d**\n: e\n: f\n\n  g": "dl[a: p[b] ; c *[d]: p[e] & p[f] p[g]]",
    "a\n\n: b": "dl[a: p[b]]",
    "a\n: - b\n  - c": "dl[a: ul[(p[b]) (p[c])]]",
    "::: important\na\n\n- b\n:::\nc": "important[p[a] ul[(p[b])]] p[c]",
    "::: important\n::: contact x phone\n:::\n:::": "important[contact[x phone]]",
    "- a\n\n  ::: important\n  b\n  :::\n- c": "ul[(p[a] important[p[b]]) (p[c])]",
    "- ::: important\n  b\n  :::": "ul[(important[p[b]])]",
    "::: contact x\n:::\n::: table categories\n:::\n::: list sold\n:::\n::: outline\n:::": (
        "contact[x] table:categories list:sold outline"
    ),
    "1. a\n\n<!-- allow x: y -->\n1. b": "ol[(p[a]) (p[b])]",
}


@pytest.mark.parametrize("text, expected", BLOCKS.items(), ids=map(repr, BLOCKS))
def test_blocks_are_read_as_they_are_written(text: str, expected: str) -> None:
    markup = parse(text)
    assert (outline(markup.blocks), markup.diagnostics) == (expected, ())


INLINES = {
    "**a** b **c {{ d }}**": "*[a] b *[c {d}]",
    "{{ a }}{{ b as c }}{{d.e}}": "{a}{b|c}{d.e}",
    "{{ a\nas b }}": "{a|b}",
    "[a **b**](https://x.org/?a=(b)&c)": "<https://x.org/?a=(b)&c>[a *[b]]",
    "[a](mailto:a@x.org) [b](tel:+1)": "<mailto:a@x.org>[a] <tel:+1>[b]",
    "[](#a) [b](#a) [](work:w) [c](work:w#a)": "<#a>[] <#a>[b] <w#>[] <w#a>[c]",
    "[“A”](define:a) [A](term:a) [](term:a)": "define:a[“A”] term:a[A] term:a[]",
    "[a](fact:b.url) [](fact:b)": "<{b.url}>[a] <{b}>[]",
    "a [](categories:b)": "a (b)",
    "[a [b](#c) **d**](important:) [隐私](lang:zh-Hans)": "![a <#c>[b] *[d]] zh-Hans[隐私]",
    r"\*\*a\*\* \[b\](c) \{{ d }\} \a C:\d": r"**a** [b](c) {{ d }} \a C:\d",
    r"¯\_(ツ)_/¯ 50\% \\server\share AC\DC snake\_case a\, b\-c 3\.5": (
        r"¯\_(ツ)_/¯ 50\% \\server\share AC\DC snake\_case a\, b\-c 3\.5"
    ),
    r"\_a\_ “\_b\_” 见\_c\_。 \\*x \\\*y \\[b](#c)": r"_a_ “_b_” 见_c_。 \*x \*y \<#c>[b]",
    r"a \&amp; b & c\& \!\[d\] e\! \:\:\: f\: 1": r"a &amp; b & c\& ![d] e\! ::: f\: 1",
    r"**1\. a** [2\) b](#c) see 1\. d": r"*[1. a] <#c>[2) b] see 1\. d",
    r"\- a": "- a",
    r"\(a\) b": "(a) b",
    r"12\. a": "12. a",
    "a\\": "a\\",
    "a\\\\": "a\\",
    "[a] [b [c]] ]": "[a] [b [c]] ]",
    "**a [b** c](#d) x": "*[a [b] c](#d) x",
    "2*3 * 4 and a star*": "2*3 * 4 and a star*",
}


@pytest.mark.parametrize("text, expected", INLINES.items(), ids=map(repr, INLINES))
def test_inlines_are_read_as_they_are_written(text: str, expected: str) -> None:
    assert line(inlines(text)) == expected


STRONG = {
    "**重要提示：**请阅读": "*[重要提示：]请阅读",
    "请阅读**《隐私条款》**全文": "请阅读*[《隐私条款》]全文",
    "见**“附件”**第二条": "见*[“附件”]第二条",
    "我们**不会**出售": "我们*[不会]出售",
    "**（一）**收集": "*[（一）]收集",
    "English**（重要）**English": "English*[（重要）]English",
    "依据**GDPR**处理": "依据*[GDPR]处理",
    "カタカナ**「重要」**です": "カタカナ*[「重要」]です",
    "**हिन्दी** a": "*[हिन्दी] a",
    "**Cookies.** A cookie": "*[Cookies.] A cookie",
    "in**tra**word": "in*[tra]word",
}


@pytest.mark.parametrize("text, expected", STRONG.items(), ids=STRONG)
def test_strong_text_ends_at_chinese_characters_too(text: str, expected: str) -> None:
    assert line(inlines(text)) == expected


BREAKS = {
    "one\ntwo": "one two",
    "one  \n   two": "one two",
    "我们\n收集": "我们收集",
    "信息，\n用于": "信息，用于",
    "请\n**注意**\n事项": "请*[注意]事项",
    "**一**\n**二**": "*[一]*[二]",
    "**one**\n**two**": "*[one] *[two]",
    "见\n[附件](#a)\n全文": "见<#a>[附件]全文",
    "“甲”\n“乙”": "“甲”“乙”",
    "the “one”\n“two”": "the “one” “two”",
    "他说——\n“好”": "他说——“好”",
    "保存\n{{ a }}\n以后": "保存{a}以后",
    "for\n{{ a }}\nafter": "for {a} after",
    "{{ a }}\n{{ b }}": "{a} {b}",
    "见\n[](#a)\n和": "见<#a>[]和",
    "使用SDK\n收集": "使用SDK 收集",
    "カタ\nカナ": "カタカナ",
    "개인\n정보": "개인 정보",
}


@pytest.mark.parametrize("text, expected", BREAKS.items(), ids=map(repr, BREAKS))
def test_a_line_break_is_a_space_but_not_between_chinese_characters(text: str, expected: str) -> None:
    assert line(inlines(text)) == expected


def test_equal_cells_of_a_row_have_places_of_their_own() -> None:
    (table,) = parse("| x |  x|x |\n|---|---|---|\n| x | x | \\|x |\n|   | x | x |").blocks
    assert isinstance(table, Table)
    columns = [
        [block.span.first().column for cell in row for block in cell.blocks] for row in (table.header, *table.rows)
    ]
    assert columns == [[3, 8, 10], [3, 7, 7, 11, 11]]
    assert [block.span.first().line for block in table.rows[0][2].blocks] == [5, 6]


def test_the_place_of_a_node_is_what_was_written() -> None:
    text = "1. {#a}\n   我们[“甲”](define:x)，\n   见 **b {{ c }}** \\* d"
    markup = parse(text)
    (numbers,) = markup.blocks
    assert isinstance(numbers, OrderedList)
    (paragraph,) = numbers.items[0].blocks
    assert isinstance(paragraph, Paragraph)
    assert (numbers.span.text, numbers.items[0].span.text) == (text, text)
    places = [child.span.text for child in paragraph.children]
    assert places == ["我们", "[“甲”](define:x)", "，\n   见 ", "**b {{ c }}**", " \\* d"]
    assert [child.text for child in paragraph.children if isinstance(child, Text)] == ["我们", "，见 ", " * d"]


def test_reading_begins_behind_the_front_matter() -> None:
    source = Source(path="clause.md", text="---\nrelation: counterpart\n---\n# 标题\n\n见[甲](term:a)。\n")
    markup = parse_markup(source, source.text.index("# "))
    (paragraph,) = markup.blocks
    assert (markup.title_span.text, line(markup.title), outline(markup.blocks)) == ("标题", "标题", "p[见term:a[甲]。]")
    assert isinstance(paragraph, Paragraph)
    (use,) = (child for child in paragraph.children if isinstance(child, TermUse))
    assert (use.span.first().line, use.span.first().column, use.span.text) == (6, 2, "[甲](term:a)")


def test_a_title_may_use_facts_and_other_languages() -> None:
    markup = parse("text", before="# About {{ smallrig }} and [隐私](lang:zh-Hans)  \n")
    assert line(markup.title) == "About {smallrig} and zh-Hans[隐私]"
    assert markup.title_span.text == "About {{ smallrig }} and [隐私](lang:zh-Hans)"
    assert not markup.diagnostics


def test_a_clause_without_a_title_keeps_its_text() -> None:
    markup = parse("Text\n\n- item", before="")
    assert (markup.title, outline(markup.blocks)) == ((), "p[Text] ul[(p[item])]")
    assert [finding.rule for finding in markup.diagnostics] == ["missing-title"]


def test_a_waiver_covers_the_block_or_item_below_it() -> None:
    markup = parse("<!-- allow a: b -->\n\n<!-- allow c：d e -->\nText\n\n- x\n\n<!-- allow f: g -->\n- y\n- z")
    assert [(waiver.rule, waiver.reason, waiver.covers.text) for waiver in markup.waivers] == [
        ("a", "b", "Text"),
        ("c", "d e", "Text"),
        ("f", "g", "- y"),
    ]
    assert outline(markup.blocks) == "p[Text] ul[(p[x]) (p[y]) (p[z])]"


KEPT = {
    "Some <b>bold</b>&nbsp;text": "p[Some <b>bold</b>&nbsp;text]",
    "[a](javascript:b)": "p[a]",
    "a ![b](c.png)": "p[a !b]",
    "::: nothing\na\n:::\nb": "p[a] p[b]",
    "::: important\na": "p[a]",
    "::: contact x\na\n:::": "contact[x] p[a]",
    "- a\n\n  ::: important\n  b\n:::\nc": "ul[(p[a] p[b])] p[c]",
    "a\n---\nb": "p[a] p[b]",
    "| a | b |\n|---|---|\n| c | d | e |": "table[a | b ; c | d/e]",
    "| a | b |\n|---|---|\n| c |": "table[a | b ; c | ]",
    "| a |\n|---|\n|  | b |": "table[a ; b]",
    "{{ A }} b": "p[{{ A }} b]",
    "[a](categories:b)": "p[a(b)]",
    "1. {#x} a": "ol[#x(p[{#x} a])]",
    "- {#x}\n  a": "ul[#x(p[a])]",
    "- - - - - - - - - a\n": f"{'ul[(' * 8}p[a]{')]' * 8}",
    "> a\n> b": "p[> a > b]",
}


@pytest.mark.parametrize("text, expected", KEPT.items(), ids=map(repr, KEPT))
def test_the_text_stays_in_the_tree_where_something_is_wrong(text: str, expected: str) -> None:
    markup = parse(text)
    assert markup.diagnostics
    assert outline(markup.blocks) == expected


def test_findings_come_in_the_order_of_the_text() -> None:
    markup = parse("a <b>\n\n{{ C }} &amp; [d](e:f)\u200b")
    assert [finding.rule for finding in markup.diagnostics] == [
        "raw-html",
        "fact-syntax",
        "raw-html",
        "link-scheme",
        "hidden-text",
    ]


HEAVY = [
    "[",
    "*",
    "**a",
    "{{",
    "[a](",
    "](",
    "<!--",
    "_a ",
    "\\\n",
    "- ",
    "1. a\n\n",
    "::: important\n",
    "|\n",
    "a\n: b\n",
    "|a|\n",
]


@pytest.mark.parametrize("unit", HEAVY, ids=map(repr, HEAVY))
def test_four_times_the_text_takes_four_times_the_work(unit: str) -> None:
    calls(unit)
    assert calls(unit * 800) < 5 * calls(unit * 200)
