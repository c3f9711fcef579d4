"""What there is to translate: the clauses of a language, and a unit for each block of one that has words.

In: a Library, a locale, and the texts that translations were made from. Out: units with their source, the translation
that there is, and whether it still holds. A unit goes by the address of its block in the original, `model/blocks.py`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from ..check.parity.alignment import PASSAGES, Unit, align, length_of
from ..model.blocks import Address, BlockPart, addresses_of, followed, parts_of, words_of
from ..model.library import Library, clause_key
from ..model.source import Source
from ..model.written import Clause, Inline
from ..operations.ledger import Row, State, read_ledger
from ..parse.clause import read_clause
from .coded import Coded, Codes, coded, numbered, placed, plain, source_of

CURRENT, UNREAD, STALE, NEW = "current", "unread", "stale", "new"
"""How the translation of a unit stands: accepted, never compared, made from another text, not there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextUnit:
    """A block to translate. `before` is the text that `target`, its translation, was made from, where that is known.

    `old` is what a translation in other blocks seems to have for it, by the lengths of both; it counts for nothing.
    `codes` stand for what they do in the original, `own` for what they do in the translation.
    """

    id: str
    part: BlockPart
    source: Coded
    target: Coded
    state: str
    into: BlockPart | None = None
    before: Coded = ()
    old: Coded = ()
    codes: Codes = field(default_factory=dict)
    own: Codes = field(default_factory=dict)

    @property
    def written(self) -> str:
        """The translation that there is, on one line, as it may stand in any block."""
        run = (self.into.run if self.into and self.target else None) or ()
        return source_of(self.target, self.own) or " ".join(one.span.text for one in run)

    def may_have(self) -> tuple[Counter[str], ...]:
        """Return which codes a translation has: those of the source, or those of the one that there is.

        Of those, what came into the source meanwhile has to come in, and what went from it to go.
        """
        texts = (self.source, self.before or self.source, self.target)
        source, before, target = (Counter(one for one, _, _ in placed(text)) for text in texts)
        return (source, (target + (source - before)) - (before - source)) if self.target else (source,)

    def may_stand(self) -> frozenset[tuple[str, str, bool]]:
        """Return how a code may stand: as in the source, or as in the translation that there is."""
        return frozenset((*placed(self.source), *placed(self.target)))


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseUnits:
    """A clause of a work, its translation, and its units; none where it is not sent, for which `state` has the reason.

    `mirrored` says that the translation has the same blocks in the same order.
    """

    work: str
    name: str
    state: State
    original: Clause | None
    translation: Clause | None
    units: tuple[TextUnit, ...]
    mirrored: bool

    @property
    def address(self) -> str:
        """What the clause goes by: its work or `shared`, and its id."""
        return self.name if "/" in self.name else f"{self.work}/{self.name}"

    @property
    def sent(self) -> bool:
        """Whether it is for a translator.

        A counterpart is not, nor what the language has not for a reason, nor a text in blocks of its own of which
        nobody has said that it is a translation.
        """
        known = self.state.word in {CURRENT, STALE} or self.mirrored or self.translation is None
        return known and self.state.word not in {"original", "counterpart"} and not self.state.reason


def clauses_of(library: Library, locale: str, kept: Callable[[Clause], str | None]) -> tuple[ClauseUnits, ...]:
    """Return the clauses of the works that speak a language; `kept` finds what a translation was made from."""
    found: dict[tuple[str, str, str], ClauseUnits] = {}
    for row in (row for row in read_ledger(library, ()) if locale in row.states):
        key = clause_key(row.work, row.clause, locale)
        found.setdefault(key, _clause(row, key, library, kept))
    return tuple(found.values())


def _clause(row: Row, key: tuple[str, str, str], library: Library, kept: Callable[[Clause], str | None]) -> ClauseUnits:
    original = library.clauses.get((*key[:2], library.settings.original))
    own, state = library.clauses.get(key), row.states[key[2]]
    then = _then(own, original, kept) if own and original else None
    pairs = _pairs(original, own, then) if own and original else {}
    return ClauseUnits(
        work=row.work,
        name=row.clause,
        state=state,
        original=original,
        translation=own,
        units=tuple(_units(original, pairs, state.word)) if original else (),
        mirrored=bool(own and original and _is_mirrored(original, own, pairs)),
    )


