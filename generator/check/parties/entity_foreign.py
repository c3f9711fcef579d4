"""Names that no registry knows. See docs/rules/entity-foreign.md."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ...languages.parts.wording import Parties
from ...languages.pattern import Match
from ...model.diagnostics import Diagnostic, suggestion, warning
from ..names import begins_sentence, is_title_case, registered_names, words_of
from ..passage import FILLED, Passage, Role
from ..subject import Subject
from ..together import together

_RUN = re.compile(r"[A-Z][\w]*(?:[’'&-][A-Z]\w+)*(?: [A-Z][\w]*(?:[’'&-][A-Z]\w+)*)*")

_ABBREVIATIONS = re.compile(r"[^a-z]+s?(?: [^a-z]+s?)*")
_NEAR = 8
"""Characters before a name that can hold the article of a kind."""
_LONGEST = 60
"""Characters before a company that can hold the beginning of its name: the Arbitration and Mediation Service, Inc."""
_MANY = 4
"""So many names of one list are a list of names."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Stranger:
    """A name that no registry has."""

    passage: Passage
    start: int
    end: int
    is_company: bool

    @property
    def name(self) -> str:
        """The name as it stands there."""
        return self.passage.text[self.start : self.end]

    @property
    def block(self) -> int:
        """Which list or table it stands in; 0 for none."""
        parents = self.passage.parents
        return id(parents[0]) if len(parents) > 1 else 0

    def finding(self, party: str) -> Diagnostic:
        """Return the finding at this place; its help names a party that may be meant."""
        place = self.passage.span(self.start, self.end)
        tell = warning if self.is_company else suggestion  # of those without a form too many are places and addresses
        found = tell("entity-foreign.unknown", place, name=self.name)
        helped = found.with_help("entity-foreign.write-party", party=f"{{{{ {party} }}}}")
        return helped.with_help("entity-foreign.add-name")


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a finding for each company and each other name in the text that no registry has, with all its places.

    Many names of one list or table, such as those of its vendors, are one finding.
    """
    known = registered_names(subject.library)
    party = subject.library.settings.publisher or "company"
    found = [
        place
        for passage, parties in subject.passages_with(lambda pack: pack.parties)
        for place in _companies(passage, parties, known)
    ]
    places = (*found, *_names(subject, known))
    listed: dict[int, set[str]] = defaultdict(set)
    for place in places:
        listed[place.block].add(place.name)
    yield from together(
        (place.block if place.block and len(listed[place.block]) >= _MANY else place.name, place.finding(party))
        for place in places
    )


def _companies(passage: Passage, parties: Parties, known: frozenset[str]) -> Iterator[_Stranger]:
    for match in parties.company.finditer(passage.typed):
        before = parties.before.match(match[0])
        start = match.start() + (before.end() if before else 0)
        name = passage.typed[start : match.end()]
        is_known = any(own in name or name.rstrip(".") in own for own in known)
        is_kind = parties.kind.search(passage.typed, max(0, start - _NEAR), start)  # a California corporation
        if not (is_known or is_kind or _is_of_law(passage, match) or parties.form.fullmatch(name)):
            more = parties.more.match(passage.typed, match.end())
            joined = parties.joined.search(passage.typed, max(0, start - _LONGEST), start)
            begin, end = joined.start() if joined else start, more.end() if more else match.end()
            yield _Stranger(passage=passage, start=begin, end=end, is_company=True)


def _names(subject: Subject, known: frozenset[str]) -> Iterator[_Stranger]:
    """Yield each capitalised name inside a sentence of which a word is in no dictionary."""
    words = words_of(known)
    for passage, names in subject.passages_with(lambda pack: pack.names, Role.PARAGRAPH, Role.CELL):
        unknown = subject.unknown_words.get(passage.locale)
        if unknown is None:
            continue
        for match in _RUN.finditer(passage.typed):
            parts = [part for part in _parts(match[0]) if part not in words and part not in names.places]
            is_name = len(parts) > 1 and any(part.lower() in unknown for part in parts)
            if (is_name or any(part in unknown for part in parts)) and _may_be_foreign(passage, match, known, words):
                yield _Stranger(passage=passage, start=match.start(), end=match.end(), is_company=False)


def _may_be_foreign(passage: Passage, match: re.Match[str], known: frozenset[str], words: frozenset[str]) -> bool:
    text = match[0]
    if (
        FILLED in text
        or text.isupper()
        or _ABBREVIATIONS.fullmatch(text)
        or text in known
        or any(text in name for name in known)
    ):
        return False
    if _is_company_or_law(passage, match) or all(part in words for part in _parts(text)):
        return False
    if begins_sentence(passage.typed, match.start()) and all(part in words for part in _parts(text)[1:]):
        return False
    return not is_title_case(passage.typed)


def _is_company_or_law(passage: Passage, match: Match) -> bool:
    parties, names = passage.pack.parties, passage.pack.names
    is_company = parties and parties.company.match(passage.typed, match.start())
    return bool(is_company or (names and names.of_law.search(match[0])) or _is_of_law(passage, match))


def _is_of_law(passage: Passage, match: Match) -> bool:
    """Say whether what stands behind a name makes it that of a law."""
    behind = match.end() + (passage.typed[match.end() : match.end() + 1] == " ")
    return passage.pack.names is not None and passage.pack.names.of_law.match(passage.typed, behind) is not None


@cache
def _parts(text: str) -> tuple[str, ...]:
    return tuple(part for part in re.split(r"[ &’'-]+", text) if len(part) > 1 and not part.isupper())
