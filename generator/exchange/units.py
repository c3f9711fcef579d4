"""What there is to translate: the clauses of a language, and a unit for each block of one that has words.

In: a Library, a locale, and the texts that translations were made from. Out: units with their source, the translation
that there is, and whether it still holds. A unit goes by the address of its block in the original, `model/blocks.py`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from ..model.blocks import Address, BlockPart, addresses_of, followed, parts_of
from ..model.library import Library, clause_key
from ..model.source import Source
from ..model.written import Clause
from ..operations.ledger import Row, State, read_ledger
from ..parse.clause import read_clause
from .coded import Coded, Codes, coded, numbered, placed, plain

CURRENT, UNREAD, STALE, NEW = "current", "unread", "stale", "new"
"""How the translation of a unit stands: accepted, never compared, made from another text, not there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextUnit:
    """A block to translate. `before` is the text that `target`, its translation, was made from, where that is known.

    `codes` stand for what they do in the original, `own` for what they do in the translation.
    """

    id: str
    part: BlockPart
    into: BlockPart | None
    source: Coded
    before: Coded
    target: Coded
    codes: Codes
    own: Codes
    state: str

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


Pairs = Mapping[str, tuple[Address | None, BlockPart]]
"""What a part of the original was, where that is known, and what it is in the translation, by its id today."""


def _pairs(original: Clause, own: Clause, then: Clause | None) -> Pairs:
    """Return the parts of a translation that answer one of the original: those at the same places in what it was."""
    new, parts = addresses_of(original), tuple(parts_of(own))
    if then and shape(then) == shape(own):
        old = addresses_of(then)
        now = followed(old, new)
        return {now[one.id]: (one, part) for one, part in zip(old, parts, strict=True) if one.id in now}
    same = shape(original) == shape(own)
    return {one.id: (None, part) for one, part in zip(new, parts, strict=True)} if same else {}


def shape(clause: Clause) -> tuple[tuple[str, int, bool], ...]:
    """Return the blocks of a clause and the parts in them, by what they are and how deep they stand."""
    return tuple((part.name, len(part.within), part.run is not None) for part in parts_of(clause))


def _is_mirrored(original: Clause, own: Clause, pairs: Pairs) -> bool:
    if shape(original) != shape(own):
        return False
    there = zip(addresses_of(original), parts_of(own), strict=True)
    return all(one.id in pairs and pairs[one.id][1].node is part.node for one, part in there if part.run)


def _units(original: Clause, pairs: Pairs, word: str) -> Iterator[TextUnit]:
    for address in addresses_of(original):
        unit = _unit(f"{original.owner}/{original.id}#{address.id}", address, pairs.get(address.id), word)
        if plain(unit.source).strip():
            yield unit


def _unit(name: str, address: Address, pair: tuple[Address | None, BlockPart] | None, word: str) -> TextUnit:
    run = address.part.run or ()
    old, into = pair or (None, None)
    then, now = (old.part.run if old else None) or (), (into.run if into else None) or ()
    codes = numbered(run, {})
    before = numbered(then, codes)
    own = numbered(now, {**before, **codes})
    if word not in {CURRENT, STALE} and coded(now, own) == coded(run, codes):
        now = ()  # the original's words, which stand there until somebody translates them
    return TextUnit(
        id=name,
        part=address.part,
        into=into,
        source=coded(run, codes),
        before=coded(then, before),
        target=coded(now, own) if now else (),
        codes={**before, **codes},
        own=own,
        state=_state(word, address, old) if now else NEW,
    )


def _state(word: str, now: Address, old: Address | None) -> str:
    """Return how a translated unit stands, by the state of its clause and what its own text was."""
    if word == STALE:
        return CURRENT if old and old.digest == now.digest else STALE
    return word if word == CURRENT else UNREAD
