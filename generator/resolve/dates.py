"""Which text of a document a day prints, and with which dates.

In: the entries of a work in a locale, and a day. Out: a `Dating`, worked out once per document.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ..model.history import Dates, Entry, dates_on
from ..model.library import WorkChange

WorkEntry = Entry[WorkChange]
"""An entry of the working changelog."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dating:
    """What the changelog says of a document on a day.

    `kept` is the entry whose text the working files hold, `text` the same where the day prints it: what an earlier day
    read was not kept. `dates` are those of the day, `stamped` those that the text bears: one that waits for its day
    says from when on it is in force. `version` is what the text of the day calls itself, None where no entry says it.
    """

    kept: WorkEntry | None
    text: WorkEntry | None
    dates: Dates[WorkChange]
    stamped: Dates[WorkChange]
    version: str | None


def date_document(entries: Sequence[WorkEntry], day: date) -> Dating:
    """Return what the entries of a work in a locale say on a day."""
    dates = dates_on(entries, day)
    kept = next((one for one in reversed(entries) if not one.cancelled and not one.change.change.withdraws), None)
    text = None if kept is None or kept.day > day or dates.withdrawn else kept
    told = (one.change.version for one in reversed(entries) if not one.cancelled and text and one.day <= text.day)
    return Dating(
        kept=kept,
        text=text,
        version=next((version for version in told if version), None),
        dates=dates,
        stamped=dates_on(entries, kept.effective) if kept and kept.effective > day else dates,
    )
