"""One folder in the place of another, in one step where the system can, and never a file lost that came meanwhile.

In: folders beside each other, and what looks at one. Out: they have changed places, or nothing has changed. It takes
one step where the system can exchange two names (Linux, `renameat2(2)`), else two renames.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

Look = Callable[[Path], object]
"""Looks at a folder, wherever it lies now; raises where somebody would lose something if it were removed."""

_AT_FDCWD, _RENAME_EXCHANGE = -100, 2


def swap(new: Path, folder: Path, aside: Path, look: Look) -> None:
    """Put `new` in the place of `folder`; the old one, if any, ends at `new`, maybe by way of `aside`.

    It is looked at where nobody else finds it: a file may have come between the last look and this moment. Then all is
    as it was, and what `look` raised is raised.
    """
    if not folder.exists():
        new.rename(folder)
    elif exchange(new, folder):
        try:
            look(new)
        except BaseException:
            exchange(new, folder)
            raise
    else:
        set_aside(folder, aside, look)
        new.rename(folder)
        aside.rename(new)


def set_aside(folder: Path, place: Path, look: Look) -> None:
    """Move a folder away; where `look` raises, it is back in its place."""
    look(folder)
    folder.rename(place)
    try:
        look(place)
    except BaseException:
        place.rename(folder)
        raise


def exchange(one: Path, other: Path) -> bool:
    """Exchange two folders atomically; False where the system cannot."""
    import ctypes

    try:
        call = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError, TypeError):
        return False
    return bool(call(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0)
