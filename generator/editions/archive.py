"""The editions of a folder, their chain, and what is wrong with them.

In: the root of a project. Out: an `Archive`, oldest edition first, and findings: a manifest that cannot be read, a
chain that is broken, a file too many or too few, or of another length. The bytes of a text are compared with their
hash when it is loaded; `integrity.py` compares all of them.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType

from ..disk.reading import (
    LARGEST_ARTIFACT,
    LARGEST_JSON,
    UnreadableFileError,
    is_folder,
    read_written,
    real_folder,
    told,
)
from ..disk.tree import digest
from ..model.codec import CodecError, NewerError, decode
from ..model.diagnostics import Diagnostic, Message, error, reason
from ..model.document import Document
from ..model.history import order
from ..model.source import Source
from .chain import broken
from .manifest import (
    FOLDER,
    MANIFEST,
    REDACTIONS,
    FileSum,
    FrozenChange,
    FrozenDocument,
    FrozenEntry,
    Manifest,
    Redaction,
    decode_manifest,
    decode_redactions,
)
from .supplements import Addition, HeldSupplement, additions, read_supplements

EDITION = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:\.[0-9]{1,3})?")
_RESTORE = Message("edition-damaged.restore")
_ALTERED = Message("edition-damaged.altered")


class EditionError(Exception):
    """A frozen file is not what its manifest says; `finding` says which, and what to do."""

    def __init__(self, finding: Diagnostic) -> None:
        super().__init__(finding.message)
        self.finding = finding


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Frozen:
    """A frozen edition: its manifest, the SHA-256 of it, the folder, what was blanked in it and what came to it.

    Two are never equal, so that one can be the key of a cache.
    """

    manifest: Manifest
    sha256: str
    folder: Path
    redactions: tuple[Redaction, ...]
    supplements: tuple[HeldSupplement, ...] = ()

    @property
    def id(self) -> str:
        """The name of the edition."""
        return self.manifest.entry.edition

    @property
    def day(self) -> date:
        """The day of the edition."""
        return order(self.id)[0]

    @property
    def records(self) -> tuple[str, ...]:
        """The names of the files that say what the others have to be, of which the manifest is the first."""
        redactions = (REDACTIONS,) if self.redactions else ()
        return (MANIFEST, *redactions, *(held.name for held in self.supplements))

    def keeps(self, change: FrozenChange) -> bool:
        """Say whether it has a text of the work that a change is about, or the change left none."""
        return change.change.withdraws or any(one.work == change.work for one in self.manifest.documents)

    @cache  # noqa: B019 - an edition lives as long as the run
    def files(self) -> Mapping[str, FileSum]:
        """Return what every file of the folder has to be, beside the records themselves."""
        texts: tuple[FrozenDocument | Addition, ...] = (*self.manifest.documents, *additions(self.supplements))
        sums = [held for text in texts for held in (*text.parts.values(), *(one.file for one in text.signatures))]
        sums += [held for redaction in self.redactions for held in redaction.parts.values()]
        return MappingProxyType({held.path: held for held in sums})

    def parts(self, document: FrozenDocument) -> Mapping[str, FileSum]:
        """Return the files of a text by format, as they have to be now, those that came later at the end."""
        late = (one.parts for one in additions(self.supplements) if one.key == document.key)
        now = self.files()
        return {name: now[held.path] for parts in (document.parts, *late) for name, held in parts.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """The frozen editions of a project, oldest first."""

    editions: tuple[Frozen, ...]

    def find(self, edition: str) -> Frozen | None:
        """Return the edition of a name, or None."""
        return next((frozen for frozen in self.editions if frozen.id == edition), None)

    @property
    def entries(self) -> tuple[FrozenEntry, ...]:
        """The changelog as it was frozen, oldest first: the editions, and between them entries without a text."""
        told = (entry for frozen in self.editions for entry in (frozen.manifest.entry, *frozen.manifest.unkept))
        return tuple(sorted(told, key=lambda entry: order(entry.edition)))

    @property
    def unkept(self) -> Iterator[tuple[FrozenEntry, FrozenChange]]:
        """What entries did to works of which nobody kept a text then, newest first."""
        for frozen in reversed(self.editions):
            own = frozen.manifest.entry
            yield from ((own, change) for change in own.works if not frozen.keeps(change))
            yield from ((entry, change) for entry in frozen.manifest.unkept for change in entry.works)

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
            editions.append(read_frozen(folder.name, folder, folder.joinpath))
        except UnreadableFileError as cause:
            found.append(_unreadable_file(folder, Path(cause.path).name, cause))
        except ValueError as cause:
            found.append(_unreadable(folder, cause))
    editions.sort(key=lambda frozen: order(frozen.id))
    if not found:  # what is missing from a chain was told already
        found += [damaged(frozen.folder, name, message) for frozen, name, message in broken(editions)]
        found += [finding for frozen in editions for finding in _files(frozen)]
    return Archive(editions=tuple(editions)), tuple(found)


def load(frozen: Frozen, document: FrozenDocument) -> Document:
    """Return the text of a frozen edition as its JSON has it.

    Raises EditionError where the file is not the one that was frozen.
    """
    path = document.source.path
    try:
        return decode(read_file(frozen, path))
    except CodecError as cause:
        raise EditionError(
            damaged(frozen.folder, path, Message("edition-damaged.text", cause=cause.message))
        ) from cause


def read_file(frozen: Frozen, path: str) -> bytes:
    """Return the bytes of a file of an edition. Raises EditionError where they are not those that were frozen."""
    try:
        data = read_written(frozen.folder / path, LARGEST_ARTIFACT)
    except UnreadableFileError as cause:
        raise EditionError(_unreadable_file(frozen.folder, path, cause)) from cause
    if digest(data) != frozen.files()[path].sha256:
        raise EditionError(damaged(frozen.folder, path, _ALTERED))
    return data


def damaged(folder: Path, name: str, message: Message, advice: Message = _RESTORE) -> Diagnostic:
    """Return the finding that something in the folder of an edition is not as it was written."""
    place = Source(path=_place(folder, name), text="").whole()
    return error(message, place).with_help(advice)


def _unreadable_file(folder: Path, name: str, cause: UnreadableFileError) -> Diagnostic:
    return damaged(folder, name, Message("edition-damaged.unreadable", cause=cause.message))


def _folders(editions: Path) -> tuple[tuple[Path, ...], tuple[Diagnostic, ...]]:
    """Return the folders that are named as editions are, and findings for all that is no edition."""
    try:
        with told(editions):
            found = sorted(editions.iterdir()) if is_folder(editions, real_folder(editions.parent)) else []
    except UnreadableFileError as cause:
        finding = error("edition-damaged.folder", Source(path=FOLDER, text="").whole(), cause=cause.message)
        return (), (finding.with_help(_RESTORE),)
    # a name with a dot is what a run that was killed left behind; the next release removes it
    inside = [path for path in found if path.name[0] != "."]
    named = [path for path in inside if path.is_dir() and not path.is_symlink() and EDITION.fullmatch(path.name)]
    return tuple(named), tuple(_strange(path) for path in inside if path not in named)


def _strange(path: Path) -> Diagnostic:
    source = Source(path=f"{FOLDER}/{path.name}", text="").whole()
    finding = error("edition-damaged.no-edition", source)
    return finding.with_help("edition-damaged.move-away", folder=FOLDER)


def read_frozen(edition: str, folder: Path, place: Callable[[str], Path]) -> Frozen:
    """Return the edition of a name whose records lie where `place` says. Raises CodecError and UnreadableFileError."""
    data = read_written(place(MANIFEST), LARGEST_JSON)
    manifest = decode_manifest(data)
    if manifest.entry.edition != edition:
        raise CodecError("edition-damaged.of-another", edition=manifest.entry.edition)
    for entry in (manifest.entry, *manifest.unkept):
        order(entry.edition)  # raises ValueError, as every CodecError is one
    told = place(REDACTIONS)
    return Frozen(
        manifest=manifest,
        sha256=digest(data),
        folder=folder,
        redactions=decode_redactions(read_written(told, LARGEST_JSON)).redactions if os.path.lexists(told) else (),
        supplements=read_supplements(place),
    )


def _unreadable(folder: Path, cause: ValueError | OSError) -> Diagnostic:
    advice = Message("edition-damaged.install-newer") if isinstance(cause, NewerError) else _RESTORE
    return damaged(folder, MANIFEST, Message("edition-damaged.manifest", cause=reason(cause)), advice)


def _files(frozen: Frozen) -> Iterator[Diagnostic]:
    """Yield what can be told without reading: files too many, too few, or of another length."""
    wanted = frozen.files()
    with os.scandir(frozen.folder) as found:
        there = {entry.name: entry for entry in found}
    for name in sorted(there.keys() - wanted.keys() - {*frozen.records, REDACTIONS}):
        yield damaged(frozen.folder, name, Message("edition-damaged.stray"), Message("help.move-away"))
    for name, held in sorted(wanted.items()):
        if name not in there:
            yield damaged(frozen.folder, name, Message("edition-damaged.missing"))
        elif there[name].is_symlink() or there[name].stat(follow_symlinks=False).st_size != held.size:
            yield damaged(frozen.folder, name, _ALTERED)


def _place(folder: Path, name: str) -> str:
    return f"{FOLDER}/{folder.name}/{name}"
