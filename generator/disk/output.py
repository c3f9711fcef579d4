"""Write a whole tree of artifacts, or nothing.

In: artifacts and a folder. Out: the folder holds exactly these files and a manifest of them. The tree is made beside
its place, synced, and then takes the place in one step: by exchanging two folders where the system can, else by two
renames that the next run repairs. A reader sees the old tree or the new one, and no file of somebody else is lost.
It decides nothing about content.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ..model.artifact import Artifact, Kept
from ..model.diagnostics import Message, RefusalError, reason
from .locks import locked
from .staging import StagingFolder, growing, sync_folder
from .swap import Look, set_aside, swap
from .tree import FORMAT, MANIFEST, digest, names_in, read_tree
from .workspace import aside_of, remove_leftovers, workspace


class OutputError(RefusalError):
    """The tree could not be written; the message says why and what to do. The old tree is as it was."""


def write(artifacts: Iterable[Artifact | Kept], folder: Path, about: Mapping[str, Any]) -> None:
    """Replace `folder` by the artifacts and their manifest; `about` is added at the manifest's top.

    A kept file is linked, not copied, where the system can: nobody writes into a published file. So is a file that
    comes out as it was. Where all of them do, the folder is left alone.

    Each artifact is written as it comes, so that a large tree is never in memory. Raises OutputError where the folder
    holds something we did not write, where two artifacts claim one path, and for every error of the file system, and
    lets an exception of `artifacts` pass; in each case nothing has changed.
    """
    replace(_with_manifest(artifacts, about), folder)


def manifest_of(artifacts: Iterable[Artifact], about: Mapping[str, Any]) -> bytes:
    """Return the manifest that `write` would write. Raises OutputError where two artifacts claim one path."""
    printed = b""
    for _, content in _with_manifest(artifacts, about):
        printed = b"" if isinstance(content, Kept) else content
    return printed


def replace(files: Iterable[tuple[str, bytes | Kept]], folder: Path) -> None:
    """Replace `folder` by files, path and content or what to keep, that have their manifest at their end.

    Raises OutputError as `write` does.
    """
    with errors_at(folder):
        folder.parent.mkdir(parents=True, exist_ok=True)
        with locked(folder.parent):  # so that no other run exchanges the tree while it is compared with its manifest
            there = _refuse_foreign(folder, folder)
        with workspace(folder) as new, growing(new) as tree:
            kept = _fill(tree, files, folder)
            if tree.written or tree.linked + len(kept) != there:
                _keep(tree, kept, folder)
                tree.settle()
                take_place(new, folder, lambda place: _refuse_foreign(place, folder))


def create(files: Mapping[str, bytes], folder: Path) -> None:
    """Make a folder with these files, whole or not at all.

    Raises OutputError where the folder holds anything, and for every error of the file system.
    """
    folder = folder.absolute()
    with errors_at(folder):
        _refuse_full(folder)
        folder.parent.mkdir(parents=True, exist_ok=True)
        with workspace(folder) as new:
            _write_all(new, files)
            with locked(folder.parent):
                _refuse_full(folder)  # somebody else may have been quicker
                if folder.exists():
                    _move_in(new, folder)
                else:
                    new.rename(folder)
            sync_folder(folder.parent)


def _refuse_full(folder: Path) -> None:
    if folder.is_symlink() or (folder.exists() and (not folder.is_dir() or any(folder.iterdir()))):
        raise OutputError("output.full", folder=str(folder))


def exchange(files: Mapping[str, bytes], folder: Path) -> None:
    """Put these files in the place of all that a folder holds, whole or not at all.

    Raises OutputError where the folder holds more than files of these names, and for every error of the file system;
    then nothing has changed.
    """
    with errors_at(folder), workspace(folder) as new:
        _write_all(new, files)
        take_place(new, folder, lambda place: _refuse_others(place, folder, files.keys()))


def discard(folder: Path, names: Collection[str]) -> None:
    """Remove a folder with files of these names in one step: a reader sees all of it or nothing.

    Raises OutputError as `exchange` does.
    """
    with errors_at(folder), workspace(folder) as place:
        set_aside(folder, place, lambda aside: _refuse_others(aside, folder, names))
        sync_folder(folder.parent)


def _move_in(new: Path, folder: Path) -> None:
    """Move what is in `new` into an empty folder, in which a shell may stand; all of it or nothing."""
    moved: list[Path] = []
    try:
        moved.extend(entry.rename(folder / entry.name) for entry in sorted(new.iterdir()))
    except BaseException:
        for entry in moved:
            shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
        raise


def remove(folder: Path) -> bool:
    """Remove a tree that we wrote; say whether there was one.

    Raises OutputError where the folder holds something we did not write.
    """
    with errors_at(folder):
        if not folder.parent.is_dir():
            return False
        with locked(folder.parent):
            remove_leftovers(folder)
        _refuse_foreign(folder, folder)
        if not folder.exists():
            return False
        with workspace(folder) as place, locked(folder.parent):
            set_aside(folder, place, lambda aside: _refuse_foreign(aside, folder))
        return True


def _with_manifest(
    artifacts: Iterable[Artifact | Kept], about: Mapping[str, Any]
) -> Iterator[tuple[str, bytes | Kept]]:
    """Yield the path and the content of each artifact, and of their manifest at last."""
    listed: dict[str, Mapping[str, Any]] = {}
    for artifact in artifacts:
        if artifact.path in listed:
            raise OutputError("output.claimed-twice", path=artifact.path)
        if isinstance(artifact, Kept):
            listed[artifact.path] = artifact.listed
            yield artifact.path, artifact
            continue
        facts = {"sha256": digest(artifact.data), "bytes": len(artifact.data), "media-type": artifact.media_type}
        listed[artifact.path] = {"path": artifact.path, **facts, **artifact.about}
        yield artifact.path, artifact.data
    plain = {"format": FORMAT, "generator": "clausebook", **about}
    yield MANIFEST, _printed(plain, [entry for _, entry in sorted(listed.items())]).encode()


def _printed(plain: Mapping[str, Any], files: Iterable[Mapping[str, Any]]) -> str:
    """Return the JSON of a manifest, a line for each file: those of two builds are then compared line by line."""
    head = "".join(f" {_json(name)}: {_json(value)},\n" for name, value in plain.items())
    lines = ",\n".join(f"  {_json(file)}" for file in files)
    return f'{{\n{head} "files": [\n{lines}\n ]\n}}\n'


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


@contextmanager
def errors_at(folder: Path) -> Iterator[None]:
    """Tell errors of the system as an OutputError."""
    try:
        yield
    except OSError as cause:
        raise OutputError("output.unwritable", folder=str(folder), cause=reason(cause)) from cause


def _refuse_foreign(place: Path, folder: Path) -> int:
    """Return how many files are in `place`, where what is or was in `folder` lies.

    Raises OutputError unless it is missing, empty, or holds only what its manifest lists.
    """
    if place.is_symlink() or (place.exists() and not place.is_dir()):
        raise OutputError("output.no-folder", folder=str(folder))
    tree = read_tree(place)
    return _refuse_others(place, folder, tree.files.keys() | {MANIFEST} if tree else ())


def _refuse_others(place: Path, folder: Path, ours: Collection[str]) -> int:
    """Return how many files are in `place`, as `_refuse_foreign` does.

    Raises OutputError for one that is none of ours.
    """
    there = set(names_in(place))
    foreign = sorted(there.difference(ours))
    if foreign:
        several = Message("output.and-more", file=foreign[0], count=len(foreign) - 1)
        files = several if len(foreign) > 1 else foreign[0]
        raise OutputError("output.foreign", folder=str(folder), files=files)
    return len(there)


def _fill(tree: StagingFolder, files: Iterable[tuple[str, bytes | Kept]], old: Path) -> list[Kept]:
    """Write or link what comes as bytes, and return what is to be kept.

    The manifest is written anew where any file is: those that are kept next time must not be younger.
    """
    kept: list[Kept] = []
    for name, content in files:
        if isinstance(content, Kept):
            kept.append(content)
        elif (name == MANIFEST and tree.written) or not tree.take(old / name, name, content):
            tree.add(name, content)
    return kept


def _keep(tree: StagingFolder, kept: Iterable[Kept], folder: Path) -> None:
    """Link what is kept of the tree in `folder`. Raises OutputError where another run has put other files there."""
    with locked(folder.parent):
        now = read_tree(folder)
        for one in kept:
            if now is None or now.files.get(one.path) != one.listed or not now.is_untouched(one.path):
                raise OutputError("output.other-run", folder=str(folder))
            tree.link(f"{folder}/{one.path}", one.path)


def _write_all(new: Path, files: Mapping[str, bytes]) -> None:
    with growing(new) as tree:
        for name, data in files.items():
            tree.write(name, data)
        tree.settle()


def take_place(new: Path, folder: Path, look: Look) -> None:
    """Put `new` in the place of `folder` for good; where the disk will not say so, the old tree comes back."""
    with locked(folder.parent):
        there = folder.exists()
        look(folder)  # again: much may have come since this run began
        swap(new, folder, aside_of(new, folder), look)
    try:
        sync_folder(folder.parent)
    except OSError:
        if there and new.exists():
            swap(new, folder, aside_of(new, folder), lambda _new: None)
        elif not there:
            folder.rename(new)
        raise
