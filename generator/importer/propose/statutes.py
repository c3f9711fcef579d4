"""Laws that a text cites, as facts: Cal. Civ. Code § 1798.83, Art. 13 GDPR, 《中华人民共和国网络安全法》第四十三条.

In: a text in a language. Out: the text with statutes for its citations, each printing what was typed. A law that is
named without its section stays typed; so does a citation that is written otherwise than where it stood first.
"""

from __future__ import annotations

import re

from ...model.document import FactText, Inline
from .runs import parted

_SECTION = r"[0-9]+(?:\.[0-9]+)*(?:\([A-Za-z0-9]{1,4}\))*"
_CITED = re.compile(
    r"(?<!\w)(?:Cal\.|California) (?:Civ\.|Civil|Penal|Bus\. & Prof\.|Business and Professions) Code"
    rf" (?:§|Section|Sec\.) ?{_SECTION}(?: et\.? seq\.)?(?![\w(–-]|\.[0-9]|\s*et\.?\s*seq)"
    r"|(?<!\w)(?:Article|Art\.) [0-9]{1,2}(?:\([0-9a-z]{1,3}\))* (?:of the )?GDPR(?!\w)"
    r"|(?P<law>《中华人民共和国[\u4e00-\u9fff]{1,24}法》)第(?:[0-9]+|[一二三四五六七八九十百千零〇]+)条(?!之)"
)
_BREAK = re.compile(r"[^a-z0-9]+")


class Statutes:
    """The citations found so far, by id, as facts.yaml has them."""

    def __init__(self) -> None:
        self.facts: dict[str, dict[str, dict[str, str]]] = {}
        self._numbers: dict[str, int] = {}

    def with_citations(self, text: str, locale: str, keep: frozenset[str] | None) -> tuple[Inline, ...]:
        """Return a text with statutes for its citations; those outside `keep` stay typed."""
        return parted(text, _CITED, lambda match: self._cited(match, locale, keep))

    def _cited(self, match: re.Match[str], locale: str, keep: frozenset[str] | None) -> Inline | None:
        typed, identifier = match[0], self._identifier(match)
        if keep is not None and identifier not in keep:
            return None
        held = self.facts.get(identifier, {"name": {}, "citation": {}})
        if held["citation"].setdefault(locale, typed) != typed:
            return None
        held["name"].setdefault(locale, match["law"] or typed)
        self.facts[identifier] = held
        return FactText(fact=f"{identifier} as citation", text=typed, day=None)

    def _identifier(self, match: re.Match[str]) -> str:
        """Return the id of a citation; one in Chinese is numbered before anybody asks whether it is kept."""
        if match["law"]:
            return f"statute-{self._numbers.setdefault(match[0], len(self._numbers) + 1)}"
        return _BREAK.sub("-", match[0].lower()).strip("-")
