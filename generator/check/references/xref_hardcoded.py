"""Numbers of sections typed into the text. See docs/rules/xref-hardcoded.md."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.diagnostics import Diagnostic, warning
from ..passage import Passage, Role
from ..subject import Subject
from .laws import is_of_a_law


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each number of a section, clause or article that belongs to no law and leads nowhere else."""
    for passage, sections in subject.passages_with(lambda pack: pack.sections):
        law = 0  # where the last number of a law ended
        for match in sections.number.finditer(passage.typed):
            if passage.role is Role.TITLE and match.start() == 0:
                continue  # it names itself
            joined = law and sections.joined.fullmatch(passage.typed, law, match.start())
            if joined or passage.link_at(match.start()) or is_of_a_law(match, passage.text, sections):
                law = match.end()
            else:
                yield _finding(passage, match.start(), match.end())


def _finding(passage: Passage, start: int, end: int) -> Diagnostic:
    text = passage.text[start:end]
    return warning("xref-hardcoded.typed", passage.span(start, end), text=text).with_help(
        "xref-hardcoded.write-reference"
    )
