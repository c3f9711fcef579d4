"""What stands around the clauses of a Document: its dates, who signs, and other documents to point to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class StampedDate:
    """A date of the document with its label; `text` is the day in the document's language."""

    kind: str
    label: str
    day: date
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOff:
    """Who signs, and when."""

    party: str
    date: StampedDate


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """Another document to point to: the same work in another language, or a work that belongs to this one."""

    work: str
    locale: str
    direction: str
    title: str
    path: str
