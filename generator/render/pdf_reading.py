"""A PDF read back after a passage was blanked, by a reader that shares no code with what printed it: pypdf.

In: its bytes, the Document as it was and as it is now. Out: what is wrong. Letters and figures count alone, for a line
and a page may end anywhere. What runs along each page (ISO 32000-2, 14.8.2.2, artifacts) is read apart from the text,
whose end of page would form words with it that nobody wrote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from unicodedata import normalize

from ..model.codec import encode
from ..model.diagnostics import Message
from ..model.document import Document

_PIECE = 10
"""Letters that are enough to know a passage by."""
_MARKUP = re.compile(r"<pdfaExtension:schemas>.*?</pdfaExtension:schemas>|</?[\w:]+|[\w:]+=", re.DOTALL)
"""Names of elements and attributes of XMP, and the schema that PDF/A has it describe (ISO 19005-3, 6.6.2.3)."""


def left_over(data: bytes, before: Document, after: Document) -> Iterator[Message]:
    """Yield words that should be gone and are read, words that should stand and are not, and whether it encloses more.

    Words that the Document still has elsewhere, in its title or its dates, may be read.
    """
    from pypdf import PdfReader

    reader = PdfReader(BytesIO(data))
    text, around = _drawn(reader)
    drawn = _letters(text)
    said = (drawn, *map(_letters, around), *map(_letters, _strings(reader)))
    here = "\n".join((_letters("".join(_texts(after))), _letters(encode(after).decode())))
    gone = (piece for text in {*_texts(before)} - {*_texts(after)} for piece in _pieces(text, 1) if piece not in here)
    yield from (Message("blank-unproved.words", text=one) for one in gone if any(one in text for text in said))
    # the reader puts figures and ends of lines of right-to-left scripts in another order: there each word is asked for
    whole = [run for text in _texts(after) for run in (text.split() if after.direction == "rtl" else (text,))]
    wanted = (piece for run in whole for piece in _pieces(run, _PIECE // 2))
    yield from (Message("blank-unproved.lost", text=one) for one in wanted if one not in drawn)
    if [one for files in reader.attachments.values() for one in files] != [encode(after)]:
        yield Message("blank-unproved.enclosed")


def _texts(document: Document) -> tuple[str, ...]:
    from .proof import document_text

    return tuple(document_text(document).values())


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, normalize("NFKC", text).casefold()))


def _pieces(text: str, step: int) -> Iterator[str]:
    """Yield the runs of letters of a text, one or more steps apart; the whole of a short one."""
    letters = _letters(text)
    last = max(len(letters) - _PIECE, 0)
    yield from (letters[at : at + _PIECE] for at in (*range(0, last, step), last))


def _drawn(reader: Any) -> tuple[str, list[str]]:
    """Return the text of all pages as one, and the lines that run along them."""
    text: list[str] = []
    around: list[str] = []
    marks: list[str] = []

    def mark(operator: bytes, operands: list[Any], *_: object) -> None:
        if operator in {b"BDC", b"BMC"}:
            marks.append(str(operands[0]))
        elif operator == b"EMC" and marks:
            marks.pop()

    def take(piece: str, *_: object) -> None:
        (around if "/Artifact" in marks else text).append(piece)

    for page in reader.pages:
        page.extract_text(visitor_operand_before=mark, visitor_text=take)
    return "".join(text), "".join(around).splitlines()


def _strings(reader: Any) -> Iterator[str]:
    """Yield every string of a PDF that is not drawn: properties, bookmarks, names, what a reader speaks instead."""
    from pypdf.generic import IndirectObject, NameObject, StreamObject

    seen, todo = set(), [reader.trailer]
    while todo:
        one = todo.pop()
        if isinstance(one, IndirectObject):
            if one.idnum not in seen:
                seen.add(one.idnum)
                todo.append(one.get_object())
        elif isinstance(one, str) and not isinstance(one, NameObject):
            yield one
        elif isinstance(one, dict):
            todo += one.values()
            if isinstance(one, StreamObject) and one.get("/Type") == "/Metadata":
                yield from _MARKUP.split(one.get_data().decode("utf-8", "replace"))
        elif isinstance(one, list):
            todo += one
