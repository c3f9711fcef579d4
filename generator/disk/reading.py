"""The one way to read files that somebody else could have placed.

In: a path, and how much may be there. Out: bytes, or JSON. What is no regular file is never opened, and nothing blocks:
a pipe, a device, a loop of links, a link out of a folder, a file without end are each refused with a reason.
"""

from __future__ import annotations

import errno
import json
import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, BinaryIO

from ..model.diagnostics import Diagnostic, Message, RefusalError, Value, error
from ..model.source import Source

LARGEST_JSON = 64 * 2**20
"""Bytes of a manifest: that of a site of 100,000 files has 30 MB."""
LARGEST_TEXT = 16 * 2**20
"""Bytes of a text that somebody names: a page of a shop, a list of findings, a plan."""
LARGEST_ARTIFACT = 256 * 2**20
"""Bytes of a published file, which are held in memory: a hundred times the PDF of a long policy."""

_NAMES = ("O_NONBLOCK", "O_NOCTTY", "O_CLOEXEC", "O_BINARY", "O_NOINHERIT")
_FLAGS = os.O_RDONLY | sum(getattr(os, name, 0) for name in _NAMES)
_NO_LINK: int = getattr(os, "O_NOFOLLOW", 0)
_KINDS: Mapping[int, str] = {
    stat.S_IFDIR: "unreadable.folder",
    stat.S_IFIFO: "unreadable.pipe",
    stat.S_IFSOCK: "unreadable.socket",
    stat.S_IFLNK: "unreadable.link",
}
_REASONS: Mapping[int, str] = {
    errno.ELOOP: "unreadable.loop",
    errno.ENOENT: "unreadable.missing",
    errno.ENOTDIR: "unreadable.missing",
    errno.EACCES: "unreadable.forbidden",
    errno.EISDIR: "unreadable.folder",
}
_HELPS: Mapping[str, str] = {
    "declared-unreadable.manifest": "declared-unreadable.text-manifest",
    "declared-unreadable.plist": "declared-unreadable.text-plist",
    "linked-folder.skipped": "linked-folder.copy",
    "not-utf-8.at": "not-utf-8.save",
    "path-escapes.link": "path-escapes.copy",
    "unreadable.link": "unreadable.copy",
    "unreadable.loop": "unreadable.copy",
    "unreadable.folder": "unreadable.put-file",
    "unreadable.pipe": "unreadable.put-file",
    "unreadable.socket": "unreadable.put-file",
    "unreadable.device": "unreadable.put-file",
    "unreadable.no-folder": "unreadable.put-folder",
    "unreadable.forbidden": "unreadable.permit",
    "unreadable.dangling": "unreadable.complete",
}
_SMALLER: Mapping[str, str] = {
    "laws/*": "file-too-large.pack",
    "*.md": "file-too-large.split",
    "*.yaml": "file-too-large.take-out",
}
"""What makes a text smaller, by its name; other files have the size that they have."""


class UnreadableFileError(RefusalError):
    """A file that is not read; `message` says why, and `finding` what to do."""

    def __init__(self, message: Message | str, path: str | Path, /, **values: Value) -> None:
        super().__init__(message, **values)
        self.path = os.fspath(path)

    def finding(self, path: str) -> Diagnostic:
        """Return what is to be told of the file, by the name that it has for its readers."""
        place = Source(path=path, text="").whole()
        large = _SMALLER if self.message.id == "file-too-large.bytes" else {}
        smaller = next((told for form, told in large.items() if fnmatchcase(path, form)), None)
        return error(self.message, place).with_help(_HELPS.get(self.message.id, smaller))


def read_file(path: Path, most: int, within: Path | None = None) -> bytes:
    """Return the bytes of a regular file, or of one that a link leads to.

    `within` is a folder that a link may not lead out of, by its real path. Raises UnreadableFileError for everything
    else, and for a file of more than `most` bytes, however it grows meanwhile.
    """
    with told(path), _opened(path, _real(path, within), 0) as handle:
        return _read(path, handle, most)


