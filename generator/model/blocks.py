"""The blocks of a clause as written and the parts that they are made of, and how each is addressed.

In: a Clause. Out: its parts in reading order, each with what it stands in: the title, paragraphs, lists with items,
tables with rows and cells, definitions. A part goes by a digest of its words, in which facts count by their names and
references by where they lead, so that an edit elsewhere leaves its address as it was. No kind is known by its class:
what is a part is said in `written.py`.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from hashlib import sha256
from itertools import pairwise
from typing import Any

from .nodes import NodeKind, holdings, walk
from .written import Clause, Inline

LENGTH = 16
"""Hexadecimal characters of a digest as it is written down: 64 bits, enough to tell the texts of one clause apart."""
_SHORT = 8
"""Those of them that stand in an id: of two digests that begin alike, the second id is counted on."""
_NOT_TEXT = frozenset({"span", "id", "begins", "forms"})
_ALIKE = 0.34
"""How many pairs of characters two parts have in common to be one that was edited: as many as words in a redline."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockPart:
    """A block or a part of one; `node` is a node, or a tuple of them that goes by a name, such as a row.

    `run` are its words, None where it has none but those of the parts in it. `within` is around it, outermost first.
    """

    name: str
    node: Any
    run: tuple[Inline, ...] | None
    within: tuple[BlockPart, ...]

    @property
    def nodes(self) -> tuple[NodeKind, ...]:
        """The nodes from the block of the clause down to this part."""
        return tuple([part.node for part in (*self.within, self) if isinstance(part.node, NodeKind)])


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """How a part of a clause is addressed: `id` is like no other's in the clause, `digest` is that of its words."""

    id: str
    digest: str
    part: BlockPart


def parts_of(clause: Clause) -> Iterator[BlockPart]:
    """Yield the title of a clause, and every block with the parts in it."""
    yield BlockPart(name="title", node=clause.title, run=clause.title, within=())
    yield from _parts(clause.blocks, ())


def _parts(nodes: tuple[Any, ...], within: tuple[BlockPart, ...]) -> Iterator[BlockPart]:
    for node in nodes:
        own = [getattr(node, one.name) for one in holdings(node) if one.is_run and not one.called]
        part = BlockPart(name=node.name, node=node, run=own[0] if own else None, within=within)
        yield part
        yield from _inside(node, (*within, part))


def _inside(node: NodeKind, within: tuple[BlockPart, ...]) -> Iterator[BlockPart]:
    for holding in holdings(node):
        inner = getattr(node, holding.name)
        for row in inner if holding.rows else (inner,):
            if holding.called:
                part = BlockPart(name=holding.called, node=row, run=row if holding.is_run else None, within=within)
                yield part
                yield from () if holding.is_run else _parts(row, (*within, part))
            elif not holding.is_run:
                yield from _parts(row, within)


# --- digests and ids --------------------------------------------------------------------------------------------------


def digest(written: object) -> str:
    """Return the digest of nodes as written: of words, names of facts and where references lead.

    Ids, numbers, line breaks and places in a file do not count.
    """
    return sha256(json.dumps(_plain(written), ensure_ascii=False).encode()).hexdigest()[:LENGTH]


def _plain(value: object) -> Any:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if is_dataclass(value):
        parts = (getattr(value, field.name) for field in fields(value) if field.name not in _NOT_TEXT)
        return [type(value).__name__, *map(_plain, parts)]
    return value


def addresses_of(clause: Clause) -> tuple[Address, ...]:
    """Return the address of every part of a clause, in reading order.

    An id is the name of the part and the head of its digest, `paragraph-1f3a90c2`; of parts that say the same, the
    second is `paragraph-1f3a90c2-2`. The title is `title`, and an item with an id of its own `item#refunds`.
    """
    found: list[Address] = []
    seen: Counter[str] = Counter()
    for part in parts_of(clause):
        said = digest(part.node)
        name = _id(part, said)
        seen[name] += 1
        found.append(Address(id=name if seen[name] == 1 else f"{name}-{seen[name]}", digest=said, part=part))
    return tuple(found)


