"""What a target is, and what it is handed.

A target is a place that readers are served from. Each kind is one file in `targets/` and one line in its table. It says
what lies there, what lay there before, and puts a `Delivery` there; what may go out is decided before it is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from ...disk.reading import LARGEST_ARTIFACT, read_written
from ...disk.staging import growing
from ...disk.tree import CONTROL, MANIFEST, RECEIPT, files_told, manifest_in, names_in
from ...model.diagnostics import RefusalError

PENDING = f"{CONTROL}/pending.json"
"""The manifest of a tree that is being put file by file, until all of it is there."""
PREVIOUS = f"{CONTROL}/previous"
"""The tree before, where it can lie nowhere else."""
PAGE = "text/html"


class PublicationError(RefusalError):
    """The tree must not be published, or could not be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FilePlan:
    """What a publication does to the files of a target, by their paths, sorted."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[str, ...]
    unchanged: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """A whole tree to put at a target.

    `folder` has its files, MANIFEST and RECEIPT: what readers are served. `media` is the media type by path. `before`
    and `pending` are what was seen of those manifests at the target: where others lie there meanwhile, nothing may be
    put. `has_others` says that files of others lie there, which stay.
    """

    folder: Path
    plan: FilePlan
    media: Mapping[str, str]
    before: bytes | None
    pending: bytes | None
    has_others: bool

    @property
    def resumes(self) -> bool:
        """Say whether this very tree was begun there and not finished."""
        return self.pending == self.data(MANIFEST)

    @property
    def paths(self) -> tuple[str, ...]:
        """Return every file in the order to put them: pages behind what they show, the manifest at the end."""
        return (*self.assets, *self.pages, RECEIPT, MANIFEST)

    @property
    def assets(self) -> tuple[str, ...]:
        """Return the files that are no pages."""
        return tuple(path for path, kind in self.media.items() if kind != PAGE)

    @property
    def pages(self) -> tuple[str, ...]:
        """Return the pages."""
        return tuple(path for path, kind in self.media.items() if kind == PAGE)

    def data(self, path: str) -> bytes:
        """Return the bytes of a file, PENDING among them. Raises UnreadableFileError."""
        return read_written(self.folder / (MANIFEST if path == PENDING else path), LARGEST_ARTIFACT)

    @property
    def known(self) -> frozenset[str]:
        """Return the files of ours that were seen at the target."""
        return frozenset((*self.plan.changed, *self.plan.gone, *self.plan.unchanged))

    def changing(self, paths: tuple[str, ...]) -> tuple[str, ...]:
        """Return those of `paths` that are not at the target yet."""
        there = {*self.plan.unchanged}
        return tuple(path for path in paths if path not in there)


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """What a target serves. A file is read once it is asked for: one of others is a name, whatever that looks like."""

    names: Collection[str]
    read: Callable[[str], bytes]

    def get(self, path: str) -> bytes | None:
        """Return the bytes of a file, None where there is none. Raises RefusalError for what is no regular file."""
        return self.read(path) if path in self.names else None


def served_from(folder: Path) -> Served:
    """Return what lies below a folder, where nothing is read through a link."""
    return Served(names={*names_in(folder)}, read=lambda path: read_written(folder / path, LARGEST_ARTIFACT))


class PublicationTarget(Protocol):
    """A place that readers are served from. Every function raises RefusalError where it cannot be reached."""

    @property
    def shared(self) -> bool:
        """Say whether files of others are expected beside ours, as on a branch that a host reads settings from."""
        ...

    def live(self, scratch: Path, near: Path) -> Served:
        """Return what lies there by path; `scratch` takes what is fetched, `near` has files most like it."""
        ...

    def previous(self, scratch: Path) -> Path:
        """Return `scratch` with a copy of the tree before; an empty folder, or none, where there is no such tree."""
        ...

    def put(self, delivery: Delivery) -> None:
        """Put a tree there. Raises PublicationError where somebody else was quicker."""
        ...


def listed(manifest: bytes | None) -> Mapping[str, str]:
    """Return the SHA-256 of each file of a manifest by path; of none where it is none of ours."""
    found = manifest_in(manifest or b"")
    return {path: file["sha256"] for path, file in files_told(found).items()} if found else {}


def unpack(served: Served, folder: Path) -> Path:
    """Return a new folder with the tree of ours among what is served; an empty one where there is no such tree.

    A file that somebody took away is lacking there as well, and is told when the tree is read.
    """
    files = listed(served.get(MANIFEST))
    with growing(folder) as tree:
        for path in (*files, MANIFEST) if files else ():
            if path in served.names:
                tree.write(path, served.read(path))
    return folder


def refuse_late(paths: Collection[str]) -> None:
    """Raise PublicationError for files and empty folders of others that came since a target was looked at."""
    if paths:
        raise PublicationError("publish.foreign", files=tuple(sorted(paths))[:3], count=len(paths))


def refuse_others(before: bytes | None, pending: bytes | None, delivery: Delivery) -> None:
    """Raise PublicationError where the manifests at a target are not those that were seen."""
    if (before, pending) != (delivery.before, delivery.pending):
        raise PublicationError("publish.overtaken")
