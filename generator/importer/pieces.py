"""Pieces of a line as inlines.

In: what a reader hands on of a line. Out: inlines of the model. Links are kept where our clauses may have them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..model.document import Important, Inline, Link, Strong, Text
from .rough import TextRun

_ALLOWED = re.compile(r"(?:https://|mailto:|tel:)\S+", re.IGNORECASE)


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
