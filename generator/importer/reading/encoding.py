"""Bytes to text: which encoding, and where lines end.

In: the bytes of a file. Out: its text and notes. UTF-8 is taken for granted; UTF-16 and GB 18030 are recognised and
said, as is what a page names in its head; what is neither is refused.
"""

from __future__ import annotations

import codecs
import re

from ...languages import packs
from ...languages.characters import HAN, SQUARE_MARKS
from ...model.diagnostics import Message
from ..rough import UnreadableError
from .unseen import without_unseen

MOST = 10 * 2**20
"""Bytes that a text may have."""
_LONGEST = 2**20
"""Characters that one line may have."""
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig", ""),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_NAMED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([\w-]{3,20})""", re.IGNORECASE)
_PAGES = {"windows-125", "iso-8859-", "shift_jis", "euc-jp", "euc-kr", "big5", "koi8-r"}
"""How the names begin that pages may give their encoding, beside UTF-8 and those of Chinese."""
_OWN = "gb2312"
"""The characters of GB 18030 that a text in it is written with."""
_SQUARE = re.compile(f"[{HAN}{SQUARE_MARKS}]")
_BREAK = re.compile("\r\n|[\r\x0b\x85\u2028\u2029]")


def decode(data: bytes) -> tuple[str, tuple[Message, ...]]:
    """Return the text of a file and what is to be said of its encoding. Raises UnreadableError for what is no text."""
    text, notes = decoded(data)
    text, more = without_unseen(text)
    return text, (*notes, *more)


def decoded(data: bytes) -> tuple[str, tuple[Message, ...]]:
    """Return every character of a file, each line ended in one way, and its notes. Raises UnreadableError."""
    if len(data) > MOST:
        raise UnreadableError("import.much-text", megabytes=MOST // 2**20)
    text, notes = _decoded(data)
    return _BREAK.sub("\n", text), notes


def with_lines(text: str) -> str:
    """Return a text that has lines. Raises UnreadableError where one of them has no end."""
    if any(len(line) > _LONGEST for line in text.split("\n")):
        raise UnreadableError("import.long-line")
    return text


def _decoded(data: bytes) -> tuple[str, tuple[Message, ...]]:
    for mark, name, said in _BOMS:
        if data.startswith(mark):
            return _strictly(data, name), (Message("import.encoding", encoding=said),) if said else ()
    if b"\0" in data[:4096]:
        return _without_mark(data)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as cause:
        named = _NAMED.search(data[:4096])
        name = named[1].decode("ascii", "replace").lower() if named else ""
        if name.startswith(tuple(_PAGES)):
            return _strictly(data, name), (Message("import.page-encoding", encoding=name),)
        try:
            text = data.decode("gb18030")
        except UnicodeDecodeError:
            byte = f"{data[cause.start]:#04x}"
            raise UnreadableError("import.no-encoding-at", byte=byte, offset=cause.start) from None
        if not _reads_chinese(text):
            raise UnreadableError("import.no-encoding") from None
        return text, (Message("import.encoding", encoding="GBK (GB 18030)"),)


def _reads_chinese(text: str) -> bool:
    """Say whether a text was meant: a tenth of it or more is not ASCII, nearly all of that common Han and its marks.

    A Latin text with accents, read as GB 18030, has a Han character here and there.
    """
    foreign = [character for character in text if ord(character) > 127]  # noqa: PLR2004 - ASCII
    common = sum(bool(_SQUARE.match(one)) for one in foreign)
    known = next(pack.encoded.common for pack in packs() if pack.encoded and pack.encoded.own == _OWN)
    sure = sum(one in known for one in foreign)
    return common * 10 >= len(foreign) * 9 and len(foreign) * 10 >= len(text) and sure * 20 >= len(foreign)


def _without_mark(data: bytes) -> tuple[str, tuple[Message, ...]]:
    """Return a text in UTF-16 that does not say so; every second byte of its Latin letters is nothing."""
    for name, zeros in (("utf-16-le", data[1:4096:2]), ("utf-16-be", data[0:4096:2])):
        if zeros and zeros.count(0) * 4 > len(zeros):
            return _strictly(data, name), (Message("import.encoding", encoding="UTF-16"),)
    raise UnreadableError("import.no-text-at-all")


def _strictly(data: bytes, name: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as cause:
        raise UnreadableError("import.other-encoding", encoding=name.upper(), offset=cause.start) from None
    except LookupError:
        raise UnreadableError("import.unknown-encoding", encoding=name) from None
