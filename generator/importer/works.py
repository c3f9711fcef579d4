"""Which work each document is, and which of them are one work in several languages.

In: the documents of files. Out: the same with a work id for each, and the work that an addendum belongs to. Documents
of two languages are one work where their titles say the same or they have one shape: as many clauses, lists and tables,
and the same figures, names and links. What no title of a known kind names is called after its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, count

from ..languages import every
from .draft import DraftDocument
from .pairs import resemblance
from .topics import name_of

_LEAST = 0.3
"""How alike documents of two languages are at least that are one work."""
_ADDENDUM = "addendum"


def placed(drafts: Sequence[DraftDocument]) -> tuple[DraftDocument, ...]:
    """Return documents with their works; one that has a work already keeps it."""
    works = [draft.work for draft in drafts]
    for group in _groups(drafts):
        own = {drafts[place].locale for place in group}
        taken = {work for work, draft in zip(works, drafts, strict=True) if draft.locale in own}
        name = next(kind for place in group if (kind := _named(drafts[place])) or place == group[-1]) or "document"
        free = next(one for one in chain((name,), (f"{name}-{number}" for number in count(2))) if one not in taken)
        for place in group:
            works[place] = free
    first = next((work for work, draft in zip(works, drafts, strict=True) if draft.kind == "policy"), None)
    return tuple(
        replace(draft, work=work, amends=_amended(draft, work, first))
        for work, draft in zip(works, drafts, strict=True)
    )


def _amended(draft: DraftDocument, work: str, first: str | None) -> str | None:
    return draft.amends if draft.work else first if draft.kind == _ADDENDUM and first != work else None


def _groups(drafts: Sequence[DraftDocument]) -> Sequence[Sequence[int]]:
    """Return which documents without a work are one work, by their places: the most alike go together first."""
    places = [place for place, draft in enumerate(drafts) if not draft.work]
    group = {place: [place] for place in places}
    alike = sorted(_alike(drafts, places), key=lambda pair: (-pair[0], pair[1], pair[2]))
    for _, a, b in alike:
        both = (*group[a], *group[b])
        if group[a] is not group[b] and len({drafts[place].locale for place in both}) == len(both):
            joined = sorted(both)
            group |= dict.fromkeys(joined, joined)
    return [own for place, own in group.items() if place == own[0]]


def _alike(drafts: Sequence[DraftDocument], places: Sequence[int]) -> Iterator[tuple[float, int, int]]:
    ranks = {
        place: sum(drafts[one].locale == drafts[place].locale for one in places if one < place) for place in places
    }
    for a in places:
        for b in places:
            if a < b and drafts[a].locale != drafts[b].locale:
                order = 0.02 if ranks[a] == ranks[b] else 0.0
                sure = _by_kind(drafts[a], drafts[b]) + order + resemblance(drafts[a], drafts[b])
                if sure >= _LEAST:
                    yield sure, a, b


def _by_kind(one: DraftDocument, other: DraftDocument) -> float:
    """Return what titles tell: two of one kind are mostly one work, two of known kinds that differ never."""
    kinds = _kind(one), _kind(other)
    if one.kind != other.kind or (all(kinds) and kinds[0] != kinds[1]):
        return -2.0
    return 0.5 if kinds[0] and kinds[0] == kinds[1] else 0.0


def _kind(draft: DraftDocument) -> str:
    """Return the kind that a title tells, "" where it tells none; the order of a pack decides where two fit."""
    kinds = (kind for titles in every(lambda pack: pack.titles) for kind in titles.kinds.items())
    found = [name for name, words in kinds if words.search(draft.title)]
    addenda = [name for name in found if name.endswith(_ADDENDUM)]
    if draft.kind == _ADDENDUM:
        return addenda[0] if addenda else _ADDENDUM
    return next((name for name in found if name not in addenda), "")


def _named(draft: DraftDocument) -> str:
    return _kind(draft) or name_of(draft.title)[0]