def read_text(path: Path, most: int) -> str:
    """Return the text of a regular file in UTF-8. Raises UnreadableFileError as `read_file` does."""
    data = read_file(path, most)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as cause:
        byte = f"{data[cause.start]:#04x}"
        raise UnreadableFileError("not-utf-8.at", path, byte=byte, offset=cause.start) from cause


def read_written(path: Path, most: int) -> bytes:
    """Return the bytes of a file that Clausebook wrote: a link in its place is refused. Raises UnreadableFileError."""
    with told(path), _opened(path, path, _NO_LINK) as handle:
        return _read(path, handle, most)


@contextmanager
def open_file(path: Path, within: Path | None = None) -> Iterator[BinaryIO]:
    """Yield a regular file that is read by parts. Raises UnreadableFileError as `read_file` does; reading, OSError."""
    with _opened(path, _real(path, within), 0) as handle:
        yield os.fdopen(handle, "rb", closefd=False)


def real_folder(folder: Path) -> Path:
    """Return a folder by its real path, as `within` asks for it."""
    return Path(os.path.realpath(folder))


def is_folder(path: Path, within: Path) -> bool:
    """Say whether there is a folder; False where there is nothing at all.

    `within` is as for `read_file`. Raises UnreadableFileError for something else, and for what lies elsewhere.
    """
    if not os.path.lexists(path):
        return False
    if not _real(path, within).is_dir():
        raise UnreadableFileError("unreadable.no-folder", path)
    return True


def parse_json(data: bytes) -> Any:
    """Return what JSON says. Raises ValueError for what is none, and for what is nested too deep for Python."""
    try:
        return json.loads(data)
    except RecursionError as cause:
        raise ValueError("nested too deep") from cause


def _real(path: Path, within: Path | None) -> Path:
    """Return the path to open. Raises UnreadableFileError for one that leads out of a folder."""
    if within is None:
        return path
    with told(path):
        real = Path(os.path.realpath(path, strict=True))  # Path.resolve raises something else over a loop
    if not real.is_relative_to(within):
        raise UnreadableFileError("path-escapes.link", path)
    return real


@contextmanager
def _opened(path: Path, real: Path, flags: int) -> Iterator[int]:
    """Yield a handle of a regular file.

    It is looked at before it is opened, since opening alone moves some devices, and again once it is.
    """
    with told(path):
        _refuse_odd(path, real.lstat() if flags & _NO_LINK else real.stat())
        handle = os.open(real, _FLAGS | flags)
    try:
        _refuse_odd(path, os.fstat(handle))
        yield handle
    finally:
        os.close(handle)


def _refuse_odd(path: Path, status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableFileError(_KINDS.get(stat.S_IFMT(status.st_mode), "unreadable.device"), path)


def _read(path: Path, handle: int, most: int) -> bytes:
    size = os.fstat(handle).st_size
    pieces: list[bytes] = []
    left = most + 1 if size <= most else 0
    while left and (piece := os.read(handle, min(left, max(size + 1, 4096)))):
        pieces.append(piece)
        left -= len(piece)
    if not left:
        raise UnreadableFileError("file-too-large.bytes", path, size=_size(most))
    return b"".join(pieces)


def _size(most: int) -> str:
    return f"{most // 2**20} MB" if most >= 2**20 else f"{most // 2**10} KiB"


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Tell errors of the system as reasons."""
    try:
        yield
    except OSError as cause:
        if cause.errno == errno.ENOENT and path.is_symlink():
            raise UnreadableFileError("unreadable.dangling", path) from cause
        if known := _REASONS.get(cause.errno or 0):
            raise UnreadableFileError(known, path) from cause
        raise UnreadableFileError("unreadable.system", path, reason=cause.strerror or str(cause)) from cause
