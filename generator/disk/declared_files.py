"""The files below `declared/` of a project, in which an app says what it does.

In: the folder of a project, or a file that somebody names. Out: texts, and why others have none. What they say is read
elsewhere.
"""

from __future__ import annotations

import codecs
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from ..model.diagnostics import Diagnostic
from ..model.source import Source
from .chosen_files import files_below
from .reading import UnreadableFileError, read_file, read_text, real_folder

DECLARED = "declared"
"""The folder of a project with what its app declares."""
MOST = 8 * 2**20
"""Bytes of a file: the list of 40,000 packages of npm."""
MOST_FILES = 50
"""Files of a folder: five apps with ten each."""
SUFFIXES = frozenset({".xml", ".plist", ".xcprivacy", ".lockfile", ".json", ".lock", ".yaml", ".resolved", ".csv"})
_COMPILED: Mapping[bytes, str] = {
    b"bplist": "declared-unreadable.plist",
    b"\x03\x00\x08\x00": "declared-unreadable.manifest",
}
"""How a file begins that a tool made of a text, and what is said of it."""
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_declared_files(root: Path) -> tuple[Mapping[str, Source], tuple[Diagnostic, ...]]:
    """Return the texts by path, and why a file has none."""
    texts: dict[str, Source] = {}
    found: list[Diagnostic] = []
    for number, name in enumerate(files_below(root, DECLARED, SUFFIXES)):
        try:
            if name.refused:
                raise name.refused
            if number == MOST_FILES:
                raise UnreadableFileError("too-many-files.declared", name.path, count=MOST_FILES)
            texts[name.path] = declared_text(root / name.path, name.path, real_folder(root))[0]
        except UnreadableFileError as cause:
            found.append(cause.finding(name.path))
            if number == MOST_FILES:
                break
    return MappingProxyType(texts), tuple(found)


def declared_text(path: Path, name: str, within: Path | None = None) -> tuple[Source, bytes]:
    """Return the text of a file in UTF-8 or UTF-16, and its bytes. Raises UnreadableFileError for what has none."""
    data = read_file(path, MOST, within)
    for start, compiled in _COMPILED.items():
        if data.startswith(start):
            raise UnreadableFileError(compiled, path)
    try:
        text = data.decode("utf-16" if data.startswith(_WIDE) else "utf-8-sig")
    except UnicodeDecodeError as cause:
        byte = f"{data[cause.start]:#04x}"
        raise UnreadableFileError("not-utf-8.at", path, byte=byte, offset=cause.start) from cause
    return Source(path=name, text=text.replace("\r\n", "\n").replace("\r", "\n")), data


def known_source(name: str) -> Source:
    """Return a kept list of the package: `sdks` or `permissions`."""
    path = Path(__file__).parent.parent / "known" / f"{name}.yaml"
    return Source(path=f"clausebook:known/{name}.yaml", text=read_text(path, MOST))
