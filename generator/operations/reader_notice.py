"""What readers are told of a change, one text for each language.

In: a Reading without errors, the redlines of its texts and the editions on both sides. Out: a Document for each.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from ..editions import Frozen
from ..editions.lookup import last_texts
from ..localize import Language
from ..model.document import Document
from ..model.history import Entry, entries_of, order
from ..model.library import WorkChange
from ..model.wording import text_digest
from ..redline import Redline
from ..redline.notice import Announcement, notice
from .reading import Reading

Key = tuple[str, str]
_BEGINS = {False: "A new edition is effective from {date}", True: "This document is withdrawn from {date}"}
"""The message of the catalogue that says when a change takes effect, by whether it ends the document."""


def notices(
    reading: Reading, redlines: Mapping[Key, Redline], sides: Sequence[Mapping[Key, Frozen]]
) -> Iterator[tuple[str, Document]]:
    """Yield the notice of each text that changed, with the name of its file.

    `sides` are the editions of the texts that are compared; the draft and a text that is not there have none.
    """
    for (work, locale), redline in redlines.items():
        if redline.changes:
            language, frozen = reading.languages[locale], [side.get((work, locale)) for side in sides]
            told = _announcement(reading, redline.document, language, frozen)
            yield f"{locale}.{work}.notice", notice(redline, language.label, told)


def frozen_drafts(reading: Reading) -> Mapping[Key, Frozen]:
    """Return the editions of the working texts that say what was frozen last: those are no drafts."""
    last, _ = last_texts(reading.archive.editions)
    held = (((one.work, one.locale), one) for one in reading.documents)
    return {key: last[key][0] for key, one in held if key in last and last[key][1].text == text_digest(one)}


def _announcement(
    reading: Reading, document: Document, language: Language, frozen: Sequence[Frozen | None]
) -> Announcement:
    old, new = frozen
    entries = _between(reading, (document.work, document.locale), old, new)
    ends = bool(entries) and entries[-1].change.change.withdraws
    base = f"{reading.settled.settings.base_url}{document.path}"
    labels = (("The new text", new), ("The text until now", old))
    return Announcement(
        lines=(
            *(() if new or ends else (language.label("Draft: not published, not in force"),)),
            *(language.label(_BEGINS[ends], date=language.long_date(one.effective)) for one in entries[-1:]),
            *filter(None, (one.change.summary.get(document.locale, one.change.summary.get("")) for one in entries)),
        ),
        links=tuple((language.label(label), f"{base}{one.id}/") for label, one in labels if one and not one.entered),
    )


def _between(reading: Reading, key: Key, old: Frozen | None, new: Frozen | None) -> Sequence[Entry[WorkChange]]:
    """Return the entries of the changelog that lead from one text to the other, without those that were cancelled."""
    first, last = order(old.id) if old else (date.min, 0), order(new.id) if new else (date.max, 0)
    told = entries_of(reading.settled.history, *key)
    return [one for one in told if first < order(one.edition) <= last and one.cancelled is None]
