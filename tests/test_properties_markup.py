"""Whatever a clause file holds, it is read without an exception, every place is exact, and no word is lost."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from generator.markup import Markup, parse_markup
from generator.model.source import Source, Span
from generator.model.written import CrossReference, FactLink, FactUse, Link, TermUse, Text

MARKS = [
    "\n", "\n\n", " ", "  ", "   ", "    ", "- ", "1. ", "2. ", "* ", ": ", "~ ", "# ", "::: important\n", "\n:::\n",
    ":::", "::: contact x\n", "| a | b |\n|---|---|\n", "|", "\\|", "\\", "**", "*", "_", "[", "]", "](", ")",
    "](#x)", "](https://a.b/c)", "](term:t)", "](important:)", "](javascript:x)", "](categories:u)", "{{", "}}",
    "{{ f }}", "{{ f as g }}", "{#id}", "{#id}\n", "<!-- allow a: b -->\n", "<!--", "-->", "<b>", "</b>", "&nbsp;",
    "`", "```\n", "---\n", "> ", "!", "[^1]", "term\n: def\n", "1、", "（#a）", "：：：", "\t", "\u200b", "\0",
    "\u3000", "，", "。", "“", "”", "（", "）",
]  # fmt: skip
WORDS = ["word", "Text", "12", "a", "个人信息", "我们", "カナ", "개인", "é", "🙂"]
TEXTS = st.lists(st.sampled_from(MARKS + WORDS), max_size=40).map("".join)
CLAUSES = st.builds(str.__add__, st.sampled_from(["", "# 标题 T\n\n"]), TEXTS | st.text(max_size=60))
"""Texts that are mostly nonsense."""

PHRASES = st.sampled_from(
    ["we keep it", "我们收集", "**strong**", "**重要：**", "{{ f }}", "{{ f as g }}", "[text](#x)", "[](term:t)",
     "[字](lang:zh)", r"\*", "[mark](https://a.b)", "（甲）", "“quoted”", "1798.100", "SDK", "x/y", "[](categories:u)"]
)  # fmt: skip
SENTENCES = st.tuples(st.sampled_from(["We ", "您", "A ", "其"]), st.lists(PHRASES, min_size=1, max_size=6)).map(
    lambda parts: parts[0] + " ".join(parts[1])
)


def items(marker: str) -> st.SearchStrategy[str]:
    return st.lists(SENTENCES, min_size=1, max_size=3).map(lambda texts: "\n".join(marker + text for text in texts))


WELL_FORMED = st.lists(
    SENTENCES
    | items("- ")
    | items("1. ")
    | SENTENCES.map(lambda text: f"::: important\n{text}\n:::")
    | SENTENCES.map(lambda text: f"| a | b |\n|---|---|\n| {text} | x |")
    | SENTENCES.map(lambda text: f"Term\n: {text}"),
    min_size=1,
    max_size=6,
).map("\n\n".join)
"""Texts without a fault."""


_MARKS = re.compile(r"\]\([^()\s]*\)|\{#[^{}\n]*\}|^(?:[-*+~ \t\0]|:(?!:)|[0-9]{1,9}[.)])*(?:::: .*)?", re.MULTILINE)
"""Letters and digits that are markup, not text: targets, ids, the first lines of passages, markers."""


def parse(text: str) -> Markup:
    return parse_markup(Source(path="clause.md", text=text), 0)


def below(node: object) -> Iterator[object]:
    """Yield the nodes directly inside a node or a tuple of them."""
    if isinstance(node, tuple):
        for part in node:
            yield from below(part) if isinstance(part, tuple) else (part,)
    elif dataclasses.is_dataclass(node):
        for field in dataclasses.fields(node):
            if isinstance(value := getattr(node, field.name), tuple):
                yield from (part for part in below(value) if not isinstance(part, str))


def walk(node: object) -> Iterator[tuple[object, Span | None]]:
    """Yield every node below `node`, with the place of the node that it stands in."""
    for part in below(node):
        yield part, getattr(node, "span", None)
        yield from walk(part)


def place(node: object) -> Span:
    span = getattr(node, "span", None)
    assert isinstance(span, Span)
    return span


def nodes(markup: Markup) -> list[tuple[object, Span | None]]:
    return [*walk(markup.title), *walk(markup.blocks)]


@given(CLAUSES)
def test_any_text_is_read_and_every_place_lies_in_the_one_around_it(text: str) -> None:
    markup = parse(text)
    for node, around in nodes(markup):
        span = place(node)
        assert 0 <= span.start <= span.end <= len(text)
        assert around is None or around.start <= span.start <= span.end <= around.end
    for finding in markup.diagnostics:
        assert finding.span is not None and 0 <= finding.span.start <= finding.span.end <= len(text)
    for waiver in markup.waivers:
        assert waiver.span.end <= waiver.covers.start <= waiver.covers.end <= len(text)


@given(CLAUSES)
def test_every_word_is_in_the_tree_or_in_a_finding(text: str) -> None:
    markup = parse(text)
    kept = [place(node) for node, _ in nodes(markup) if not list(below(node))]
    kept += [waiver.span for waiver in markup.waivers]
    kept += [finding.span for finding in markup.diagnostics if finding.span]
    seen = {offset for span in kept for offset in range(span.start, span.end)}
    seen |= {offset for match in _MARKS.finditer(text) for offset in range(*match.span())}
    assert [(at, character) for at, character in enumerate(text) if character.isalnum() and at not in seen] == []


@given(CLAUSES)
def test_a_text_is_what_its_place_says_but_for_breaks_and_escapes(text: str) -> None:
    markup = parse(text)
    faults = [finding.span for finding in markup.diagnostics if finding.span]
    for node, _ in nodes(markup):
        if isinstance(node, Text) and not any(f.start < node.span.end and node.span.start < f.end for f in faults):
            assert re.sub(r"[\s\\]", "", node.text) == re.sub(r"[\s\\]", "", node.span.text)
            assert node.text.count("\\") <= node.span.text.count("\\")
            assert "\n" not in node.text


@given(WELL_FORMED)
def test_a_text_without_a_fault_has_no_finding_and_every_link_is_there(text: str) -> None:
    markup = parse("# 标题\n\n" + text)
    assert markup.diagnostics == ()
    found = [node for node, _ in nodes(markup)]
    assert sum(isinstance(node, FactUse) for node in found) == text.count("{{")
    assert sum(isinstance(node, CrossReference) for node in found) == text.count("(#x)")
    assert sum(isinstance(node, TermUse) for node in found) == text.count("(term:t)")
    assert sum(isinstance(node, (Link, FactLink)) for node in found) == text.count("https:")


@given(WELL_FORMED)
def test_a_text_means_the_same_behind_front_matter_and_with_blank_lines_around_it(text: str) -> None:
    front = "---\nrelation: counterpart\n---\n"
    moved = parse_markup(Source(path="clause.md", text=f"{front}\n# T\n\n\n{text}\n\n"), len(front))
    assert shape(moved.blocks) == shape(parse(f"# T\n{text}").blocks)


def shape(node: object) -> object:
    """Return a node without its places."""
    if isinstance(node, tuple):
        return tuple(map(shape, node))
    if not dataclasses.is_dataclass(node):
        return node
    kept = {field.name: shape(getattr(node, field.name)) for field in dataclasses.fields(node) if field.name != "span"}
    return (type(node).__name__, tuple(kept.items()))
