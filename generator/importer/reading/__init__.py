"""Files of other programs as lines: one module per format, and the bounds that hostile files come to.

In: a path. Out: a `Rough`. The format is told by the bytes, then by the name. Reading happens in a process of its own
where the system forks, with nine seconds of CPU and 500 MB: a file that takes more is refused.

    encoding   bytes to text
    unseen     what nobody sees left out
    text, markdown, html, docx: one per format; dom: HTML as a tree
    package    the parts of a DOCX; styles, numbering: what two of them say; review: what people changed and remarked
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from ...disk import reading as disk
from ...disk.workers import Limits, StoppedError, each
from ...model.diagnostics import Message
from ...model.source import visible
from ..proof import format_of, scan
from ..rough import Rough, UnreadableError
from .encoding import decoded, with_lines
from .unseen import as_seen, without_unseen

__all__ = ["ZIP", "is_pdf", "load", "read_file", "read_loaded", "refuse_foreign"]

SECONDS = 9
"""Seconds of CPU: a notice of 60 pages takes less than one."""
MEMORY = 500 * 2**20
"""Bytes that reading may take: fifty for each byte of the largest text."""
_LARGEST = 64 * 2**20
"""Bytes of a file: a Word document is mostly its pictures."""
ZIP = b"PK\x03\x04"
"""How a Word file begins."""
_PDF = b"%PDF"
_FOREIGN = (
    (_PDF, "import.pdf"),
    (b"\xd0\xcf\x11\xe0", "import.doc"),
    (b"{\\rtf", "import.rtf"),
    (b"\x89PNG", "import.picture"),
    (b"\xff\xd8\xff", "import.picture"),
    (b"GIF8", "import.picture"),
    (b"\x1f\x8b", "import.packed"),
    (b"7z\xbc\xaf", "import.packed"),
    (b"\x7fELF", "import.program"),
    (b"MZ\x90", "import.program"),
)


def read_file(path: Path, encoding: str = "") -> Rough:
    """Return a file as it was read; `encoding` is that of its text where somebody insists.

    Raises UnreadableFileError for what is no file to read, and UnreadableError, with one line that says why, for a file
    that is no document.
    """
    return read_loaded(str(path), load(path), encoding)


def load(path: Path) -> bytes:
    """Return the bytes of a file that somebody names. Raises UnreadableFileError for what is no file to read."""
    return disk.read_file(path, _LARGEST)


def is_pdf(data: bytes) -> bool:
    """Say whether these are the bytes of a PDF."""
    return data.startswith(_PDF)


def read_loaded(path: str, data: bytes, encoding: str = "") -> Rough:
    """Return the bytes of the file at a path as they were read. Raises UnreadableError as `read_file` does."""
    try:
        refuse_foreign(data)
        return _bounded(visible(Path(path).name), data, encoding)
    except UnreadableError as cause:
        raise UnreadableError("import.file", file=path, cause=cause.message) from cause


def refuse_foreign(data: bytes) -> None:
    """Raise UnreadableError for bytes that begin as those of no document do, with what they are."""
    for magic, said in _FOREIGN:
        if data.startswith(magic):
            raise UnreadableError(said)


def read_bytes(name: str, data: bytes, encoding: str = "") -> Rough:
    """Return the bytes of a file as lines, in this process. Raises UnreadableError."""
    text, notes = ("", ()) if data.startswith(ZIP) else decoded(data, encoding)
    return replace(as_seen(_read(name, data, text, notes)), scan=scan(name, data, text))


def _read(name: str, data: bytes, text: str, notes: tuple[Message, ...]) -> Rough:
    seen, more = without_unseen(text)
    notes = (*notes, *more)
    match format_of(name, data, text):
        case "docx":
            from .docx import read_docx

            return read_docx(name, data)
        case "html":
            from .html import read_html

            return read_html(name, seen, notes)
        case "markdown":
            from .markdown import read_markdown

            return read_markdown(name, with_lines(seen), notes)
        case _:
            from .text import read_text

            return read_text(name, with_lines(seen), notes)


def _bounded(name: str, data: bytes, encoding: str) -> Rough:
    """Read in a process with limits; where nothing forks, in this one."""
    try:
        (result,) = each(partial(_told, name, encoding), [data], 1, Limits(seconds=SECONDS, memory=MEMORY))
    except StoppedError:
        raise UnreadableError("import.took-more", seconds=SECONDS, megabytes=MEMORY // 2**20) from None
    if isinstance(result, Rough):
        return result
    raise UnreadableError(result)


def _told(name: str, encoding: str, data: bytes) -> Rough | Message:
    """Return the file as it was read, or why it cannot be."""
    try:
        return read_bytes(name, data, encoding)
    except UnreadableError as cause:
        return cause.message
    except MemoryError:
        return Message("import.takes-more", megabytes=MEMORY // 2**20)
    except RecursionError:
        return Message("import.deep")
    except Exception as cause:  # noqa: BLE001 - whatever a hostile file breaks, it is told in a line
        return Message("import.broken", fault=type(cause).__name__, cause=str(cause))
