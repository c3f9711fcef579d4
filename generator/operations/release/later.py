"""Parts that follow a release: what a machine without an engine left out, printed by one that has it.

In: a Reading whose archive has editions with a page and without a PDF. Out: all files of each such edition anew, with
one more supplement that tells of what came; the manifest stays, and the hash of the edition with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from ...editions.appending import appended
from ...editions.archive import Archive, Frozen, load
from ...editions.manifest import FrozenDocument
from ...editions.supplements import Addition, Supplement
from ...render import following
from ..reading import Reading
from .parts import Freezing, part_sums, print_parts


def waiting(archive: Archive) -> Iterator[tuple[Frozen, FrozenDocument]]:
    """Yield the texts of which a part is still to come, each with its edition, oldest first."""
    yield from (
        (frozen, held)
        for frozen in archive.editions
        for held in frozen.manifest.documents
        if following(frozen.parts(held))
    )


def print_late(reading: Reading, today: date, jobs: int) -> Iterator[tuple[Frozen, Freezing]]:
    """Yield each edition of which parts are still to come, with its files once they have; without files where none is.

    Raises EditionError and UnreadableFileError where a file is not as it was frozen.
    """
    for frozen in dict.fromkeys(frozen for frozen, _ in waiting(reading.archive)):
        yield frozen, _completed(reading, frozen, today, jobs)


def _completed(reading: Reading, frozen: Frozen, today: date, jobs: int) -> Freezing:
    late = [held for edition, held in waiting(reading.archive) if edition is frozen]
    names = sorted({name for held in late for name in following(frozen.parts(held))})
    printed = print_parts(reading, [load(frozen, held) for held in late], names, jobs)
    if not printed.have(names):
        return Freezing(files={}, diagnostics=printed.diagnostics)
    added = tuple(
        Addition(work=document.work, locale=document.locale, parts=part_sums(document, parts))
        for document, parts in printed.parts
    )
    files = appended(frozen, printed.files, partial(_supplement, today, added))
    return Freezing(files=files, diagnostics=printed.diagnostics)


def _supplement(today: date, added: tuple[Addition, ...], before: str) -> Supplement:
    return Supplement(follows=before, day=today, documents=added)
