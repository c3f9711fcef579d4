"""Laws that a text cites, as facts: Cal. Civ. Code § 1798.83, Art. 13 GDPR, 《中华人民共和国网络安全法》第四十三条.

In: a text in a language. Out: the text with statutes for its citations, each printing what was typed. A law that is
named without its section stays typed; so does one that has no name in Latin letters, and a citation that is written
otherwise than where it stood first.
"""

from __future__ import annotations

import re

from ...check.values import number_of
from ...languages import packs
from ...languages.pack import Pack
from ...languages.pattern import Match
from ...model.document import FactText, Inline, Text
from .runs import parted

_BREAK = re.compile(r"[^a-z0-9]+")


class Statutes:
    """The citations found so far, by id, as facts.yaml has them."""

    def __init__(self) -> None:
        self.facts: dict[str, dict[str, dict[str, str]]] = {}

    def with_citations(self, text: str, locale: str, keep: frozenset[str] | None) -> tuple[Inline, ...]:
        """Return a text with statutes for its citations; those outside `keep` stay typed."""
        found: tuple[Inline, ...] = (Text(text=text),)
        for pack in packs():
            if pack.law and pack.values:
                found = tuple(made for one in found for made in self._parted(one, pack, locale, keep))
        return found

    def _parted(self, one: Inline, pack: Pack, locale: str, keep: frozenset[str] | None) -> tuple[Inline, ...]:
        if not isinstance(one, Text) or pack.law is None:
            return (one,)
        return parted(one.text, pack.law.section.compiled, lambda match: self._cited(match, pack, locale, keep))

    def _cited(self, match: Match, pack: Pack, locale: str, keep: frozenset[str] | None) -> Inline | None:
        typed, identifier = match[0], _identifier(match, pack)
        if not identifier or (keep is not None and identifier not in keep):
            return None
        held = self.facts.get(identifier, {"name": {}, "citation": {}})
        if held["citation"].setdefault(locale, typed) != typed:
            return None
        held["name"].setdefault(locale, match.groupdict().get("law") or typed)
        self.facts[identifier] = held
        return FactText(fact=f"{identifier} as citation", text=typed, day=None)


def _identifier(match: Match, pack: Pack) -> str:
    """Return the id of a citation: its own words, or the name that the pack has for the law, with the number."""
    groups = match.groupdict()
    if "name" not in groups:
        return _BREAK.sub("-", match[0].lower()).strip("-")
    known = pack.law.ids.get(groups["name"]) if pack.law else None
    number = number_of(groups["number"], pack.values.numerals) if pack.values else None
    return f"{known}-{number}" if known and number else ""
