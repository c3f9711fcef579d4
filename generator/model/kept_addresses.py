"""Addresses of blocks that a file keeps while the text goes on: what a comment is on.

In: words, or an address as it was kept with those beside it, and the addresses of a clause as it is now. Out: the part
that is meant; None where it is gone, or where two could be meant. Where both texts are at hand, `blocks.followed` is
surer; here there is only what one line of a file says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .blocks import Address, characters, likeness, words_of

_SHARE = (0.75, 0.34, 0.0)
"""How much of the words a part has to have after an edit, by how many neighbours it still has."""
_QUOTED = 0.34
"""How much of what is quoted a part has to have: a fact has other words where it is printed."""
_CLEAR = 0.1
"""By how much it has to be ahead of another part."""
_WHOLE = 2.0
"""The worth of a part that has the very words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptAddress:
    """An address, and the ids of the parts before and behind it among those that it stands with; "" for none."""

    id: str
    digest: str
    beside: tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rated:
    address: Address
    worth: float
    likeness: float


def keep(words: str, addresses: Sequence[Address]) -> KeptAddress | None:
    """Return, as it is kept, the address of the smallest part that says what was quoted, or nearly.

    Facts count by their names.
    """
    found = _best([_rated(words, one, _QUOTED) for one in addresses])
    return KeptAddress(id=found.id, digest=found.digest, beside=_beside(found, addresses)) if found else None


def find_again(kept: KeptAddress, words: str, addresses: Sequence[Address]) -> Address | None:
    """Return the part that a kept address names, of which `words` were a passage."""
    named = [one for one in addresses if one.id == kept.id]
    same = named or [one for one in addresses if one.digest == kept.digest]
    if len(same) == 1:
        return same[0]
    kind = re.match("[a-z]*", kept.id)
    others = [one for one in addresses if one.part.name == (kind and kind[0]) and one.id not in kept.beside]
    near = [(one, _neighbours(kept.beside, _beside(one, addresses))) for one in others]
    return _best([_rated(words, one, _SHARE[count], count) for one, count in near])


def _best(rated: Sequence[_Rated | None]) -> Address | None:
    found = [one for one in rated if one]
    if not found:
        return None
    best = max(found, key=lambda one: one.worth + one.likeness)  # the first of several: an item, not its paragraph
    rivals = (one.address for one in found if one.worth > best.worth - _CLEAR)
    return best.address if all(_nested(best.address, one) for one in rivals) else None


def _rated(words: str, one: Address, least: float, neighbours: int = 0) -> _Rated | None:
    said, wanted = (" ".join(text.split()) for text in (words_of(one.part.node), words))
    own, pairs = characters(said), characters(wanted)
    share = (own & pairs).total() / pairs.total() if pairs else 0.0
    if share < least or not wanted:
        return None
    return _Rated(address=one, worth=(_WHOLE if wanted in said else share) + neighbours, likeness=likeness(own, pairs))


def _nested(one: Address, other: Address) -> bool:
    return other.part in (one.part, *one.part.within) or one.part in other.part.within


def _beside(one: Address, addresses: Sequence[Address]) -> tuple[str, str]:
    row = ["", *(other.id for other in addresses if other.part.within == one.part.within), ""]
    at = row.index(one.id)
    return row[at - 1], row[at + 1]


def _neighbours(one: tuple[str, str], other: tuple[str, str]) -> int:
    """Return on how many sides the same parts stand; no part at all counts where one stands on the other side."""
    same = [a for a, b in zip(one, other, strict=True) if a == b]
    return len(same) if any(same) else 0
