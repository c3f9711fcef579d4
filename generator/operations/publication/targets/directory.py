"""A folder of this machine that a web server serves.

The tree is made beside it and takes its place in one step, and the one before stays beside it. Where that may not be,
files are put in place one by one: a mount point, a folder whose parent or owner is somebody else, files or empty
folders of others in it. A link such as `current` stays: what it leads to is the folder. No link in the folder is
followed; one that stands where ours belongs goes. Owner, group and mode, setgid too, are the folder's.
"""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ....disk.listing import empty_below
from ....disk.locks import locked
from ....disk.output import errors_at, take_place
from ....disk.reading import LARGEST_JSON, read_written
from ....disk.staging import growing
from ....disk.swap import swap
from ....disk.tree import CONTROL, MANIFEST, is_about, names_in, read_tree
from ....disk.workspace import aside_of, beside, workspace
from ..placing import place
from ..target import PENDING, PREVIOUS, Delivery, PublicationError, Served, refuse_late, refuse_others, served_from

_FOLDER, _NO_FILE = 0o755, 0o111
"""The mode of a folder that nobody made before, and the bits that a file has not of its folder's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderTarget:
    """The folder, by the path without links."""

    folder: Path
    shared: bool = False

    def live(self, scratch: Path, near: Path) -> Served:
        """Return the files of the folder."""
        folder, built = self.folder, near.resolve()
        if folder.is_relative_to(built) or built.is_relative_to(folder):
            raise PublicationError("publish.inside", target=str(folder), folder=str(near))
        if folder.exists() and not folder.is_dir():
            raise PublicationError("output.no-folder", folder=str(folder))
        return served_from(folder)

    def previous(self, scratch: Path) -> Path:
        """Return a copy of the tree before, which lies elsewhere once another is put."""
        inside = self.folder / PREVIOUS
        kept = inside if inside.is_dir() else beside(self.folder, "previous")
        with errors_at(kept):
            return Path(shutil.copytree(kept, scratch, symlinks=True)) if kept.is_dir() else kept

    def put(self, delivery: Delivery) -> None:
        """Switch the folder where that may be, else put files in place."""
        with errors_at(self.folder):
            if delivery.has_others or not _may_switch(self.folder):
                with locked(self.folder):
                    _refuse_others(self.folder, delivery)
                    place(_Files(folder=self.folder, delivery=delivery), delivery)
            else:
                _switch(self.folder, delivery)


def _refuse_others(folder: Path, delivery: Delivery) -> None:
    before, pending = (
        read_written(path, LARGEST_JSON) if os.path.lexists(path) else None
        for path in (folder / MANIFEST, folder / PENDING)
    )
    refuse_others(before, pending, delivery)


# --- in one step ------------------------------------------------------------------------------------------------------


def _may_switch(folder: Path) -> bool:
    """Say whether a folder can be exchanged for another that is like it in owner, group and mode."""
    if not folder.exists():
        return True
    held, above = folder.stat(), folder.parent.stat()
    may_write = os.access(folder.parent, os.W_OK | os.X_OK)
    if os.path.ismount(folder) or not may_write or any(_empty_of_others(folder)):
        return False
    if not hasattr(os, "geteuid") or os.geteuid() == 0:
        return True
    is_kept = above.st_mode & stat.S_ISVTX and above.st_uid != os.geteuid()
    return held.st_uid == os.geteuid() and held.st_gid in {os.getegid(), *os.getgroups()} and not is_kept


def _switch(folder: Path, delivery: Delivery) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    with workspace(folder) as new:
        with growing(new) as tree:
            for path in delivery.paths:
                tree.write(path, delivery.data(path))
            for made in (new, *new.rglob("*")):
                _like(folder, made)
            tree.settle()
        take_place(new, folder, lambda there: _refuse_late(there, delivery))
        if read_tree(new):
            _keep(new, folder)


def _refuse_late(folder: Path, delivery: Delivery) -> None:
    """Raise PublicationError for what came into a folder since it was looked at, and would go with the old tree."""
    _refuse_others(folder, delivery)
    there = {path for path in names_in(folder) if not is_about(path)}
    refuse_late((*(there - delivery.known), *_empty_of_others(folder)))


def _empty_of_others(folder: Path) -> Iterator[str]:
    return (path for path in empty_below(folder) if path != CONTROL and not is_about(path))


def _keep(old: Path, folder: Path) -> None:
    """Move the tree before to where it is kept; where that cannot be, it is live again."""
    previous = beside(folder, "previous")
    shutil.rmtree(old / CONTROL, ignore_errors=True)
    shutil.rmtree(previous, ignore_errors=True)
    try:
        old.rename(previous)
    except OSError:
        swap(old, folder, aside_of(old, folder), lambda _old: None)
        raise


def _like(folder: Path, made: Path) -> None:
    """Give a file or a folder the owner, the group and the mode that the folder of the target has."""
    held = folder.stat() if folder.exists() else None
    mode = stat.S_IMODE(held.st_mode) if held else _FOLDER
    if held and hasattr(os, "chown"):
        now = made.stat()
        if (now.st_uid, now.st_gid) != (held.st_uid, held.st_gid):
            _give(made, held)
    made.chmod(mode if made.is_dir() else mode & 0o777 & ~_NO_FILE)


def _give(made: Path, held: os.stat_result) -> None:
    """Give away what is made: as the superuser to owner and group, else to the group if it is one of ours."""
    if os.geteuid() == 0:
        os.chown(made, held.st_uid, held.st_gid)
    elif held.st_gid in os.getgroups():
        os.chown(made, -1, held.st_gid)


# --- file by file -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class _Files:
    """The files of a folder, each made in CONTROL and renamed into its place."""

    folder: Path
    delivery: Delivery

    def keep(self) -> None:
        """Copy what is there to PREVIOUS."""
        tree = read_tree(self.folder)
        if tree is None:
            return
        self._make_folder(self.folder / CONTROL)
        _clear(self.folder / PREVIOUS)
        there = {*tree.files, MANIFEST} & {*names_in(self.folder)}
        kept = [path for path in there if stat.S_ISREG((self.folder / path).lstat().st_mode)]
        self._write(self.folder / PREVIOUS, ((path, tree.data(path)) for path in sorted(kept, key=MANIFEST.__eq__)))

    def send(self, paths: Sequence[str]) -> None:
        """Make all of them, then rename one after the other."""
        incoming = self.folder / CONTROL / "incoming"
        self._make_folder(self.folder / CONTROL)
        _clear(incoming)
        self._write(incoming, ((path, self.delivery.data(path)) for path in paths))
        for path in paths:
            self._make_folder((self.folder / path).parent)
            if _is_folder(self.folder / path):
                _clear(self.folder / path)
            (incoming / path).replace(self.folder / path)
        shutil.rmtree(incoming)

    def remove(self, paths: Sequence[str]) -> None:
        """Remove files, and folders that nothing is left in."""
        for path in paths:
            (self.folder / path).unlink(missing_ok=True)
            for above in (self.folder / path).relative_to(self.folder).parents:
                if above.parts and above.parts[0] != CONTROL and not any((self.folder / above).iterdir()):
                    (self.folder / above).rmdir()

    def _write(self, place: Path, files: Iterable[tuple[str, bytes]]) -> None:
        self._make_folder(place.parent)
        with growing(place) as tree:
            for path, data in files:
                tree.write(path, data)
            for made in (place, *place.rglob("*")):
                _like(self.folder, made)
            tree.settle()

    def _make_folder(self, folder: Path) -> None:
        """Make a folder of the tree, with those above it; a file or a link that stands in its place goes."""
        if folder != self.folder:
            self._make_folder(folder.parent)
        if not _is_folder(folder):
            _clear(folder)
            folder.mkdir()
            _like(self.folder, folder)


def _is_folder(path: Path) -> bool:
    """Say whether there is a folder, and no link to one."""
    return path.is_dir() and not path.is_symlink()


def _clear(path: Path) -> None:
    """Remove what stands at a path; of a link, the link alone."""
    if _is_folder(path):
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
