"""A backslash makes plain what would be markup, stays where nothing is, and who writes clauses knows which is which."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.importer.source import clause_source
from generator.markup import parse_markup
from generator.markup.escapes import needs_backslash
from generator.model.document import Inline, Link, Paragraph, Strong, Text
from generator.model.make import section
from generator.model.source import Source
from generator.model.written import Inline as WrittenInline
from generator.model.written import Paragraph as WrittenParagraph
from generator.model.written import Text as WrittenText

SIGNS = [*"\\_*[](){}!&:#`<>a1.、条“”-|¯/=+, ", "amp;", ":::", "~~"]
WORDS = st.lists(st.sampled_from(SIGNS), min_size=1, max_size=9).map("".join)


@st.composite
def runs(draw: st.DrawFn) -> tuple[Inline, ...]:
    """Draw a run of text, a link or strong words, and text."""
    inner = (Text(text=f"b{draw(WORDS)}c"),)
    around: list[Inline] = [Link(href="https://example.org/", children=inner), Strong(children=inner)]
    middle = draw(st.sampled_from(around))
    return (Text(text=f"see {draw(WORDS)}"), middle, Text(text=f"{draw(st.sampled_from(['', ' ']))}{draw(WORDS)}"))


def said(children: Sequence[Inline | WrittenInline]) -> str:
    """Return the words of inlines without white space."""
    texts = (
        one.text if isinstance(one, Text | WrittenText) else said(getattr(one, "children", ())) for one in children
    )
    return "".join("".join(texts).split())


@given(runs())
def test_signs_that_are_written_as_text_are_read_as_text(run: tuple[Inline, ...]) -> None:
    clause = section(
        clause="c", anchor="c", placement="body", title=(Text(text="T"),), blocks=(Paragraph(children=run),)
    )
    markup = parse_markup(Source(path="c.md", text=clause_source(clause)), 0)
    assert markup.diagnostics == ()
    assert "".join(said(one.children) for one in markup.blocks if isinstance(one, WrittenParagraph)) == said(run)


@pytest.mark.parametrize(
    "left, right",
    [
        ("", "- a"),
        ("12", ". a"),
        ("a **3", ") b"),
        ("a [", "+ b"),
        ("a", "* b"),
        ("(", "_b_"),
        ("见", "_"),
        ("a", "\n"),
        ("", ""),
    ],
)
def test_what_would_be_markup_needs_a_backslash(left: str, right: str) -> None:
    assert needs_backslash(left, right)


@pytest.mark.parametrize(
    "left, right",
    [
        ("¯", "_(ツ)_/¯"),
        ("C:", "temp"),
        ("50", "% of it"),
        ("a b", "- c"),
        ("see 3", ". b"),
        ("a", "& b"),
        ("a", "_b"),
        ("a", "! b"),
    ],
)
def test_what_is_text_needs_none(left: str, right: str) -> None:
    assert not needs_backslash(left, right)
