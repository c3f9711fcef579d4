"""Which clause of one language is which of another.

In: a document in two languages. Out: pairs of clauses, each with how sure it is, in the order of both texts. Two
texts mostly have their clauses in one order; the pairs chosen are those that are the most likely together. A stretch
between two sure pairs that has the same form in both languages is paired as it stands; where one has more clauses than
the other, what nothing speaks for stays without a counterpart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from ..model.document import map_sections, plain_text, walk_sections
from .draft import DraftDocument, by_work
from .likeness import NEVER, Likelihood, Traits, likelihood, traits_of
from .topics import free, slug

_TOLD, _SURE = 0.2, 0.6
"""What the words of a pair tell at least where the forms of two texts differ, and what makes one a fixed point."""
_CLEAR, _LITTLE = 0.2, 0.2
"""How much likelier than any other a pair is for which only its form speaks, and what is too little to go by."""
_UNTOLD = 0.3
"""What counts of a pair for which only its form speaks."""
_SHARE = 0.8
"""How likely a stretch in its order is at least, as a share of what the likeliest pairs in it reach."""
_LARGEST, _NEAR = 1_000_000, 40
"""Pairs of clauses from which on none is looked for, and how far from its place in one text a clause stands in another.

What is as long has a thousand clauses in each language; a text of that kind is read in parts.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClausePair:
    """Two clauses by their places in both texts, and how likely they say the same."""

    one: int
    other: int
    likely: float

    @property
    def sure(self) -> float:
        """How sure it is, from just above 0 to 1."""
        return round(min(max(self.likely, _LITTLE), 1.0), 2)


def paired(one: DraftDocument, other: DraftDocument) -> tuple[ClausePair, ...]:
    """Return which clauses of a document are which of the other, each by its place in the text."""
    old, new = traits_in(one), traits_in(other)
    if len(old) * len(new) > _LARGEST:
        return ()
    rate = (sum(each.size for each in new) + 1) / (sum(each.size for each in old) + 1)
    step = len(new) / max(len(old), 1)
    likely = [
        [likelihood(a, b, rate) if abs(i * step - j) <= _NEAR else NEVER for j, b in enumerate(new)]
        for i, a in enumerate(old)
    ]
    chosen = _best([[_weight(one) for one in row] for row in likely])
    found = _chosen((old, new), chosen, likely)
    return tuple(ClausePair(one=i, other=j, likely=likely[i][j].whole) for i, j in found)


def _weight(one: Likelihood) -> float:
    return one.whole if one.told >= _TOLD or one.whole < 0 else _UNTOLD * one.whole


def traits_in(draft: DraftDocument) -> list[Traits]:
    """Return the traits of all clauses of a document, in order."""
    return [traits_of(section, draft.locale) for section in walk_sections(draft.sections)]


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


Likely = Sequence[Sequence[Likelihood]]
"""How likely each clause of one text is each of the other."""


def _chosen(
    texts: tuple[Sequence[Traits], Sequence[Traits]], chosen: Sequence[tuple[int, int]], likely: Likely
) -> Iterator[tuple[int, int]]:
    """Yield the pairs whose words tell it, and between the surest those of stretches that have one form in both."""
    old, new = texts
    told = [(i, j) for i, j in chosen if likely[i][j].told >= _TOLD]
    fixed = [(i, j) for i, j in told if likely[i][j].whole >= _SURE]
    i, j = 0, 0
    for a, c in (*fixed, (len(old), len(new))):
        rows, columns = range(i, a), range(j, c)
        inside = [(x, y) for x, y in chosen if x in rows and y in columns and (x, y) in told]
        level = list(zip(rows, columns, strict=True)) if _form(old[i:a]) == _form(new[j:c]) else []
        reached, most = (sum(likely[x][y].whole for x, y in some) for some in (level, inside))
        if level and reached >= _SHARE * most:
            yield from ((x, y) for x, y in level if likely[x][y].told >= 0 or likely[x][y].whole >= _LITTLE)
        else:
            open_ = ((x, y) for x, y in chosen if x in rows and y in columns)
            yield from ((x, y) for x, y in open_ if (x, y) in inside or _is_clear(likely, (x, y), rows, columns))
        yield from [(a, c)] if a < len(old) else []
        i, j = a + 1, c + 1


