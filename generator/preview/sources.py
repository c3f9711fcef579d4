"""The files of the project as they are on the disk: read whole, and written only over what was read.

In: the path of a file that the project reads as a source. Out: its text and the SHA-256 of its bytes. A path of a
request opens nothing: it is looked up among the sources of the draft.
"""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock

from ..disk.atomic import write_files
from ..disk.project import MAX_BYTES, Project
from ..disk.reading import read_file, real_folder
from ..disk.tree import digest

_WRITING = Lock()
"""Held from the last look to the end of a save: of two windows that save at once, one is told what the other wrote."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceText:
    """A file as it was read."""

    path: str
    text: str
    sha256: str


class OvertakenError(Exception):
    """The file is another by now; `there` is what it is."""

    def __init__(self, there: SourceText) -> None:
        super().__init__(there.path)
        self.there = there


def read_source(project: Project, path: str) -> SourceText | None:
    """Return a source with plain line feeds, None for what is none. Raises UnreadableFileError, UnicodeDecodeError."""
    if path not in project.sources:
        return None
    data = read_file(project.root / path, MAX_BYTES, real_folder(project.root))
    text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    return SourceText(path=path, text=text, sha256=digest(data))


def write_source(project: Project, path: str, text: str, sha256: str) -> SourceText | None:
    """Write a source over the bytes, or the text, of a hash, in its own line breaks; None for what is none.

    Raises OvertakenError, OSError.
    """
    with _WRITING:
        there = read_source(project, path)
        if there is None:
            return None
        if sha256 not in (there.sha256, digest(there.text.encode())):
            raise OvertakenError(there)
        write_files(project.root, {path: text.replace("\r\n", "\n")})
        return read_source(project, path)
