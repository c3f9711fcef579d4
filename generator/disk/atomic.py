"""Write one file, or several, or leave them as they were.

In: a path and what to write. Out: the file, made beside its place and renamed into it.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from .written import as_written


def write_file(path: Path, text: str) -> None:
    """Write one text whole or not at all, as `write_bytes` does. Raises OSError."""
    write_bytes(path, text.encode())


def write_bytes(path: Path, data: bytes) -> None:
    """Write one file whole or not at all: made beside its place, then renamed into it; folders come as needed.

    Raises OSError.
    """
    with made_beside(path, data):
        pass


@contextmanager
def made_beside(path: Path, data: bytes) -> Iterator[None]:
    """Make one file beside its place, where it is on the disk already, and rename it into it once the block ends well.

    Raises OSError, before the block where there is no room or no permission.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).chmod(_permissions(path))
        yield
        Path(beside).replace(path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


def write_files(root: Path, texts: Mapping[str, str | None]) -> None:
    """Write texts below a folder, by path, and remove files in whose place stands None; all of it, or nothing.

    A file keeps its line breaks and its byte order mark. Raises OSError; then the files are as they were.
    """
    before = {path: (root / path).read_bytes() if (root / path).is_file() else None for path in texts}
    done: list[str] = []
    try:
        for path, text in texts.items():
            _put(root / path, None if text is None else as_written(text, before[path] or b""))
            done.append(path)
    except BaseException:
        for path in done:
            _put(root / path, before[path])
        raise


def _put(path: Path, data: bytes | None) -> None:
    if data is None:
        path.unlink(missing_ok=True)
    else:
        write_bytes(path, data)


def _permissions(path: Path) -> int:
    """Return the mode of a file that is to be replaced; for a new one what everybody's files get."""
    return path.stat().st_mode & 0o777 if path.exists() else 0o644
