"""What sentences say for certain and what they may say, in names that all languages share.

In: sentences of one text. Out: how often they negate, oblige, permit and so on, and what they name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ...languages import known_of
from ...languages.parts.statements import Statements
from ...localize.places import place_names
from ...model.written import FactLink, FactUse
from ..passage import FILLED
from ..values import number_of, values_in
from .parallel import Sentence

_SEVERAL = 2
"""The least number that is one: "a copy" and 一份 say no number."""
_CAPITAL = re.compile(r"\b[A-Z0-9][A-Za-z0-9]+", re.ASCII)
_NAME = re.compile(r"[A-Za-z0-9][\w.&’'-]+(?: [A-Za-z0-9][\w.&’'-]*)*", re.ASCII)
_PHONE = re.compile(r"(?<![\w@/.-])\+?[0-9(][0-9() -]{5,20}[0-9](?![\w@/-])")
_NONE = "place.-"
"""What is no place, though a city is called so."""
_DIGITS = 7
"""The least digits of a phone number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The characters [start, end) of a sentence."""

    sentence: Sentence
    start: int
    end: int

    @property
    def text(self) -> str:
        """The words."""
        return self.sentence.text[self.start : self.end]


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """What is said `sure` and how often, each with its first place, and how often it is `possible` that it is said."""

    sure: Mapping[str, int]
    possible: Mapping[str, int]
    places: Mapping[str, Place]

    def beyond(self, other: Saying) -> Iterator[str]:
        """Yield what is certainly said more often here than it can be there.

        What is named need not be named as often: a pronoun stands for it.
        """
        for key, count in self.sure.items():
            there = other.possible.get(key, 0)
            if key == "negation":
                there = max(other.sure.get(key, 0), there - self._unsure(key))
            if count > (count * there if "." in key else there):
                yield key

    def _unsure(self, key: str) -> int:
        """Return how often something is perhaps said: words such as "refuse", which stand for such words there."""
        return self.possible.get(key, 0) - self.sure.get(key, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A key, whether it is certain, and where."""

    key: str
    sure: bool
    start: int
    end: int

    @property
    def is_fact(self) -> bool:
        """Say whether it is a fact by name, which nobody typed."""
        return self.key.startswith("fact.")

    @property
    def is_named(self) -> bool:
        """Say whether it is a name or a number, which a fact may hold as well."""
        return self.key.startswith(("place.", "law.", "count.", "phone."))


def saying_of(sentences: Sequence[Sentence], opposite: Sequence[Sentence]) -> Saying:
    """Return what sentences say. Words that nobody typed in their language say nothing, but may name the same thing."""
    sure, possible, places = Counter[str](), Counter[str](), dict[str, Place]()
    names = frozenset(name for sentence in opposite if sentence.passage.pack.wide for name in _names_in(sentence.text))
    for sentence in sentences:
        typed = _masked(sentence.passage.typed[sentence.start : sentence.end], names)
        for found in (*_read(sentence.text, sentence.passage.locale), *_facts(sentence)):
            is_typed = found.is_fact or FILLED not in typed[found.start : found.end]
            possible[found.key] += is_typed or found.is_named
            if found.sure and is_typed:
                sure[found.key] += 1
                places.setdefault(found.key, Place(sentence=sentence, start=found.start, end=found.end))
    return Saying(sure=sure, possible=possible, places=places)


def _names_in(text: str) -> Iterator[str]:
    """Yield the names in a text in squares, each whole and each word of it with a capital or a figure."""
    for name in _NAME.findall(text):
        yield name
        yield from _CAPITAL.findall(name)


def _masked(typed: str, names: Iterable[str]) -> str:
    """Return a text without the Latin names that its opposite has as well: "Do Not Track" forbids nothing."""
    for name in sorted(names, key=len, reverse=True):
        typed = typed.replace(name, FILLED * len(name))
    return typed


def _facts(sentence: Sentence) -> Iterator[_Found]:
    """Yield the facts that are used by name."""
    for piece in sentence.pieces:
        if isinstance(piece.inline, (FactUse, FactLink)):
            start, end = max(0, piece.start - sentence.start), min(piece.end, sentence.end) - sentence.start
            yield _Found(key=f"fact.{piece.inline.fact}", sure=True, start=start, end=end)


@lru_cache(maxsize=2048)
def _read(text: str, locale: str) -> tuple[_Found, ...]:
    known = known_of(locale).statements
    return (
        (*_words(text, known), *_counts(text, locale, known), *_names(text, locale, known), *_phones(text))
        if known
        else ()
    )


def _words(text: str, known: Statements) -> Iterator[_Found]:
    for match in known.words.finditer(text):
        meaning = known.meanings[match.lastgroup or ""]
        for key in meaning.possible:
            yield _Found(key=key, sure=key in meaning.sure, start=match.start(), end=match.end())


def _counts(text: str, locale: str, known: Statements) -> Iterator[_Found]:
    """Yield the numbers of things for certain, and every number that stands anywhere as a possible one."""
    values = known_of(locale).values
    if values is None:
        return
    taken = bytearray(len(text))
    for value in values_in(text, locale):
        taken[value.start : value.end] = b"\1" * (value.end - value.start)
    for match in known.counted.finditer(text):
        number = number_of(match["number"], values.numerals)
        if number and number >= _SEVERAL and not any(taken[match.start() : match.end()]):
            yield _Found(key=f"count.{number}", sure=True, start=match.start(), end=match.end())
    for match in values.number.finditer(text.translate(values.spelling)):
        yield _Found(
            key=f"count.{number_of(match[0], values.numerals)}", sure=False, start=match.start(), end=match.end()
        )


def _names(text: str, locale: str, known: Statements) -> Iterator[_Found]:
    """Yield the places and laws that are named; whoever names a state may name its country."""
    names = {name: f"place.{code}" for name, code in place_names(locale).items()} | {**known.names}
    there = sorted((name for name in names if name in text), key=len, reverse=True)
    if not there:
        return
    for match in re.finditer(rf"(?<![A-Za-z])(?:{'|'.join(map(re.escape, there))})(?![A-Za-z])", text):
        key = names[match[0]]
        if key != _NONE:
            yield _Found(key=key, sure=True, start=match.start(), end=match.end())
            yield _Found(key=key.partition("-")[0], sure=False, start=match.start(), end=match.end())


def _phones(text: str) -> Iterator[_Found]:
    for match in _PHONE.finditer(text):
        digits = re.sub(r"\D", "", match[0])
        if len(digits) >= _DIGITS:
            yield _Found(key=f"phone.{digits}", sure=True, start=match.start(), end=match.end())
