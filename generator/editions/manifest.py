"""What a frozen edition says of itself, and its JSON.

In: a `Manifest`. Out: canonical JSON, and back. It never changes once written: the hash of the file is the hash of the
edition, and the next edition names it. What came later, an order of a court among it, is told by `supplements.py`;
older programs wrote orders into a file of their own, `Redactions`, which is read for ever.

A field with a default has a place for what only some editions have, and is not written where there is nothing. Schema 1
had two files for each text, `json` and `pdf`; it is read for ever, as a manifest with these two parts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from ..model.approvals import Approval, ClauseDigest
from ..model.change import Change
from ..model.codec import CodecError, pack, unpack
from .upgrades import SCHEMA, UPGRADES

FOLDER, MANIFEST, REDACTIONS = "editions", "manifest.json", "redactions.json"
SOURCE = "json"
"""The part that every text has: its Document, from which it is loaded again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What changed, for readers of one language."""

    locale: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenReason:
    """Why a passage that was clarified has the effect that it had, for readers of each language; who answers for it."""

    clause: str
    locale: str
    passage: str
    because: tuple[Summary, ...]
    answered_by: str | None = None


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
    reasons: tuple[FrozenReason, ...] = ()

    def concerns(self, work: str, locale: str) -> bool:
        """Say whether it is about a work in a language."""
        return self.work == work and (not self.locales or locale in self.locales)


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
class FileSum:
    """A file of the edition's folder, its SHA-256 and length in bytes, and the profiles that it claims: `PDF/UA-1`."""

    path: str
    sha256: str
    size: int
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """How readers were told of an edition and when, and the SHA-256 of what proves it."""

    how: str
    day: date
    evidence: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Who signed what and when: `over` is the SHA-256 of what was signed, `file` the signature."""

    by: str
    day: date
    over: str
    file: FileSum


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenDocument:
    """One text: its title and address, the digests of its wording as a whole and by clause, its files by format.

    `version` is the text's number as the company counts; `moved_from` are addresses that lead to it, `absent` says of
    clauses that other languages have why this one has not.
    """

    work: str
    locale: str
    title: str
    path: str
    text: str
    clauses: tuple[ClauseDigest, ...]
    parts: Mapping[str, FileSum]
    version: str | None = None
    moved_from: tuple[str, ...] = ()
    absent: Mapping[str, str] = field(default_factory=dict)
    notices: tuple[Notice, ...] = ()
    approvals: tuple[Approval, ...] = ()
    signatures: tuple[Signature, ...] = ()

    @property
    def key(self) -> tuple[str, str]:
        """The work and the locale, which name a text in an edition."""
        return self.work, self.locale

    @property
    def source(self) -> FileSum:
        """The file from which the text is loaded."""
        return self.parts[SOURCE]

    @property
    def is_loadable(self) -> bool:
        """Whether it can be loaded: a text that was entered from a PDF is kept as the file alone."""
        return SOURCE in self.parts


@dataclass(frozen=True, slots=True, kw_only=True)
class Previous:
    """The edition before, and the SHA-256 of its manifest."""

    edition: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """A frozen edition. `unkept` are the entries since the one before whose text was never kept, newest first.

    `supplements` names by edition the SHA-256 of the last supplement that there was when this one was frozen, `entered`
    that of the last manifest of texts that were entered by then. `duties` is the file of the law in scope, which is
    not published.
    """

    entry: FrozenEntry
    previous: Previous | None
    unkept: tuple[FrozenEntry, ...]
    documents: tuple[FrozenDocument, ...]
    supplements: Mapping[str, str] = field(default_factory=dict)
    entered: str | None = None
    duties: FileSum | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Redaction:
    """A clause that was blanked: why, on which day, and the files that have taken the place of the old ones."""

    work: str
    locale: str
    clause: str
    reason: str
    day: date
    parts: Mapping[str, FileSum]

    @property
    def source(self) -> FileSum:
        """The file from which the text is loaded."""
        return self.parts[SOURCE]


@dataclass(frozen=True, slots=True, kw_only=True)
class Redactions:
    """All that was blanked in an edition, in the order in which it was."""

    redactions: tuple[Redaction, ...]


def encode_manifest(manifest: Manifest) -> bytes:
    """Return the canonical JSON of a manifest."""
    return pack(manifest, SCHEMA)


def decode_manifest(data: bytes) -> Manifest:
    """Return the manifest whose JSON is `data`. Raises CodecError for what is no such JSON, or of a newer schema."""
    manifest = unpack(data, Manifest, SCHEMA, UPGRADES)
    require_text(manifest.documents)
    return manifest


def decode_redactions(data: bytes) -> Redactions:
    """Return what was blanked, from JSON. Raises CodecError as `decode_manifest` does."""
    told = unpack(data, Redactions, SCHEMA, UPGRADES)
    require_text(told.redactions)
    return told


def file_name(work: str, locale: str, part: str) -> str:
    """Return the name of a part in the folder of an edition: `en.privacy-policy.json`."""
    return f"{locale}.{work}.{part}"


def permanent(path: str, edition: str) -> str:
    """Return the folder in a published tree where an edition of the text under `path` stands for ever."""
    return f"{path}{edition}/"


def published_as(edition: str, record: str) -> str:
    """Return the path in a published tree of a file that says what an edition is: `editions/2021-06-30.json`."""
    return f"{FOLDER}/{edition}.json" if record == MANIFEST else f"{FOLDER}/{edition}.{record}"


def require_text(texts: tuple[FrozenDocument, ...] | tuple[Redaction, ...]) -> None:
    """Raise CodecError for a text without the part from which it is loaded."""
    for text in texts:
        if SOURCE not in text.parts:
            raise CodecError("codec.no-part", work=text.work, locale=text.locale, part=SOURCE)
