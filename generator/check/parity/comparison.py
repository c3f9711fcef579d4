"""What one text of a pair fixes and the other does not, for the rule `value-parity`.

In: a pair of clauses. Out: a finding for each value, link, statute and negated duty that one of them lacks.
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
from ..passage import Passage, Role
from ..sentences import sentences_in
from ..subject import Pair, Subject
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
}
"""How each kind of value is called; an address is any other."""
_BOTH = 2
"""A term and what it means."""


def compare(pair: Pair, subject: Subject) -> Iterator[Diagnostic]:
    """Yield a finding for each value, link, statute and negated duty that only one of the two texts has."""
    original, other = _passages(pair.original, subject), _passages(pair.other, subject)
    if any(UNKNOWN in passage.text for passage in (*original, *other)):
        return  # a name that leads nowhere is a finding already, and what it stands for is not known
    yield from _named_apart(pair, subject)
    packs = [known_of(clause.locale) for clause in (pair.original, pair.other)]
    if all(pack.values for pack in packs):
        yield from _values_apart(pair, original, other)
    if all(pack.negations for pack in packs):
        yield from _duties_apart(pair, original, other)


def _passages(clause: Clause, subject: Subject) -> tuple[Passage, ...]:
    return subject.passages[clause.owner, clause.id, clause.locale]


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
    """Return the links and the statutes of a clause, each with its first place."""
    named = links_of(clause)
    for inline in inlines_of(clause):
        if isinstance(inline, FactUse) and isinstance(subject.library.facts.get(inline.fact), Statute):
            named.setdefault(("statute", inline.fact), (inline.fact, inline.span))
    return named


# --- Negated duties ---------------------------------------------------------------------------------------------------


def _duties_apart(pair: Pair, original: Sequence[Passage], other: Sequence[Passage]) -> Iterator[Diagnostic]:
    for passage, start, end, there in _lost_duties(original, other):
        text = passage.text[start:end]
        yield _missing(
            pair, Message("value-parity.negation", text=text), place_of(there, pair), passage.span(start, end)
        )
    for passage, start, end, _ in _lost_duties(other, original):
        text = passage.text[start:end]
        yield _added(
            pair, Message("value-parity.negation", text=text), passage.span(start, end), pair.original.title_span
        )


def _lost_duties(
    one: Sequence[Passage], other: Sequence[Passage]
) -> Iterator[tuple[Passage, int, int, Sequence[Passage]]]:
    """Yield where a passage negates a duty and nothing opposite negates anything, by sentences where they pair up."""
    whole = "\n".join(passage.text for passage in other if passage.role is not Role.TITLE)
    for passage, there in zip(one, opposite(one, other), strict=True):
        if passage.role is Role.TITLE:
            continue
        its = there[1] if len(there) == _BOTH and there[0].role is Role.TITLE else None
        for start, end, text in _sentences(passage, its, whole):
            duty = _duty_in(passage, start, end)
            if duty and not _is_negated(text, there[-1].clause.locale):
                yield passage, *duty, there


def _duty_in(passage: Passage, start: int, end: int) -> tuple[int, int] | None:
    """Return the range of the first words of a sentence that say what nobody does or may do."""
    negations = passage.pack.negations
    match = negations.duty.search(passage.text[start:end]) if negations else None
    return (start + match.start(), start + match.end()) if match else None


def _is_negated(text: str, locale: str) -> bool:
    """Say whether a text has any word that negates or limits."""
    negations = known_of(locale).negations
    return negations is not None and negations.every.search(text) is not None


def _sentences(passage: Passage, its: Passage | None, whole: str) -> Iterator[tuple[int, int, str]]:
    """Yield each sentence of a passage and what is opposite: its sentence, its passage, or the whole text."""
    own = tuple(sentences_in(passage.text, passage.locale))
    theirs = tuple(sentences_in(its.text, its.locale)) if its else ()
    if its and len(theirs) == len(own):
        texts = [its.text[start:end] for start, end in theirs]
    else:
        texts = [its.text if its else whole] * len(own)
    yield from ((start, end, text) for (start, end), text in zip(own, texts, strict=True))
