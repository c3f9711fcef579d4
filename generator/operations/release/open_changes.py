"""What is in the working text and in no edition, as a person who releases it is shown it.

In: a Reading without errors, and the newest entry of its changelog. Out: differences, their redlines, those as text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...model.library import Edition
from ...redline import Redline, with_summary
from ...redline.excerpt import excerpt
from ...render.plain import print_text
from ..reading import Reading
from .difference import Difference, differences, redline_of

DRAFT = "Draft"
"""The message of the catalogue for the working text."""


def open_differences(reading: Reading, pending: Edition | None) -> tuple[Difference, ...]:
    """Return every text of both sides; `pending` is an entry that is not frozen yet, and may cancel an edition."""
    return differences(reading.archive, reading.documents, pending.cancels if pending else None)


def uncovered(reading: Reading, found: Sequence[Difference]) -> tuple[Difference, ...]:
    """Return the texts that an entry has to name: changed ones and, after the first release, new ones and lost ones."""
    released = bool(reading.archive.editions)
    return tuple(one for one in found if one.changed or (released and not (one.old and one.new)))


def open_redlines(reading: Reading, found: Sequence[Difference]) -> dict[tuple[str, str], Redline]:
    """Return the redlines of the texts that changed. Raises EditionError for a frozen text that was altered."""
    changed = (one for one in found if one.changed)
    return {(one.work, one.locale): redline_of(one, reading.languages[one.locale].label) for one in changed}


def shown(reading: Reading, found: Sequence[Difference], name: str) -> Iterator[str]:
    """Yield as text what changed in texts up to an edition, or up to DRAFT. Raises EditionError as above."""
    since = {(one.work, one.locale): one.frozen.id if one.frozen else "" for one in found}
    for key, redline in open_redlines(reading, found).items():
        words = reading.languages[key[1]].label
        document = with_summary(redline, words, (since[key], words(name) if name == DRAFT else name))
        yield f"{print_text(excerpt(document))}\n"
