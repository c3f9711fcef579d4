"""What is below a folder, no link to a folder followed.

In: a folder. Out: entries by their paths from it on, however deep they lie; which folders are empty; what tells that
nothing was written, neither there nor where a link to a file leads.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from .reading import UnreadableFileError, told

Stamp = frozenset[tuple[str, int, int, int, int]]
_TICK_NS = 2 * 10**9
"""Of all disks the coarsest clock: FAT writes down every other second."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """What has a name below a folder. A folder is one that was not entered: a link to it, or one not to be listed."""

    path: str
    is_folder: bool
    is_link: bool


def empty_below(folder: Path) -> Iterator[str]:
    """Yield the folders below a folder in which nothing lies."""
    for place, folders, files in os.walk(folder):
        if place != os.fspath(folder) and not folders and not files:
            yield Path(place).relative_to(folder).as_posix()


def entries_below(folder: Path, enter: Callable[[str], bool] = bool) -> Iterator[Listed]:
    """Yield what is below a folder, itself left aside; where there is none, nothing.

    `enter` says by its name whether to look into a folder. Raises UnreadableFileError where `folder` cannot be listed.
    """
    waiting = [""]
    while waiting:
        place = waiting.pop()
        try:
            with told(folder), os.scandir(f"{folder}/{place}" if place else folder) as found:
                inside = list(found)
        except UnreadableFileError:
            if place:
                yield Listed(path=place, is_folder=True, is_link=False)
                continue
            if not os.path.lexists(folder):
                return
            raise
        for entry in inside:
            path = f"{place}/{entry.name}" if place else entry.name
            if entry.is_symlink():
                yield Listed(path=path, is_folder=Path(entry.path).is_dir(), is_link=True)
            elif not entry.is_dir(follow_symlinks=False):
                yield Listed(path=path, is_folder=False, is_link=False)
            elif enter(entry.name):
                waiting.append(path)
            else:
                yield Listed(path=path, is_folder=True, is_link=False)


def stamp_of(folder: Path, names: Iterable[str]) -> Stamp | None:
    """Return what changes with every file, of one of the names or below it, that is written after this call began.

    None where nothing tells: what was written a tick ago keeps its time if it is written again, and perhaps its size.
    """
    settled, stamp = time.time_ns() - _TICK_NS, set()
    for path in (path for name in names for path in (folder / name, *(folder / name).rglob("*"))):
        with suppress(OSError):
            about = path.stat()
            stamp.add((str(path), about.st_ino, about.st_size, about.st_mtime_ns, about.st_ctime_ns))
    return None if any(max(times) >= settled for _, _, _, *times in stamp) else frozenset(stamp)
