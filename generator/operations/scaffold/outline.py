"""An outline in another order, with clauses that came and without some that went, in the work.yaml that it stands in.

In: the outline of a work in a language, as it is and as it is to be. Out: the new text of the file. Lines of entries
that stay as they are keep their words and comments, and move as they stand.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from ...model.library import UNREAD, OutlineEntry, Placement, WorkLocale, walk_outline
from ...model.source import Source, replaced
from ...parse import edit
from ...parse.edit import KeyPath, value_at, with_value
from ...parse.yamltext import flow
from ...redline.sequence import matches

Outline = tuple[OutlineEntry, ...]
_DASH = re.compile(r"( *)- +(?:\{ *)?(?:clause: *)?")
_COMMENT = re.compile(r" *#")
_HEADLESS = frozenset({Placement.PREFACE, Placement.PARAGRAPH})


def new_entry(source: Source, clause: str, placement: Placement) -> OutlineEntry:
    """Return an entry that no file has yet."""
    return OutlineEntry(clause=clause, placement=placement, within=(), span=source.whole())


def path_to(outline: Outline, clause: str) -> KeyPath | None:
    """Return where an outline has a clause, as keys and places; None where it has not."""
    for place, entry in enumerate(outline):
        if entry.clause == clause:
            return (place,)
        if inner := path_to(entry.within, clause):
            return (place, "within", *inner)
    return None


def without(outline: Outline, clauses: Collection[str]) -> Outline:
    """Return an outline without some clauses; what stands within them takes their place."""
    kept: list[OutlineEntry] = []
    for entry in outline:
        inner = without(entry.within, clauses)
        kept += inner if entry.clause in clauses else (replace(entry, within=inner),)
    return tuple(kept)


def in_order(outline: Outline, order: Sequence[str], levels: Mapping[str, int]) -> Outline:
    """Return an outline whose clauses stand in an order, as few as may be moved, each with what stands within it."""
    while True:
        there = [entry.clause for entry in walk_outline(outline) if entry.clause in order]
        wanted = [name for name in order if name in there]
        stay = {there[i + n] for i, _, size in matches(there, wanted) for n in range(size)}
        name = next((name for name in wanted if name not in stay), None)
        if name is None:
            return outline
        entry = next(one for one in walk_outline(outline) if one.clause == name)
        before = wanted[wanted.index(name) - 1] if wanted.index(name) else None
        inside = {one.clause for one in walk_outline(entry.within)}
        if before in inside:
            return outline
        outline = placed(_taken(outline, entry), entry, before, levels)


def placed(outline: Outline, entry: OutlineEntry, before: str | None, levels: Mapping[str, int]) -> Outline:
    """Return an outline with an entry behind a clause, as much deeper or higher as `levels` say; None: at the head."""
    if before is None:
        head = next((n for n, one in enumerate(outline) if one.placement not in _HEADLESS), len(outline))
        return (*outline[:head], entry, *outline[head:])
    path = _path(outline, before)
    up = levels.get(before, 1) - levels.get(entry.clause, 1)
    if up < 0:
        return _with(outline, path[-1], replace(path[-1], within=placed(path[-1].within, entry, None, levels)))
    above = path[max(len(path) - 1 - up, 0)]
    return _with(outline, above, above, entry)


def _path(outline: Outline, clause: str) -> tuple[OutlineEntry, ...]:
    """Return the entries from the outermost down to that of a clause."""
    for entry in outline:
        inner = _path(entry.within, clause)
        if inner or entry.clause == clause:
            return (entry, *inner)
    return ()


def _with(outline: Outline, old: OutlineEntry, *new: OutlineEntry) -> Outline:
    """Return an outline with entries in the place of one."""
    made: list[OutlineEntry] = []
    for entry in outline:
        made += new if entry is old else (replace(entry, within=_with(entry.within, old, *new)),)
    return tuple(made)


def _taken(outline: Outline, entry: OutlineEntry) -> Outline:
    return tuple(replace(one, within=_taken(one.within, entry)) for one in outline if one.clause != entry.clause)


# --- the file ---------------------------------------------------------------------------------------------------------


def outlined(locale: WorkLocale, outline: Outline) -> Source:
    """Return a work.yaml with another outline of one language. Raises EditError."""
    source, first = locale.span.source, locale.outline[0]
    text = source.text
    if outline == locale.outline:
        return source
    old = {entry.clause: entry for entry in walk_outline(locale.outline)}
    lines = _lines(text, locale.outline)
    if any(entry.clause not in lines for entry in locale.outline):
        return with_value(source, ("locales", locale.locale, "outline"), [_plain(entry) for entry in outline])
    start, end = lines[first.clause][0], max(stop for _, stop in lines.values())
    layout = _Layout(text=text, old=old, lines=lines)
    indent = layout.indent(first)
    made = "".join(layout.printed(entry, indent) for entry in outline)
    return Source(path=source.path, text=replaced(text, [(start, end, made)]))


def _plain(entry: OutlineEntry) -> Any:
    """Return an entry as YAML has it: its clause, or what else is said of it as well."""
    said = {"as": entry.placement.value} if entry.placement is not Placement.SECTION else {}
    inner = {"within": [_plain(one) for one in entry.within]} if entry.within else {}
    return {"clause": entry.clause, **said, **inner} if said or inner else entry.clause


Lines = Mapping[str, tuple[int, int]]
"""Where the lines of clauses begin that have one of their own, comments above it included, and where the next begin."""


def _lines(text: str, outline: Outline) -> Lines:
    places = {
        entry.clause: begin
        for entry in walk_outline(outline)
        if _DASH.fullmatch(text, begin := text.rfind("\n", 0, entry.span.start) + 1, entry.span.start)
    }
    if not places:
        return {}
    indent = min(len(text[begin:]) - len(text[begin:].lstrip(" ")) for begin in places.values())
    last = max(places.values())
    end = text.find("\n", last) + 1 or len(text)
    while re.match(rf" {{{indent + 1},}}\S", text[end:]):
        end = text.find("\n", end) + 1 or len(text)
    begins = [_above(text, begin) for begin in places.values()]
    return dict(zip(places, pairwise([*begins, end]), strict=True))


def _above(text: str, begin: int) -> int:
    """Return where the comments above a line begin."""
    while _COMMENT.match(text, above := text.rfind("\n", 0, max(begin - 1, 0)) + 1):
        begin = above
    return begin


@dataclass(frozen=True, slots=True, kw_only=True)
class _Layout:
    """How an outline is laid out: its text, its entries and their lines."""

    text: str
    old: Mapping[str, OutlineEntry]
    lines: Lines

    def indent(self, entry: OutlineEntry) -> int:
        """Return how far the dash of an entry stands in."""
        begin = self.text.rfind("\n", 0, entry.span.start) + 1
        return len(self.text[begin:]) - len(self.text[begin:].lstrip(" "))

    def printed(self, entry: OutlineEntry, indent: int) -> str:
        """Return the lines of an entry: its own where they say it, else one that does."""
        old, own = self.old.get(entry.clause), self.lines.get(entry.clause)
        inner = [self.lines.get(one.clause) for one in old.within] if old else []
        if old is not None and own is not None and old.within == entry.within:
            ends = (self.lines[one.clause][1] for one in walk_outline(old.within) if one.clause in self.lines)
            stop = max(ends, default=own[1])
            return self._shifted(own[0], stop, indent - self.indent(old))
        if old is None or own is None or not entry.within or not inner or None in inner:
            return f"{' ' * indent}- {flow(_plain(entry))}\n"
        deeper = indent + self.indent(old.within[0]) - self.indent(old)
        head = self._shifted(*own, indent - self.indent(old))
        return head + "".join(self.printed(one, deeper) for one in entry.within)

    def _shifted(self, start: int, stop: int, by: int) -> str:
        lines = self.text[start:stop].splitlines()
        return "".join(f"{' ' * by}{line}"[max(-by, 0) :] + "\n" for line in lines)


# --- clauses that a language has not ----------------------------------------------------------------------------------


def unread(source: Source, locale: str, clauses: Iterable[str]) -> Source:
    """Return a work.yaml which says of clauses that nobody has looked why a language has none."""
    for name in clauses:
        source = with_value(source, ("locales", locale, "absent", name), UNREAD)
    return source


def forgotten(source: Source, locale: str, clauses: Iterable[str]) -> Source:
    """Return a work.yaml without clauses among those of which it says why a language has none."""
    absent = ("locales", locale, "absent")
    for name in clauses:
        source = edit.without(source, (*absent, name))
    return source if value_at(source, absent) else edit.without(source, absent)
