"""A page that somebody has against the text that should stand on it: what a shop shows of a policy.

In: what the page shows and what a text does, both read from HTML in the same way. Out: the redline of the two, and what
the page has before, after and in the text that is no part of it, and may still say that it applies to nobody. Only what
shows for certain counts as the text; all that could show counts as added. Marks that editors of pages set in their own
way (dashes, quotation marks, characters without width) are the same to it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache, partial
from hashlib import sha256

from ..disk.workers import Limits, StoppedError, each
from ..markup.shownpage import Block, PagePassage, ShownPage, UnreadParts, shown_page
from ..model.diagnostics import RefusalError
from ..model.document import Document
from ..model.make import paragraphs, run_of, section
from ..redline import Redline, compare
from ..redline.align import likeness, vocabulary

_ALIKE = 0.6
"""How much of a line's words a line of the page must have to be the same line, changed or not."""
_LABEL = 3
"""Different words that a mere label has at most."""
_SECONDS, _MEMORY = 30, 2**30
"""What reading a page may take: one of a megabyte takes two seconds, and 200 MB."""


class UnreadPageError(RefusalError):
    """A page takes more to read than any page should, or cannot be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePart:
    """The lines of a page that are those of a text: from the one with the number `first` to the one before `end`.

    `own` are their words, `head` and `tail` what else stands on the first and the last of them.
    """

    first: int
    end: int
    own: tuple[str, ...]
    head: str = ""
    tail: str = ""


class PageOutcome(Enum):
    """What became of a page: of what is around its text is told only where a person accepted something else."""

    SAME = "same"
    AROUND = "around-differs"
    DIFFERENT = "different"
    NOT_IN_FORCE = "not-in-force"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageBeside:
    """What is on a page and no part of its text; `within` are words between those of the text that may be hidden."""

    before: tuple[PagePassage, ...]
    within: tuple[PagePassage, ...]
    after: tuple[PagePassage, ...]
    unread: UnreadParts

    @property
    def digest(self) -> str:
        """The SHA-256 of the words before and after the text, each line with whether it is in doubt."""
        lines = (f"{one.doubtful:d} {one.text}\n" for one in (*self.before, PagePassage(text=""), *self.after))
        return sha256("".join(lines).encode()).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class PageVerification:
    """A page beside a text: the redline from the text to the page, and what else is on the page."""

    document: Document
    redline: Redline
    beside: PageBeside
    likeness: float

    @property
    def is_same(self) -> bool:
        """Say whether the page shows the text, all of it and nothing in it."""
        return not self.redline.changes and not self.beside.within


def read_page(data: bytes, charset: str | None = None) -> ShownPage:
    """Return what a page of any origin shows. Raises UnreadPageError."""
    limits = Limits(seconds=_SECONDS, memory=_MEMORY)
    try:
        (page,) = each(partial(_read, charset), [data], 1, limits)
    except StoppedError:
        raise UnreadPageError("verify.took-more", seconds=_SECONDS, megabytes=_MEMORY // 2**20) from None
    if isinstance(page, ShownPage):
        return page
    raise UnreadPageError("verify.broken-page", cause=page)


def find_text(printed: Sequence[tuple[Document, ShownPage]], page: ShownPage) -> Document | None:
    """Return the text that a page has most of; None where it has neither half the words nor one line of any."""
    lines = tuple(_texts(page, _ALL).values())
    shares = [share_of(page_lines(own), lines) for _, own in printed]
    if not shares:
        return None
    document, own = printed[shares.index(max(shares))]
    known = {line for line in page_lines(own) if len(vocabulary((line,))) > _LABEL}
    return document if max(shares) >= 1 / 2 or known & {*lines} else None


def verify_page(document: Document, ways: Sequence[ShownPage], page: ShownPage) -> PageVerification:
    """Return a page beside a text; of the ways in which that is printed the nearest counts."""
    return min((_verify(document, own, page) for own in ways), key=_farness)


def share_of(wanted: Sequence[str], lines: Sequence[str]) -> float:
    """Return which share of the words of a text, each taken once, is on a page, from 0 to 1."""
    own = vocabulary(tuple(wanted))
    return len(own & vocabulary(tuple(lines))) / len(own) if own else 0.0


def page_lines(page: ShownPage) -> tuple[str, ...]:
    """Return the lines that a reader of a page sees for certain."""
    return tuple(_texts(page, _CERTAIN).values())


def part_of(lines: Sequence[str], wanted: Sequence[str]) -> PagePart:
    """Return what of a page is a text: the very words, however a shop breaks their lines, else what is like them."""
    whole = "\n".join(lines)
    found = re.search(r"\s*".join(re.escape(line).replace(r"\ ", r"\s+") for line in wanted), whole)
    if found and wanted:
        before, after = whole[: found.start()], whole[found.end() :]
        return PagePart(
            first=before.count("\n"),
            end=len(lines) - after.count("\n"),
            own=tuple(wanted),
            head=before.rpartition("\n")[2].strip(),
            tail=after.partition("\n")[0].strip(),
        )
    first, end = _inside(lines, wanted)
    return PagePart(first=first, end=end, own=tuple(lines[first:end]))


def _verify(document: Document, own: ShownPage, page: ShownPage) -> PageVerification:
    wanted = page_lines(own)
    is_shown = share_of(wanted, page_lines(page)) >= share_of(wanted, tuple(_texts(page, _ALL).values())) / 2
    texts = _texts(page, _CERTAIN if is_shown else _ALL)
    part, numbers = part_of(tuple(texts.values()), wanted), tuple(texts)
    first, end = (numbers[part.first], numbers[part.end - 1] + 1) if part.own else (0, 0)
    ours = {*_texts(own, _DOUBTFUL).values()}
    doubts = _texts(page, _DOUBTFUL)
    within = (text for number, text in doubts.items() if first <= number < end and text not in ours)
    beside = PageBeside(
        before=(*_told(page.blocks[:first]), *(PagePassage(text=text) for text in (part.head,) if text)),
        within=tuple(PagePassage(text=text, doubtful=True) for text in within),
        after=(*(PagePassage(text=text) for text in (part.tail,) if text), *_told(page.blocks[end:])),
        unread=page.unread,
    )
    redline = compare(_as_document(document, wanted), _as_document(document, part.own))
    like = likeness(vocabulary(wanted), vocabulary(part.own))
    return PageVerification(document=document, redline=redline, beside=beside, likeness=like)


def _farness(made: PageVerification) -> tuple[bool, float, int]:
    return not made.is_same, -made.likeness, len(made.beside.before) + len(made.beside.after)


def _inside(lines: Sequence[str], wanted: Sequence[str]) -> tuple[int, int]:
    """Return which lines of a page are those from the first to the last that the text knows, exactly or nearly."""
    exact = frozenset(wanted)
    said = [vocabulary((line,)) for line in wanted]
    known = [place for place, line in enumerate(lines) if line in exact or _is_like(line, said)]
    return (known[0], known[-1] + 1) if known else (0, 0)


def _is_like(line: str, said: Sequence[frozenset[str]]) -> bool:
    own = vocabulary((line,))
    return len(own) > _LABEL and any(likeness(own, other) >= _ALIKE for other in said)


def _as_document(document: Document, lines: Sequence[str]) -> Document:
    blocks = paragraphs(map(run_of, lines))
    whole = section(clause="text", anchor="text", placement="preface", title=(), blocks=blocks)
    return replace(document, sections=(whole,) if blocks else (), notice=None, sign_off=None)


# --- the words of a page, block by block ------------------------------------------------------------------------------

_CERTAIN, _DOUBTFUL, _ALL = (False,), (True,), (False, True)
"""Which passages of a block count, by whether they are in doubt."""


def _texts(page: ShownPage, kinds: Sequence[bool]) -> dict[int, str]:
    """Return the lines of a page by the numbers of their blocks."""
    return {number: text for number, block in enumerate(page.blocks) if (text := _text(block, kinds))}


def _told(blocks: Sequence[Block]) -> Iterator[PagePassage]:
    for block in blocks:
        for kind in (_CERTAIN, _DOUBTFUL):
            if text := _text(block, kind):
                yield PagePassage(text=text, doubtful=kind == _DOUBTFUL)


def _text(block: Block, kinds: Sequence[bool]) -> str:
    """Return words with the marks that a text is compared by, and no white space that a browser would not show."""
    text = "".join(one.text for one in block if one.doubtful in kinds)
    plain = re.sub(r"[^\x00-\x7f]", lambda found: _mark(found[0]), text)
    return " ".join(re.sub("-+", "-", plain).split())


@lru_cache(maxsize=4096)
def _mark(character: str) -> str:
    """Return the plain mark that editors of pages turn into another one, or the character itself."""
    match unicodedata.category(character):
        case "Pd":
            return "-"
        case "Pi" | "Pf":
            return "'" if "SINGLE" in unicodedata.name(character) else '"'
        case "Cf" if unicodedata.bidirectional(character) == "BN":
            return ""
        case _:
            return "..." if character == "\u2026" else character


def _read(charset: str | None, data: bytes) -> ShownPage | str:
    """Return what a page shows, or why it could not be read."""
    try:
        return shown_page(data, charset)
    except (Exception, RecursionError) as cause:  # noqa: BLE001 - whatever a hostile page breaks, it is told in a line
        return f"{type(cause).__name__}: {cause}"
