"""Notices to readers that came after a release: `release` freezes what the changelog tells of them."""

from __future__ import annotations

from datetime import date

from ..disk.output import exchange
from ..operations.reading import Reading
from ..operations.release.notices_given import ahead, late_notices
from .talk import stop_with, tell


def freeze_notices(reading: Reading, today: date, *, dry: bool) -> bool:
    """Add to each edition what the changelog tells of notices since; return whether there was anything to add.

    A notice of a day to come ends the run. Raises EditionError for a file that is not as it was frozen.
    """
    library = reading.settled
    wrong = [finding for edition in library.changelog for finding in ahead(edition, today)]
    if wrong:
        stop_with(wrong, "usage.nothing-written")
    late = tuple(late_notices(reading.archive, library, today))
    for frozen, files in late:
        if not dry:
            exchange(files, frozen.folder)
        tell("release.would-notice" if dry else "release.noticed", edition=frozen.id)
    return bool(late)
