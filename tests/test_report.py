"""Findings as text, JSON and annotations: exact, because people and programs read them."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

from generator.model.codec import plain
from generator.model.diagnostics import Diagnostic, Message, did_you_mean, error, in_order, warning
from generator.model.source import Source
from generator.report import as_github, as_gitlab, as_text
from generator.report.plain import finding_of
from tests.support import ENGLISH as OURS

SENTENCES = replace(
    OURS,
    groups={
        **OURS.groups,
        "unknown-term": {"test": "no defined term `{name}`"},
        "x": {"said": "{text}", "used": "the English clause uses it"},
    },
)
CHINESE = Source(
    path="clauses/policy/sharing.zh-Hans.md", text="# 共享\n\n我们会共享 [个人信息](term:personal-dat)。\n"
)
ENGLISH = Source(path="clauses/policy/sharing.en.md", text="# Sharing\n\nWe share [data](term:personal-data).\n")


def finding() -> Diagnostic:
    start = CHINESE.text.index("[")
    place = CHINESE.span(start, CHINESE.text.index(")") + 1)
    there = ENGLISH.span(ENGLISH.text.index("["), ENGLISH.text.index("."))
    return (
        error("unknown-term.test", place, name="personal-dat")
        .with_help(did_you_mean("personal-dat", ["personal-data", "sale"]))
        .with_note("x.used", there)
    )


def test_text_shows_place_excerpt_help_and_the_other_language() -> None:
    assert as_text([finding()], SENTENCES) == (
        "error[unknown-term]: no defined term `personal-dat`\n"
        " --> clauses/policy/sharing.zh-Hans.md:3:7\n"
        "  |\n"
        "3 | 我们会共享 [个人信息](term:personal-dat)。\n"
        "  |            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n"
        "  |\n"
        "  = help: did you mean `personal-data`?\n"
        "  = note: the English clause uses it at clauses/policy/sharing.en.md:3:10\n"
        "\n"
        "1 error\n"
    )


def test_the_caret_counts_a_wide_character_twice() -> None:
    caret = next(line for line in as_text([finding()], SENTENCES).splitlines() if "^" in line)
    shown = next(line for line in as_text([finding()], SENTENCES).splitlines() if line.startswith("3 |"))
    before = shown[: shown.index("[")]
    assert caret.index("^") == len(before) + sum("一" <= c <= "龥" for c in before)


def test_nothing_found_prints_nothing() -> None:
    assert as_text([], SENTENCES) == ""


def test_a_control_character_of_a_file_never_reaches_the_terminal() -> None:
    hostile = Source(path="x.md", text="a\x1b[31mred\u202e")
    text = as_text([error("x.said", hostile.span(1, 2), text="hidden \u202e")], SENTENCES)
    assert "\x1b" not in text and "\u202e" not in text
    assert "<U+001B>[31mred<U+202E>" in text


def test_json_counts_lines_and_columns_from_one() -> None:
    told = plain(finding_of(finding(), SENTENCES), 1)
    assert (told["line"], told["column"], told["end-line"], told["end-column"]) == (3, 7, 3, 32)
    assert told["notes"][0]["file"] == ENGLISH.path


def test_json_carries_the_id_and_the_values_which_no_language_alters() -> None:
    message = Message("x.said", text="a", day=date(2021, 6, 30), names=("b", 2, Message("x.used")))
    found = error(message, ENGLISH.span(0, 1))
    told = plain(finding_of(found, SENTENCES), 1)
    assert told["message"] == "a" and told["id"] == "x.said"
    inner = {"id": "x.used", "values": {}}
    assert told["values"] == {"text": "a", "day": "2021-06-30", "names": ["b", 2, inner]}


def test_an_annotation_escapes_what_the_command_syntax_uses() -> None:
    place = Source(path="a,b:c.md", text="100%").span(0, 4)
    assert as_github([warning("x.said", place, text="100%\nsure")], SENTENCES) == (
        "::warning file=a%2Cb%3Ac.md,line=1,col=1,endColumn=5,title=x::100%25%0Asure\n"
    )


def test_an_annotation_over_two_lines_has_no_columns() -> None:
    place = Source(path="a.md", text="one\ntwo").span(0, 7)
    assert as_github([error("x.said", place, text="m")], SENTENCES) == "::error file=a.md,line=1,title=x::m\n"


def test_findings_come_by_file_and_place_and_once() -> None:
    first, second = error("a.m", ENGLISH.span(0, 1)), error("a.m", ENGLISH.span(2, 3))
    machine = error("z.m", None)
    assert in_order([second, first, machine, second]) == (machine, first, second)


def test_an_excerpt_of_a_file_that_is_one_long_line_is_short() -> None:
    source = Source(path="x.md", text="a" * 50_000 + "here" + "b" * 50_000)
    text = as_text([error("x.said", source.span(50_000, 50_004), text="message")], SENTENCES)
    shown, caret = text.splitlines()[3:5]
    assert len(text) < 2_000 and "here" in shown
    assert shown[caret.index("^") :].startswith("here")


def test_a_report_for_gitlab_tells_findings_that_are_alike_apart_wherever_they_move() -> None:
    text = "one\ntwo two\n"
    here, there = Source(path="a.md", text=text), Source(path="a.md", text=f"\n{text}")
    twice = [error("x.said", here.span(4, 7), text="m"), error("x.said", here.span(8, 11), text="m")]
    told = json.loads(as_gitlab(twice, SENTENCES))
    assert told[0]["location"] == {"path": "a.md", "lines": {"begin": 2}}
    assert (told[0]["check_name"], told[0]["severity"], told[0]["description"]) == ("x", "major", "m")
    moved = json.loads(as_gitlab([error("x.said", there.span(5, 8), text="m")], SENTENCES))
    assert moved[0]["fingerprint"] == told[0]["fingerprint"] != told[1]["fingerprint"]
    assert json.loads(as_gitlab([error("x.said", None, text="m")], SENTENCES))[0]["location"]["path"]