def _id(part: BlockPart, said: str) -> str:
    own = getattr(part.node, "id", None)
    if own:
        return f"{part.name}#{own}"
    return f"{part.name}-{said[:_SHORT]}" if part.within or isinstance(part.node, NodeKind) else part.name


# --- after an edit ----------------------------------------------------------------------------------------------------

Around = tuple[int, int, int]
"""The places of what a part stands in, of the part before it there and of the one behind it; -1 for none."""


def followed(old: Sequence[Address], new: Sequence[Address]) -> dict[str, str]:
    """Return the ids of a clause before an edit with those of the same parts behind it; what is gone is left out.

    Parts that say the same are the same, where both texts have equally many. Of the others those are that are the most
    alike and have the same neighbours. A part between the same two neighbours is the same, whatever it says now.
    """
    around = _around(old), _around(new)
    pairs = dict(_equal(old, new))
    while found := _nearest(old, new, pairs, around):
        pairs |= found
    return {old[i].id: new[j].id for i, j in sorted(pairs.items())}


def _equal(old: Sequence[Address], new: Sequence[Address]) -> Iterator[tuple[int, int]]:
    before, after = _by_words(old), _by_words(new)
    for words, places in before.items():
        if len(places) == len(after.get(words, ())):
            yield from zip(places, after[words], strict=True)


def _by_words(addresses: Sequence[Address]) -> dict[object, list[int]]:
    """Return the places of parts by what they are and say; an item with an id of its own goes by that, as the title."""
    found: dict[object, list[int]] = defaultdict(list)
    for place, one in enumerate(addresses):
        found[one.part.name, one.digest if one.digest[:_SHORT] in one.id else one.id].append(place)
    return found


def _around(addresses: Sequence[Address]) -> list[Around]:
    places = {id(one.part): place for place, one in enumerate(addresses)}
    above = [places[id(one.part.within[-1])] if one.part.within else -1 for one in addresses]
    before, last = [], dict[int, int]()
    for place, parent in enumerate(above):
        before.append(last.get(parent, -1))
        last[parent] = place
    behind = {other: place for place, other in enumerate(before)}
    return [(above[place], before[place], behind.get(place, -1)) for place in range(len(addresses))]


def _nearest(
    old: Sequence[Address], new: Sequence[Address], pairs: Mapping[int, int], around: tuple[list[Around], list[Around]]
) -> dict[int, int]:
    """Return pairs of what is left, the most alike first; each that is found may be a neighbour of the next."""
    taken = frozenset(pairs.values())
    before = {i: characters(words_of(one.part.node)) for i, one in enumerate(old) if i not in pairs}
    after = {j: characters(words_of(one.part.node)) for j, one in enumerate(new) if j not in taken}
    rated = (
        (_worth(likeness(before[i], after[j]), _neighbours(around[0][i], around[1][j], pairs)), -i, -j)
        for i in before
        for j in after
        if old[i].part.name == new[j].part.name
    )
    found: dict[int, int] = {}
    gone: set[int] = set()
    for worth, i, j in sorted(rated, reverse=True):
        if worth and -i not in found and -j not in gone:
            found[-i] = -j
            gone.add(-j)
    return found


def _worth(likeness: float, neighbours: int) -> float:
    return likeness + neighbours if likeness >= _ALIKE or neighbours == 2 else 0.0  # noqa: PLR2004 - one on each side


def _neighbours(one: Around, other: Around, pairs: Mapping[int, int]) -> int:
    """Return on how many sides two parts have the same neighbour, or none, in what is the same around them."""
    above, before, behind = (pairs.get(place, -1) == there for place, there in zip(one, other, strict=True))
    return before + behind if above else 0


def words_of(node: object) -> str:
    """Return what a node of either tree says; a fact that has no words there by its name."""
    said = (getattr(inner, "text", "") or getattr(inner, "fact", "") for inner in walk((node,)))
    return " ".join(said).strip()


def characters(words: str) -> Counter[tuple[str, str]]:
    """Return the pairs of neighbouring characters, which words of every script have."""
    return Counter(pairwise(words))


def likeness(one: Counter[tuple[str, str]], other: Counter[tuple[str, str]]) -> float:
    """Return how much two parts have in common, from 0 to 1 (Dice's coefficient)."""
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 1.0
