"""New words in the place of those of a clause: what prints the same characters keeps its source."""

from __future__ import annotations

import pytest

from generator.importer.update.edits import Edit, applied, edits_of
from generator.importer.update.places import SourceStretch, stretches
from generator.markup import parse_markup
from generator.model.document import Inline, Strong, Text, plain_text
from generator.model.source import Source
from generator.model.written import Inline as WrittenInline

SAYS = {"days": "30 days", "shop": "Acme"}


def read(source: str) -> tuple[SourceStretch, ...]:
    markup = parse_markup(Source(path="x.md", text=f"# X\n\n{source}\n"), 0)
    assert not markup.diagnostics, markup.diagnostics
    (block,) = markup.blocks
    return tuple(stretches(block.children, say))  # type: ignore[union-attr]


def say(inline: WrittenInline) -> str:
    return SAYS.get(getattr(inline, "fact", ""), "Contact")


def said(source: str) -> str:
    return "".join(one.text for one in read(source))


def edit(source: str, *new: Inline | str) -> tuple[str, tuple[Edit, ...]]:
    run = tuple(Text(text=one) if isinstance(one, str) else one for one in new)
    made = edits_of(read(source), run)
    text = applied(f"# X\n\n{source}\n", made)[5:-1]
    assert said(text) == plain_text(run)
    return text, made


@pytest.mark.parametrize(
    "source",
    [
        "We keep it for {{ days }} only, see [](#contact).",
        "a \\* b, \\\\, C:\\temp, \\{x\\}, \\\\\\* and 50\\%",
        "您在\n**本网站**的信息\n由{{ shop }}保存。",
        "first line\nsecond   line",
        "**Cookies.** A cookie is [a file](https://x.org/a_(b)) of [Acme](term:acme).",
    ],
)
def test_every_printed_character_knows_its_place(source: str) -> None:
    for one in read(source):
        assert one.places is None or len(one.places) == len(one.text)
        for character, (start, end) in zip(one.text, one.places or (), strict=False):
            there = one.span.source.text[start:end]
            assert there.strip() in {character, f"\\{character}", ""}
    assert edits_of(read(source), (Text(text=said(source)),)) == ()


@pytest.mark.parametrize(
    "source, new, expected",
    [
        ("We keep it for {{ days }} only.", "We store it for 30 days alone.", "We store it for {{ days }} alone."),
        ("We keep it for {{ days }} only.", "We keep it for 60 days only.", "We keep it for 60 days only."),
        ("{{ shop }} keeps it.", "We at Acme keep it.", "We at {{ shop }} keep it."),
        ("{{ shop }} keeps it.", "Acme Ltd. keeps it.", "{{ shop }} Ltd. keeps it."),
        ("{{ shop }} keeps it.", "Nobody keeps it.", "Nobody keeps it."),
        ("See [](#contact) now.", "See also Contact soon.", "See also [](#contact) soon."),
        ("a \\* b \\\\ c", "a * b \\ d", "a \\* b \\\\ d"),
        ("two words", "1. two words", "1\\. two words"),
        ("two words", "- two [words] {{ x }}", "\\- two \\[words\\] \\{\\{ x \\}\\}"),
        ("**Cookies.** A file.", "Cookies. A text.", "**Cookies.** A text."),
        ("lends **at most six** at a {{ days }}", "lends at a 30 days", "lends at a {{ days }}"),
        ("see [the terms](https://x.org) here", "see here", "see here"),
        ("see [the terms](https://x.org) here", "see the new terms here", "see [the new terms](https://x.org) here"),
        ("您的\n信息", "您的App信息", "您的App信息"),
        ("您在{{ shop }}的\n信息", "您在Acme的全部信息", "您在{{ shop }}的全部信息"),
        ("one line\nand another", "one row\nand another", "one row\nand another"),
    ],
)
def test_only_the_words_that_change_are_replaced(source: str, new: str, expected: str) -> None:
    text, _ = edit(source, new.replace("\n", " "))
    assert text in {expected, expected.replace("\\\\ d", "\\ d")}


def test_new_words_stand_inside_or_outside_of_the_marks_as_they_look() -> None:
    source = "**Cookies.** A file."
    assert edit(source, Strong(children=(Text(text="All cookies."),)), " A file.")[0] == "**All cookies.** A file."
    assert (
        edit(source, "See: ", Strong(children=(Text(text="Cookies."),)), " A file.")[0] == "See: **Cookies.** A file."
    )
    made = edit("A file.", "A ", Strong(children=(Text(text="small"),)), " file.")[0]
    assert made == "A **small** file."


def test_a_fact_that_is_typed_over_is_told() -> None:
    _, (made,) = edit("for {{ days }} only", "for 60 days only")
    assert [(one.span.text, words) for one, words in made.typed] == [("{{ days }}", "60 days")]


def test_the_words_of_a_reference_that_nobody_wrote_stay() -> None:
    assert edits_of(read("See [](#contact) now."), (Text(text="See Address now."),)) == ()
    (made,) = edits_of(read("See [](#contact) now."), (Text(text="See Address soon."),))
    assert made.text == "soon"


def test_a_line_whose_words_alone_cannot_be_put_in_is_typed_as_a_whole() -> None:
    """Stars beside a mark and a word make nothing strong: then the line is written as the importer writes it."""
    text, _ = edit("x **a b** y", "x", Strong(children=(Text(text="(a)"),)), "y")
    assert said(text) == "x(a)y"
