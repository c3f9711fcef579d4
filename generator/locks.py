"""Folders held by one run at a time.

In: a folder. Out: a handle that holds it until it is given back or its process ends. There are no such locks on
Windows, where two builds at once are not held apart.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold off other runs for the few moments in which workspaces are made, removed or swapped in."""
    lock = _take(folder, _WAIT)
    try:
        yield
    finally:
        unlock(lock)


_NOW, _WAIT = 6, 2
"""flock(2): LOCK_EX | LOCK_NB, and LOCK_EX; the kernel frees a lock with the process that held it."""


def take(folder: Path) -> int | None:
    """Lock a folder and return the handle; None where somebody else works in it, or the system locks no folders."""
    return _take(folder, _NOW)


def _take(folder: Path, how: int) -> int | None:
    try:
        import fcntl  # there is none on Windows, where two builds at once are not held apart
    except ImportError:
        return None
    try:
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    except (FileNotFoundError, NotADirectoryError):  # its owner has just removed it; what is no folder nobody owns
        return None
    try:
        fcntl.flock(handle, how)
    except BlockingIOError:
        os.close(handle)
        return None
    return handle


def unlock(handle: int | None) -> None:
    """Give a folder back."""
    if handle is not None:
        os.close(handle)
