"""What was said of a text while it was worked on: threads of remarks on a clause, or on a passage of it.

In: nothing. Out: the nouns, and the id of a comment. They are for whoever drafts, and no Document has any of them, so
nothing that is published does.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from .blocks import Address, addresses_of
from .kept_addresses import KeptAddress, find_again
from .source import Span
from .written import Clause

_SHORT = 8
"""Hexadecimal characters of an id: enough to tell the comments of a project apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """What somebody said on a day: a comment, or an answer to one."""

    author: str
    day: date
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """Who settled a thread, on which day, and how many answers there were; nobody where a file alone says so."""

    author: str | None
    day: date
    answers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """A comment and the answers to it: `remarks` in their order, the comment first.

    `clause` is `work/id` or `shared/id`. `address` is that of the block when the comment was made, None for the clause
    as a whole; `passage` what was quoted of it. `source` is the SHA-256 of the file that it came in.
    """

    id: str
    clause: str
    locale: str
    address: KeptAddress | None
    passage: str
    remarks: tuple[Remark, ...]
    resolved: Resolution | None
    source: str | None
    span: Span

    @property
    def is_open(self) -> bool:
        """Whether nobody settled it, or somebody answered whom that did not know of."""
        return self.resolved is None or self.resolved.answers < len(self.remarks) - 1

    @property
    def key(self) -> tuple[str, str, str]:
        """Owner, id and locale of the clause."""
        owner, _, name = self.clause.partition("/")
        return owner, name, self.locale


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedThread:
    """A thread as it came in, by hand or in a file, without looking whether it is a new one.

    `paragraph` is the text around the passage, "" where the passage says enough; both "" for the clause as a whole.
    `id` is that of one which is there, "" where the comment itself says which it is.
    """

    clause: str
    locale: str
    passage: str
    paragraph: str
    remarks: tuple[Remark, ...]
    resolved: Resolution | None
    source: str | None
    id: str = ""


def received(thread: Thread) -> ReceivedThread:
    """Return a thread that is there as one to add something to."""
    return ReceivedThread(
        id=thread.id,
        clause=thread.clause,
        locale=thread.locale,
        passage=thread.passage,
        paragraph="",
        remarks=thread.remarks,
        resolved=None,
        source=None,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedThread:
    """A thread, and at which block of a section it is shown; None for the section as a whole."""

    thread: Thread
    block: int | None


def comment_id(clause: str, locale: str, comment: Remark, number: int) -> str:
    """Return the id of a comment: the `number`-th by its author and day that says the same of its clause."""
    said = [clause, locale, comment.author, comment.day.isoformat(), comment.text, number]
    return sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()[:_SHORT]


def place_of(thread: Thread, clause: Clause) -> Address | None:
    """Return the block of today's clause that a thread is on; None for the whole clause, or where its block is gone."""
    return find_again(thread.address, thread.passage, addresses_of(clause)) if thread.address else None


def is_detached(thread: Thread, clause: Clause | None) -> bool:
    """Say whether what a thread is on is gone: its clause, or the block of it."""
    return clause is None or (thread.address is not None and place_of(thread, clause) is None)
