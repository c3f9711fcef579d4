"""Bytes to text: which encoding, and where lines end.

In: the bytes of a file, and its encoding where somebody insists. Out: its text and notes. What a file says of itself,
by its first bytes or in the head of a page, goes first, then UTF-8; what is neither is guessed, and said. Names are
those of the Encoding Standard. A byte that does not fit is an error with its line and column.
"""

from __future__ import annotations

import codecs
import re
from itertools import islice

from ...model.diagnostics import Message
from ..rough import UnreadableError

MOST = 10 * 2**20
"""Bytes that a text may have."""
_LONGEST = 2**20
"""Characters that one line may have."""
_BOMS = (
    (codecs.BOM_UTF8, "utf-8", ""),
    (codecs.BOM_UTF16_LE, "utf-16le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16be", "UTF-16"),
)
_NAMED = re.compile(
    rb"""(?:<meta[^>]{0,200}?charset|<\?xml[^>]{0,100}?encoding)\s*=\s*["']?([\w:.+-]{2,30})""", re.IGNORECASE
)
_WESTERN = "windows-1252"
_GUESSED = ("big5", "gb18030", "euc-jp", "shift_jis", "euc-kr", "windows-1250", "windows-1251")
"""Encodings of other letters; of those that fit equally well the first is taken."""
_EQUALLY, _LINES = 0.035, 1000
"""How much more of a reading may be strange than of the best one, and how many lines are asked."""
_ROW = re.compile(rb"[\x80-\xff]+")
_LONGEST_ROW = 3
"""The most letters with accents that follow each other in a word of a Western language."""
_SIGN_IN_WORD = re.compile(r"(?<=[^\W\d_])[\x80-\xbf×÷ƒˆ‰†‡˜](?=[^\W\d_])")
_ESCAPE = b"\x1b"
_BREAK = re.compile("\r\n|[\r\x0b\x85\u2028\u2029]")


def decoded(data: bytes, encoding: str = "") -> tuple[str, tuple[Message, ...]]:
    """Return the text of a file, each line ended in one way, and what is to be said of its encoding.

    Raises UnreadableError for what is no text.
    """
    if len(data) > MOST:
        raise UnreadableError("import.much-text", megabytes=MOST // 2**20)
    text, notes = (_strictly(data, encoding).removeprefix("\ufeff"), ()) if encoding else _decoded(data)
    return _BREAK.sub("\n", text), notes


def with_lines(text: str) -> str:
    """Return a text that has lines. Raises UnreadableError where one of them has no end."""
    if any(len(line) > _LONGEST for line in text.split("\n")):
        raise UnreadableError("import.long-line")
    return text


def _decoded(data: bytes) -> tuple[str, tuple[Message, ...]]:
    for mark, name, said in _BOMS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], name), (Message("import.encoding", encoding=said),) if said else ()
    if b"\0" in data[:4096]:
        return _without_mark(data)
    named = _NAMED.search(data[:4096])
    name = named[1].decode("ascii").lower() if named else ""
    if _is_unicode(data) and not (name and _ESCAPE in data):  # an encoding of Japanese hides in ASCII
        return _strictly(data, "utf-8"), ()
    if name:
        return _strictly(data, name), (Message("import.page-encoding", encoding=name),)
    guessed = _guessed(data)
    if not guessed:
        return _strictly(data, "utf-8", "import.no-encoding"), ()
    return _strictly(data, guessed), (Message("import.guessed-encoding", encoding=guessed),)


def _is_unicode(data: bytes) -> bool:
    """Say whether bytes are UTF-8, whole or with a fault here and there: no other encoding looks like it."""
    read = data.decode("utf-8", "replace")
    faults = read.count("\ufffd")
    return not faults or sum(map("\x7f".__lt__, read)) > 2 * faults


def _guessed(data: bytes) -> str:
    """Return the encoding that lines with other characters than ASCII are most likely in, "" for none."""
    if _is_western(data):
        return _WESTERN
    from charset_normalizer import from_bytes

    names = {_codec(name).name.replace("-", "_"): name for name in _GUESSED}
    lines = islice((line for line in data.split(b"\n") if not line.isascii()), _LINES)
    found = list(from_bytes(b"\n".join(lines), cp_isolation=list(names)))
    least = min((one.chaos for one in found), default=0.0)
    there = {codec for one in found if one.chaos < least + _EQUALLY for codec in one.could_be_from_charset}
    return next((name for codec, name in names.items() if codec in there), "")


def _is_western(data: bytes) -> bool:
    """Say whether bytes beyond ASCII stand mostly alone, and none of them is a sign in the midst of a word."""
    rows = [len(row) for row in _ROW.findall(data)]
    if max(rows) > _LONGEST_ROW or rows.count(1) * 2 < len(rows):
        return False
    try:
        return not _SIGN_IN_WORD.search(_codec(_WESTERN).decode(data, "strict")[0])
    except UnicodeDecodeError:
        return False


def _without_mark(data: bytes) -> tuple[str, tuple[Message, ...]]:
    """Return a text in UTF-16 that does not say so; every second byte of its Latin letters is nothing."""
    for name, zeros in (("utf-16le", data[1:4096:2]), ("utf-16be", data[0:4096:2])):
        if zeros and zeros.count(0) * 4 > len(zeros):
            return _strictly(data, name), (Message("import.encoding", encoding="UTF-16"),)
    raise UnreadableError("import.no-text-at-all")


def _codec(name: str) -> codecs.CodecInfo:
    """Return the codec of an encoding; a page in GBK may have characters of GB 18030. Raises UnreadableError."""
    from webencodings import lookup

    found = lookup(name)
    if found is None:
        raise UnreadableError("import.unknown-encoding", encoding=name)
    return codecs.lookup("gb18030") if found.name == "gbk" else found.codec_info


def _strictly(data: bytes, name: str, said: str = "import.other-encoding") -> str:
    """Return bytes as text. Raises UnreadableError that names the first byte that does not fit, and where it stands."""
    codec = _codec(name)
    try:
        return codec.decode(data, "strict")[0]
    except UnicodeDecodeError as cause:
        before = codec.decode(data[: cause.start], "replace")[0]
        place = {"line": before.count("\n") + 1, "column": len(before) - before.rfind("\n")}
        raise UnreadableError(said, encoding=name, byte=f"{data[cause.start]:#04x}", **place) from None
