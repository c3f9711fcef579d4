"""Tables and pairs whose form was lost when somebody copied them as text.

In: entries. Out: the blocks at their head and how many entries they are made of, or None. Labels that count nothing
(A, B, D, F) are what tells such rows.
"""

from __future__ import annotations

from ..languages.characters import COLONS, COMMAS, SEMICOLONS, STOPS
from ..model.document import Block
from ..model.make import Run, defined, paragraph, table
from ..model.source import width
from .entries import ReadLine
from .pieces import inlines

SHORT = 100
"""The widest line of a list without markers, and half the widest heading of a table's row, in columns."""


def flat_table(rest: tuple[ReadLine, ...]) -> tuple[tuple[Block, ...], int] | None:
    """Return a table whose cells were flattened into lines: headings of two columns, then a label and its text."""
    if len(rest) < 6 or not all(one.kind == "text" and not one.label and _is_head(one) for one in rest[:2]):  # noqa: PLR2004
        return None
    rows: list[tuple[ReadLine, list[ReadLine]]] = []
    count = 2
    for entry in rest[2:]:
        if entry.label and width(entry.text) <= 2 * SHORT:
            rows.append((entry, []))
        elif rows and entry.kind == "text" and not entry.label and not entry.text.endswith(tuple(COLONS)):
            rows[-1][1].append(entry)
        else:
            break
        count += 1
    if len(rows) < 2 or not all(said for _, said in rows):  # noqa: PLR2004 - one row is no table
        return None
    lines = [(_cell(rest[0]), _cell(rest[1])), *((_cell(head), _cell(*said)) for head, said in rows)]
    return (table("", lines),), count


def _cell(*entries: ReadLine) -> tuple[Run, ...]:
    return tuple(inlines(entry.pieces) for entry in entries)


def _is_head(entry: ReadLine) -> bool:
    return width(entry.text) <= SHORT and entry.text[-1:] not in f"{STOPS}{SEMICOLONS}{COLONS}{COMMAS}"


def pairs(rest: tuple[ReadLine, ...]) -> tuple[tuple[Block, ...], int] | None:
    """Return a definition list of labels that end in a colon, each with a line below."""
    found: list[tuple[Run, tuple[Block, ...]]] = []
    count = 0
    while count + 1 < len(rest):
        head, said = rest[count], rest[count + 1]
        if not (head.label and head.text.endswith(tuple(COLONS)) and said.kind == "text" and not said.label):
            break
        found.append((inlines(head.pieces), (paragraph(*inlines(said.pieces)),)))
        count += 2
    return ((defined(found),), count) if len(found) > 1 else None
