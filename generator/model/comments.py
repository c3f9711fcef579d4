"""What was said of the text while it was worked on: threads of remarks on a clause, or on a passage of it.

In: nothing. Out: the nouns. They are for whoever drafts, and no Document has any of them, so nothing that is published
does.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .blocks import Address, addresses_of
from .kept_addresses import KeptAddress, find_again
from .written import Clause


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
    as a whole; `passage` what was quoted of it. `source` is the SHA-256 of the file that it came in. `id` is "" of one
    that came in, as long as nobody looked whether it is a new one.
    """

    id: str = ""
    clause: str
    locale: str
    address: KeptAddress | None = None
    passage: str = ""
    remarks: tuple[Remark, ...]
    resolved: Resolution | None = None
    source: str | None = None

    @property
    def is_open(self) -> bool:
        """Whether nobody settled it, or somebody answered whom that did not know of."""
        return self.resolved is None or self.resolved.answers < len(self.remarks) - 1

    @property
    def key(self) -> tuple[str, str, str]:
        """Owner, id and locale of the clause."""
        owner, _, name = self.clause.partition("/")
        return owner, name, self.locale


def place_of(thread: Thread, clause: Clause | None) -> Address | None:
    """Return the block of today's clause that a thread is on; None for the whole clause, or where its block is gone."""
    return find_again(thread.address, thread.passage, addresses_of(clause)) if clause and thread.address else None


def is_detached(thread: Thread, clause: Clause | None) -> bool:
    """Say whether what a thread is on is gone: its clause, or the block of it."""
    return clause is None or (thread.address is not None and place_of(thread, clause) is None)
