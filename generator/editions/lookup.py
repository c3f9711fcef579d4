"""Which text an edition, a day or the draft means.

In: an `Archive` and a name. Out: the texts by work and locale. An edition means all texts as they were once it was
frozen, waiting or not, without those withdrawn by then; a day means what was in force on it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType

from ..model import history
from ..model.diagnostics import Message, RefusalError
from ..model.history import replay
from .archive import Archive, Frozen
from .manifest import FrozenDocument
from .timeline import series_on

Texts = Mapping[tuple[str, str], tuple[Frozen, FrozenDocument]]


class UnknownEditionError(RefusalError):
    """No text is meant by a name; the message says why, and what to ask for instead."""


def texts_of(archive: Archive, name: str) -> Texts:
    """Return the texts that an edition's name or a day (2021-07-01) means. Raises UnknownEditionError.

    A day means what was entered as well, and first of all what was entered under it.
    """
    own = {
        one.key: (frozen, one) for frozen in archive.entered if frozen.id == name for one in frozen.manifest.documents
    }
    if archive.find(name):
        return own | _up_to(archive, name)
    if not own:
        _refuse_unkept(archive, name)
    try:
        day = date.fromisoformat(name)
    except ValueError:
        raise UnknownEditionError("lookup.no-edition", name=name, known=_known(archive)) from None
    return texts_on(archive, day, own)


def texts_on(archive: Archive, day: date, own: Texts = MappingProxyType({})) -> Texts:
    """Return the texts in force on a day, also where an edition of its name takes effect later; `own` come first.

    Raises UnknownEditionError where there is none.
    """
    issues = ((series, series.in_force) for series in series_on(archive.complete, day))
    found = {(one.work, one.locale): (issue.frozen, issue.document) for one, issue in issues if issue} | dict(own)
    if not found:
        raise UnknownEditionError("lookup.nothing-in-force", day=day.isoformat(), known=_known(archive))
    return found


def _up_to(archive: Archive, name: str) -> dict[tuple[str, str], tuple[Frozen, FrozenDocument]]:
    """Return the texts that were frozen last once an edition was, those of cancelled editions left aside."""
    place = next(place for place, frozen in enumerate(archive.editions) if frozen.id == name)
    texts, withdrawn = last_texts(archive.editions[: place + 1])
    return {key: held for key, held in texts.items() if key not in withdrawn}


def last_texts(editions: Sequence[Frozen], cancelled: str | None = None) -> tuple[Texts, frozenset[tuple[str, str]]]:
    """Return the newest text of each work and locale, and which of them were withdrawn afterwards.

    Cancelled editions are left aside, and `cancelled` with them: one that an open entry cancels.
    """
    gone = {cancelled, *history.cancelled(replay(frozen.manifest.entry for frozen in editions), date.max)}
    last: dict[tuple[str, str], tuple[Frozen, FrozenDocument]] = {}
    withdrawn: set[tuple[str, str]] = set()
    for frozen in editions:
        if frozen.id in gone:
            continue
        for change in frozen.manifest.entry.works:
            if change.change.withdraws:
                withdrawn |= {key for key in last if key[0] == change.work and key[1] in (change.locales or key[1:])}
        for document in frozen.manifest.documents:
            last[document.work, document.locale] = (frozen, document)
            withdrawn.discard((document.work, document.locale))
    return last, frozenset(withdrawn)


def _refuse_unkept(archive: Archive, name: str) -> None:
    if any(entry.edition == name for frozen in archive.editions for entry in frozen.manifest.unkept):
        raise UnknownEditionError("lookup.never-kept", name=name, known=_known(archive))


def _known(archive: Archive) -> Message:
    names = tuple(dict.fromkeys(frozen.id for frozen in archive.complete.editions))
    return Message("lookup.editions", names=names) if names else Message("lookup.nothing-frozen")
