"""What sentences say for certain and what they may say, in names that all languages share.

In: sentences of one text. Out: how often they negate, oblige, permit and so on, and what they name.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from ...languages import known_of
from ...languages.parts.statements import Meaning, Statements, hour_of
from ...languages.pattern import Match
from ...localize.lexicon import TaggedWord, tagged_in
from ...localize.places import place_names
from ...model.written import FactLink, FactUse
from ..passage import FILLED
from ..values import number_of, values_in
from .parallel import Sentence

_SEVERAL = 2
"""The least number that is one: "a copy" and 一份 say no number."""
_CAPITAL = re.compile(r"\b[A-Z0-9][A-Za-z0-9]+", re.ASCII)
_NAME = re.compile(r"[A-Za-z0-9][\w.&’'-]+(?: [A-Za-z0-9][\w.&’'-]*)*", re.ASCII)
_PHONE = re.compile(r"(?<![\w@/.-])\+?[0-9(][0-9() -]{5,20}[0-9](?![\w@/-])", re.ASCII)
_NONE = "place.-"
"""What is no place, though a city is called so."""
_DIGITS = 7
"""The least digits of a phone number."""
_TOLD_BY_NAME = ("place.", "law.", "count.", "phone.", "figure.", "clock.", "each.")
_TIMES = frozenset({"order.before", "order.after"})
_MEASURES = frozenset({"period", "money", "percent"})
"""Values that each sentence has to say; `value-parity` tells those that the whole passage lacks."""
_DENYING = frozenset({"negation", "prohibition"})
_BOUNDS = frozenset({"least", "most", "more", "less"})
_LIMITS = frozenset({"most", "exclusive"})
_JOINERS = frozenset({"or", "and"})
"""What joins the things that a clause denies, to be held against each other alone."""
_BORNE = frozenset({"duty", "power"})
_REACH = 60
"""Characters before a verb in which its subject stands."""
_NOUNS = ("n", "an")
"""Nouns, as jieba tags them: a character of one is none of the words that decide."""


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
    """What is said `sure` and how often, each with its first place, and how often it is `possible` that it is said.

    Words such as "refuse" and "unless" are `vague`: they stand for a negation, or for such words, in the other text.
    """

    sure: Mapping[str, int]
    possible: Mapping[str, int]
    places: Mapping[str, Place]
    vague: int

    def beyond(self, other: Saying) -> Iterator[str]:
        """Yield what is certainly said more often here than it can be there.

        What is named need not be named as often: a pronoun stands for it.
        """
        for key, count in self.sure.items():
            there = other.possible.get(key, 0)
            if key == "negation":
                there = max(other.sure.get(key, 0), there - self.vague)
            if count > (count * there if "." in key else there):
                yield key

    def denials(self, other: Saying) -> frozenset[int]:
        """Return how often a condition or an act is denied, as it can be read: "only if" denies as "not unless" does.

        What stands before or after something else, or is more than it, is denied by a negation of that; of the words
        that perhaps deny, those count that the other text has none for.
        """
        said = self.sure.get("negation", 0) + self.sure.get("exception", 0) + 2 * self.sure.get("exclusive", 0)
        bounds = said and (_TIMES & self.sure.keys() or {"more", "then"} & self.possible.keys())
        perhaps = 2 * ("then" in self.possible)
        return frozenset({said, said + bool(bounds), said + perhaps, said + (self._loose > other._loose)})

    @property
    def _loose(self) -> int:
        return self.vague - self.sure.get("exception", 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A key, whether it is certain, and where."""

    key: str
    sure: bool
    start: int
    end: int
    vague: bool = False

    @property
    def is_fact(self) -> bool:
        """Say whether it is a fact by name, which nobody typed."""
        return self.key.startswith("fact.")

    @property
    def is_named(self) -> bool:
        """Say whether it is a name or a number, which a fact may hold as well."""
        return self.key.startswith(_TOLD_BY_NAME)


def saying_of(sentences: Sequence[Sentence], opposite: Sequence[Sentence]) -> Saying:
    """Return what sentences say. Words that nobody typed in their language say nothing, but may name the same thing."""
    sure, possible, places, vague = Counter[str](), Counter[str](), dict[str, Place](), 0
    names = frozenset(name for sentence in opposite if sentence.passage.pack.wide for name in _names_in(sentence.text))
    for sentence in sentences:
        typed = _masked(sentence.passage.typed[sentence.start : sentence.end], names)
        for found in (*_read(sentence.text, sentence.passage.locale), *_facts(sentence)):
            is_typed = found.is_fact or FILLED not in typed[found.start : found.end]
            possible[found.key] += is_typed or found.is_named
            vague += found.vague and is_typed
            if found.sure and is_typed:
                sure[found.key] += 1
                places.setdefault(found.key, Place(sentence=sentence, start=found.start, end=found.end))
    return Saying(sure=sure, possible=possible, places=places, vague=vague)


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
        (
            *_words(text, locale, known),
            *_clock(text, known),
            *_counts(text, locale, known),
            *_names(text, locale, known),
            *_phones(text),
        )
        if known
        else ()
    )


