"""Editions: texts as they were published, frozen in files that nobody writes by hand.

In: the folder `editions/` of a project. Out: an `Archive`, and how each text stands on a day. A frozen text is never
derived again from the sources of today.

    manifest     what a frozen edition says of itself, and its JSON
    upgrades     the number of that shape, and from older ones to it
    duties       the law that was in scope when an edition was frozen, and what its texts answered
    supplements  what came to an edition after it was frozen
    entered      texts of earlier days that were entered from a file
    appending    records that follow those of an edition
    archive      editions as values; folder: those of a project, and what is wrong with them
    chain        each edition names the one before it
    entries      a manifest against the changelog
    lookup       which text an edition, a day or the draft means
    timeline     how each text stands on a day: in force, waiting, superseded, cancelled, withdrawn
    redirects    addresses that a text had, and where they lead
    intervals    on which days which text applied, and the gaps between them
    neighbours   which edition follows which, and where a tree shows what changed
    integrity    every file of the archive against its hash
"""

from __future__ import annotations

from ..model.history import Standing
from .archive import Archive, Frozen, load
from .entries import disagreements
from .folder import read_archive
from .intervals import Gap, Interval, TextHistory, text_histories
from .manifest import FrozenChange, FrozenDocument, Manifest
from .timeline import Issue, Series, next_day, series_on

__all__ = [
    "Archive",
    "Frozen",
    "FrozenChange",
    "FrozenDocument",
    "Gap",
    "Interval",
    "Issue",
    "Manifest",
    "Series",
    "Standing",
    "TextHistory",
    "disagreements",
    "load",
    "next_day",
    "read_archive",
    "series_on",
    "text_histories",
]
