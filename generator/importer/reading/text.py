"""Plain text as lines.

In: a text. Out: a `Rough`. A blank line ends a paragraph. Lines that some program has broken at a fixed width are
joined again; lines that stand for themselves, such as those of an address or a list, stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...source import width
from ..markers import split_marker
from ..rough import Line, Piece, Rough

_NARROWEST, _WIDEST = 50, 110
"""Columns at which programs break lines."""
_UNDERLINE = re.compile(r"={3,}|-{3,}")
_HAN_END = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]\Z")
_SENTENCE_END = re.compile(r"[.!?:;。！？：；][”’\"')）]*\Z")


def read_text(path: str, text: str, notes: tuple[str, ...] = ()) -> Rough:
    """Return the lines of a plain text."""
    items = tuple(_headed(tuple(_lines(text))))
    return Rough(path=path, title="", language="", items=items, notes=notes)


def _headed(lines: Sequence[tuple[int, str]]) -> Iterator[Line]:
    """Yield lines; one that is underlined is a heading, and its underline no line of its own."""
    for place, (number, line) in enumerate(lines):
        below = lines[place + 1][1] if place + 1 < len(lines) else ""
        if _UNDERLINE.fullmatch(line) and place and not _UNDERLINE.fullmatch(lines[place - 1][1]):
            continue
        level = (
            (1 if below[0] == "=" else 2) if _UNDERLINE.fullmatch(below) and lines[place + 1][0] == number + 1 else None
        )
        yield Line(pieces=(Piece(text=line),), line=number, level=level)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    block: list[tuple[int, str]] = []
    for number, line in enumerate((*re.split(r"[\n\f]", text), ""), 1):
        if line.strip():
            block.append((number, line.strip()))
        elif block:
            yield from _joined(block)
            block = []


def _joined(block: Sequence[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Yield the lines of a block, those joined that were broken at a fixed width."""
    widths = [width(line) for _, line in block]
    broken = len(block) > 1 and _NARROWEST <= max(widths) <= _WIDEST
    held_number, held = block[0]
    for (number, line), before in zip(block[1:], widths, strict=False):
        markers, _ = split_marker(line)
        full = before + _first_word(line) > max(widths) - 2 or before > max(widths) * 3 // 4
        if (
            broken
            and full
            and not markers
            and not _UNDERLINE.fullmatch(line)
            and not (_SENTENCE_END.search(held) and before < max(widths) * 3 // 4)
        ):
            held += line if _HAN_END.search(held) else f" {line}"
        else:
            yield held_number, held
            held_number, held = number, line
    yield held_number, held


def _first_word(line: str) -> int:
    return width(line.split(maxsplit=1)[0]) if not _HAN_END.match(line[:1]) else 2
