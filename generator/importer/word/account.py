"""What came back of each clause of a text, in a row for each.

In: a returned text, and what accepting all of it would do. Out: rows in reading order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from ...model.document import walk_sections
from ...model.returned import ChangedBy, ReturnedChange, ReturnedClause, TextConflict
from ..update.files import TextComparison
from .merge import moved_in, order_of
from .returned import ReturnedText
from .revisions import TrackedChange

UNTOUCHED, TRACKED, UNTRACKED = "untouched", "tracked", "untracked"
"""States of a clause."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Whole:
    """A file with all changes made beside the file with none: clauses that moved, came, went, and conflicts."""

    moved: Set[str]
    new: Set[str]
    gone: Set[str]
    here: Set[str]
    against: Set[str]

    def states(self, clause: str) -> Iterator[str]:
        """Yield what holds of a clause."""
        told: Mapping[str, Set[str]] = {
            "moved": self.moved,
            "new": self.new,
            "gone": self.gone,
            "changed-here": self.here,
            "conflict": self.against,
        }
        yield from (state for state, clauses in told.items() if clause in clauses)


def account(returned: ReturnedText, conflicts: Sequence[TextConflict]) -> tuple[ReturnedClause, ...]:
    """Return the rows of a file; `conflicts` are those of all that is pending."""
    marks = {mark for _, one in returned.pending if isinstance(one, TrackedChange) for mark in one.marks}
    after = returned.with_changes(marks)
    whole = _Whole(
        moved=moved_in([*after.match.groups], order_of(returned.sent, returned.base)),
        new=after.new.keys(),
        gone={*after.missing},
        here=returned.changed_here,
        against={one.clause for one in conflicts},
    )
    pending = [change for change, _ in returned.pending]
    return tuple(_row(clause, returned, pending, whole) for clause in _order(returned, after))


def _row(clause: str, returned: ReturnedText, pending: Sequence[ReturnedChange], whole: _Whole) -> ReturnedClause:
    own = [one for one in pending if one.clause == clause]
    tracked = Counter((one.author, one.day) for one in own if one.is_tracked)
    loose = sum(not one.is_tracked for one in own)
    states = (*([TRACKED] if tracked else []), *([UNTRACKED] if loose else []), *whole.states(clause))
    return ReturnedClause(
        clause=clause,
        found_by=returned.found_by(clause),
        states=states or (UNTOUCHED,),
        by=tuple(ChangedBy(author=author, day=day, count=count) for (author, day), count in sorted(tracked.items())),
        untracked=loose,
    )


def _order(returned: ReturnedText, after: TextComparison) -> list[str]:
    names = [one.clause for one in walk_sections(returned.document.sections)]
    below = [*after.match.groups]
    for name in after.new:
        before = below[below.index(name) - 1] if below.index(name) else ""
        names.insert(names.index(before) + 1 if before in names else 0, name)
    return names
