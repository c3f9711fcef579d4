"""What two texts have in common whatever their languages are: figures, names in Latin letters, links, numbers, form.

In: clauses of a document. Out: a `Traits` for each, and how likely two of them say the same, from below 0 to above 1.
What a translator leaves as it is comes first, the topic of a title last.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Set
from dataclasses import dataclass
from functools import lru_cache

from ..check.values import values_in
from ..languages.characters import SQUARE
from ..model.document import Link, Section, plain_text
from ..model.nodes import Listing, runs, walk
from .markers import marker_of
from .topics import Match, match

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9.+-]*[A-Za-z0-9]")
_DIGITS = re.compile(r"[0-9][0-9.,]*[0-9]")
"""Numbers that mean something: single figures count items, and stand in any text."""
_SQUARES = re.compile(f"[{SQUARE}]")
_PART = re.compile(r"[^/?#&=]+")
_WORD = 3
"""Characters of a word in Latin letters that say about as much as one square."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """What of a clause a translation keeps.

    `names` are its words in Latin letters: those of an English text are all there are, those of a Chinese one mostly
    names. `number` is the path that its heading was numbered with, `size` about how much it says.
    """

    level: int
    preface: bool
    number: tuple[int, ...]
    figures: frozenset[Hashable]
    names: frozenset[str]
    links: frozenset[str]
    tables: int
    items: int
    blocks: int
    size: int
    topic: Match | None


def traits_of(section: Section, locale: str) -> Traits:
    """Return what a translation of a clause keeps, that of the clauses below it left aside."""
    title = plain_text(section.title)
    lines = [plain_text(run) for run in runs(section.blocks)]
    text = "\n".join((title if section.placement != "preface" else "", *lines))
    nodes = tuple(walk(section.blocks))
    return Traits(
        level=section.level,
        preface=section.placement == "preface",
        number=marker_of(section.number or "").path,
        figures=_figures(text, locale),
        names=frozenset(name.casefold() for name in _NAME.findall(text)),
        links=frozenset(part for node in nodes if isinstance(node, Link) for part in _address(node.href)),
        tables=sum(getattr(node, "name", "") == "table" for node in nodes),
        items=sum(len(node.items) for node in nodes if isinstance(node, Listing)),
        blocks=len(section.blocks),
        size=len(_SQUARES.findall(text)) + sum(map(len, _NAME.findall(text))) // _WORD,
        topic=match(title) if section.placement != "preface" else None,
    )


@lru_cache(maxsize=4096)
def _figures(text: str, locale: str) -> frozenset[Hashable]:
    """Return the values of a text as its language says them, and whatever else stands there in digits."""
    values = {(value.kind, value.key) for value in values_in(text, locale)}
    return frozenset(values | set(_DIGITS.findall(text)))


def _address(href: str) -> Iterable[str]:
    """Return the parts of an address but those that only say its language."""
    return (part.casefold() for part in _PART.findall(href) if len(part) > 5 and not part.endswith(":"))  # noqa: PLR2004


@dataclass(frozen=True, slots=True, kw_only=True)
class Likelihood:
    """How likely two clauses say the same: by what is `told` by their words and number, and by that and their form."""

    told: float
    whole: float


def likelihood(one: Traits, other: Traits, rate: float) -> Likelihood:
    """Return how likely two clauses say the same; `rate` is how much the other text says for each word of the one."""
    if one.preface or other.preface:
        return _SAME if one.preface == other.preface else NEVER
    told = _by_number(one, other) + _by_kept(one, other) + _by_topic(one, other)
    form = 0.2 - 0.4 * abs(one.level - other.level) + _by_form(one, other, rate)
    return Likelihood(told=told, whole=told + form)


_SAME, NEVER = Likelihood(told=1.0, whole=1.0), Likelihood(told=-1.0, whole=-1.0)


def _by_number(one: Traits, other: Traits) -> float:
    if not one.number or not other.number:
        return 0.0
    return 0.4 if one.number == other.number else -0.2


def _by_kept(one: Traits, other: Traits) -> float:
    """Return what figures, names and links tell; that a clause has none tells nothing."""
    return (
        0.6 * _common(one.figures, other.figures)
        + 0.8 * _held(one.names, other.names)
        + 0.6 * _common(one.links, other.links)
    )


def _common(one: Set[Hashable], other: Set[Hashable]) -> float:
    """Return Dice's coefficient; a little below 0 where one has something and nothing of it stands in the other."""
    if not one and not other:
        return 0.0
    return 2 * len(one & other) / (len(one) + len(other)) or -0.2


def _held(one: Set[str], other: Set[str]) -> float:
    """Return how much of the smaller set the larger one holds."""
    few, many = sorted((one, other), key=len)
    return (len(few & many) / len(few) or -0.3) if few else 0.0


def _by_form(one: Traits, other: Traits, rate: float) -> float:
    sizes = sorted((one.size * rate + 5, other.size + 5.0))
    form = 0.4 * (sizes[0] / sizes[1] - 0.5)
    form += 0.3 * ((one.tables == other.tables) - 0.5) if one.tables or other.tables else 0.0
    form += 0.3 * (1 - 2 * abs(one.items - other.items) / (one.items + other.items)) if one.items or other.items else 0
    return form + (0.1 if one.blocks == other.blocks else 0.0)


def _by_topic(one: Traits, other: Traits) -> float:
    if one.topic is None or other.topic is None:
        return 0.0
    sure = min(one.topic.sure, other.topic.sure)
    return 0.4 * sure if one.topic.topic == other.topic.topic else -0.3 * sure
