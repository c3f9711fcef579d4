"""One duty with two deadlines. See docs/rules/deadline-conflict.md."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ...languages.characters import SEMICOLONS, STOPS
from ...languages.parts.values import Periods, Wordings
from ...model.diagnostics import Diagnostic, suggestion, warning
from ..passage import Passage, Role
from ..sentences import sentences_in
from ..subject import Subject
from ..values import Key, Value, values_in
from .statements import CUT, Statement, statements_in

_BEFORE = 40
"""Characters before a period that can hold the words of a deadline, such as "no later than"."""
_STOP = re.compile(f"[{STOPS}{SEMICOLONS}]")
_REMEMBERED = 200
"""Statements of a clause with which another is compared."""
_HOURS = {"second": (1 / 3600, 1 / 3600), "minute": (1 / 60, 1 / 60), "hour": (1, 1), "day": (24, 24)}
_MONTH = (28 * 24, 31 * 24)
"""Hours of the shortest and the longest month."""


@dataclass(slots=True, kw_only=True)
class _Heard:
    """What a document has said so far: by its words anywhere, and in each of its clauses."""

    anywhere: dict[frozenset[str], Statement] = field(default_factory=dict)
    clause: str = ""
    here: dict[tuple[frozenset[str], Key], Statement] = field(default_factory=dict)
    last: Statement | None = None


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each period that another contradicts in the same words, or in fewer of them in other units.

    Two deadlines for one kind of duty, in whatever words, are a suggestion.
    """
    for document in subject.documents:
        passages = tuple(subject.passages_in(document.work, document.locale))
        told: set[tuple[int, int]] = set()
        for one, other in _contradictions(passages):
            told.add((id(one.passage), one.value.start))
            yield _contradiction(one, other)
        yield from _by_duty(passages, told)


def _contradictions(passages: Sequence[Passage]) -> Iterator[tuple[Statement, Statement]]:
    heard = _Heard()
    for passage in passages:
        known = passage.pack.wordings
        if passage.clause.id != heard.clause:
            heard.clause, heard.here = passage.clause.id, {}
        heard.last = None
        is_prose = known and passage.role is Role.PARAGRAPH  # what a cell is about stands in its row and column
        for one in statements_in(passage, "period") if is_prose else ():
            other = _contradicted(one, heard, known) if known else None
            if other:
                yield one, other
            if one.words:
                heard.last = one
                _hear(heard.here, one)
                heard.anywhere.setdefault(one.words, one)


def _hear(here: dict[tuple[frozenset[str], Key], Statement], one: Statement) -> None:
    """Keep the first statement of each period in the same words, of the last ones of a clause."""
    here.setdefault((one.words, one.value.key), one)
    if len(here) > _REMEMBERED:
        del here[next(iter(here))]


def _contradicted(one: Statement, heard: _Heard, known: Wordings) -> Statement | None:
    """Return the earlier statement that says another length of the same."""
    if one.gloss:
        before = heard.last
        is_glossed = before and len(CUT.findall(one.passage.text, before.value.end, one.value.start)) == 1
        return before if before and is_glossed and _units_differ(one, before) and not _may_equal(one, before) else None
    if one.conditional or not one.words:
        return None
    near = (other for other in heard.here.values() if _is_same(one, other, known) or _is_less(one, other, known))
    far = heard.anywhere.get(one.words)
    if far and len(one.words) < known.many - _units_differ(one, far):
        far = None  # too few words to be of one duty; another unit is told with one less
    return next((other for other in (*near, *((far,) if far else ())) if _is_at_odds(one, other)), None)


def _is_at_odds(one: Statement, other: Statement) -> bool:
    """Say whether two lengths contradict each other; of those in one sentence each is for something else."""
    is_apart = one.passage is not other.passage or _STOP.search(one.passage.text, other.value.end, one.value.start)
    return bool(is_apart) and not other.conditional and not _may_equal(one, other)


def _is_same(one: Statement, other: Statement, known: Wordings) -> bool:
    return one.words == other.words and len(one.words) >= known.few


def _is_less(one: Statement, other: Statement, known: Wordings) -> bool:
    """Say whether one of two statements in other units says no more than the other does, and extends nothing."""
    smaller, larger = sorted((one.words, other.words), key=len)
    extends = any(known.extending.match(word) for word in larger)
    return len(smaller) >= known.few and smaller < larger and _units_differ(one, other) and not extends


def _units_differ(one: Statement, other: Statement) -> bool:
    return one.value.key[1] != other.value.key[1]


def _may_equal(one: Statement, other: Statement) -> bool:
    """Say whether two periods can be one: 30 days and a month, 72 hours and three days, but no working days."""
    if one.value.key == other.value.key:
        return True
    first, second = _range(one.value.key), _range(other.value.key)
    return bool(first and second and first[0] <= second[1] and second[0] <= first[1])


def _range(key: Key) -> tuple[float, float] | None:
    number, unit = key
    least, most = _MONTH if unit == "month" else _HOURS.get(str(unit), (0, 0))
    return (int(str(number)) * least, int(str(number)) * most) if most else None


def _contradiction(one: Statement, other: Statement) -> Diagnostic:
    text, there = (said.passage.text[said.value.start : said.value.end] for said in (one, other))
    place = one.passage.span(one.value.start, one.value.end)
    found = warning("deadline-conflict.same-words", place, text=text, other=there)
    return found.with_help("deadline-conflict.say-one").with_note(
        "deadline-conflict.other", other.passage.span(other.value.start, other.value.end)
    )


# --- One kind of duty -------------------------------------------------------------------------------------------------


def _by_duty(passages: Sequence[Passage], told: set[tuple[int, int]]) -> Iterator[Diagnostic]:
    seen: dict[str, tuple[Key, Passage, Value]] = {}
    for passage in passages:
        for duty, value in _deadlines(passage):
            key, first, one = seen.setdefault(duty, (value.key, passage, value))
            if key != value.key and (id(passage), value.start) not in told:
                text, other = passage.text[value.start : value.end], first.text[one.start : one.end]
                place = passage.span(value.start, value.end)
                found = suggestion("deadline-conflict.two-periods", place, duty=duty, text=text, other=other)
                yield found.with_help("deadline-conflict.say-one").with_note(
                    "deadline-conflict.other", first.span(one.start, one.end)
                )


def _deadlines(passage: Passage) -> Iterator[tuple[str, Value]]:
    """Yield the duties of sentences that name one duty and one deadline, with the deadline."""
    known = passage.pack.periods
    if known is None:
        return
    values = [value for value in values_in(passage.text, passage.locale) if value.kind == "period"]
    deadlines = [value for value in values if _is_deadline(passage.text, value, known)]
    starts = [value.start for value in deadlines]
    for start, end in sentences_in(passage.text, passage.locale) if deadlines else ():
        within = deadlines[bisect_left(starts, start) : bisect_left(starts, end)]
        if len(within) != 1:
            continue
        duties = [duty for duty, pattern in known.duties.items() if pattern.search(passage.text, start, end)]
        if len(duties) == 1:
            yield duties[0], within[0]


def _is_deadline(text: str, value: Value, known: Periods) -> bool:
    return bool(
        known.before.search(text, max(0, value.start - _BEFORE), value.start) and known.behind.match(text, value.end)
    )
