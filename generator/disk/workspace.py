"""Where a tree is made before it takes the place of another: a folder beside that place, held by one run.

In: the place. Out: a path to make the tree at. What a killed run has left is put back or removed by the next one.
"""

from __future__ import annotations

import glob
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .locks import locked, take, unlock


def beside(folder: Path, kind: str) -> Path:
    """Return the path of what belongs to a folder and lies beside it."""
    return folder.parent / f".{folder.name}.clausebook-{kind}"


def aside_of(new: Path, folder: Path) -> Path:
    """Return where a run that makes `new` sets the old tree aside."""
    return beside(folder, f"old-{new.parent.name.rpartition('-')[2]}")


def _all_beside(folder: Path, kind: str) -> list[Path]:
    return sorted(folder.parent.glob(glob.escape(beside(folder, kind).name) + "-*"))


@contextmanager
def workspace(folder: Path) -> Iterator[Path]:
    """Yield the path of a tree to be made beside `folder`; whatever is left there in the end is removed."""
    with locked(folder.parent):
        remove_leftovers(folder)
        place = Path(tempfile.mkdtemp(prefix=f"{beside(folder, 'new').name}-", dir=folder.parent))
        lock = take(place)
    try:
        yield place / "tree"
    finally:
        shutil.rmtree(place, ignore_errors=True)
        unlock(lock)


def remove_leftovers(folder: Path) -> None:
    """Put back a tree that a killed run had set aside, and remove workspaces that nobody works in."""
    for aside in _all_beside(folder, "old"):
        if folder.exists():
            shutil.rmtree(aside, ignore_errors=True)
        else:
            aside.rename(folder)
    for place in _all_beside(folder, "new"):
        lock = take(place)
        if lock is not None:
            shutil.rmtree(place, ignore_errors=True)
        unlock(lock)
