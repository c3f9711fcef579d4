"""How what came back in a Word file is printed: rows of clauses, lines of changes, and what stands against them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ..model.diagnostics import Message
from .speech import say
from .talk import aligned, put, show_findings, tell

if TYPE_CHECKING:
    from ..importer.word.accept import Acceptance
    from ..importer.word.returned import ReturnedText
    from ..model.returned import ReturnedChange, ReturnedClause

_LONGEST = 160
"""Characters of a passage that a line shows; JSON has the whole."""
_FOUND = {
    "tag": "word-found.tag",
    "bookmark": "word-found.bookmark",
    "name": "word-found.name",
    "words": "word-found.words",
}
"""The message of what a clause was found by."""
_STATES = {
    "untracked": "word-state.untracked",
    "untouched": "word-state.untouched",
    "moved": "word-state.moved",
    "new": "word-state.new",
    "gone": "word-state.gone",
    "changed-here": "word-state.changed-here",
    "conflict": "word-state.conflict",
}
"""The message of each state of a clause but for changes that have an author."""
_CHANGES = {
    "inserted": "word-change.inserted",
    "deleted": "word-change.deleted",
    "replaced": "word-change.replaced",
    "moved": "word-change.moved",
    "formatted": "word-change.formatted",
    "untracked": "word-change.untracked",
    "untracked-move": "word-change.untracked-move",
}
"""The message of each kind of change."""


def show_rows(returned: ReturnedText, rows: Sequence[ReturnedClause]) -> None:
    """Print what came back of each clause, and by what it was found."""
    document = returned.document
    head = (say("word-import.clause"), say("word-import.found-by"), say("word-import.states"))
    states = [say(Message("word-import.row", states=tuple(_states(row)))) for row in rows]
    lines = [(row.clause, say(_FOUND[row.found_by]), state) for row, state in zip(rows, states, strict=True)]
    put(say("word-import.head", work=document.work, locale=document.locale))
    for line in aligned([head, *lines]):
        put(line)
    put()


def _states(row: ReturnedClause) -> Iterator[Message]:
    """Yield what holds of a clause, by whom and when."""
    for one in row.by:
        yield Message("word-state.tracked", author=one.author, day=one.day or "?", count=one.count)
    yield from (Message(_STATES[state], count=row.untracked) for state in row.states if state in _STATES)


def line_of(one: ReturnedChange) -> str:
    """Return the line of a change: its id, its clause, whose it is, old and new words."""
    who = " ".join(filter(None, (one.author, one.day))) or "-"
    told = say(_CHANGES[one.kind], old=_short(one.old), new=_short(one.new))
    return f"{one.id}  {one.clause}  {who}  {told}"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def tell_against(returned: ReturnedText, made: Acceptance) -> None:
    """Say what stands against changes: with the texts that differ, or with the places that a fact has."""
    loose = {one.clause for one in returned.pending if not one.is_tracked}
    for one in made.conflicts:
        texts = {"clause": one.clause, "sent": one.sent, "ours": one.ours, "theirs": one.theirs}
        if one.clause in loose:
            tell("word.conflict-untracked", **texts)
        else:
            tell("word.conflict", **texts)
    for one in made.untitled:
        tell("word.untitled", clause=one.clause, title=one.sent, theirs=_short(one.theirs))
    for one in made.unproven:
        tell("word.unproven", clause=one.clause, ours=_short(one.ours), theirs=_short(one.theirs))
    for one in made.halves:
        tell("word.half", clause=one.clause, text=_short(one.sent or one.theirs))
    for one, findings in made.unbuildable:
        show_findings(findings)
        tell("word.unbuildable", clause=one.clause, file=returned.path)
    for fact in made.open:
        told = {"fact": fact.fact, "clause": fact.clause, "prints": fact.prints, "says": fact.says}
        if fact.value:
            tell("word.fact", **told, value=fact.value, count=len(fact.uses), uses=fact.uses)
        else:
            tell("word.fact-unread", **told)
