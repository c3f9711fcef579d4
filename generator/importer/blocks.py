"""Entries to blocks: paragraphs, lists within lists, tables, pairs of a term and what is said of it.

In: the entries below one heading, and how deep the heading's own number is. Out: blocks of `model/document.py`. Typed
markers become list items; labels that count nothing (A, B, D, F) stay part of the words, and tell the rows of a table
whose form was lost when somebody copied it as text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from ..languages.characters import COLONS, COMMAS, SEMICOLONS, STOPS
from ..model.document import Block, Inline, Text
from ..model.make import Run, bullets, defined, listed, paragraph, table
from ..model.source import width
from .entries import ReadLine
from .pieces import inlines
from .rough import Grid, Line

_FEWEST = 3
"""Lines without markers behind a colon that make a list."""
_SHORT = 100
"""The widest line of a list without markers, and half the widest heading of a table's row, in columns."""


def blocks(found: Sequence[ReadLine], base: int) -> tuple[Block, ...]:
    """Return the blocks of entries; `base` is how many numbers the heading above counts by."""
    return tuple(_blocks(tuple(found), base))


def _blocks(found: tuple[ReadLine, ...], base: int) -> Iterator[Block]:
    place = 0
    while place < len(found):
        made, taken = _next(found[place:], base)
        yield from made
        place += taken


def _next(rest: tuple[ReadLine, ...], base: int) -> tuple[tuple[Block, ...], int]:
    """Return the next blocks of entries, and how many entries they are made of."""
    first = rest[0]
    if first.kind == "grid" and first.grid:
        return (_table(first.grid),), 1
    for understand in (_flat_table, _pairs):
        made = understand(rest)
        if made:
            return made
    if first.kind == "item":
        count = _run(rest)
        return tuple(_as_lists(_tree(rest[:count], base))), count
    count = _unmarked(rest)
    words = inlines(first.pieces)
    if count:
        return (paragraph(*words), bullets(inlines(one.pieces) for one in rest[1 : count + 1])), count + 1
    return (paragraph(*words),) if words else (), 1


def _unmarked(rest: tuple[ReadLine, ...]) -> int:
    """Return how many lines without markers behind a colon are a list: short ones that end alike."""
    if not rest[0].text.endswith(tuple(COLONS)):
        return 0
    count = 0
    for entry in rest[1:]:
        if entry.kind != "text" or width(entry.text) > _SHORT or entry.text.endswith(tuple(COLONS)):
            break
        count += 1
    ends = [entry.text[-1] for entry in rest[1 : count + 1]][:-1]  # the last one may end the sentence
    return count if count >= _FEWEST and len(set(ends)) == 1 else 0


# --- tables and pairs -------------------------------------------------------------------------------------------------


def _table(grid: Grid) -> Block:
    width = max(len(row) for row in grid.rows)
    rows = [[_cell(row[place]) if place < len(row) else () for place in range(width)] for row in grid.rows]
    return table(grid.caption, rows)


def _cell(lines: tuple[Line, ...]) -> tuple[Run, ...]:
    return tuple(filter(None, ((*_marked(line), *inlines(line.pieces)) for line in lines)))


def _marked(line: Line) -> tuple[Inline, ...]:
    """Return the marker of a list inside a cell as words: a cell holds paragraphs alone."""
    return (Text(text=f"{line.marker} "),) if line.marker else ()


def _flat_table(rest: tuple[ReadLine, ...]) -> tuple[tuple[Block, ...], int] | None:
    """Return a table whose cells were flattened into lines: headings of two columns, then a label and its text."""
    if len(rest) < 6 or not all(one.kind == "text" and not one.label and _is_head(one) for one in rest[:2]):  # noqa: PLR2004
        return None
    rows: list[tuple[ReadLine, list[ReadLine]]] = []
    count = 2
    for entry in rest[2:]:
        if entry.label and width(entry.text) <= 2 * _SHORT:
            rows.append((entry, []))
        elif rows and entry.kind == "text" and not entry.label and not entry.text.endswith(tuple(COLONS)):
            rows[-1][1].append(entry)
        else:
            break
        count += 1
    if len(rows) < 2 or not all(said for _, said in rows):  # noqa: PLR2004 - one row is no table
        return None
    lines = [(_said(rest[0]), _said(rest[1])), *((_said(head), _said(*said)) for head, said in rows)]
    return (table("", lines),), count


