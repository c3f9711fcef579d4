"""Numbers of sections typed into the text. See docs/rules/xref-hardcoded.md."""

from __future__ import annotations

from collections.abc import Iterator

from ...languages.parts.wording import Sections
from ...languages.pattern import Match
from ...model.diagnostics import Diagnostic, warning
from ..passage import Passage
from ..subject import Subject

_BEFORE = 60
"""So many characters before a number can name the law that it belongs to."""


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each number of a section, clause or article that belongs to no law."""
    for passage, sections in subject.passages_with(lambda pack: pack.sections):
        law = 0  # where the last number of a law ended
        for match in sections.number.finditer(passage.typed):
            joined = law and sections.joined.fullmatch(passage.typed, law, match.start())
            if joined or _is_of_a_law(passage, match, sections):
                law = match.end()
            else:
                yield _finding(passage, match.start(), match.end())


def _is_of_a_law(passage: Passage, match: Match, sections: Sections) -> bool:
    if sections.own_behind.match(passage.text, match.end()):
        return False
    before = passage.typed[max(0, match.start() - _BEFORE) : match.start()]
    return bool(sections.law_behind.match(passage.text, match.end()) or sections.law_before.search(before))


def _finding(passage: Passage, start: int, end: int) -> Diagnostic:
    text = passage.text[start:end]
    return warning("xref-hardcoded.typed", passage.span(start, end), text=text).with_help(
        "xref-hardcoded.write-reference"
    )
