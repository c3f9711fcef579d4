"""Files of other programs as lines: one module per format, and the bounds that hostile files come to.

In: a path. Out: a `Rough`. The format is told by the bytes, then by the name. Reading happens in a process of its own
where the system forks, with nine seconds and 500 MB: a file that takes more is refused.

    encoding   bytes to text
    unseen     what nobody sees left out
    text, markdown, html, docx: one per format; pieces: stretches of lines joined
    package    the parts of a DOCX, its directory read first; styles, numbering: what two of them say
"""

from __future__ import annotations

import pickle
import signal
import sys
from pathlib import Path
from typing import Any

from ...diagnostics import Message
from ...disk import reading as disk
from ...source import visible
from ..rough import Rough, UnreadableError
from .encoding import decode, with_lines
from .unseen import as_seen

__all__ = ["read_file"]

SECONDS = 9
MEMORY = 500 * 2**20
_LARGEST = 64 * 2**20
_FOREIGN = (
    (b"%PDF", "import.pdf"),
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


def read_file(path: Path) -> Rough:
    """Return a file as it was read.

    Raises UnreadableFileError for what is no file to read, and UnreadableError, with one line that says why, for a file
    that is no document.
    """
    data = disk.read_file(path, _LARGEST)
    try:
        for magic, said in _FOREIGN:
            if data.startswith(magic):
                raise UnreadableError(said)
        return _bounded(visible(path.name), data)
    except UnreadableError as cause:
        raise UnreadableError("import.file", file=path, cause=cause.message) from cause


def read_bytes(name: str, data: bytes) -> Rough:
    """Return the bytes of a file as lines, in this process. Raises UnreadableError."""
    return as_seen(_read(name, data))


def _read(name: str, data: bytes) -> Rough:
    suffix = name.rpartition(".")[2].lower()
    if data.startswith(b"PK\x03\x04"):
        from .docx import read_docx

        return read_docx(name, data)
    text, notes = decode(data)
    if suffix in {"html", "htm", "xhtml"} or text.lstrip()[:15].lower().startswith(("<!doctype html", "<html")):
        from .html import read_html

        return read_html(name, text, notes)
    if suffix in {"md", "markdown"}:
        from .markdown import read_markdown

        return read_markdown(name, with_lines(text), notes)
    from .text import read_text

    return read_text(name, with_lines(text), notes)


def _bounded(name: str, data: bytes) -> Rough:
    """Read in a child process with limits; where nothing forks, in this one."""
    if sys.platform != "linux":
        return read_bytes(name, data)
    import multiprocessing

    receiving, sending = multiprocessing.get_context("fork").Pipe(duplex=False)
    child = multiprocessing.get_context("fork").Process(target=_child, args=(name, data, sending))
    child.start()
    sending.close()
    try:
        answer = receiving.recv_bytes() if receiving.poll(SECONDS) else None
    except EOFError:
        answer = b""
    child.kill() if answer is None else child.join(SECONDS)
    child.join()
    if not answer:
        raise UnreadableError("import.took-more", seconds=SECONDS, megabytes=MEMORY // 2**20)
    result = pickle.loads(answer)  # noqa: S301 - our own child wrote it
    if isinstance(result, Rough):
        return result
    raise UnreadableError(result)


def _child(name: str, data: bytes, sending: Any) -> None:
    import resource

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_AS, (_used() + MEMORY, _used() + MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    result: object
    try:
        result = read_bytes(name, data)
    except UnreadableError as cause:
        result = cause.message
    except MemoryError:
        result = Message("import.takes-more", megabytes=MEMORY // 2**20)
    except RecursionError:
        result = Message("import.deep")
    except Exception as cause:  # noqa: BLE001 - whatever a hostile file breaks, it is told in a line
        result = Message("import.broken", fault=type(cause).__name__, cause=str(cause))
    sending.send_bytes(pickle.dumps(result))


def _used() -> int:
    """Return the bytes of address space that this process has already."""
    with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123 - no file of a project
        return int(file.read().split()[0]) * 4096
