"""Which clause of one language is which of another.

In: a document in two languages. Out: pairs of clauses, each with how sure it is, in the order of both texts. Two
texts mostly have their clauses in one order; the pairs chosen are those that are the most likely together. A stretch
between two sure pairs that has the same form in both languages is paired as it stands; where one has more clauses than
the other, what nothing speaks for stays without a counterpart.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ..model.document import Section, walk_sections
from .draft import DraftDocument
from .likeness import Likelihood, Traits, likelihood, traits_of
from .topics import alternatives

_TOLD, _SURE = 0.2, 0.6
"""What the words of a pair tell at least where the forms of two texts differ, and what makes one a fixed point."""
_UNTOLD = 0.3
"""What counts of a pair for which only its form speaks."""
_SHARE = 0.8
"""How likely a stretch in its order is at least, as a share of what the likeliest pairs in it reach."""
_LARGEST = 60_000
"""Pairs of clauses that are compared; longer documents are paired in their order, as far as levels are the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClausePair:
    """Two clauses by their places in both texts; `sure` is 1 where nothing speaks against it."""

    one: int
    other: int
    sure: float


def paired(one: DraftDocument, other: DraftDocument) -> tuple[ClausePair, ...]:
    """Return which clauses of a document are which of the other, each by its place in the text."""
    old, new = traits_in(one), traits_in(other)
    if len(old) * len(new) > _LARGEST:
        return tuple(_in_order(old, new))
    rate = (sum(each.size for each in new) + 1) / (sum(each.size for each in old) + 1)
    likely = [[likelihood(a, b, rate) for b in new] for a in old]
    scores = [[one.whole for one in row] for row in likely]
    chosen = [(i, j) for i, j in _best([[_weight(one) for one in row] for row in likely])]
    told = [(i, j) for i, j in chosen if likely[i][j].told >= _TOLD]
    same = _same_form((old, new), told, scores)
    return tuple(ClausePair(one=i, other=j, sure=round(min(max(scores[i][j], 0.3), 1.0), 2)) for i, j in same)


def _weight(one: Likelihood) -> float:
    return one.whole if one.told >= _TOLD or one.whole < 0 else _UNTOLD * one.whole


def traits_in(draft: DraftDocument) -> list[Traits]:
    """Return the traits of all clauses of a document, in order."""
    return [traits_of(section, draft.locale) for section in walk_sections(draft.sections)]


def _in_order(old: Sequence[Traits], new: Sequence[Traits]) -> Iterator[ClausePair]:
    for place, (a, b) in enumerate(zip(old, new, strict=False)):
        if (a.level, a.preface) != (b.level, b.preface):
            return
        yield ClausePair(one=place, other=place, sure=0.3)


def _best(scores: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Return the pairs, both rising, whose scores are the highest in sum; what scores below 0 is no pair."""
    rows, columns = len(scores), len(scores[0]) if scores else 0
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in reversed(range(rows)):
        for j in reversed(range(columns)):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + scores[i][j])
    found: list[tuple[int, int]] = []
    i = j = 0
    while i < rows and j < columns:
        if scores[i][j] > 0 and best[i][j] == best[i + 1][j + 1] + scores[i][j]:
            found.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return found


def _form(clauses: Sequence[Traits]) -> list[tuple[int, bool]]:
    return [(one.level, one.preface) for one in clauses]


def _same_form(
    texts: tuple[Sequence[Traits], Sequence[Traits]],
    told: Sequence[tuple[int, int]],
    scores: Sequence[Sequence[float]],
) -> Iterator[tuple[int, int]]:
    """Yield the pairs whose words tell it, and between the surest those of stretches that have one form in both."""
    old, new = texts
    fixed = [(i, j) for i, j in told if scores[i][j] >= _SURE]
    i, j = 0, 0
    for a, c in (*fixed, (len(old), len(new))):
        inside = [(x, y) for x, y in told if i <= x < a and j <= y < c]
        level = [(i + k, j + k) for k in range(a - i)] if _form(old[i:a]) == _form(new[j:c]) else []
        as_they_stand = sum(scores[x][y] for x, y in level) >= _SHARE * sum(scores[x][y] for x, y in inside)
        yield from level if level and as_they_stand else inside
        yield from [(a, c)] if a < len(old) else []
        i, j = a + 1, c + 1


def resemblance(one: DraftDocument, other: DraftDocument) -> float:
    """Return how alike two documents are, from 0 to 1: how much of both is in clauses that are likely pairs."""
    old, new = traits_in(one), traits_in(other)
    pairs = paired(one, other)
    whole = sum(each.size + 1 for each in (*old, *new))
    return sum(pair.sure * (old[pair.one].size + new[pair.other].size + 2) for pair in pairs) / whole


# --- shared ids -------------------------------------------------------------------------------------------------------


def with_shared_ids(drafts: Sequence[DraftDocument]) -> tuple[DraftDocument, ...]:
    """Return documents whose clauses have the ids of their counterparts: those of the language whose titles lend words.

    A clause without a counterpart keeps its own id, or gets one that no other clause of its work has.
    """
    made: list[DraftDocument] = []
    for draft in drafts:
        leading = _leading([one for one in drafts if one.work == draft.work])
        made.append(draft if draft is leading else _renamed(draft, leading))
    return tuple(made)


def _leading(own: Sequence[DraftDocument]) -> DraftDocument:
    """Return the language of a work that names its clauses: the first whose ids mostly are the words of its titles."""
    return max(own, key=lambda draft: sum(not draft.sure[name] for name in draft.headings) * 2 > len(draft.headings))


def _renamed(draft: DraftDocument, leading: DraftDocument) -> DraftDocument:
    theirs, own = (tuple(walk_sections(one.sections)) for one in (leading, draft))
    pairs = paired(leading, draft)
    taken = {section.clause for section in theirs}
    names = {own[pair.other].clause: theirs[pair.one].clause for pair in pairs}
    for section in own:
        if section.clause not in names:
            names[section.clause] = next(one for one in alternatives(section.clause) if one not in taken)
            taken.add(names[section.clause])
    sure = {theirs[pair.one].clause: pair.sure for pair in pairs}
    return replace(
        draft,
        sections=_called(draft.sections, names),
        headings={names[name]: line for name, line in draft.headings.items()},
        sure={name: sure.get(name, 0.0) for name in names.values()},
    )


def _called(sections: Sequence[Section], names: Mapping[str, str]) -> tuple[Section, ...]:
    return tuple(
        replace(one, clause=names[one.clause], anchor=f"c-{names[one.clause]}", sections=_called(one.sections, names))
        for one in sections
    )
