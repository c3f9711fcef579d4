"""What a reader hands on: lines and tables in the order of the file, with what the file says of them.

In: nothing; these are values. A reader guesses nothing: whether a line is a heading or a typed number begins a list is
for `understand` to say, unless the file itself says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..model.diagnostics import Message, RefusalError
from .proof import NOTHING, Scan


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRun:
    """A stretch of a line. `important` is underlined, `href` the address of a link as the file has it."""

    text: str
    bold: bool = False
    important: bool = False
    href: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A paragraph, heading or list item.

    `line` counts the lines of the file from 1, or its paragraphs where it has no lines. `level` is that of a heading
    where the file says it is one (1 to 6), else None. In a list that the file itself numbers or marks, `depth` is 1 for
    the outermost level and `marker` what a reader sees before the item ("•", "1.", "(a)"); a further paragraph of an
    item has its depth and no marker. A typed marker is part of the text and `depth` 0.
    """

    pieces: tuple[TextRun, ...]
    line: int
    level: int | None = None
    depth: int = 0
    marker: str = ""

    @property
    def text(self) -> str:
        """The characters of the line."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table: rows of cells of lines. `header` says whether the file marks the first row as heading."""

    rows: tuple[tuple[tuple[Line, ...], ...], ...]
    line: int
    header: bool
    caption: str = ""


def lines_of(item: Line | Grid) -> Iterator[Line]:
    """Yield a line, or those of a table, cell by cell."""
    yield from (item,) if isinstance(item, Line) else (line for row in item.rows for cell in row for line in cell)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewMark:
    """A tracked change or a comment: its kind, who made it and on which day, the passage, what a comment says of it."""

    kind: str
    author: str
    day: str
    passage: str
    remark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rough:
    """A file as it was read. `language` is a BCP 47 tag or "", `title` the file's own, outside the text, or "".

    `notes` say what the reader left out or decided: images, a shop's navigation, tracked changes. `scan` is what the
    proof saw of the same bytes, without the reader. `review` is what people changed and remarked. `named` are the names
    that the file states for who publishes it.
    """

    path: str
    title: str
    language: str
    items: tuple[Line | Grid, ...]
    notes: tuple[Message, ...]
    scan: Scan = NOTHING
    named: tuple[str, ...] = ()
    review: tuple[ReviewMark, ...] = ()


class UnreadableError(RefusalError):
    """A file cannot be read."""
