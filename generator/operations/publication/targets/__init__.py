"""The kinds of targets, one file each, and the table by which an address chooses one.

directory   a folder of this machine
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from ....model.diagnostics import RefusalError
from ..target import PublicationTarget

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+):")
"""What an address begins with; a single letter is a drive of Windows."""


class AddressError(RefusalError):
    """An address that names no target."""


def open_target(address: str, root: Path) -> PublicationTarget:
    """Return the target of an address; `root` is the folder of the project.

    Raises AddressError for a scheme that is none of ours, and for an address that lacks a part.
    """
    scheme = _SCHEME.match(address)
    if scheme is None:
        return _directory(address)
    name = scheme[1].lower()
    opener = _OPENERS.get(name.partition("+")[0])
    if opener is None:
        raise AddressError("publish.no-scheme", scheme=name, known=tuple(f"{one}:" for one in _OPENERS))
    return opener(address, root)


def _directory(address: str) -> PublicationTarget:
    from .directory import FolderTarget

    return FolderTarget(folder=Path(os.path.realpath(address)))


_OPENERS: Mapping[str, Callable[[str, Path], PublicationTarget]] = MappingProxyType({})
"""What opens the target of an address, by the scheme in front of it, or by what stands before a plus sign in that."""
