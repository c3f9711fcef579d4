"""What one text of a pair fixes and the other does not, for the rule `value-parity`.

In: a pair of clauses. Out: a finding for each value, link, statute and reference that one of them lacks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...languages import known_of
from ...model.diagnostics import Diagnostic, Message
from ...model.registries import Statute
from ...model.source import Span
from ...model.walk import inlines_of
from ...model.written import Clause, CrossReference, FactLink, FactUse, Inline
from ...resolve.place import UNKNOWN
from ..passage import Passage
from ..subject import Pair, Subject, key_of
from ..values import Key, Value
from .apart import opposite, place_of, told
from .said import Opposite, Said, links_of, said_in

_NAMES = {
    "period": "value-parity.period",
    "age": "value-parity.age",
    "money": "value-parity.sum",
    "percent": "value-parity.share",
    "date": "value-parity.date",
    "article": "value-parity.article",
    "statute": "value-parity.statute",
    "reference": "value-parity.reference",
}
"""How each kind of value is called; an address is any other."""


def compare(pair: Pair, subject: Subject) -> Iterator[Diagnostic]:
    """Yield a finding for each value, link, statute and reference that only one of the two texts has."""
    original, other = _passages(pair.original, subject), _passages(pair.other, subject)
    if any(UNKNOWN in passage.text for passage in (*original, *other)):
        return  # a name that leads nowhere is a finding already, and what it stands for is not known
    yield from _named_apart(pair, subject)
    if all(known_of(clause.locale).values for clause in (pair.original, pair.other)):
        yield from _values_apart(pair, original, other)


def _passages(clause: Clause, subject: Subject) -> tuple[Passage, ...]:
    return subject.passages[key_of(clause)]


def _missing(pair: Pair, what: Message, place: Span, there: Span) -> Diagnostic:
    found = told(pair, Message("value-parity.missing", what=what), place, Message("value-parity.say-the-same"))
    return found.with_note("value-parity.original-has-it", there)


def _added(pair: Pair, what: Message, place: Span, there: Span) -> Diagnostic:
    found = told(pair, Message("value-parity.added", what=what), place, Message("value-parity.say-the-same"))
    return found.with_note("note.original", there)


# --- Values -----------------------------------------------------------------------------------------------------------


def _values_apart(pair: Pair, original: Sequence[Passage], other: Sequence[Passage]) -> Iterator[Diagnostic]:
    ours, theirs = said_in(pair.original, original), said_in(pair.other, other)
    for key, text, span, there in _one_sided(ours, theirs):
        yield _missing(pair, _told(key, text), place_of(there, pair), span)
    for key, text, span, _ in _one_sided(theirs, ours):
        yield _added(pair, _told(key, text), span, pair.original.title_span)


def _one_sided(one: Said, other: Said) -> Iterator[tuple[Key, str, Span, Sequence[Passage]]]:
    """Yield the values that passages of one text have and their opposites have not, each once."""
    told_already: set[tuple[Key, int]] = set()
    opposites: dict[int, Opposite] = {}
    for passage, there in zip(one.passages, opposite(one.passages, other.passages), strict=True):
        heard = opposites.setdefault(id(there), Opposite(said=other, passages=there))
        for value in one.values_of(passage):
            key = (value.kind, *value.key)
            if _is_by_name(passage.piece(value.start).inline, value, other):
                continue
            if (key, id(there[-1])) not in told_already and not heard.says(value):
                told_already.add((key, id(there[-1])))
                yield key, passage.text[value.start : value.end], passage.span(value.start, value.end), there


def _is_by_name(inline: Inline, value: Value, other: Said) -> bool:
    """Say whether names decide: a number of a clause of ours, a fact that both use, an article that a statute cites."""
    if isinstance(inline, (FactUse, FactLink)):
        return inline.fact in other.facts or value.kind == "article"
    return isinstance(inline, CrossReference)


def _told(key: Key, text: str) -> Message:
    return Message(_NAMES.get(str(key[0]), "value-parity.address"), text=text)


# --- Links and statutes -----------------------------------------------------------------------------------------------


def _named_apart(pair: Pair, subject: Subject) -> Iterator[Diagnostic]:
    original, other = (_named(clause, subject) for clause in (pair.original, pair.other))
    for key in original.keys() - other.keys():
        text, span = original[key]
        yield _missing(pair, _told(key, text), pair.other.title_span, span)
    for key in other.keys() - original.keys():
        text, span = other[key]
        yield _added(pair, _told(key, text), span, pair.original.title_span)


def _named(clause: Clause, subject: Subject) -> dict[Key, tuple[str, Span]]:
    """Return the links, the statutes and the references of a clause, each with its first place."""
    named = links_of(clause)
    for inline in inlines_of(clause):
        if isinstance(inline, FactUse) and isinstance(subject.library.facts.get(inline.fact), Statute):
            named.setdefault(("statute", inline.fact), (inline.fact, inline.span))
        elif isinstance(inline, CrossReference):
            key = ("reference", inline.work or clause.owner, inline.target or "")
            named.setdefault(key, (inline.target or inline.work or "", inline.span))
    return named
