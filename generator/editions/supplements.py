"""What came to an edition after it was frozen: a part that was printed later, a notice, an approval, an order, a stamp.

In: where the files of an edition lie. Out: its `Supplement`s in order. They stand beside the manifest as
`supplement-1.json`, `supplement-2.json` and so on. Each names the hash of the file before it, the first one that of the
manifest; the next edition to be released names the last one of every edition. So nothing that was frozen is written
again, and what came later can neither vanish nor change.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from pathlib import Path

from ..disk.reading import LARGEST_JSON, read_written
from ..disk.tree import digest
from ..model.approvals import Approval
from ..model.codec import unpack
from .manifest import FileSum, Notice, Redaction, Signature, require_text
from .upgrades import SCHEMA, UPGRADES


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """What came to one text: its fields are those of a FrozenDocument."""

    work: str
    locale: str
    parts: Mapping[str, FileSum] = field(default_factory=dict)
    notices: tuple[Notice, ...] = ()
    approvals: tuple[Approval, ...] = ()
    signatures: tuple[Signature, ...] = ()

    @property
    def key(self) -> tuple[str, str]:
        """The work and the locale, which name a text in an edition."""
        return self.work, self.locale


@dataclass(frozen=True, slots=True, kw_only=True)
class Supplement:
    """What came to an edition on a day; `follows` is the SHA-256 of the supplement before, or of the manifest.

    `redactions` are what an order of a court has had blanked since; `signatures` and `stamps` are over the record that
    it follows, and so over every one before: of OpenSSH, and of a time stamping authority (RFC 3161).
    """

    follows: str
    day: date
    documents: tuple[Addition, ...] = ()
    redactions: tuple[Redaction, ...] = ()
    signatures: tuple[Signature, ...] = ()
    stamps: tuple[Signature, ...] = ()

    @property
    def is_record(self) -> bool:
        """Say whether it tells anything of a text; what only vouches for the records before is judged by itself."""
        return bool(self.documents or self.redactions)

    @property
    def attestations(self) -> tuple[Signature, ...]:
        """What vouches for the records before: signatures and time stamps."""
        return (*self.signatures, *self.stamps)


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldSupplement:
    """A supplement as it lies on disk."""

    name: str
    sha256: str
    supplement: Supplement


def supplement_name(number: int) -> str:
    """Return the name of a supplement, counted from 1."""
    return f"supplement-{number}.json"


def read_supplements(place: Callable[[str], Path]) -> tuple[HeldSupplement, ...]:
    """Return the supplements of an edition; `place` says where the file of a name lies.

    Raises CodecError and UnreadableFileError.
    """
    return tuple(_read(place))


def _read(place: Callable[[str], Path]) -> Iterator[HeldSupplement]:
    for name in map(supplement_name, count(1)):
        if not os.path.lexists(place(name)):
            return
        data = read_written(place(name), LARGEST_JSON)
        supplement = unpack(data, Supplement, SCHEMA, UPGRADES)
        require_text(supplement.redactions)
        yield HeldSupplement(name=name, sha256=digest(data), supplement=supplement)


def additions(held: tuple[HeldSupplement, ...]) -> Iterator[Addition]:
    """Yield what came to each text, oldest first."""
    for one in held:
        yield from one.supplement.documents
