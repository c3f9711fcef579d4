"""What came back of each clause of a text, in a row for each.

In: a returned text, and what accepting all of it would do. Out: rows in reading order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence, Set

from ...model.document import walk_sections
from ...model.returned import ChangedBy, ReturnedClause, TextConflict
from ...redline.sequence import joined
from .merge import moved_in
from .returned import ReturnedText

UNTOUCHED, TRACKED, UNTRACKED = "untouched", "tracked", "untracked"
"""States of a clause."""


def account(returned: ReturnedText, conflicts: Sequence[TextConflict]) -> tuple[ReturnedClause, ...]:
    """Return the rows of a file; `conflicts` are those of all that is pending."""
    after = returned.with_changes(returned.marks(one for one in returned.pending if one.is_tracked))
    whole = {
        "moved": moved_in(after, returned.sent),
        "new": after.new.keys() - returned.changed_here,
        "gone": {*after.missing},
        "changed-here": returned.changed_here,
        "conflict": {one.clause for one in conflicts},
    }
    there = [one.clause for one in walk_sections(returned.document.sections)]
    clauses = joined(there, [name for name in after.match.groups if name in there or name in after.new])
    return tuple(_row(clause, returned, whole) for clause in clauses)


def _row(clause: str, returned: ReturnedText, whole: Mapping[str, Set[str]]) -> ReturnedClause:
    """Return the row of a clause; `whole` has the clauses of each state that follows from all changes together."""
    own = [one for one in returned.pending if one.clause == clause]
    tracked = Counter((one.author, one.day) for one in own if one.is_tracked)
    loose = sum(not one.is_tracked for one in own)
    held = (state for state, clauses in whole.items() if clause in clauses)
    states = (*([TRACKED] if tracked else []), *([UNTRACKED] if loose else []), *held)
    return ReturnedClause(
        clause=clause,
        found_by=returned.found_by(clause),
        states=states or (UNTOUCHED,),
        by=tuple(ChangedBy(author=author, day=day, count=count) for (author, day), count in sorted(tracked.items())),
        untracked=loose,
    )
