"""Plain text as lines.

In: a text. Out: a `Rough`. A blank line ends a paragraph. Lines that some program has broken at a fixed width are
joined again; lines that stand for themselves, such as those of an address or a list, stay. Lines that bars or tabs
divide into as many cells are a table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from ...languages.characters import CALLS, CLOSING, COLONS, SEMICOLONS, STOPS, WIDE
from ...model.diagnostics import Message
from ...model.source import width
from ..markers import split_marker
from ..rough import Grid, Line, Rough, TextRun

_NARROWEST, _WIDEST = 50, 110
"""Columns at which programs break lines."""
_BORDER = re.compile(r"[\s|+:=-]+")
"""What rules a table between its rows."""
_FRAME = re.compile(r"\+(?:[-=]+\+)+")
_UNDERLINE = re.compile(r"={3,}|-{3,}")
_WIDE_END = re.compile(rf"[{WIDE}]\Z")
_SENTENCE_END = re.compile(rf"[{STOPS}{COLONS}{SEMICOLONS}{CALLS}][{re.escape(CLOSING)}]*\Z")


def read_text(path: str, text: str, notes: tuple[Message, ...] = ()) -> Rough:
    """Return the lines of a plain text, and its tables."""
    items = tuple(item for block in _blocks(text) for item in _items(block))
    return Rough(path=path, title="", language="", items=items, notes=notes)


Block = Sequence[tuple[int, str]]
"""Lines without a blank one between them, with their numbers."""


def _blocks(text: str) -> Iterator[Block]:
    lines = enumerate(re.split(r"[\n\f]", text), 1)
    for says, block in groupby(lines, lambda line: bool(line[1].strip())):
        if says:
            yield list(block)


def _items(block: Block) -> Iterator[Line | Grid]:
    """Yield the lines of a block; neighbours that are divided into as many cells are rows of a table."""
    inner = [line for line in block if not _FRAME.fullmatch(line[1].strip())]
    for count, group in groupby(inner, lambda line: len(_cells(line[1]))):
        lines = list(group)
        rows = [(number, _cells(line)) for number, line in lines if not _BORDER.fullmatch(line)]
        if count > 1 and len(rows) > 1:
            yield Grid(rows=tuple(_row(number, cells) for number, cells in rows), line=lines[0][0], header=False)
        else:
            yield from _headed(tuple(_joined([(number, line.strip()) for number, line in lines])))


def _cells(line: str) -> list[str]:
    """Return what bars or tabs divide a line into; a typed marker or a label before a tab divides nothing."""
    framed = line.strip().startswith("|")
    bars = (line.strip()[1:].removesuffix("|") if framed else line).split("|")
    if len(bars) > 1 and (framed or " | " in line):
        return [cell.strip() for cell in bars]
    tabs = [cell.strip() for cell in line.split("\t")]
    alone = split_marker(line)[0].kind or not tabs[0] or tabs[0].endswith(tuple(COLONS))
    return [line] if alone else tabs


def _row(number: int, cells: Sequence[str]) -> tuple[tuple[Line, ...], ...]:
    return tuple((Line(pieces=(TextRun(text=cell),), line=number),) if cell else () for cell in cells)


def _headed(lines: Sequence[tuple[int, str]]) -> Iterator[Line]:
    """Yield lines; one that is underlined is a heading, and its underline no line of its own."""
    for place, (number, line) in enumerate(lines):
        below = lines[place + 1][1] if place + 1 < len(lines) else ""
        if _UNDERLINE.fullmatch(line) and place and not _UNDERLINE.fullmatch(lines[place - 1][1]):
            continue
        underlined = _UNDERLINE.fullmatch(below) and lines[place + 1][0] == number + 1
        level = (1 if below[0] == "=" else 2) if underlined else None
        yield Line(pieces=(TextRun(text=line),), line=number, level=level)


def _joined(block: Sequence[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Yield the lines of a block, those joined that were broken at a fixed width."""
    widths = [width(line) for _, line in block]
    broken = len(block) > 1 and _NARROWEST <= max(widths) <= _WIDEST
    held_number, held = block[0]
    for (number, line), before in zip(block[1:], widths, strict=False):
        full = before + _first_word(line) > max(widths) - 2 or before > max(widths) * 3 // 4
        if (
            broken
            and full
            and not split_marker(line)[0].kind
            and not _UNDERLINE.fullmatch(line)
            and not (_SENTENCE_END.search(held) and before < max(widths) * 3 // 4)
        ):
            held += line if _WIDE_END.search(held) else f" {line}"
        else:
            yield held_number, held
            held_number, held = number, line
    yield held_number, held


def _first_word(line: str) -> int:
    return width(line.split(maxsplit=1)[0]) if not _WIDE_END.match(line[:1]) else 2
