"""A tree while it is made: files written, files taken over from the tree before, all of them on the disk.

In: an empty place, then one file after another. Out: the finished tree there, or OSError. It is nobody's business yet:
`output.py` puts it where people look.
"""

from __future__ import annotations

import os
import re
import shutil
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from .reading import UnreadableFileError, read_written

_MANY = 200
"""Files from which on the disk is asked once for all of them; below that, each is asked for, and nobody else's."""

_SMALL = 8192
"""Bytes up to which a file that is in the tree already is linked: every page has the same style sheet beside it."""

_TELLS = (5, 8)
"""The Linux whose syncfs(2) began to tell errors."""


@dataclass(slots=True, kw_only=True)
class StagingFolder:
    """A tree that grows beside its place.

    `written` are new files, `linked` counts those that are there under another name, in this tree or the old one.
    `disk` is a handle of `root`, if any; `small` says where what small files hold was written first.
    """

    root: Path
    disk: int | None
    folders: set[str] = field(default_factory=lambda: {""})
    written: list[str] = field(default_factory=list)
    linked: int = 0
    small: dict[bytes, str] = field(default_factory=dict)

    def add(self, name: str, data: bytes) -> None:
        """Write a new file, or link a small one to its like; for files that nobody is going to edit."""
        like = self.small.setdefault(data, name) if len(data) <= _SMALL else name
        if like == name:
            self.write(name, data)
        else:
            self.link(f"{self.root}/{like}", name)

    def write(self, name: str, data: bytes) -> None:
        """Write a new file."""
        with Path(self._place(name)).open("xb") as file:
            file.write(data)
        self.written.append(name)

    def link(self, file: str, name: str) -> None:
        """Let a file stand in this tree under a name; where the system knows no links, or no more, as a copy."""
        place = self._place(name)
        try:
            os.link(file, place)
            self.linked += 1
        except OSError:
            shutil.copy2(file, place)
            self.written.append(name)

    def take(self, file: Path, name: str, data: bytes) -> bool:
        """Link a file of the old tree if it holds `data`, and say whether it did.

        It is read in its new place: another run may exchange the old tree at any moment.
        """
        try:
            held = file.lstat()
            if not stat.S_ISREG(held.st_mode) or held.st_size != len(data):
                return False
            place = Path(self._place(name))
            place.hardlink_to(file)
        except OSError:
            return False
        try:
            same = read_written(place, len(data)) == data
        except UnreadableFileError:
            same = False
        if not same:
            place.unlink()
            return False
        self.linked += 1
        return True

    def settle(self) -> None:
        """Return once everything is on the disk. Raises OSError where the disk will not say so."""
        if len(self.written) + len(self.folders) > _MANY and self.disk is not None and _sync_disk(self.disk):
            return
        for name in self.written:
            _sync(self.root / name, os.O_RDWR)
        for name in self.folders:
            sync_folder(self.root / name)

    def _place(self, name: str) -> str:
        """Return where a file is to stand, its folder made."""
        folder = name.rpartition("/")[0]
        if folder not in self.folders:
            (self.root / folder).mkdir(parents=True)
            while folder not in self.folders:
                self.folders.add(folder)
                folder = folder.rpartition("/")[0]
        return f"{self.root}/{name}"


@contextmanager
def growing(root: Path) -> Iterator[StagingFolder]:
    """Make the folder `root` and yield the tree that grows in it."""
    root.mkdir()
    disk = None if os.name == "nt" else os.open(root, os.O_RDONLY)  # before any file: it tells the errors since then
    try:
        yield StagingFolder(root=root, disk=disk)
    finally:
        if disk is not None:
            os.close(disk)


def _sync_disk(handle: int) -> bool:
    """Let all files reach the disk that a handle lies on; False where that cannot be, or each has to be asked."""
    if sys.platform != "linux" or _release() < _TELLS:
        return False
    import ctypes

    try:
        call = ctypes.CDLL(None, use_errno=True).syncfs
    except (OSError, AttributeError, TypeError):
        return False
    return bool(call(handle) == 0)


def _release() -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", os.uname().release)[:2])


def sync_folder(folder: Path) -> None:
    """Return once the names in a folder are on the disk. Raises OSError."""
    if os.name != "nt":  # Windows opens no folder for syncing
        _sync(folder, os.O_RDONLY)


def _sync(path: Path, how: int) -> None:
    handle = os.open(path, how)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
