"""The words of a project against those of the file that it was made from.

In: the documents of the file as they were split, and the Documents that the project prints. Out: a `MissingWords` for
each stretch of words that only one of them has. White space, list markers and characters that nobody sees are left
aside.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ..model.document import Document, plain_text, walk_sections
from ..model.nodes import runs
from ..model.source import UNSEEN
from ..redline.sequence import matches
from ..redline.tokens import words
from .draft import DraftDocument, MissingWords

UNEXPLAINED = None
"""The reason of a difference that nobody made on purpose."""
_RULE = re.compile(r"[-=_*~·•]{3,}")
_MARKS = re.compile("^[\\s•●○◦▪▫■□◆◇►▶▸‣∙·➢➤–—＃＞｜－+*\u2460-\u249b\u24b6-\u24ff\u2776-\u2793\u3220-\u3229-]+")
_UNSEEN = re.compile(rf"[\s{UNSEEN}•●○◦▪▫■□◆◇►▶▸‣∙➢➤]+")
"""Blanks, what nobody sees, and bullets wherever they stand: none is a word."""


def differences(draft: DraftDocument, document: Document) -> tuple[MissingWords, ...]:
    """Return where a document says something else than the draft that it was made from, in the order of the text."""
    if _seen(_draft_lines(draft)) == _seen(_document_lines(document)):
        return ()
    wanted, there = list(_draft_lines(draft)), list(_document_lines(document))
    old = [(token, number) for number, line in enumerate(wanted) for token in _tokens(_unmarked(line))]
    new = [token for line in there for token in _tokens(_unmarked(line))]
    return tuple(_apart(old, new))


def _seen(lines: Iterable[str]) -> str:
    return _UNSEEN.sub("", "".join(map(_unmarked, lines)))


def _unmarked(line: str) -> str:
    """Return a line without what marks it as an item of a list, "" for one that is a rule across the page."""
    return "" if _RULE.fullmatch(line.strip()) else _MARKS.sub("", line)


def _tokens(line: str) -> list[str]:
    return [token for word in words(line) if (token := _UNSEEN.sub("", word))]


def _apart(old: Sequence[tuple[str, int]], new: Sequence[str]) -> Iterator[MissingWords]:
    i, j = 0, 0
    for a, c, length in (*matches([token for token, _ in old], new), (len(old), len(new), 0)):
        gone, come = "".join(token for token, _ in old[i:a]), "".join(new[j:c])
        if gone != come:
            line = old[min(i, len(old) - 1)][1] if old else 0
            yield MissingWords(line=line, words=f"[-{gone}-]{{+{come}+}}", reason=UNEXPLAINED)
        i, j = a + length, c + length


# --- the words of both ------------------------------------------------------------------------------------------------


def _draft_lines(draft: DraftDocument) -> Iterator[str]:
    yield draft.title
    for one in draft.dates:
        yield one.label
        yield one.typed
    yield from draft.lines
    if draft.sign_off:
        yield draft.sign_off.party
        yield draft.sign_off.date.typed if draft.sign_off.date else ""


def _document_lines(document: Document) -> Iterator[str]:
    yield document.title
    for stamped in document.dates:
        yield stamped.label
        yield stamped.text
    for section in walk_sections(document.sections):
        yield plain_text(section.title)
        yield from map(plain_text, runs(section.blocks))
    if document.sign_off:
        yield document.sign_off.party
        yield document.sign_off.date.text