def _words(text: str, locale: str, known: Statements) -> Iterator[_Found]:
    owners = _owners(text, locale)
    ends = [match.start() for match in known.clause.finditer(text)]
    for _, clause in groupby(_matches(text, owners, known), lambda match: bisect_right(ends, match.start())):
        yield from _clause_words([(match, known.meanings[match.lastgroup or ""]) for match in clause], known)


def _clause_words(clause: Sequence[tuple[Match, Meaning]], known: Statements) -> Iterator[_Found]:
    """Yield what the words of a clause say.

    A bound that stands twice is one. What may be done within a limit must not be done beyond it. "Not A or B" is
    neither, and "if you have any questions" is "if you have questions".
    """
    weak = {"permission"} if any(meaning.sure & _LIMITS for _, meaning in clause) else set[str]()
    is_denied = False
    for match, meaning in clause:
        for key in meaning.possible:
            vague = key == "negation" and meaning.sure <= {"exception"}
            yield _Found(key=key, sure=key in meaning.sure - weak, start=match.start(), end=match.end(), vague=vague)
            if key in meaning.sure & _JOINERS:
                yield _Found(key="join", sure=True, start=match.start(), end=match.end())
                if is_denied:
                    yield _Found(key=f"joined.{key}", sure=True, start=match.start(), end=match.end())
        is_denied = is_denied or not _DENYING.isdisjoint(meaning.sure)
        weak |= meaning.sure & _BOUNDS
        if is_denied:
            weak |= {"or", "any"}
        elif "condition" in meaning.possible or "exception" in meaning.sure:
            weak.add("any")
        yield from _bearers(match, meaning, known)


def _matches(text: str, owners: Sequence[TaggedWord], known: Statements) -> Iterator[Match]:
    """Yield the words that say something, from left to right."""
    at = 0
    while match := known.words.search(text, at):
        is_whole = _is_whole(match, owners)
        at = match.end() if is_whole else match.start() + 1
        if is_whole:
            yield match


def _owners(text: str, locale: str) -> Sequence[TaggedWord]:
    """Return for each character the word that it is part of; none where spaces tell."""
    return [word for word in tagged_in(text, locale) or () for _ in word.text]


def _is_whole(match: Match, owners: Sequence[TaggedWord]) -> bool:
    """Say whether a match cuts no word: neither one of several, nor a character out of a noun."""
    if not owners:
        return True
    first, last = owners[match.start()], owners[match.end() - 1]
    if match.end() <= first.end:
        return match.end() - match.start() > 1 or len(first.text) == 1 or not first.kind.startswith(_NOUNS)
    return first.start == match.start() and last.end == match.end()


def _bearers(match: Match, meaning: Meaning, known: Statements) -> Iterator[_Found]:
    """Yield who has a duty or may do something, where "we" or "you" stands right before the verb."""
    for kind in meaning.possible & _BORNE:
        person = known.bearer.search(match.string, max(0, match.start() - _REACH), match.start())
        if person and person.lastgroup:
            key = f"{kind}.{person.lastgroup}"
            yield _Found(key=key, sure=True, start=person.start(person.lastgroup), end=match.end())


def _counts(text: str, locale: str, known: Statements) -> Iterator[_Found]:
    """Yield the numbers of things for certain, and every number that stands anywhere as a possible one."""
    values = known_of(locale).values
    if values is None:
        return
    taken = bytearray(len(text))
    for value in values_in(text, locale):
        taken[value.start : value.end] = b"\1" * (value.end - value.start)
        if value.kind in _MEASURES:
            yield _Found(key=f"figure.{value.kind}-{value.key}", sure=True, start=value.start, end=value.end)
    for match in known.counted.finditer(text):
        number = number_of(match["number"], values.numerals)
        if number and number >= _SEVERAL and not any(taken[match.start() : match.end()]):
            yield _Found(key=f"count.{number}", sure=True, start=match.start(), end=match.end())
    for match in values.number.finditer(text.translate(values.spelling)):
        yield _Found(
            key=f"count.{number_of(match[0], values.numerals)}", sure=False, start=match.start(), end=match.end()
        )


def _clock(text: str, known: Statements) -> Iterator[_Found]:
    """Yield times of the day, on a clock of 24 hours."""
    for match in known.clock.finditer(text):
        if match[0].isdecimal():
            continue  # no word or mark tells it to be a time
        key = f"clock.{hour_of(match)}:{match['minute'] or '00'}"
        yield _Found(key=key, sure=True, start=match.start(), end=match.end())


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
