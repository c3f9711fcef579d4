"""Editions as values: what a frozen one holds, and all of a project.

In: nothing; `folder.py` reads them. Out: the text and the bytes of an edition, each compared with its hash when it is
loaded; `integrity.py` compares all of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from ..disk.reading import (
    LARGEST_ARTIFACT,
    UnreadableFileError,
    read_written,
)
from ..disk.tree import digest
from ..model.approvals import Approval
from ..model.codec import CodecError, decode
from ..model.diagnostics import Diagnostic, Message, error
from ..model.document import Document
from ..model.history import order
from ..model.source import Source
from . import manifest as m
from .entered import ORIGINAL, Entered, untold
from .supplements import Addition, HeldSupplement, additions

RESTORE = Message("edition-damaged.restore")
_OPEN = Message("entered-alone.open")


class EditionError(Exception):
    """A frozen file is not what its manifest says; `finding` says which, and what to do."""

    def __init__(self, finding: Diagnostic) -> None:
        super().__init__(finding.message)
        self.finding = finding


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Frozen:
    """A frozen edition: its manifest, the SHA-256 of it, the folder, and what came to it.

    `listed` is what older programs had blanked in it. Texts that were `entered` later are one as well; its manifest
    then is what follows from that. Two are never equal, so that one can be the key of a cache.
    """

    manifest: m.Manifest
    sha256: str
    folder: Path
    listed: tuple[m.Redaction, ...] = ()
    supplements: tuple[HeldSupplement, ...] = ()
    entered: Entered | None = None

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
        listed = (m.REDACTIONS,) if self.listed else ()
        return (m.MANIFEST, *listed, *(held.name for held in self.supplements))

    @property
    def attestations(self) -> tuple[m.FileSum, ...]:
        """The files of signatures and time stamps over its records."""
        return tuple(one.file for held in self.supplements for one in held.supplement.attestations)

    @property
    def hashes(self) -> tuple[str, ...]:
        """The SHA-256 of the manifest and of every supplement, each of which vouches for those before."""
        return (self.sha256, *(held.sha256 for held in self.supplements))

    @property
    def head(self) -> tuple[str, str]:
        """The name and the SHA-256 of its newest record, which vouches for every one before."""
        return next(((one.name, one.sha256) for one in reversed(self.supplements)), (m.MANIFEST, self.sha256))

    @property
    def redactions(self) -> tuple[m.Redaction, ...]:
        """What was blanked in it by order, in the order in which it was."""
        return (*self.listed, *(one for held in self.supplements for one in held.supplement.redactions))

    def keeps(self, change: m.FrozenChange) -> bool:
        """Say whether it has a text that a change is about, or the change left none."""
        return change.change.withdraws or any(change.concerns(*one.key) for one in self.manifest.documents)

    def tells(self, change: m.FrozenChange) -> bool:
        """Say whether the changelog tells a change: what was entered has entries that only stand for one."""
        return self.entered is None or change not in self.manifest.entry.works

    @lru_cache(maxsize=4096)  # noqa: B019 - the editions of an archive that is read anew go in the end
    def files(self) -> Mapping[str, m.FileSum]:
        """Return what every file of the folder has to be, beside the records themselves."""
        texts: tuple[m.FrozenDocument | Addition, ...] = (*self.manifest.documents, *additions(self.supplements))
        sums = [held for text in texts for held in (*text.parts.values(), *(one.file for one in text.signatures))]
        sums += self.attestations
        sums += [self.manifest.duties] if self.manifest.duties else []
        sums += [held for redaction in self.redactions for held in redaction.parts.values()]
        return MappingProxyType({held.path: held for held in sums})

    def parts(self, document: m.FrozenDocument) -> Mapping[str, m.FileSum]:
        """Return the files of a text by format, as they have to be now, those that came later at the end."""
        late = (one.parts for one in additions(self.supplements) if one.key == document.key)
        now = self.files()
        return {name: now[held.path] for parts in (document.parts, *late) for name, held in parts.items()}

    def notices(self, document: m.FrozenDocument) -> tuple[m.Notice, ...]:
        """Return how readers were told of a text, what came later at the end."""
        late = (one.notices for one in additions(self.supplements) if one.key == document.key)
        return (*document.notices, *(notice for told in late for notice in told))

    def approvals(self, document: m.FrozenDocument) -> Iterator[tuple[Approval, date | None]]:
        """Yield who approved a text, with the day on which that was added; None where it was frozen with the text."""
        yield from ((one, None) for one in document.approvals)
        for told in (held.supplement for held in self.supplements):
            late = (addition for addition in told.documents if addition.key == document.key)
            yield from ((one, told.day) for addition in late for one in addition.approvals)


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """The frozen editions of a project, oldest first, and the texts that were entered, in the order of entering."""

    editions: tuple[Frozen, ...]
    entered: tuple[Frozen, ...] = ()

    def find(self, edition: str) -> Frozen | None:
        """Return the edition of a name, or None."""
        return next((frozen for frozen in self.editions if frozen.id == edition), None)

    @property
    def entries(self) -> tuple[m.FrozenEntry, ...]:
        """The changelog as it was frozen, oldest first: the editions, and between them entries without a text."""
        told = (entry for frozen in self.editions for entry in (frozen.manifest.entry, *frozen.manifest.unkept))
        return tuple(sorted(told, key=lambda entry: order(entry.edition)))

    @property
    def unkept(self) -> Iterator[tuple[m.FrozenEntry, m.FrozenChange]]:
        """What entries did to works of which nobody kept a text then, newest first."""
        for frozen in reversed(self.editions):
            own = frozen.manifest.entry
            yield from ((own, change) for change in own.works if not frozen.keeps(change))
            yield from ((entry, change) for entry in frozen.manifest.unkept for change in entry.works)

    @property
    def complete(self) -> Archive:
        """The same with what was entered among the editions, for whoever asks what was read on a day.

        What was entered under the day of an entry is the text of that entry.
        """
        told = self.entries
        entered = (
            replace(one, manifest=replace(one.manifest, entry=untold(one.manifest.entry, told))) for one in self.entered
        )
        everything = sorted((*self.editions, *entered), key=lambda frozen: order(frozen.id))
        return Archive(editions=tuple(everything))

    @property
    def newest(self) -> Frozen | None:
        """The last one frozen, None where there is none."""
        return self.editions[-1] if self.editions else None


def load(frozen: Frozen, document: m.FrozenDocument) -> Document:
    """Return the text of a frozen edition as its JSON has it.

    Raises EditionError where the file is not the one that was frozen, and where only another file was kept.
    """
    if not document.is_loadable:
        alone = Message("entered-alone.file", day=frozen.id, work=document.work, locale=document.locale)
        raise EditionError(damaged(frozen.folder, document.parts[ORIGINAL].path, alone, _OPEN))
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
        raise EditionError(unreadable_file(frozen.folder, path, cause)) from cause
    if digest(data) != frozen.files()[path].sha256:
        raise EditionError(altered(frozen.folder, path))
    return data


def damaged(folder: Path, name: str, message: Message, advice: Message = RESTORE) -> Diagnostic:
    """Return the finding that something in the folder of an edition is not as it was written."""
    place = Source(path=_place(folder, name), text="").whole()
    return error(message, place).with_help(advice)


def altered(folder: Path, name: str) -> Diagnostic:
    """Return the finding that a file is not as it was frozen, with what stops git where that changed its lines."""
    finding = damaged(folder, name, Message("edition-damaged.altered"))
    with suppress(UnreadableFileError):
        if not name.endswith(".pdf") and b"\r\n" in read_written(folder / name, LARGEST_ARTIFACT):
            return finding.with_help("edition-damaged.line-ends")
    return finding


def unreadable_file(folder: Path, name: str, cause: UnreadableFileError) -> Diagnostic:
    """Return the finding that a file of an edition cannot be read."""
    return damaged(folder, name, Message("edition-damaged.unreadable", cause=cause.message))


def _place(folder: Path, name: str) -> str:
    return f"{within(folder)}/{name}"


def within(path: Path) -> str:
    """Return the path of what lies among the editions, from the folder of the project on."""
    parts = path.parts
    return "/".join(parts[len(parts) - 1 - parts[::-1].index(m.FOLDER) :])
