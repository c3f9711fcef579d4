"""The editions of a folder, their chain, and what is wrong with them.

In: the root of a project. Out: an `Archive`, oldest edition first, and findings: a manifest that cannot be read, a
chain that is broken, a file too many or too few, or of another length. The bytes of a text are compared with their
hash when it is loaded; `integrity.py` compares all of them.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType

from ..codec import CodecError, decode
from ..diagnostics import Diagnostic, error
from ..model.document import Document
from ..model.history import order
from ..source import Source
from ..tree import digest
from .manifest import (
    FOLDER,
    MANIFEST,
    REDACTIONS,
    FileSum,
    FrozenDocument,
    FrozenEntry,
    Manifest,
    Redaction,
    decode_manifest,
    decode_redactions,
)

_NAME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:\.[0-9]{1,3})?")
_RESTORE = "bring the folder back from the history of the repository; editions are never edited"


class EditionError(Exception):
    """A frozen file is not what its manifest says; `finding` says which, and what to do."""

    def __init__(self, finding: Diagnostic) -> None:
        super().__init__(finding.message)
        self.finding = finding


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Frozen:
    """A frozen edition: its manifest, the SHA-256 of it, the folder, and what was blanked in it.

    Two are never equal, so that one can be the key of a cache.
    """

    manifest: Manifest
    sha256: str
    folder: Path
    redactions: tuple[Redaction, ...]

    @property
    def id(self) -> str:
        """The name of the edition."""
        return self.manifest.entry.edition

    @property
    def day(self) -> date:
        """The day of the edition."""
        return order(self.id)[0]

    @cache  # noqa: B019 - an edition lives as long as the run
    def files(self) -> Mapping[str, FileSum]:
        """Return what every file of the folder has to be, beside the manifest and the redactions themselves."""
        sums = [held for document in self.manifest.documents for held in (document.json, document.pdf)]
        sums += [held for redaction in self.redactions for held in (redaction.json, redaction.pdf)]
        return MappingProxyType({held.path: held for held in sums})


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """The frozen editions of a project, oldest first."""

    editions: tuple[Frozen, ...]

    def find(self, edition: str) -> Frozen | None:
        """Return the edition of a name, or None."""
        return next((frozen for frozen in self.editions if frozen.id == edition), None)

    @property
    def entries(self) -> tuple[FrozenEntry, ...]:
        """The changelog as it was frozen, oldest first: entries whose text was never kept, then the editions."""
        unkept = (entry for frozen in self.editions for entry in reversed(frozen.manifest.unkept))
        return (*unkept, *(frozen.manifest.entry for frozen in self.editions))

    @property
    def newest(self) -> Frozen | None:
        """The last one frozen, None where there is none."""
        return self.editions[-1] if self.editions else None


def read_archive(root: Path) -> tuple[Archive, tuple[Diagnostic, ...]]:
    """Return the editions in `root`/editions that can be read, and what is wrong with them, each fault once."""
    folders, strange = _folders(root / FOLDER)
    found = list(strange)
    editions: list[Frozen] = []
    for folder in folders:
        try:
            editions.append(_read(folder))
        except (ValueError, OSError) as cause:
            reason = cause.strerror or str(cause) if isinstance(cause, OSError) else str(cause)
            found.append(_unreadable(folder, reason))
    editions.sort(key=lambda frozen: order(frozen.id))
    if not found:  # what is missing from a chain was told already
        found += _chain(editions)
        found += [finding for frozen in editions for finding in _files(frozen)]
    return Archive(editions=tuple(editions)), tuple(found)


def load(frozen: Frozen, document: FrozenDocument) -> Document:
    """Return the text of a frozen edition as its JSON has it.

    Raises EditionError where the file is not the one that was frozen.
    """
    path = document.json.path
    try:
        return decode(read_file(frozen, path))
    except CodecError as cause:
        raise EditionError(damaged(frozen.folder, path, f"this text cannot be read: {cause}")) from cause


def read_file(frozen: Frozen, path: str) -> bytes:
    """Return the bytes of a file of an edition. Raises EditionError where they are not those that were frozen."""
    try:
        data = (frozen.folder / path).read_bytes()
    except OSError as cause:
        message = f"this file of the edition cannot be read: {cause.strerror or cause}"
        raise EditionError(damaged(frozen.folder, path, message)) from cause
    if digest(data) != frozen.files()[path].sha256:
        raise EditionError(damaged(frozen.folder, path, "this file was altered after it was frozen"))
    return data


def damaged(folder: Path, name: str, message: str, help_line: str = _RESTORE) -> Diagnostic:
    """Return the finding that something in the folder of an edition is not as it was written."""
    place = Source(path=_place(folder, name), text="").whole()
    return error("edition-damaged", message, place).with_help(help_line)


def _folders(editions: Path) -> tuple[tuple[Path, ...], tuple[Diagnostic, ...]]:
    """Return the folders that are named as editions are, and findings for all that is no edition."""
    if os.path.lexists(editions) and not editions.is_dir():
        finding = error("edition-damaged", "this is no folder", Source(path=FOLDER, text="").whole())
        return (), (finding.with_help(_RESTORE),)
    # a name with a dot is what a run that was killed left behind; the next release removes it
    inside = [path for path in sorted(editions.iterdir()) if path.name[0] != "."] if editions.is_dir() else []
    named = [path for path in inside if path.is_dir() and not path.is_symlink() and _NAME.fullmatch(path.name)]
    return tuple(named), tuple(_strange(path) for path in inside if path not in named)


def _strange(path: Path) -> Diagnostic:
    source = Source(path=f"{FOLDER}/{path.name}", text="").whole()
    finding = error("edition-damaged", "this is no edition", source)
    return finding.with_help(f"move it away: only `clausebook release` writes into {FOLDER}/")


def _read(folder: Path) -> Frozen:
    data = (folder / MANIFEST).read_bytes()
    manifest = decode_manifest(data)
    if manifest.entry.edition != folder.name:
        raise CodecError(f"the manifest is that of the edition {manifest.entry.edition}")
    for entry in (manifest.entry, *manifest.unkept):
        order(entry.edition)  # raises ValueError, as every CodecError is one
    told = folder / REDACTIONS
    redactions = decode_redactions(told.read_bytes()).redactions if told.exists() else ()
    return Frozen(manifest=manifest, sha256=digest(data), folder=folder, redactions=redactions)


def _unreadable(folder: Path, reason: str) -> Diagnostic:
    newer = "newer Clausebook" in reason
    return damaged(
        folder, MANIFEST, f"the manifest of this edition cannot be read: {reason}",
        "install the newer version" if newer else _RESTORE,
    )  # fmt: skip


def _chain(editions: list[Frozen]) -> Iterator[Diagnostic]:
    for frozen in editions[:1]:
        if frozen.manifest.previous:
            missing = frozen.manifest.previous.edition
            yield damaged(frozen.folder, MANIFEST, f"the edition {missing} before this one is missing")
    for before, after in pairwise(editions):
        previous = after.manifest.previous
        if previous is None:
            message = f"this edition says that it is the first one, and {before.id} stands before it"
            yield damaged(after.folder, MANIFEST, message)
        elif previous.edition != before.id:
            there = any(frozen.id == previous.edition for frozen in editions)
            message = f"the edition {previous.edition} before this one is missing"
            if there:
                message = f"{before.id} was put between {previous.edition} and this edition"
            yield damaged(before.folder if there else after.folder, MANIFEST, message)
        elif previous.sha256 != before.sha256:
            message = f"the manifest of {before.id} was altered after {after.id} was frozen"
            yield damaged(before.folder, MANIFEST, message)


def _files(frozen: Frozen) -> Iterator[Diagnostic]:
    """Yield what can be told without reading: files too many, too few, or of another length."""
    wanted = frozen.files()
    there = {entry.name: entry for entry in os.scandir(frozen.folder)}
    for name in sorted(there.keys() - wanted.keys() - {MANIFEST, REDACTIONS}):
        yield damaged(frozen.folder, name, "this file is no part of the edition", "move it away")
    for name, held in sorted(wanted.items()):
        if name not in there:
            yield damaged(frozen.folder, name, "this file of the edition is missing")
        elif there[name].is_symlink() or there[name].stat(follow_symlinks=False).st_size != held.size:
            yield damaged(frozen.folder, name, "this file was altered after it was frozen")


def _place(folder: Path, name: str) -> str:
    return f"{FOLDER}/{folder.name}/{name}"
