"""The text of a clause on its way through the readers, and what they found.

In: a source and where its body begins. Out: offsets by line, and a list that collects findings and waivers. It knows
no markup.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ..model.diagnostics import Diagnostic, error
from ..model.source import Source, Span
from ..model.written import Waiver
from .conflicts import without_conflict_marks
from .hidden import without_controls

_SPACES = re.compile(" *")


@dataclass(frozen=True, slots=True, kw_only=True)
class ContainerStart:
    """Where the blocks of a container must begin: `column` counts from 0.

    `line` is the line that the container's own marker stands on (`- text`), -1 if none does: on it, the text begins
    at `column` although the line does not.
    """

    column: int
    line: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """`text` is the source without control characters and marks of a merge.

    `starts` are the offsets of the lines of the body.
    """

    source: Source
    text: str
    starts: tuple[int, ...]
    findings: list[Diagnostic] = field(default_factory=list)
    waivers: list[Waiver] = field(default_factory=list)

    def report(self, finding: Diagnostic) -> None:
        """Add a finding."""
        self.findings.append(finding)

    def refuse(self, id: str, span: Span, help_id: str) -> None:
        """Report an error at a place by the ids of its sentence and of its help, neither of which needs a value."""
        self.report(error(id, span).with_help(help_id))

    def span(self, start: int, end: int) -> Span:
        """Return a range of the source."""
        return self.source.span(start, end)

    def begin(self, line: int, frame: ContainerStart) -> int:
        """Return the offset of the first character of a block on `line` inside `frame`."""
        start = self.starts[line] + (frame.column if line == frame.line else 0)
        match = _SPACES.match(self.text, start)
        return match.end() if match else start

    def column(self, line: int, frame: ContainerStart) -> int:
        """Return the column, from 0, of the first character of a block on `line` inside `frame`."""
        return self.begin(line, frame) - self.starts[line]

    def end(self, line: int) -> int:
        """Return the offset behind the last character of `line` that is not a space."""
        start = self.starts[line]
        stop = self.starts[line + 1] - 1 if line + 1 < len(self.starts) else len(self.text)
        return start + len(self.text[start:stop].rstrip(" "))

    def line(self, number: int, frame: ContainerStart) -> Span:
        """Return what stands on a line, without the spaces around it."""
        return self.span(self.begin(number, frame), self.end(number))


def open_page(source: Source, start: int) -> Page:
    """Return the page of a clause whose body begins at `start`."""
    text = without_conflict_marks(without_controls(source.text))
    breaks = (match.end() for match in re.finditer("\n", text[start:]))
    return Page(source=source, text=text, starts=(start, *(start + offset for offset in breaks)))
