"""What the rules look at: one state of the source, with everything that several rules would otherwise work out each.

In: Library, Documents, Languages, a day. Out: a `Subject`. What costs time is worked out when the first rule asks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from ..languages.pack import Pack
from ..localize import Language
from ..localize.spelling import misspelt_words
from ..model import document as d
from ..model.diagnostics import Severity
from ..model.library import Library
from ..model.written import Clause, Inline
from ..resolve import open_places
from ..resolve.findings import taken
from ..resolve.inlines import resolve_inlines
from ..resolve.place import PlanKey, ResolvedFrom
from ..resolve.plan import clauses_of
from .passage import FILLED, Passage, Role, read_passages

if TYPE_CHECKING:
    from ..model.coverage import Coverage
    from .parity.disparities import Disparity
    from .parity.parallel import Block

_WORD = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ]{2,}")
_LONGEST = 60
"""More letters are no word."""

Known = TypeVar("Known")

ClauseKey = tuple[str, str, str]
"""Owner, id and locale of a clause."""


def key_of(clause: Clause) -> ClauseKey:
    """Return what a clause goes by."""
    return clause.owner, clause.id, clause.locale


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A clause and what stands for it in another language; `original` is in the language that is written first.

    A difference is an error in what calls itself a translation, a suggestion in a counterpart, which is an independent
    text, and a warning in a clause that does not say which of the two it is.
    """

    original: Clause
    other: Clause
    severity: Severity


@dataclass(frozen=True, kw_only=True)
class Subject:
    """One state of the source. `least` is the lowest severity that anybody looks at: less need not be found."""

    library: Library
    documents: tuple[d.Document, ...]
    languages: Mapping[str, Language]
    day: date
    least: Severity = Severity.SUGGESTION

    @cached_property
    def places(self) -> Mapping[PlanKey, ResolvedFrom]:
        """Every work in every locale, by both, with its plan."""
        return {place.key: place for place in open_places(self.library, self.languages, self.day)}

    @cached_property
    def passages(self) -> Mapping[ClauseKey, tuple[Passage, ...]]:
        """The passages of every clause, in the order of the files."""
        return {key: read_passages(clause, self._fill(key)) for key, clause in self.library.clauses.items()}

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """Each clause outside the original language that has a sister in it, in the order of the files.

        Pairs whose differences nobody looks at are left out.
        """
        loud = _ORDER[: _ORDER.index(self.least) + 1]
        return tuple(pair for pair in self._pairs() if pair.severity in loud)

    @cached_property
    def blocks(self) -> tuple[tuple[Pair, Block], ...]:
        """The passages of each pair that say the same, sentence by sentence."""
        from .parity.parallel import blocks_of  # no other rule needs what it takes to align sentences

        return tuple(
            (pair, block)
            for pair in self.pairs
            for block in blocks_of(*map(self._passages_of, _texts(pair)))
            if pair.severity is not Severity.SUGGESTION or block.is_even
        )

    @cached_property
    def disparities(self) -> tuple[Disparity, ...]:
        """Where sentences of a pair that say the same differ."""
        from .parity.disparities import disparities_in

        return tuple(disparities_in(self.blocks))

    @cached_property
    def coverage(self) -> Coverage:
        """What the texts answer of the duties of the law in scope."""
        from .duties.judging import coverage_of

        return coverage_of(self)

    @cached_property
    def tags(self) -> Mapping[ClauseKey, tuple[str, ...]]:
        """The duties of the law that each clause names, in its own order."""
        from .duties.cases import tags_of

        return {key: tags_of(clause, self.library) for key, clause in self.library.clauses.items()}

    @cached_property
    def unknown_words(self) -> Mapping[str, frozenset[str]]:
        """By locale, the typed words that no dictionary has in any spelling, or none without their capital.

        A locale is missing where there is no dictionary of it on this machine.
        """
        words: dict[str, set[str]] = {}
        for passage, _ in self.passages_with(lambda pack: pack.spelling):
            found = _WORD.findall(passage.typed)
            short = [word for word in found if len(word) <= _LONGEST]
            words.setdefault(passage.locale, set()).update(short, (word.lower() for word in short))
        unknown = {locale: misspelt_words(found, locale) for locale, found in words.items()}
        return {locale: found for locale, found in unknown.items() if found is not None}

    def all_passages(self, *roles: Role) -> Iterator[Passage]:
        """Yield every passage, or those with one of the roles."""
        for passages in self.passages.values():
            yield from (passage for passage in passages if not roles or passage.role in roles)

    def passages_with(self, ask: Callable[[Pack], Known | None], *roles: Role) -> Iterator[tuple[Passage, Known]]:
        """Yield the passages whose language has what is asked of its pack, each with that."""
        for passage in self.all_passages(*roles):
            known = ask(passage.pack)
            if known is not None:
                yield passage, known

    def clauses_in(self, work: str, locale: str) -> tuple[Clause, ...]:
        """Return the clauses of a document in reading order, shared ones included; none where there is no such plan."""
        place = self.places.get((work, locale))
        return tuple(clauses_of(place.plan.sections)) if place else ()

    def passages_in(self, work: str, locale: str) -> Iterator[Passage]:
        """Yield the passages of a document in reading order."""
        for clause in self.clauses_in(work, locale):
            yield from self.passages[key_of(clause)]

    @cached_property
    def _homes(self) -> Mapping[ClauseKey, ResolvedFrom]:
        """The first document that prints each clause."""
        homes: dict[ClauseKey, ResolvedFrom] = {}
        for place in self.places.values():
            for clause in clauses_of(place.plan.sections):
                homes.setdefault(key_of(clause), place)
        return homes

    def _passages_of(self, clause: Clause) -> tuple[Passage, ...]:
        return self.passages[key_of(clause)]

    def _fill(self, key: ClauseKey) -> _Filler:
        return _Filler(self._homes.get(key))

    def _pairs(self) -> Iterator[Pair]:
        first = self.library.settings.original
        for (owner, name, locale), clause in self.library.clauses.items():
            original = self.library.clauses.get((owner, name, first))
            if locale != first and original:
                severity = _SEVERITIES[clause.relation.kind if clause.relation else ""]
                yield Pair(original=original, other=clause, severity=severity)


def _texts(pair: Pair) -> tuple[Clause, Clause]:
    return pair.original, pair.other


_SEVERITIES = {"translation": Severity.ERROR, "": Severity.WARNING, "counterpart": Severity.SUGGESTION}
_ORDER = tuple(Severity)


@dataclass(frozen=True, slots=True)
class _Filler:
    """Says what stands in a document for an inline that has no words of its own; its findings are told elsewhere."""

    home: ResolvedFrom | None

    def __call__(self, inline: Inline) -> str:
        if self.home is None:
            return FILLED
        words, _ = taken(resolve_inlines((inline,), self.home))
        return d.plain_text(words)