def _is_clear(likely: Likely, pair: tuple[int, int], rows: Iterable[int], columns: Iterable[int]) -> bool:
    """Say whether two clauses of a stretch for which only their form speaks are each by far the likeliest there."""
    i, j = pair
    beside = (likely[x][y].whole for x in rows for y in columns if (x == i) != (y == j))
    return likely[i][j].told >= 0 and likely[i][j].whole - max(beside, default=0.0) >= _CLEAR


def resemblance(one: DraftDocument, other: DraftDocument) -> float:
    """Return how alike two documents are, about 1 for a translation: how much of both is in clauses that are pairs."""
    old, new = traits_in(one), traits_in(other)
    pairs = paired(one, other)
    whole = sum(each.size + 1 for each in (*old, *new))
    return sum(pair.likely * (old[pair.one].size + new[pair.other].size + 2) for pair in pairs) / whole


# --- shared ids -------------------------------------------------------------------------------------------------------


def with_shared_ids(drafts: Sequence[DraftDocument]) -> tuple[DraftDocument, ...]:
    """Return documents whose clauses have the ids of their counterparts: those of the language whose titles lend words.

    A clause without a counterpart keeps its own id, or gets one that no other clause of its work has.
    """
    leading = {work: max(own, key=_is_named_by_words) for work, own in by_work(drafts).items()}
    return tuple(one if one is leading[one.work] else _renamed(one, leading[one.work]) for one in drafts)


def _is_named_by_words(draft: DraftDocument) -> bool:
    """Say whether the ids of clauses mostly are words of their titles; the first such language names the clauses."""
    titles = [one for one in walk_sections(draft.sections) if one.clause in draft.headings]
    return sum(one.clause.startswith(slug(plain_text(one.title)) or " ") for one in titles) * 2 >= len(titles)


def _renamed(draft: DraftDocument, leading: DraftDocument) -> DraftDocument:
    theirs, own = (tuple(walk_sections(one.sections)) for one in (leading, draft))
    pairs = paired(leading, draft)
    names = {own[pair.other].clause: theirs[pair.one].clause for pair in pairs}
    made = with_names(draft, names, {section.clause for section in theirs})
    return replace(made, paired={theirs[pair.one].clause: pair.sure for pair in pairs})


def with_names(draft: DraftDocument, given: Mapping[str, str], taken: Set[str] = frozenset()) -> DraftDocument:
    """Return a document whose clauses have other ids; those that are given none keep theirs where it is not taken."""
    names, used = dict(given), set(taken)
    for section in walk_sections(draft.sections):
        if section.clause not in names:
            names[section.clause] = free(section.clause, used)
            used.add(names[section.clause])
    return replace(
        draft,
        sections=map_sections(
            draft.sections, lambda one: replace(one, clause=names[one.clause], anchor=f"c-{names[one.clause]}")
        ),
        headings={names[name]: line for name, line in draft.headings.items()},
        sure={names[name]: sure for name, sure in draft.sure.items()},
    )


def decided(
    drafts: Sequence[DraftDocument], same: Callable[[DraftDocument], Mapping[str, str | None]]
) -> tuple[DraftDocument, ...]:
    """Return documents whose clauses have the ids that somebody decided on; None parts one from its counterpart."""
    works = by_work(drafts)
    return tuple(_decided(draft, same(draft), works[draft.work]) for draft in drafts)


def _decided(draft: DraftDocument, same: Mapping[str, str | None], work: Sequence[DraftDocument]) -> DraftDocument:
    taken = {section.clause for one in work for section in walk_sections(one.sections)}
    others = {section.clause for one in work if one is not draft for section in walk_sections(one.sections)}
    names = {name: other for name, other in same.items() if other and other != name}
    for name in (name for name, other in same.items() if other is None and name in others):
        names[name] = free(name, taken)
    return with_names(draft, names)
