"""Which clause of a project's Document each clause of a drafted text is, both in one language.

In: a draft and a Document. Out: pairs of ids, and the draft with the Document's ids. A title that both have once tells
it, whatever the order; of the rest, what says the most in the same words goes together first.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from types import MappingProxyType

from ..model.document import Document, Section, plain_text, walk_sections
from ..model.nodes import runs
from ..redline.align import likeness
from ..redline.tokens import words
from .draft import DraftDocument
from .pairs import with_names

_ALIKE = 0.25
"""How many pairs of neighbouring words two clauses have in common to be one that was edited."""
_CALLED = 0.5
"""What an equal id or title counts beside equal words."""
_NO_WORD = re.compile(r"[\W_]+")
NOTHING_KNOWN: Mapping[str, str] = MappingProxyType({})
"""What is certain of clauses of which nothing is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """What tells a clause: its title without marks and capitals, "" where it prints none, and its pairs of words."""

    id: str
    title: str
    preface: bool
    pairs: frozenset[tuple[str, str]]


def with_ids_of(draft: DraftDocument, document: Document, known: Mapping[str, str] = NOTHING_KNOWN) -> DraftDocument:
    """Return a draft whose clauses have the ids of those of a Document; `paired` says how sure each is.

    A clause without a counterpart gets an id that no clause of the Document has; `known` are certain.
    """
    found = counterparts(draft, document, known)
    names = {own: theirs for own, (theirs, _) in found.items()}
    taken = {section.clause for section in walk_sections(document.sections)}
    return replace(with_names(draft, names, taken), paired=dict(found.values()))


def counterparts(
    draft: DraftDocument, document: Document, known: Mapping[str, str] = NOTHING_KNOWN
) -> Mapping[str, tuple[str, float]]:
    """Return for clauses of a draft the id of the Document's clause that each is, and how sure that is, up to 1."""
    own, theirs = (_told(one.sections) for one in (draft, document))
    found = {name: (other, 1.0) for name, other in known.items()}
    there = set(known.values())
    found |= _by_title([one for one in own if one.id not in known], [one for one in theirs if one.id not in there])
    taken = {name for name, _ in found.values()}
    rated = sorted(
        (-rate, abs(i - j), one.id, other.id, rate)
        for i, one in enumerate(own)
        for j, other in enumerate(theirs)
        if one.id not in found and other.id not in taken and (rate := _rate(one, other))
    )
    for _, _, name, other, rate in rated:
        if name not in found and other not in taken:
            found[name] = other, round(min(rate, 1.0), 2)
            taken.add(other)
    return found


def share(draft: DraftDocument, document: Document) -> float:
    """Return how much of both texts is in clauses that have a counterpart, from 0 to 1, by their words."""
    own, theirs = ({one.id: one for one in _told(each.sections)} for each in (draft, document))
    pairs = counterparts(draft, document)
    alike = sum(len(own[name].pairs & theirs[other].pairs) for name, (other, _) in pairs.items())
    return 2 * alike / max(sum(len(one.pairs) for one in (*own.values(), *theirs.values())), 1)


def _told(sections: tuple[Section, ...]) -> list[_Said]:
    return [_said(section) for section in walk_sections(sections)]


def _said(section: Section) -> _Said:
    preface = section.placement == "preface"
    title = () if preface else section.title
    lines = (plain_text(run) for run in (title, *runs(section.blocks)))
    spoken = [[word for word in words(line.casefold()) if not _NO_WORD.fullmatch(word)] for line in lines]
    pairs = frozenset(pair for line in spoken for pair in pairwise(["", *line, ""]) if line)
    return _Said(id=section.clause, title=_NO_WORD.sub("", plain_text(title).casefold()), preface=preface, pairs=pairs)


def _by_title(own: Sequence[_Said], theirs: Sequence[_Said]) -> dict[str, tuple[str, float]]:
    """Return the pairs of clauses whose title no other clause of either text has."""
    ours, others = _once(own), _once(theirs)
    return {ours[title]: (others[title], 1.0) for title in ours if title in others}


def _once(clauses: Sequence[_Said]) -> dict[str, str]:
    count = Counter(one.title for one in clauses)
    return {one.title: one.id for one in clauses if one.title and count[one.title] == 1}


def _rate(one: _Said, other: _Said) -> float:
    """Return how sure two clauses are one, 0 where nothing speaks for it."""
    alike = likeness(one.pairs, other.pairs)
    called = (one.title == other.title != "") or one.id == other.id or (one.preface and other.preface)
    return alike + _CALLED if called else alike if alike >= _ALIKE else 0.0
