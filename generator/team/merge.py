"""Three texts of one file made one: what one lawyer changed since both had the same, in what the other one has now.

In: the text that both had, ours, and theirs. Out: our text with their changes, or None where both changed one thing. A
clause is joined by its blocks (the merge of three texts that diff3 does), its front matter and every other file by key
and by item. Nothing of theirs is left out silently: a word of theirs that the result lacks is a conflict as well.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from ..markup import parse_markup
from ..model.source import Source
from ..parse.edit import EditError, KeyPath, value_at, with_item, with_value, without, written_at
from ..parse.front import read_front_matter
from ..redline.sequence import matches

_WORD = re.compile(r"\w+")
_COMMENT = re.compile(r"\s+#.*")


class _TouchError(Exception):
    """Both changed one thing, in two ways."""


def merged(base: Source, ours: Source, theirs: Source) -> Source | None:
    """Return our file with what theirs changed, None where both changed one thing."""
    try:
        made = _clause(base, ours, theirs) if ours.path.endswith(".md") else _registry(base, ours, theirs)
    except (_TouchError, EditError):
        return None
    return made if _has_words(made, base, ours, theirs) else None


def _has_words(made: Source, *sides: Source) -> bool:
    """Say whether a text has every word that one of both wrote, and every one that neither took out."""
    count, base, ours, theirs = (Counter(_WORD.findall(one.text)) for one in (made, *sides))
    return ours - base <= count and theirs - base <= count and (ours & base) + (theirs & base) - base <= count


# --- by block ---------------------------------------------------------------------------------------------------------


def _clause(base: Source, ours: Source, theirs: Source) -> Source:
    fronts, bodies = zip(*(_cut(one) for one in (base, ours, theirs)), strict=True)
    text = "".join(_joined(*bodies)).rstrip("\n") + "\n"
    made = Source(path=ours.path, text=fronts[1] + text)
    return _registry(base, made, theirs) if len(set(fronts)) > 1 else made


def _cut(source: Source) -> tuple[str, tuple[str, ...]]:
    """Return the front matter of a clause, and its title and blocks with what stands behind each."""
    start = read_front_matter(source)[1]
    text = source.text.rstrip("\n") + "\n\n"
    blocks = parse_markup(source, start).blocks
    places = sorted({text.rfind("\n", 0, one.span.start) + 1 for one in blocks} - {start})
    ends = [start, *(place for place in places if place > start), len(text)]
    pieces = (text[begin:end] for begin, end in pairwise(ends))
    return text[:start], tuple(pieces)


def _joined(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> Iterator[str]:
    """Yield the pieces of both. Raises _TouchError."""
    left, right = _partners(base, ours), _partners(base, theirs)
    there = [(place, left[place], right[place]) for place in sorted(left.keys() & right.keys())]
    b, o, t = 0, 0, 0
    for i, j, k in (*there, (len(base), len(ours), len(theirs))):
        yield from _between(base[b:i], ours[o:j], theirs[t:k])
        yield from base[i : i + 1]
        b, o, t = i + 1, j + 1, k + 1


def _partners(base: Sequence[str], other: Sequence[str]) -> dict[int, int]:
    return {old + n: new + n for old, new, size in matches(base, other) for n in range(size)}


def _between(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> Sequence[str]:
    """Return what stands between two pieces that nobody changed; as many as before are joined one by one."""
    if theirs in (base, ours):
        return ours
    if ours == base:
        return theirs
    if len(base) == len(ours) == len(theirs) > 1:
        rows = zip(base, ours, theirs, strict=True)
        return [piece for b, o, t in rows for piece in _between([b], [o], [t])]
    raise _TouchError


# --- by key -----------------------------------------------------------------------------------------------------------

_Sides = tuple[Any, Any, Any]
"""What base, ours and theirs have at a place, None where there is nothing."""


def _registry(base: Source, ours: Source, theirs: Source) -> Source:
    sides = (value_at(base, ()), value_at(ours, ()), value_at(theirs, ()))
    return _commented(_below(ours, theirs, ((), ()), sides), base, theirs)


def _commented(made: Source, base: Source, theirs: Source) -> Source:
    """Return our file with the comments that their new lines end with: the editor puts in values alone."""
    lines = made.text.split("\n")
    for line in set(theirs.text.split("\n")) - set(base.text.split("\n")):
        bare = _COMMENT.sub("", line)
        if bare != line and lines.count(bare) == 1:
            lines[lines.index(bare)] = line
    told = Source(path=made.path, text="\n".join(lines))
    return told if value_at(told, ()) == value_at(made, ()) else made


_Places = tuple[KeyPath, KeyPath]
"""The path of a value in our file, and in theirs."""


def _at(made: Source, theirs: Source, places: _Places, sides: _Sides) -> Source:
    """Return our file with their change of one value. Raises _TouchError, EditError."""
    base, own, new = sides
    if new in (base, own):
        return made
    if own != base:
        return _below(made, theirs, places, sides)
    return without(made, places[0]) if new is None else _with(made, theirs, places, new)


def _with(made: Source, theirs: Source, places: _Places, new: Any) -> Source:
    try:
        return with_value(made, places[0], written_at(theirs, places[1]))
    except EditError:  # what does not fit there as it is written
        return with_value(made, places[0], new)


def _below(made: Source, theirs: Source, places: _Places, sides: _Sides) -> Source:
    if all(isinstance(one or {}, Mapping) for one in sides):
        tables = [one or {} for one in sides]
        for key in dict.fromkeys((*tables[2], *tables[0])):
            below = (tables[0].get(key), tables[1].get(key), tables[2].get(key))
            made = _at(made, theirs, ((*places[0], key), (*places[1], key)), below)
        return made
    if all(isinstance(one or [], list) for one in sides):
        return _items(made, theirs, places, sides)
    raise _TouchError


def _items(made: Source, theirs: Source, places: _Places, sides: _Sides) -> Source:
    base, own, new = _named([one or [] for one in sides])
    moved = _order(new, base) != _order(base, new)
    if moved and _order(new, own) != _order(own, new):
        raise _TouchError
    there = [*own]
    for name in [one for one in base if one not in new and one in own]:
        made = _at(made, theirs, ((*places[0], there.index(name)), ()), (base[name], own[name], None))
        there.remove(name)
    behind = ""
    for number, (name, value) in enumerate(new.items()):
        place = there.index(name) if name in there else there.index(behind) + 1 if behind in there else 0
        paths = ((*places[0], place), (*places[1], number))
        if name in own:
            made = _at(made, theirs, paths, (base.get(name), own[name], value))
        elif name not in base:
            made = with_item(made, paths[0], written_at(theirs, paths[1]))
            there.insert(place, name)
        elif base[name] != value:
            raise _TouchError
        behind = name
    return made


def _order(names: Collection[str], others: Collection[str]) -> list[str]:
    return [name for name in names if name in others]


def _named(lists: Sequence[Sequence[Any]]) -> list[dict[str, Any]]:
    """Return items by what they are called: their text, or their first value; where two are called so, by all of it."""
    names = [[_name(one) for one in items] for items in lists]
    if any(len(set(own)) < len(own) for own in names):
        names = [[repr(one) for one in items] for items in lists]
    if any(len(set(own)) < len(own) for own in names):
        raise _TouchError
    return [dict(zip(own, items, strict=True)) for own, items in zip(names, lists, strict=True)]


def _name(item: Any) -> str:
    first = next(iter(item.values()), "") if isinstance(item, Mapping) else item
    return first if isinstance(first, str) else repr(item)
