"""The page of a rule as a person reads it: cases with what is found marked below the line, no notation of tests.

In: a page of `docs/rules/`, whose fenced blocks are files and whose lines `//! warning 1-20 rule` expect a finding in
the line below them (its characters from 1, `8-+2:5` over two further lines). Out: text for a terminal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from ..model.diagnostics import Message, Severity
from ..model.source import width
from .sentences import Sentences
from .text import SEVERITIES

_BLOCK = re.compile(r"^(?P<fence>`{3,})(?P<info>[^\n`]+)\n(?P<text>.*?)^(?P=fence)\n", re.MULTILINE | re.DOTALL)
_CASE = re.compile(r"^(?=## )", re.MULTILINE)
_NOTE = re.compile(r"//! (?P<severity>\w+) (?P<first>\d+)-(?P<last>\+?)(?P<end>[\d:]+) (?P<rule>\S+)")
_CHARACTER = re.compile(r"\\u\{[0-9A-Fa-f]+\}|.")
"""A character of a case, or what stands for one that nobody would see."""
_INDENT = " " * 4
_MARK = re.compile(rf"^{_INDENT} *\^+ ", re.MULTILINE)


def as_read(page: str, sentences: Sentences) -> str:
    """Return a page for reading; a case in which nothing is found says so."""
    shown = _BLOCK.sub(lambda block: _file(block, sentences), page)  # first: a file may hold what looks like a case
    about, *cases = _CASE.split(shown)
    return "".join((about, *(_closed(case, sentences) for case in cases)))


def _closed(case: str, sentences: Sentences) -> str:
    return case if _MARK.search(case) else f"{case.rstrip()}\n\n{sentences.say('rule-page.nothing')}\n\n"


def _file(block: re.Match[str], sentences: Sentences) -> str:
    kind, *given = block["info"].split()
    label = _label(kind, [option for option in given if option != "escapes"])
    lines = [f"{_INDENT}{line}".rstrip() for line in _lines(block["text"].splitlines(), sentences)]
    return "\n".join([sentences.text(label), "", *lines]) + "\n"


def _label(kind: str, given: Sequence[str]) -> Message:
    if kind not in {"text", "clause"}:
        return Message("rule-page.file", path=kind)
    if len(given) > 1:
        return Message("rule-page.named-clause", locale=given[0], name=given[1])
    return Message("rule-page.clause-in", locale=given[0]) if given else Message("rule-page.clause")


def _lines(lines: Sequence[str], sentences: Sentences) -> Iterator[str]:
    """Yield the lines of a file, each with what is found in it below it."""
    notes: list[re.Match[str]] = []
    for is_note, group in groupby(lines, lambda line: _NOTE.fullmatch(line) is not None):
        if is_note:
            notes = [match for line in group if (match := _NOTE.fullmatch(line))]
            continue
        first, *others = group
        yield from (first, *(_marked(first, note, sentences) for note in notes), *others)
        notes = []
    yield from (_marked("", note, sentences) for note in notes)  # what is found at the end of a file


def _marked(line: str, note: re.Match[str], sentences: Sentences) -> str:
    """Return carets below what a finding is about, its severity and its rule."""
    characters = _CHARACTER.findall(line)
    start, end = int(note["first"]) - 1, len(characters) if note["last"] else int(note["end"])
    before, marked = "".join(characters[:start]), "".join(characters[start:end])
    severity = Message(SEVERITIES[Severity(note["severity"])])
    told = sentences.say("rule-page.found", severity=severity, rule=note["rule"])
    return f"{' ' * width(before)}{'^' * max(1, width(marked))} {told}"