def _said(*entries: ReadLine) -> tuple[Run, ...]:
    return tuple(inlines(entry.pieces) for entry in entries)


def _is_head(entry: ReadLine) -> bool:
    """Say whether a line may head a column: a short one that ends in no mark and has no label of its own."""
    labelled = any(colon in entry.text for colon in COLONS)
    return not labelled and width(entry.text) <= _SHORT and entry.text[-1:] not in f"{STOPS}{SEMICOLONS}{COMMAS}"


def _pairs(rest: tuple[ReadLine, ...]) -> tuple[tuple[Block, ...], int] | None:
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


# --- lists ------------------------------------------------------------------------------------------------------------


@dataclass(slots=True, kw_only=True)
class _Node:
    """An item in the making: its entry, further paragraphs, and the items below it."""

    entry: ReadLine
    depth: int
    more: list[Block] = field(default_factory=list)
    below: list[_Node] = field(default_factory=list)


def _run(rest: tuple[ReadLine, ...]) -> int:
    """Return how many entries belong to the list that begins here.

    A line without a number belongs to it where the numbers go on behind it.
    """
    end = 0
    for place, entry in enumerate(rest):
        if entry.kind == "grid" or entry.label:
            break
        if entry.kind == "item":
            if not entry.depth and end != place and entry.marker.kind != "path":
                break
            end = place + 1
        elif rest[0].marker.kind != "path" or entry.kind != "text":
            break
    return max(end, 1)


def _tree(run: tuple[ReadLine, ...], base: int) -> list[_Node]:
    roots: list[_Node] = []
    line: list[_Node] = []
    for entry in run:
        if entry.kind == "text" or entry.again:
            if line:
                line[-1].more.append(paragraph(*inlines(entry.pieces)))
            continue
        depth = _depth(entry, line, base)
        node = _Node(entry=entry, depth=depth)
        while line and line[-1].depth >= depth:
            line.pop()
        (line[-1].below if line else roots).append(node)
        line.append(node)
    return roots


def _depth(entry: ReadLine, line: Sequence[_Node], base: int) -> int:
    """Return how deep an item stands: as the file says, as its number counts, or as its marker follows another kind."""
    marker = entry.marker
    if marker.kind == "path":
        return max(1, len(marker.path) - base)
    if entry.depth:
        return entry.depth
    same = [node for node in line if node.entry.marker.kind == marker.kind]
    if same:
        return same[-1].depth + (1 if _leads_to(same[-1], entry) else 0)
    return line[-1].depth + 1 if line and marker.path in {(), (1,)} else 1


def _leads_to(node: _Node, entry: ReadLine) -> bool:
    """Say whether a bullet leads to the next: it ends in a colon, begins with a capital, and the next one does not."""
    bullet = entry.marker.kind == "bullet"
    return bullet and node.entry.text.endswith(":") and node.entry.text[:1].isupper() and entry.text[:1].islower()


def _as_lists(nodes: Sequence[_Node]) -> Iterator[Block]:
    """Yield lists of neighbours of one kind: with numbers, or without."""
    for _, group in groupby(nodes, lambda node: bool(node.entry.marker.path)):
        yield listed(map(_item, group))


def _item(node: _Node) -> tuple[str | None, tuple[Block, ...]]:
    first = paragraph(*inlines(node.entry.pieces))
    number = node.entry.marker.text if node.entry.marker.path else None
    return number, (first, *node.more, *_as_lists(node.below))
