"""Notices to readers that the changelog tells of: none of a day to come, and those that came after a release.

In: entries of the changelog, and what was frozen. Out: findings; for each edition whose entry tells of a notice that
was not frozen with it, the files of its folder with one more supplement.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial

from ...editions import Archive, Frozen
from ...editions.appending import appended
from ...editions.entries import notices_of
from ...editions.supplements import Addition, Supplement
from ...model.diagnostics import Diagnostic, error
from ...model.library import Edition, Library


def ahead(edition: Edition, today: date) -> Iterator[Diagnostic]:
    """Yield a finding for each notice of a day that has not come: nobody was told yet."""
    for change in edition.works:
        if change.notified and change.notified.day > today:
            finding = error("notified-ahead.ahead", change.notified.span, work=change.work, day=change.notified.day)
            yield finding.with_help("notified-ahead.wait")


def late_notices(archive: Archive, library: Library, today: date) -> Iterator[tuple[Frozen, Mapping[str, bytes]]]:
    """Yield each edition of whose texts the changelog tells a notice that is not frozen, and its files with it.

    Raises EditionError and UnreadableFileError where a file is not as it was frozen.
    """
    entries = {edition.id: edition for edition in library.changelog}
    for frozen in archive.editions:
        added = tuple(_additions(frozen, entries[frozen.id])) if frozen.id in entries else ()
        if added:
            yield frozen, appended(frozen, {}, partial(_supplement, today, added))


def _additions(frozen: Frozen, edition: Edition) -> Iterator[Addition]:
    for change in edition.works:
        for document in frozen.manifest.documents:
            new = tuple(one for one in notices_of(change) if one not in frozen.notices(document))
            if new and document.work == change.work:
                yield Addition(work=document.work, locale=document.locale, notices=new)


def _supplement(today: date, added: tuple[Addition, ...], before: str) -> Supplement:
    return Supplement(follows=before, day=today, documents=added)
