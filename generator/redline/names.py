"""What a clause or a passage is called: its title, or how it begins."""

from __future__ import annotations

from ..model.document import Deleted, Inline, Section, plain_text
from ..model.nodes import runs
from ..model.source import width
from .tokens import words

_OPENING = 30
"""Columns of the words by which a clause without a title goes."""


def called(section: Section) -> str:
    """Return the title that a clause has today, or had, else its first words, else its id."""
    return (
        _today(section.title)
        or plain_text(section.title)
        or next(filter(None, map(opening, runs(section.blocks))), section.clause)
    )


def opening(run: tuple[Inline, ...]) -> str:
    """Return the first words that a run has today, and dots where it goes on."""
    said, text = "", _today(run)
    for word in words(text):
        if width(said + word) > _OPENING:
            return f"{said.rstrip()}…"
        said += word
    return said


def _today(run: tuple[Inline, ...]) -> str:
    return plain_text(tuple(one for one in run if not isinstance(one, Deleted)))
