"""What sentences of a pair say that their opposites do not, and how it is told.

In: pairs of clauses. Out: differences, of which each rule tells those of its own kinds; findings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ...languages import known_of
from ...model.diagnostics import Diagnostic, Message, Severity
from ...model.source import Span
from ..subject import Pair, Subject
from .apart import told
from .meaning import Place, Saying, saying_of
from .parallel import Block, Parallel, Sentence

LABELS: Mapping[str, str] = {
    "negation": "parity.negation",
    "prohibition": "parity.prohibition",
    "obligation": "parity.obligation",
    "permission": "parity.permission",
    "entitlement": "parity.entitlement",
    "exclusive": "parity.exclusive",
    "exception": "parity.exception",
    "universal": "parity.universal",
    "any": "parity.universal",
    "qualifier": "parity.qualifier",
    "order": "parity.order",
    "precedence": "parity.precedence",
    "duty": "parity.bearer",
    "power": "parity.bearer",
    "partial": "parity.partial",
    "hedge": "parity.hedge",
    "least": "parity.least",
    "most": "parity.most",
    "more": "parity.more",
    "less": "parity.less",
    "or": "parity.or",
    "joined": "parity.joiner",
    "ordinal": "parity.ordinal",
    "count": "parity.count",
    "weekday": "parity.weekday",
    "phone": "parity.phone",
    "place": "parity.place",
    "recipient": "parity.recipient",
    "purpose": "parity.purpose",
    "law": "parity.law",
    "fact": "parity.fact",
    "basis": "parity.basis",
    "each": "parity.interval",
    "clock": "parity.clock",
    "figure": "parity.figure",
}
"""What is told of each kind."""
_DENIALS = frozenset({"exclusive", "exception", "negation", "prohibition"})
_TURNS = _DENIALS | {"permission", "order", "most", "more"}
"""What says the same in two ways together: may only with consent, must not without it, not before it."""
_EXCHANGED = frozenset({"order", "precedence", "duty", "power", "joined"})
"""What one language may leave unsaid, and what is a fault where the other says the opposite."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Disparity:
    """Sentences of a pair that differ: what of the original is `missing` in the other, and what it has `added`."""

    pair: Pair
    part: Parallel
    missing: Mapping[str, Place]
    added: Mapping[str, Place]


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """The sentences of a rule: for what is missing, for what was added, and for one thing that became another."""

    missing: Callable[[tuple[Message, ...]], Message]
    added: Callable[[tuple[Message, ...]], Message]
    turned: Callable[[tuple[Message, ...], tuple[Message, ...]], Message]


def disparities_in(blocks: Sequence[tuple[Pair, Block]]) -> Iterator[Disparity]:
    """Yield where parallel sentences differ; a sentence that has no opposite is another matter."""
    for pair, block in blocks:
        if all(known_of(clause.locale).statements for clause in (pair.original, pair.other)):
            yield from _of_block(pair, block)


def _of_block(pair: Pair, block: Block) -> Iterator[Disparity]:
    whole = None if block.is_even else _said(block.whole)
    for part in block.parts:
        if not part.original or not part.other or _text(part.original) == _text(part.other):
            continue
        here, there = _said(part)
        missing, added = _beyond(here, there, whole), _beyond(there, here, whole and (whole[1], whole[0]))
        if not here.denials(there).isdisjoint(there.denials(here)) and {*missing, *added} & _DENIALS:
            missing, added = _without_turns(missing), _without_turns(added)
        missing, added = _exchanged(missing, added), _exchanged(added, missing)
        missing, added = _told_here(missing, block.whole.other), _told_here(added, block.whole.original)
        if missing or added:
            yield Disparity(pair=pair, part=part, missing=missing, added=added)


def _without_turns(found: Mapping[str, Place]) -> Mapping[str, Place]:
    return {key: place for key, place in found.items() if key.partition(".")[0] not in _TURNS}


def _told_here(found: Mapping[str, Place], there: Sequence[Sentence]) -> Mapping[str, Place]:
    """Leave out the figures that the opposite passage has nowhere: `value-parity` tells them."""
    figures = {key for key in found if key.startswith("figure.")}
    elsewhere = saying_of(there, ()).possible if figures else {}
    return {key: place for key, place in found.items() if key not in figures or key in elsewhere}


def _exchanged(found: Mapping[str, Place], instead: Mapping[str, Place]) -> Mapping[str, Place]:
    """Leave out what counts only where its opposite stands in its place: "after" for "before", "we" for "you"."""
    kinds = {key.partition(".")[0] for key in instead}
    return {
        key: place for key, place in found.items() if (kind := key.partition(".")[0]) not in _EXCHANGED or kind in kinds
    }


def _text(sentences: Sequence[Sentence]) -> str:
    return "\n".join(sentence.text for sentence in sentences)


def _said(part: Parallel) -> tuple[Saying, Saying]:
    return saying_of(part.original, part.other), saying_of(part.other, part.original)


def _beyond(here: Saying, there: Saying, whole: tuple[Saying, Saying] | None) -> Mapping[str, Place]:
    """Return what only `here` says; where the order of sentences is not certain, what the whole passage there lacks."""
    keys = set(here.beyond(there))
    return {
        key: here.places[key]
        for key in here.places
        if key in keys and (whole is None or key in set(whole[0].beyond(whole[1])))
    }


def tell(subject: Subject, kinds: frozenset[str], telling: Telling, instead: Message) -> Iterator[Diagnostic]:
    """Yield a finding for each pair of sentences that differ in something of some kinds."""
    for disparity in subject.disparities:
        missing, added = (_of_kinds(found, kinds) for found in (disparity.missing, disparity.added))
        if missing or added:
            yield told_apart(disparity, missing, added, telling, instead)


def _of_kinds(found: Mapping[str, Place], kinds: frozenset[str]) -> dict[str, Place]:
    return {key: place for key, place in found.items() if key.partition(".")[0] in kinds}


def told_apart(
    disparity: Disparity, missing: Mapping[str, Place], added: Mapping[str, Place], telling: Telling, instead: Message
) -> Diagnostic:
    """Return the finding that says what is missing and what was added, with both places."""
    lacking, extra = _named(missing), _named(added)
    if lacking and extra:
        message = telling.turned(lacking, extra)
    else:
        message = telling.missing(lacking) if lacking else telling.added(extra)
    place = _span(next(iter(added.values()))) if extra else whole_of(disparity.part.other)
    there = _span(next(iter(missing.values()))) if lacking else whole_of(disparity.part.original)
    return told(softened(disparity.pair), message, place, instead).with_note("note.original", there)


def softened(pair: Pair) -> Pair:
    """Return a pair whose differences warn at most: words are read with less certainty than figures."""
    return replace(pair, severity=Severity.WARNING) if pair.severity is Severity.ERROR else pair


def _named(found: Mapping[str, Place]) -> tuple[Message, ...]:
    return tuple(Message(LABELS[key.partition(".")[0]], text=place.text) for key, place in found.items())


def _span(place: Place) -> Span:
    return place.sentence.passage.span(place.sentence.start + place.start, place.sentence.start + place.end)


def whole_of(sentences: Sequence[Sentence]) -> Span:
    """Return where the sentences of a group begin and end."""
    first, last = sentences[0].span, sentences[-1].span
    return first.source.span(first.start, max(first.end, last.end))
