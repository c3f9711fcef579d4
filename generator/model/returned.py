"""What came back in a file that was sent out, change by change, and what was decided of it.

In: nothing. Out: the nouns, and the id of a change: it follows from what the file says, so that the same file read
again, or saved by another program, has the same ids.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256

_SHORT = 8
"""Hexadecimal characters of an id: enough to tell the changes of a file apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedChange:
    """A change of a clause: who made it on which day, the words that went and came; nobody where it was not tracked.

    `kind` is inserted, deleted, replaced, moved or formatted, of what nobody tracked untracked or untracked-move; `day`
    is as the file has it, "" for none.
    """

    id: str = ""
    work: str
    clause: str
    locale: str
    kind: str
    author: str
    day: str
    old: str
    new: str

    @property
    def is_tracked(self) -> bool:
        """Whether the file says that it is a change."""
        return not self.kind.startswith("untracked")


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeDecision:
    """That a change was accepted or rejected: its id, and which."""

    id: str
    accepted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TextConflict:
    """A line that was changed here and in the file: as it was sent, as it is here, and as the file has it."""

    clause: str
    sent: str
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FactQuestion:
    """A fact that a file changes in a clause: what it prints, what the file says, and the places that use the fact.

    `value` is what facts.yaml would have, "" where the words cannot be read as a value of its kind.
    """

    fact: str
    clause: str
    prints: str
    says: str
    value: str
    uses: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedBy:
    """How many changes of a clause somebody made on a day."""

    author: str
    day: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedClause:
    """What came back of a clause; `found_by` is tag, bookmark, name (of a control) or words.

    `states` are untouched, or of tracked, untracked, moved, new, gone, changed-here and conflict those that hold.
    """

    clause: str
    found_by: str
    states: tuple[str, ...]
    by: tuple[ChangedBy, ...]
    untracked: int


def with_ids(changes: Iterable[ReturnedChange]) -> Iterator[ReturnedChange]:
    """Yield changes with their ids; of several that say the same each has its own."""
    seen = Counter[ReturnedChange]()
    for change in changes:
        seen[change] += 1
        said = [change.work, change.clause, change.locale, change.author, change.day, change.old, change.new]
        told = json.dumps([*said, change.kind, seen[change]], ensure_ascii=False)
        yield replace(change, id=sha256(told.encode()).hexdigest()[:_SHORT])
