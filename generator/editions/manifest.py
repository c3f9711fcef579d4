"""What a frozen edition says of itself, and its JSON.

In: a `Manifest`. Out: canonical JSON, and back. It never changes once written: the hash of the file is the hash of the
edition, and the next edition names it. What a court had blanked later stands in a file beside it, `Redactions`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..codec import Upgrades, pack, unpack
from ..model.change import Change

SCHEMA = 1
UPGRADES: Upgrades = {}
"""Upgrades of manifests and redactions. Schema 1 is the first."""

FOLDER, MANIFEST, REDACTIONS = "editions", "manifest.json", "redactions.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What changed, for readers of one language."""

    locale: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenChange:
    """What the changelog said of one work: `locales` is empty for all of them, `effective` is filled in."""

    work: str
    change: Change
    locales: tuple[str, ...]
    effective: date
    clauses: tuple[str, ...]
    because: str | None
    summary: tuple[Summary, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenEntry:
    """An entry of the changelog."""

    edition: str
    cancels: str | None
    works: tuple[FrozenChange, ...]

    @property
    def id(self) -> str:
        """The name of the edition, as the working changelog calls it."""
        return self.edition


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseDigest:
    """The SHA-256 of the wording of a clause."""

    clause: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FileSum:
    """A file of the edition's folder, its SHA-256 and its length in bytes."""

    path: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenDocument:
    """One text: its title and address, the digests of its wording as a whole and by clause, and its two files."""

    work: str
    locale: str
    title: str
    path: str
    text: str
    clauses: tuple[ClauseDigest, ...]
    json: FileSum
    pdf: FileSum


@dataclass(frozen=True, slots=True, kw_only=True)
class Previous:
    """The edition before, and the SHA-256 of its manifest."""

    edition: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """A frozen edition. `unkept` are the older entries of the changelog whose text was never kept, newest first."""

    entry: FrozenEntry
    previous: Previous | None
    unkept: tuple[FrozenEntry, ...]
    documents: tuple[FrozenDocument, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Redaction:
    """A clause that was blanked: why, on which day, and the files that have taken the place of the old ones."""

    work: str
    locale: str
    clause: str
    reason: str
    day: date
    json: FileSum
    pdf: FileSum


@dataclass(frozen=True, slots=True, kw_only=True)
class Redactions:
    """All that was blanked in an edition, in the order in which it was."""

    redactions: tuple[Redaction, ...]


def encode_manifest(manifest: Manifest) -> bytes:
    """Return the canonical JSON of a manifest."""
    return pack(manifest, SCHEMA)


def decode_manifest(data: bytes) -> Manifest:
    """Return the manifest whose JSON is `data`. Raises CodecError for what is no such JSON, or of a newer schema."""
    return unpack(data, Manifest, SCHEMA, UPGRADES)


def encode_redactions(redactions: Redactions) -> bytes:
    """Return the canonical JSON of what was blanked."""
    return pack(redactions, SCHEMA)


def decode_redactions(data: bytes) -> Redactions:
    """Return what was blanked, from JSON. Raises CodecError as `decode_manifest` does."""
    return unpack(data, Redactions, SCHEMA, UPGRADES)


def file_name(work: str, locale: str, suffix: str) -> str:
    """Return the name of a file in the folder of an edition: `en.privacy-policy.json`."""
    return f"{locale}.{work}.{suffix}"
