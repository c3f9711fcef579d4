"""What a clause says in figures, passage by passage, and whether that is said opposite in whatever way.

In: a clause and its passages. Out: its values, its numbers, its links. It judges nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ...languages import known_of
from ...model.blocks import parts_of
from ...model.source import Span
from ...model.walk import inlines_of
from ...model.written import Clause, FactLink, FactUse, Link
from ..passage import Passage
from ..values import Key, Value, addresses_in, numbers_in, values_in

_MONTHS = 12
"""Months in a year."""
_LOCALE = re.compile(r"/[a-z]{2}(?:[-_][a-z]{2,4})?(?=/|$)|[?&](?:hl|lang|locale|language)=[\w-]*")
_UNITS: Mapping[Key, str] = {
    (1, "hour"): "hour",
    (1, "day"): "day",
    (7, "day"): "week",
    (1, "month"): "month",
    (12, "month"): "year",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a clause says: the values of each passage, the facts by name, the links, whether it shows a contact."""

    clause: Clause
    passages: tuple[Passage, ...]
    values: Mapping[int, tuple[Value, ...]]
    facts: frozenset[str]
    links: frozenset[Key]
    has_contact: bool

    def values_of(self, passage: Passage) -> tuple[Value, ...]:
        """Return the values of one of its passages."""
        return self.values[id(passage)]


def said_in(clause: Clause, passages: Sequence[Passage]) -> Said:
    """Return what a clause says."""
    return Said(
        clause=clause,
        passages=tuple(passages),
        values={id(passage): values_in(passage.text, clause.locale) for passage in passages},
        facts=frozenset(inline.fact for inline in inlines_of(clause) if isinstance(inline, (FactUse, FactLink))),
        links=frozenset(links_of(clause)),
        has_contact=any(part.name == "contact" for part in parts_of(clause)),
    )


@dataclass(frozen=True, kw_only=True)
class Opposite:
    """Passages of a clause that are held against one or more of its sister, and what they say."""

    said: Said
    passages: tuple[Passage, ...]

    @cached_property
    def keys(self) -> frozenset[Key]:
        """Every value."""
        return frozenset(_key(value) for passage in self.passages for value in self.said.values_of(passage))

    @cached_property
    def text(self) -> str:
        """All that is read, in small letters."""
        return "\n".join(passage.text for passage in self.passages).lower()

    @cached_property
    def numbers(self) -> frozenset[int]:
        """Every number that is part of no value."""
        return numbers_in(self.text, self.said.clause.locale)

    def says(self, value: Value) -> bool:
        """Say whether a value is said, be it as a number by itself or as "each year" for one year."""
        key = _key(value)
        if key in self.keys or _kin(key) in self.keys:
            return True
        match key:
            case ("email" | "url", address):
                return self.said.has_contact or key in self.said.links or str(address) in self.text
            case ("age" | "article", number):
                return number in self.numbers
            case ("date", date(year=year, month=month, day=day)):
                return {year, month, day} <= self.numbers
            case ("period", *measure) if unit := _UNITS.get(tuple(measure)):
                return self._says_each(unit)
            case _:
                return False

    def _says_each(self, unit: str) -> bool:
        values = known_of(self.said.clause.locale).values
        return values is not None and values.each[unit].search(self.text) is not None


def links_of(clause: Clause) -> dict[Key, tuple[str, Span]]:
    """Return the addresses that a clause links, without what names a language in them, each with its first place."""
    links: dict[Key, tuple[str, Span]] = {}
    for inline in inlines_of(clause):
        if isinstance(inline, Link):
            links.setdefault(_address(inline.href), (inline.href, inline.span))
    return links


def _key(value: Value) -> Key:
    return ("url", _LOCALE.sub("", str(value.key[0]))) if value.kind == "url" else (value.kind, *value.key)


def _kin(key: Key) -> Key:
    """Return the age for a period of as many years and the reverse: "you have to be 18 years" is an age, too."""
    match key:
        case ("period", int(months), "month") if not months % _MONTHS:
            return ("age", months // _MONTHS)
        case ("age", int(years)):
            return ("period", years * _MONTHS, "month")
        case _:
            return key


def _address(href: str) -> Key:
    found = addresses_in(href.removeprefix("mailto:"))
    return _key(found[0]) if len(found) == 1 else ("url", href)
