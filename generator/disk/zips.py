"""Zip files of others: what tells that one is damaged, and an entry of it, bounded.

In: an open zip. Out: the bytes of an entry; what cannot be read raises one of UNREADABLE.
"""

from __future__ import annotations

import zlib
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

UNREADABLE = (BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError)
"""What `zipfile` raises of files that are damaged, locked, or packed in ways that it does not know."""


def read_entry(file: ZipFile, name: str, most: int) -> bytes | None:
    """Return an entry, None for one longer than `most` bytes, whatever the directory says of it.

    Raises KeyError for one that is not there, and one of UNREADABLE; of the ways to pack, those two alone are read that
    an Office document may have (ISO/IEC 29500-2, annex B).
    """
    entry = file.getinfo(name)
    if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise BadZipFile(f"{name} is packed in another way")
    with file.open(entry) as one:
        data = one.read(most + 1)
    return data if len(data) <= most else None