def _then(own: Clause, original: Clause, kept: Callable[[Clause], str | None]) -> Clause | None:
    """Return the original as it was translated, where that is known."""
    text = kept(own)
    key = (original.owner, original.id, original.locale)
    return read_clause(Source(path=original.source.path, text=text), key)[0] if text else None


@dataclass(frozen=True, slots=True, kw_only=True)
class PairedPart:
    """What a part of the original was, where that is known, and what it is in the translation, where that is certain.

    `run` are its words there, certain or not.
    """

    old: Address | None
    into: BlockPart | None
    run: tuple[Inline, ...]


Pairs = Mapping[str, PairedPart]
"""Pairs by the id of the part today."""


def _pairs(original: Clause, own: Clause, then: Clause | None) -> Pairs:
    """Return the parts of a translation that answer one of the original: those at the same places in what it was."""
    new, parts = addresses_of(original), tuple(parts_of(own))
    known = addresses_of(then) if then and shape(then) == shape(own) else ()
    if not known and shape(original) != shape(own):
        return {name: PairedPart(old=None, into=None, run=run) for name, run in _likely(new, parts)}
    now = followed(known, new) if known else {one.id: one.id for one in new}
    return {
        now[one.id]: PairedPart(old=one if known else None, into=part, run=part.run or ())
        for one, part in zip(known or new, parts, strict=True)
        if one.id in now
    }


def _likely(new: Sequence[Address], parts: Sequence[BlockPart]) -> Iterator[tuple[str, tuple[Inline, ...]]]:
    """Yield what the parts of an original may be in a translation in other blocks; more than one are put together."""
    here = [one for one in new if one.part.run]
    runs = [one.run for one in parts if one.run]
    for bead in align([_length(one.part.run) for one in here], [_length(run) for run in runs], PASSAGES):
        run = tuple(chain.from_iterable(runs[bead.second : bead.second_end]))
        yield from ((one.id, run) for one in here[bead.first : bead.first_end])


def _length(run: object) -> Unit:
    return Unit(length=length_of(words_of(run)), marks=frozenset())


def shape(clause: Clause) -> tuple[tuple[str, int, bool], ...]:
    """Return the blocks of a clause and the parts in them, by what they are and how deep they stand."""
    return tuple((part.name, len(part.within), part.run is not None) for part in parts_of(clause))


def _is_mirrored(original: Clause, own: Clause, pairs: Pairs) -> bool:
    if shape(original) != shape(own):
        return False
    there = zip(addresses_of(original), parts_of(own), strict=True)
    found = ((pairs[one.id].into if one.id in pairs else None, part) for one, part in there if part.run)
    return all(into and into.node is part.node for into, part in found)


def _units(original: Clause, pairs: Pairs, word: str) -> Iterator[TextUnit]:
    for address in addresses_of(original):
        unit = _unit(f"{original.owner}/{original.id}#{address.id}", address, pairs.get(address.id), word)
        if plain(unit.source).strip():
            yield unit


def _unit(name: str, address: Address, pair: PairedPart | None, word: str) -> TextUnit:
    run = address.part.run or ()
    then, now = (pair and pair.old and pair.old.part.run) or (), pair.run if pair else ()
    codes = numbered(run, {})
    before = numbered(then, codes)
    own = numbered(now, {**before, **codes})
    if word not in {CURRENT, STALE} and coded(now, own) == coded(run, codes):
        now = ()  # the original's words, which stand there until somebody translates them
    there, into = coded(now, own) if now else (), pair.into if pair else None
    return TextUnit(
        id=name,
        part=address.part,
        into=into,
        source=coded(run, codes),
        before=coded(then, before),
        target=there if into else (),
        old=() if into else there,
        codes={**before, **codes},
        own=own,
        state=_state(word, address, pair) if pair and (now or not into) else NEW,
    )


def _state(word: str, now: Address, pair: PairedPart) -> str:
    """Return how a translated unit stands, by the state of its clause and what its own text was."""
    if word == STALE:
        return CURRENT if pair.old and pair.old.digest == now.digest else STALE
    return word if word == CURRENT else UNREAD
