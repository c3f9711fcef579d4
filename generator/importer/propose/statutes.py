"""Laws that a text cites, as facts: Cal. Civ. Code § 1798.83, Art. 13 GDPR, 《中华人民共和国网络安全法》第四十三条.

In: a run in a language. Out: the run with statutes for its citations, each printing what was typed. A law that is
named without its section stays typed; so does one that has no name in Latin letters, and a citation that is written
otherwise than where it stood first.
"""

from __future__ import annotations

import re
from functools import partial

from ...check.values import number_of
from ...languages import packs
from ...languages.pack import Pack
from ...languages.pattern import Match
from ...model.document import FactText, Inline
from ...model.make import Run
from .runs import parted

_BREAK = re.compile(r"[^a-z0-9]+")


class Statutes:
    """The citations found so far, by id, as facts.yaml has them."""

    def __init__(self, keep: frozenset[str] | None) -> None:
        self.facts: dict[str, dict[str, dict[str, str]]] = {}
        self._keep = keep

    def with_citations(self, run: Run, locale: str) -> Run:
        """Return a run with statutes for its citations; those that are not to be used stay typed."""
        for pack in packs():
            if pack.law and pack.values:
                run = parted(run, pack.law.section.compiled, partial(self._cited, pack, locale))
        return run

    def _cited(self, pack: Pack, locale: str, match: Match) -> Inline | None:
        typed, identifier = match[0], _identifier(match, pack)
        if not identifier or (self._keep is not None and identifier not in self._keep):
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
