"""Texts of earlier days that were entered from a file: nobody can witness that they were published as they stand.

In: the folder of one of them, `editions/entered/1/`. Out: what its manifest says. They form a chain of their own, in
the order in which they were entered: each manifest names the hash of the one before, and each edition that is released
names that of the newest. The file is kept byte for byte; a PDF is kept as the file alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from ..model.change import FIRST
from ..model.codec import pack, unpack
from .manifest import FrozenChange, FrozenDocument, FrozenEntry
from .upgrades import SCHEMA, UPGRADES

ENTERED, ORIGINAL = "entered", "original"
"""The folder of what was entered, and the part of a text that is the file which it was entered from."""
NUMBER = re.compile(r"[1-9][0-9]{0,3}")
"""What the folders of entered texts are called: they are counted in the order of entering."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """Texts of a day and the day on which they were entered.

    `previous` is the SHA-256 of the manifest that was entered before, None in the first one; `names` says what the
    files were called, by what they are kept as; `source` is where somebody has them from.
    """

    day: date
    entered: date
    previous: str | None
    names: Mapping[str, str]
    documents: tuple[FrozenDocument, ...]
    source: str | None = None

    def name_of(self, document: FrozenDocument) -> str:
        """Return what the file of a text was called."""
        return self.names[document.parts[ORIGINAL].path]


def encode_entered(entered: Entered) -> bytes:
    """Return the canonical JSON of what was entered."""
    return pack(entered, SCHEMA)


def decode_entered(data: bytes) -> Entered:
    """Return what was entered, from JSON. Raises CodecError as `decode_manifest` does."""
    return unpack(data, Entered, SCHEMA, UPGRADES)


def entry_of(entered: Entered) -> FrozenEntry:
    """Return an entry that stands for what the changelog does not tell: each text was there from its day on."""
    locales: dict[str, tuple[str, ...]] = {}
    for document in entered.documents:
        locales[document.work] = (*locales.get(document.work, ()), document.locale)
    works = tuple(
        FrozenChange(work=work, change=FIRST, locales=own, effective=entered.day, clauses=(), because=None, summary=())
        for work, own in locales.items()
    )
    return FrozenEntry(edition=entered.day.isoformat(), cancels=None, works=works)


def untold(entry: FrozenEntry, told: Iterable[FrozenEntry]) -> FrozenEntry:
    """Return such an entry without the texts that an entry of the changelog for the same day is about."""
    same = [change for one in told if one.edition == entry.edition for change in one.works]
    about = [change for change in same if not change.change.withdraws]
    left = {
        own.work: tuple(tag for tag in own.locales if not any(change.concerns(own.work, tag) for change in about))
        for own in entry.works
    }
    return replace(entry, works=tuple(replace(own, locales=left[own.work]) for own in entry.works if left[own.work]))
