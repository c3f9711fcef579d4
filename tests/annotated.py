r"""Cases written down as text, with what is expected standing above the line that it is about.

In: the page of a rule. Each `##` heading in it is a case, the fenced blocks below it are the case's files: `text` is
the text of a clause without its title, `clause` a whole clause, both in English unless a locale follows, and with an id
if one follows that (`text zh-Hans contact`); anything else is the path of a file in a project. A line

    //! error 8-24 unknown-term

is taken out before anything reads the file, and expects a finding of that severity and rule in the line below it, from
the 8th to the 24th character; `8-+2:5` ends two lines further down, at its 5th. In a block marked `escapes`, `\u{202E}`
stands for that character. A heading that ends in a day, as in `## Later (2026-11-28)`, has its case judged as of it.

Out: cases, and findings in the same notation, so that a test compares lists. What makes findings is the caller's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.model.diagnostics import Diagnostic

CASES = Path(__file__).parent.parent / "docs" / "rules"
CLAUSE = "clauses/policy/clause.en.md"
TITLE = "# Title\n\n"
DAY = date(2021, 7, 1)
"""The day on which a case is judged that names none."""
_PART = re.compile(
    r"^## (?P<heading>[^\n]+)$|^(?P<fence>`{3,})(?P<info>[^\n`]+)\n(?P<text>.*?)^(?P=fence)$", re.MULTILINE | re.DOTALL
)
_NOTE = re.compile(r"^//! (.+)\n", re.MULTILINE)
_DAY = re.compile(r"\((\d{4}-\d\d-\d\d)\)\Z")
_ESCAPE = re.compile(r"\\u\{([0-9A-Fa-f]+)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One case: its files by path, and the findings that it expects, as (path, line, annotation)."""

    rule: str
    name: str
    files: Mapping[str, str]
    expected: tuple[tuple[str, int, str], ...]

    @property
    def day(self) -> date:
        """The day on which the case is judged."""
        named = _DAY.search(self.name)
        return date.fromisoformat(named[1]) if named else DAY

    @property
    def title(self) -> str:
        """How a test run names the case."""
        return f"{self.rule}: {self.name}"


def read_cases(path: Path) -> tuple[Case, ...]:
    """Return the cases of one file; its stem is the rule that they are about."""
    blocks: dict[str, list[re.Match[str]]] = {}
    for part in _PART.finditer(path.read_text(encoding="utf-8")):
        if part["heading"]:
            assert part["heading"] not in blocks, f"two cases of {path.name} are called {part['heading']}"
            blocks[part["heading"]] = []
        else:
            blocks[next(reversed(blocks))].append(part)
    return tuple(_case(path.stem, name, parts) for name, parts in blocks.items())


def all_cases() -> tuple[Case, ...]:
    """Return the cases of every rule, of its pages in every language."""
    return tuple(case for path in sorted(CASES.rglob("*.md")) for case in read_cases(path))


def describe(diagnostics: Iterable[Diagnostic]) -> tuple[tuple[str, int, str], ...]:
    """Return findings as cases expect them."""
    return tuple(sorted(map(_described, diagnostics)))


def _described(diagnostic: Diagnostic) -> tuple[str, int, str]:
    assert diagnostic.span is not None, f"no place: {diagnostic.message}"
    first, last = diagnostic.span.first(), diagnostic.span.last()
    end = f"{last.column - 1}" if last.line == first.line else f"+{last.line - first.line}:{last.column - 1}"
    note = f"{diagnostic.severity.value} {first.column}-{end} {diagnostic.rule}"
    return (diagnostic.span.source.path, first.line, note)


def _case(rule: str, name: str, blocks: Iterable[re.Match[str]]) -> Case:
    files: dict[str, str] = {}
    expected: list[tuple[str, int, str]] = []
    for block in blocks:
        kind, *options = block["info"].split()
        path = _path(options) if kind in {"text", "clause"} else kind
        text = TITLE + block["text"] if kind == "text" else block["text"]
        if "escapes" in options:
            text = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
        files[path], notes = _strip(text)
        expected.extend((path, line, note) for line, note in notes)
    return Case(rule=rule, name=name, files=files, expected=tuple(sorted(expected)))


def _path(options: Iterable[str]) -> str:
    """Return the path of a clause from what stands behind `text` or `clause`."""
    given = [option for option in options if option != "escapes"]
    locale, name = given + ["en", "clause"][len(given) :]
    return f"clauses/policy/{name}.{locale}.md"


def _strip(text: str) -> tuple[str, list[tuple[int, str]]]:
    """Return the text without its annotations, and each of them with the line that it is about."""
    notes = list(_NOTE.finditer(text))
    lines = [text.count("\n", 0, note.start()) - index + 1 for index, note in enumerate(notes)]
    return _NOTE.sub("", text), [(line, note[1]) for line, note in zip(lines, notes, strict=True)]
