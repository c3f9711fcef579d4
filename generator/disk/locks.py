"""Folders held by one run at a time.

In: a folder. Out: a handle that holds it until it is given back or its process ends. There are no such locks on
Windows, where two builds at once are not held apart.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform != "win32":
    import fcntl


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold off other runs for the few moments in which workspaces are made, removed or swapped in."""
    lock = _opened(folder)
    if lock is not None:
        fcntl.flock(lock, fcntl.LOCK_EX)
    try:
        yield
    finally:
        unlock(lock)


def take(folder: Path) -> int | None:
    """Lock a folder and return the handle; None where somebody else works in it, or the system locks no folders."""
    lock = _opened(folder)
    if lock is None:
        return None
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(lock)
        return None
    return lock


def _opened(folder: Path) -> int | None:
    if sys.platform == "win32":
        return None
    try:
        return os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    except (FileNotFoundError, NotADirectoryError):  # its owner has just removed it; what is no folder nobody owns
        return None


def unlock(handle: int | None) -> None:
    """Give a folder back: closing is enough, and the kernel does it for a process that ends."""
    if handle is not None:
        os.close(handle)
