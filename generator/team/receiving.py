"""What becomes of each file of a parcel: taken, joined with what changed here, or left as it is here.

In: a parcel, the texts here, and what this project ever shared. Out: an `Arrival` for each file, and what is written.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from ..disk.project import Project
from ..disk.reading import is_folder, real_folder
from ..model.source import Source
from .base import SharedBase, texts_of
from .merge import merged
from .parcel import FileChange, Parcel, ParcelError

TAKEN, MERGED, SAME, CONFLICT = "taken", "merged", "same", "conflict"


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """What becomes of a file: `text` is what is to stand here, `ours` what stands here, None for no file."""

    path: str
    outcome: str
    change: FileChange
    ours: str | None
    text: str | None


def arrivals(
    parcel: Parcel, address: str, project: Project, base: SharedBase, only: Collection[str], insisted: Collection[str]
) -> tuple[Arrival, ...]:
    """Return what becomes of the files of a parcel, of all or of those named; of those `insisted` on theirs is taken.

    Raises ParcelError for a parcel of a project at another `address`, for a name that is not in it, and for a file that
    would stand elsewhere; UnreadableFileError for a folder that leads elsewhere.
    """
    if parcel.project != address:
        raise ParcelError("receive.other", theirs=parcel.project, ours=address)
    here = texts_of(project)
    for name in sorted({*only, *insisted} - parcel.changes.keys()):
        raise ParcelError("receive.not-there", name=name, names=tuple(parcel.changes))
    chosen = {path: one for path, one in parcel.changes.items() if path in only or not only}
    for path in chosen:
        _refuse_misplaced(path, project)
    return tuple(_arrival(path, one, here.get(path), base, insisted) for path, one in chosen.items())


def _refuse_misplaced(path: str, project: Project) -> None:
    """Raise ParcelError, or UnreadableFileError, where a file would not stand where its path says."""
    for folder in PurePosixPath(path).parents:
        is_folder(project.root / folder, real_folder(project.root))
    spelled = {one.casefold(): one for one in texts_of(project)}.get(path.casefold(), path)
    if spelled != path:
        raise ParcelError("receive.case", name=path, other=spelled)
    if path in project.refused or (project.root / Path(path)).is_symlink():
        raise ParcelError("receive.special", name=path)


def _arrival(path: str, change: FileChange, ours: str | None, base: SharedBase, insisted: Collection[str]) -> Arrival:
    if change.theirs == ours:
        return Arrival(path=path, outcome=SAME, change=change, ours=ours, text=ours)
    if ours == change.base or path in insisted:
        return Arrival(path=path, outcome=TAKEN, change=change, ours=ours, text=change.theirs)
    made = _merged(path, change, ours) if base.has(change.base) else None
    outcome, text = (CONFLICT, ours) if made is None else (MERGED, made.text)
    return Arrival(path=path, outcome=outcome, change=change, ours=ours, text=text)


def _merged(path: str, change: FileChange, ours: str | None) -> Source | None:
    if ours is None or change.theirs is None or (change.base is None and path.endswith(".md")):
        return None
    base, own, theirs = (Source(path=path, text=text) for text in (change.base or "", ours, change.theirs))
    return merged(base, own, theirs)


def written(found: Collection[Arrival]) -> Mapping[str, str | None]:
    """Return the texts to write by path, None for a file that goes."""
    return {one.path: one.text for one in found if one.text != one.ours}


def shared(found: Collection[Arrival]) -> Mapping[str, str | None]:
    """Return what is shared with the sender from now on; of a conflict it is what was shared before."""
    return {one.path: one.change.theirs for one in found if one.outcome != CONFLICT}
