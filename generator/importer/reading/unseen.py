"""Characters that nobody sees, left out of what was read: they break words that look whole.

In: a text, or a Rough whose file wrote them as entities. Out: the same without them, and a note where there were any.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ...model.diagnostics import Message
from ...model.source import UNSEEN
from ..pieces import joined
from ..rough import Grid, Line, Rough

_UNSEEN = re.compile(f"[{UNSEEN}]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_SAID = Message("import.invisible")
_SAID_OF_CONTROLS = Message("import.controls")


def without_unseen(text: str) -> tuple[str, tuple[Message, ...]]:
    """Return a text without characters that nobody sees, and what is to be said of them."""
    clean, count = _UNSEEN.subn("", text)
    clean, controls = _CONTROL.subn("", clean)
    return clean, (*([_SAID] if count else []), *([_SAID_OF_CONTROLS] if controls else []))


def as_seen(rough: Rough) -> Rough:
    """Return what was read without such characters; a line that has none is left as it is."""
    notes: dict[Message, None] = {}

    def clean(text: str) -> str:
        told, said = without_unseen(text)
        notes.update(dict.fromkeys(said))
        return told

    def line(one: Line) -> Line:
        pieces = tuple(replace(piece, text=clean(piece.text)) for piece in one.pieces)
        return one if pieces == one.pieces else replace(one, pieces=joined(pieces))

    def grid(one: Grid) -> Grid:
        rows = tuple(tuple(tuple(map(line, cell)) for cell in row) for row in one.rows)
        return replace(one, rows=rows, caption=clean(one.caption))

    items = tuple(line(item) if isinstance(item, Line) else grid(item) for item in rough.items)
    title = clean(rough.title)
    return replace(rough, title=title, items=items, notes=tuple(dict.fromkeys((*rough.notes, *notes))))
