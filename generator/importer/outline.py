"""Entries to sections: which heading stands below which, and what each clause is called.

In: a `FoundDocument`. Out: a `DraftDocument`. Levels are those of the file; where it has none, those of the numbers,
else of capitals against Title Case, else of topics that usually stand below others. Ids are those of the topics, shared
by languages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import zip_longest

from ..model.document import Section, Text
from .blocks import blocks
from .draft import DraftDocument
from .entries import ReadLine, entries, with_number
from .markers import NO_MARKER
from .pieces import inlines
from .plan import PlannedHeading
from .rough import Grid, Line, lines_of
from .split import FoundDocument
from .topics import free, match, name_of


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    """A heading, None for what stands before the first, and the entries below it."""

    heading: ReadLine | None
    below: tuple[ReadLine, ...]
    level: int
    id: str
    sure: float


def understand(
    found: FoundDocument, told: Mapping[int, PlannedHeading], titles: Set[int] = frozenset()
) -> DraftDocument:
    """Return a document as it was understood; `told` is what a plan says of headings, by line.

    Those on the lines of `titles` are headings for certain.
    """
    draft, items = found
    groups = tuple(_as_told(_named(_settled(_levelled(tuple(_groups(entries(items)))), titles)), told))
    numbered = any(group.heading is not None and group.heading.marker.kind for group in groups)
    return replace(
        draft,
        sections=_nested([_section(group, draft.title, numbered=numbered) for group in groups]),
        headings={group.id: group.heading.line for group in groups if group.heading is not None},
        sure={group.id: group.sure for group in groups},
        lines=tuple(_lines(items)),
    )


def _as_told(groups: Sequence[_Group], told: Mapping[int, PlannedHeading]) -> Iterator[_Group]:
    """Yield groups as a plan has them; what it does not tell of, such as a preface, makes way for the ids it gives."""
    taken = {one.clause for one in told.values()}
    for group in groups:
        own = told.get(group.heading.line) if group.heading is not None else None
        name = own.clause if own else free(group.id, taken)
        taken.add(name)
        yield replace(group, id=name, level=own.level, sure=1.0) if own else replace(group, id=name)


def _groups(found: Sequence[ReadLine]) -> Iterator[_Group]:
    heading: ReadLine | None = None
    below: list[ReadLine] = []
    for entry in found:
        if entry.kind == "heading":
            if heading or below:
                yield _Group(heading=heading, below=tuple(below), level=0, id="", sure=0)
            heading, below = entry, []
        else:
            below.append(entry)
    yield _Group(heading=heading, below=tuple(below), level=0, id="", sure=0)


# --- levels -----------------------------------------------------------------------------------------------------------


def _levelled(groups: tuple[_Group, ...]) -> tuple[_Group, ...]:
    """Return groups with the level of each, 1 for the outermost; no level skips one."""
    headings = [group.heading for group in groups if group.heading is not None]
    levels = tuple(_levels(headings))
    if len(set(levels)) <= 1 and not (headings and all(heading.level for heading in headings)):
        return tuple(_by_topic(groups))
    ranks = {level: rank for rank, level in enumerate(sorted(set(levels)), 1)}
    told = iter(levels)
    made: list[_Group] = []
    for group in groups:
        level = ranks[next(told)] if group.heading is not None else 1
        before = made[-1].level if made else 0
        made.append(replace(group, level=min(level, before + 1)))
    return tuple(made)


def _levels(headings: Sequence[ReadLine]) -> Iterator[int]:
    """Yield the level of each heading: the file's, that of its number, or 1 for capitals and 2 for others.

    Numbers of another kind than those above stand below them where they begin anew: 一、 and （一） there.
    """
    kinds: list[tuple[str, str]] = []
    for heading in headings:
        marker = heading.marker
        if heading.level or marker.kind in {"", "path"}:
            yield heading.level or _unnumbered_level(heading)
            continue
        kind = (marker.kind, marker.word)
        if kind in kinds:
            del kinds[kinds.index(kind) + 1 :]
        elif marker.word and kinds and not kinds[-1][1]:
            kinds[:] = [kind]  # Annex A behind 1., 2., 3. stands beside them
        elif marker.path[-1:] == (1,) or not kinds:
            kinds.append(kind)
        yield len(kinds)


def _unnumbered_level(heading: ReadLine) -> int:
    if heading.marker.kind:
        return len(heading.marker.path) or 1
    letters = [one for one in heading.text if one.isalpha() and one.lower() != one.upper()]
    return 1 if not letters or all(one.isupper() for one in letters) else 2


def _by_topic(groups: tuple[_Group, ...]) -> Iterator[_Group]:
    """Yield groups of one level with those below others whose topics usually stand there.

    A title that stands there a second time is about what the topic above it is about.
    """
    parent, taken = "", set[str]()
    for group in groups:
        found = match(group.heading.text) if group.heading is not None else None
        topic = found.topic if found else None
        again = topic is not None and topic.id in taken and parent
        inside = topic is not None and (parent in topic.below or (again and _is_inside(groups, group, parent)))
        if topic is not None:
            taken.add(topic.id)
        if not inside:
            parent = topic.id if topic is not None else ""
        yield replace(group, level=2 if inside else 1)


def _is_inside(groups: tuple[_Group, ...], group: _Group, parent: str) -> bool:
    """Say whether the group before stands below the parent as well."""
    before = groups[groups.index(group) - 1].heading
    found = match(before.text) if before is not None else None
    return found is not None and (parent in found.topic.below or found.topic.id == parent)


def _settled(groups: tuple[_Group, ...], titles: Set[int]) -> tuple[_Group, ...]:
    """Return groups that all have a text or others below them; a heading that has neither is a line before it.

    One on a line of `titles` stays a heading, and a heading behind it that is on none is its first line.
    """
    made: list[_Group] = []
    for group, after in zip_longest(groups, groups[1:]):
        heading, above = group.heading, made[-1] if made else None
        is_bare = above and not above.below and above.heading and above.heading.line in titles
        if heading is None or heading.line in titles:
            made.append(group)
        elif above and is_bare and group.level <= above.level:
            line = replace(heading, kind="text", level=0, marker=NO_MARKER)
            made[-1] = replace(above, below=(line, *group.below))
        elif group.below or (after is not None and after.level > group.level):
            made.append(group)
        else:
            line = replace(heading, kind="text", pieces=with_number(heading), level=0, marker=NO_MARKER)
            above = above or replace(group, heading=None, level=1)
            made[-1:] = [replace(above, below=(*above.below, line))]
    return tuple(made)


# --- names ------------------------------------------------------------------------------------------------------------


def _named(groups: Iterable[_Group]) -> tuple[_Group, ...]:
    made: list[_Group] = []
    taken = set[str]()
    for number, group in enumerate(groups):
        name, sure = _name(group, number)
        unique = free(name, taken)
        taken.add(unique)
        made.append(replace(group, id=unique, sure=sure if unique == name else round(sure / 2, 2)))
    return tuple(made)


def _name(group: _Group, number: int) -> tuple[str, float]:
    if group.heading is None:
        return "introduction", 1.0
    name, sure = name_of(group.heading.text)
    return name or f"clause-{number}", sure


# --- sections ---------------------------------------------------------------------------------------------------------


def _section(group: _Group, document: str, *, numbered: bool) -> Section:
    heading = group.heading
    marker = heading.marker if heading is not None else NO_MARKER
    placement = "preface" if heading is None else "unnumbered" if numbered and not marker.kind else "section"
    return Section(
        clause=group.id,
        anchor=f"c-{group.id}",
        placement=placement,
        level=group.level,
        number=marker.text or None,
        title=inlines(heading.pieces) if heading is not None else (Text(text=document),),
        blocks=blocks(group.below, len(marker.path) if marker.kind else _base(group.below)),
        sections=(),
    )


def _base(below: Sequence[ReadLine]) -> int:
    """Return how many numbers stand before the list's own below a heading without one: 1.1 there is a first level.

    It is a second one where the list has the number above it, too.
    """
    paths = {one.marker.path for one in below if one.marker.kind in {"path", "decimal"}}
    deep = [path for path in paths if len(path) > 1]
    return 0 if any(path[:1] in paths for path in deep) else min(map(len, deep), default=1) - 1


def _nested(flat: Sequence[Section]) -> tuple[Section, ...]:
    """Return sections inside those of a lower level before them."""
    made: list[Section] = []
    for section in reversed(flat):
        count = next((place for place, one in enumerate(made) if one.level <= section.level), len(made))
        made[:count] = [replace(section, sections=tuple(made[:count]))]
    return tuple(made)


# --- the lines themselves ---------------------------------------------------------------------------------------------


def _lines(items: Sequence[Line | Grid]) -> Iterator[str]:
    """Yield the words of every line and cell; a number that the file gives stays, a bullet is left aside."""
    for item in items:
        yield from (item.caption,) if isinstance(item, Grid) else ()
        for line in lines_of(item):
            yield f"{line.marker} {line.text}" if line.marker.strip("•") else line.text
