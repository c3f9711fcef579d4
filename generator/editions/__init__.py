"""Editions: texts as they were published, frozen in files that nobody writes by hand.

In: the folder `editions/` of a project. Out: an `Archive`, and how each text stands on a day. A frozen text is never
derived again from the sources of today.

    manifest   what a frozen edition says of itself, and its JSON
    archive    the editions of a folder, their chain, and what is wrong with them
    entries    a manifest against the changelog
    timeline   how each text stands on a day: in force, waiting, superseded, cancelled, withdrawn
    integrity  every file of the archive against its hash
    redact     a passage blanked by order of a court
"""

from __future__ import annotations

from ..model.history import Standing
from .archive import Archive, Frozen, load, read_archive
from .entries import disagreements
from .manifest import FrozenChange, FrozenDocument, Manifest
from .timeline import Issue, Series, next_day, series_on

__all__ = [
    "Archive",
    "Frozen",
    "FrozenChange",
    "FrozenDocument",
    "Issue",
    "Manifest",
    "Series",
    "Standing",
    "disagreements",
    "load",
    "next_day",
    "read_archive",
    "series_on",
]
