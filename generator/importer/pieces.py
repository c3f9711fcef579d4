"""Pieces of a line: joined where nothing tells them apart, and as inlines; numbers that stand in attributes.

In: pieces in order. Out: fewer of them, where a run of white space is one space and none stands at either end; or
inlines of the model. Links are kept where our clauses may have them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ..model.document import Important, Inline, Link, Strong, Text
from .rough import TextRun

_ALLOWED = re.compile(r"(?:https://|mailto:|tel:)\S+", re.IGNORECASE)
_NUMBER = re.compile(r"-?[0-9]{1,6}")
_WHITE = re.compile(r"[ \t\r\n\f]+")


def joined(pieces: Iterable[TextRun]) -> tuple[TextRun, ...]:
    """Return pieces with equal neighbours made one."""
    found: list[TextRun] = []
    for piece in pieces:
        text = _WHITE.sub(" ", piece.text)
        if found and found[-1].text.endswith(" "):
            text = text.lstrip(" ")
        if not text:
            continue
        if found and replace(found[-1], text="") == replace(piece, text=""):
            found[-1] = replace(found[-1], text=found[-1].text + text)
        else:
            found.append(replace(piece, text=text))
    if found:
        found[0] = replace(found[0], text=found[0].text.lstrip(" "))
        found[-1] = replace(found[-1], text=found[-1].text.rstrip(" "))
    return tuple(piece for piece in found if piece.text)


def broken(pieces: Iterable[TextRun], sign: str) -> list[tuple[TextRun, ...]]:
    """Return pieces as lines, divided at a sign; empty ones are left out."""
    lines: list[list[TextRun]] = [[]]
    for piece in pieces:
        first, *rest = piece.text.split(sign)
        lines[-1].append(replace(piece, text=first))
        lines += [[replace(piece, text=text)] for text in rest]
    return [made for line in lines if (made := joined(line))]


def number_in(attribute: str, otherwise: int) -> int:
    """Return the number that an attribute holds, of six figures at most; `otherwise` for anything else, such as ²."""
    return int(attribute) if _NUMBER.fullmatch(attribute) else otherwise


def inlines(pieces: Sequence[TextRun]) -> tuple[Inline, ...]:
    """Return the pieces of a line as inlines, spaces at both ends left out."""
    texts = [piece.text for piece in pieces]
    if texts:
        texts[0] = texts[0].lstrip()
        texts[-1] = texts[-1].rstrip() if len(texts) > 1 else texts[-1].strip()
    return tuple(_inline(piece, text) for piece, text in zip(pieces, texts, strict=True) if text)


def _inline(piece: TextRun, text: str) -> Inline:
    made: Inline = Text(text=text)
    if piece.href and _ALLOWED.fullmatch(piece.href):
        made = Link(href=piece.href, children=(made,))
    if piece.important:
        return Important(children=(made,))
    return Strong(children=(made,)) if piece.bold else made
