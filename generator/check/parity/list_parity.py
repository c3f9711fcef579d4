"""A list whose members or whose joiner differ between two languages. See docs/rules/list-parity.md."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import repeat

from ...languages import known_of
from ...languages.parts.statements import Statements
from ...languages.pattern import Match
from ...model.diagnostics import Diagnostic, Message
from ..passage import Role
from ..subject import Pair, Subject
from .apart import told
from .disparities import Telling, softened, tell, whole_of
from .meaning import saying_of
from .parallel import Parallel, Sentence

_KINDS = frozenset({"or", "joined"})
_TELLING = Telling(
    missing=lambda what: Message("list-parity.missing", what=what),
    added=lambda what: Message("list-parity.added", what=what),
    turned=lambda what, instead: Message("list-parity.turned", what=what, instead=instead),
)


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a finding for each pair of sentences with another "or" or another number of members of a list."""
    yield from tell(subject, _KINDS, _TELLING, Message("list-parity.same"))
    for pair, block in subject.blocks:
        if all(known_of(clause.locale).statements for clause in (pair.original, pair.other)):
            yield from (_told(pair, part) for part in block.parts if _differ(part.original, part.other))


def _told(pair: Pair, part: Parallel) -> Diagnostic:
    message = Message("list-parity.members", here=_shown(part.other), there=_shown(part.original))
    found = told(softened(pair), message, whole_of(part.other), Message("list-parity.same"))
    return found.with_note("note.original", whole_of(part.original))


def _shown(side: Sequence[Sentence]) -> int:
    """Return how many members the first list has; where there is none, how many there can be."""
    return next((row.stop - 1 for row in _rows(side)), _parts(side) + 1)


def _differ(one: Sequence[Sentence], other: Sequence[Sentence]) -> bool:
    """Say whether one text certainly joins more things than the other can; of two lists the numbers are compared."""
    if not one or not other:
        return False
    rows, others = _rows(one), _rows(other)
    if len(rows) == len(others) == 1 and not set(rows[0]) & set(others[0]):
        return True
    return _joints(one, other) > _parts(other) or _joints(other, one) > _parts(one)


def _joints(side: Sequence[Sentence], opposite: Sequence[Sentence]) -> int:
    """Return how many marks and words certainly join two things: in a cell, all that may."""
    if side[0].passage.role is Role.CELL:
        return _parts(side)
    marks = (len(known.between.findall(row[0])) for row, known in _matches(side))
    return sum(marks) + saying_of(side, opposite).sure.get("join", 0)


def _rows(side: Sequence[Sentence]) -> list[range]:
    """Return how many members each list can have."""
    return [_members_of(row, known) for row, known in _matches(side)]


def _matches(side: Sequence[Sentence]) -> Iterator[tuple[Match, Statements]]:
    for sentence in side:
        if known := sentence.passage.pack.statements:
            yield from zip(known.row.finditer(sentence.text), repeat(known))


def _members_of(row: Match, known: Statements) -> range:
    """Return how many members there can be: what joins the last two may also stand inside the last."""
    marks = [*known.between.finditer(row[0])]
    joined = known.joiner.search(row[0], marks[-1].end())
    least = len(marks) + 1 - (known.before_row.match(row.string, 0, row.start()) is not None)
    is_closed = joined is not None and joined.end() == len(row[0])
    return range(least + is_closed, least + 1 + (joined is not None))


def _parts(side: Sequence[Sentence]) -> int:
    """Return how many marks and words of some sentences may part two members of a list."""
    packs = ((sentence.text, sentence.passage.pack.statements) for sentence in side)
    return sum(len(known.parts.findall(text)) for text, known in packs if known)
