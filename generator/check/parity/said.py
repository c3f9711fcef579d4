"""What a clause says in figures, passage by passage, and whether that is said opposite in whatever way.

In: a clause and its passages. Out: its values, its numbers, its links. It judges nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ...model.walk import inlines_of
from ...model.written import (
    Block,
    BulletList,
    Clause,
    ContactBlock,
    FactLink,
    FactUse,
    ImportantBlock,
    Link,
    OrderedList,
)
from ...source import Span
from ..passage import Passage
from ..values import Key, Value, numbers_in, values_in

_MONTHS = 12
_ADDRESSES = frozenset({"email", "url"})
_LOCALE = re.compile(r"/[a-z]{2}(?:[-_][a-z]{2,4})?(?=/|$)|[?&](?:hl|lang|locale|language)=[\w-]*")
_UNITS: Mapping[Key, str] = {
    (1, "hour"): "hour",
    (1, "day"): "day",
    (7, "day"): "week",
    (1, "month"): "month",
    (12, "month"): "year",
}
_ANY = r"\b(?:an?|any|each|every|per|the|this|next|following|last|past|prior|preceding|previous) (?:\w+ )?"
_EACH: Mapping[str, Mapping[str, re.Pattern[str]]] = {
    "en": {
        "hour": re.compile(rf"{_ANY}hours?\b|\bhourly\b", re.IGNORECASE),
        "day": re.compile(rf"{_ANY}days?\b|\bdaily\b", re.IGNORECASE),
        "week": re.compile(rf"{_ANY}weeks?\b|\bweekly\b", re.IGNORECASE),
        "month": re.compile(rf"{_ANY}months?\b|\bmonthly\b", re.IGNORECASE),
        "year": re.compile(rf"{_ANY}years?\b|\b(?:yearly|annual(?:ly)?)\b", re.IGNORECASE),
    },
    "zh": {
        "hour": re.compile("[每上下前一]一?个?小时"),
        "day": re.compile("[每当前次一]一?[天日]"),
        "week": re.compile("[每本上下前一]一?个?(?:周|星期)"),
        "month": re.compile("[每当本上下前]一?个?月|一个月"),
        "year": re.compile("[每当本去前全一]一?年|年度"),
    },
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
    language = _language(clause)
    return Said(
        clause=clause,
        passages=tuple(passages),
        values={id(passage): values_in(passage.text, language) for passage in passages},
        facts=frozenset(inline.fact for inline in inlines_of(clause) if isinstance(inline, (FactUse, FactLink))),
        links=frozenset(links_of(clause)),
        has_contact=_shows_contact(clause.blocks),
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
        return numbers_in(self.text, _language(self.said.clause))

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
                return _EACH[_language(self.said.clause)][unit].search(self.text) is not None
            case _:
                return False


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
    found = values_in(href.removeprefix("mailto:"), "en")
    return _key(found[0]) if len(found) == 1 and found[0].kind in _ADDRESSES else ("url", href)


def _language(clause: Clause) -> str:
    return clause.locale.partition("-")[0]


def _shows_contact(blocks: Sequence[Block]) -> bool:
    for block in blocks:
        match block:
            case ContactBlock():
                return True
            case ImportantBlock():
                if _shows_contact(block.blocks):
                    return True
            case BulletList() | OrderedList():
                if any(_shows_contact(item.blocks) for item in block.items):
                    return True
            case _:
                pass
    return False
