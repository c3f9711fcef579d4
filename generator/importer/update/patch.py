"""Clause files that say what a drafted text says, everything else in them as it was.

In: a `LineMatch`. Out: the edits of clause files: words in the place of words; blocks, items and rows that came or
went. What came stands behind the line that it stands behind in the draft, and is as deep as there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Any

from ...markup.printing import line_source
from ...model.document import Important, Inline, Strong
from ...model.nodes import Listing
from ...model.written import Block, Clause
from .contacts import parted
from .edits import Edit, edits_of
from .lines import DraftLine, WorkingLine, items_in
from .matching import AnyLine, LineMatch
from .moved import moved_source, sources_of

Patch = tuple[Clause, Edit]
"""A clause and an edit of its file."""


def patches(match: LineMatch, lines: Sequence[WorkingLine], left: Iterable[str]) -> Iterator[Patch]:
    """Yield the edits that make clauses say what a draft says; those whose ids are in `left` are left as they are."""
    for old, new in match.changed:
        yield from ((old.clause, edit) for edit in reworded(old, new))
    yield from _removed([line for line in match.gone if line.clause.id not in set(left)], lines)
    sources = sources_of(match.gone)
    for group in match.groups.values():
        if not (group[0].is_title and id(group[0]) not in match.partners):
            contacts = tuple(parted(group, match.partners, lines, sources))
            yield from ((clause, edit) for clause, edit, _ in contacts)
            made = {id(line) for *_, some in contacts for line in some}
            yield from _added([line for line in group if id(line) not in made], match.partners, sources)


def reworded(old: WorkingLine, new: DraftLine) -> Iterator[Edit]:
    """Yield the edits of the cells of a line; the first one of a row is never empty: it would belong to that above."""
    for place, (cell, runs) in enumerate(zip(old.cells, new.unit.cells, strict=False)):
        words = [tuple(_unmarked(run)) if old.stands_out else run for run in runs]
        if old.unit.row is not None and not cell and words:
            at = old.unit.row[place].span.start
            yield Edit(start=at, end=at, text=f" {line_source(words[0])}")
        elif place or runs or len(old.cells) == 1:
            for run, said in zip_longest(cell, words, fillvalue=()):
                yield from edits_of(run, said)


def _unmarked(run: tuple[Inline, ...]) -> Iterator[Inline]:
    """Yield inlines without what makes them bold."""
    for inline in run:
        yield from _unmarked(inline.children) if isinstance(inline, (Strong, Important)) else (inline,)


def _whole(part: Sequence[AnyLine], lines: Sequence[AnyLine]) -> Iterator[tuple[AnyLine, int]]:
    """Yield the outermost nodes that have no lines but those of a part: the first line of each, and how deep it is."""
    there, every = (Counter(id(node) for line in some for node in line.unit.within) for some in (part, lines))
    done = set[int]()
    for line in part:
        depth = next((n for n, node in enumerate(line.unit.within) if there[id(node)] == every[id(node)]), None)
        if depth is not None and id(line.unit.within[depth]) not in done:
            done.add(id(line.unit.within[depth]))
            yield line, depth


# --- what went --------------------------------------------------------------------------------------------------------


def _removed(gone: Sequence[WorkingLine], lines: Sequence[WorkingLine]) -> Iterator[Patch]:
    own: dict[str, tuple[Clause, list[Edit]]] = {}
    whole = [(line, line.unit.within[depth]) for line, depth in _whole(gone, lines)]
    out = {id(node) for _, node in whole}
    terms = (line for line in gone if line.cells and line.unit.within and out.isdisjoint(map(id, line.unit.within)))
    made = [(line.clause, _without(node, line.clause)) for line, node in whole]
    for clause, edit in (*made, *((line.clause, _without_term(line)) for line in terms)):
        own.setdefault(clause.source.path, (clause, []))[1].append(edit)
    for clause, edits in own.values():
        yield from ((clause, edit) for edit in _side_by_side(edits, clause.source.text))


def _side_by_side(edits: Sequence[Edit], text: str) -> list[Edit]:
    """Return removals as one where they meet; one that goes to the end takes the blank lines above it as well."""
    made: list[Edit] = []
    for edit in sorted(edits, key=lambda one: one.start):
        meets = made and edit.start <= made[-1].end
        made[len(made) - bool(meets) :] = [
            replace(edit, start=made[-1].start, end=max(edit.end, made[-1].end)) if meets else edit
        ]
    if made and made[-1].end == len(text):
        made[-1] = replace(made[-1], start=len(text[: made[-1].start].rstrip()) + 1)
    return made


def _without(node: Any, clause: Clause) -> Edit:
    """Return the edit that takes a node out with its lines, the blank ones behind it, and the waivers above it."""
    text = clause.source.text
    start, end = _extent(node, clause)
    begin, stop = text.rfind("\n", 0, start) + 1, _line_end(text, end)
    marker = text[begin:start].strip(" |")
    if marker and not (marker == ":" and isinstance(node, tuple)):  # that of an item: what follows moves up
        return Edit(start=start, end=stop + len(text[stop:]) - len(text[stop:].lstrip()), text="")
    covering = [one.span.start for one in clause.waivers if start <= one.covers.start and one.covers.end <= end]
    begin = min([begin, *(text.rfind("\n", 0, at) + 1 for at in covering)])
    if not isinstance(node, tuple) and node.name != "item":
        while text[stop : _line_end(text, stop)].isspace():
            stop = _line_end(text, stop)
    return Edit(start=begin, end=max(begin, stop), text="")


def _without_term(line: WorkingLine) -> Edit:
    """Return the edit that takes the term of an entry out: what is said of it is a paragraph from then on."""
    entry = line.unit.within[-1]
    return Edit(start=entry.span.start, end=entry.definitions[0][0].span.start, text="")


def _extent(node: Any, clause: Clause) -> tuple[int, int]:
    """Return where a node stands, the marks around a list with numbers of its own included."""
    if isinstance(node, tuple):
        return node[0].span.start, max(cell.span.end for cell in node)
    start, end = node.span.start, node.span.end
    if isinstance(node, Listing) and node.forms:
        text = clause.source.text
        return text.rfind(":::", 0, start), text.index(":::", end) + 3
    return start, end


def _line_end(text: str, place: int) -> int:
    """Return where the next line begins."""
    end = text.find("\n", place)
    return len(text) if end < 0 else end + 1


# --- what came --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class _Spot:
    """Where a part of a draft goes: its line and the lines below the same heading, and what they are in the text."""

    line: DraftLine
    group: Sequence[DraftLine]
    partners: Mapping[int, WorkingLine]

    def beside(self, holder: Any = None) -> tuple[WorkingLine | None, WorkingLine | None]:
        """Return the lines of the text before and behind it, of those that the draft has in `holder` if it is given."""
        place = self.group.index(self.line)
        above, below = self.group[:place][::-1], self.group[place:]
        return self._first(above, holder), self._first(below, holder)

    def _first(self, lines: Sequence[DraftLine], holder: Any) -> WorkingLine | None:
        there = (line for line in lines if holder is None or any(node is holder for node in line.unit.within))
        return next((self.partners[id(line)] for line in there if id(line) in self.partners), None)


def _added(
    group: Sequence[DraftLine], partners: Mapping[int, WorkingLine], sources: Mapping[str, str]
) -> Iterator[Patch]:
    for line, depth in _whole([line for line in group if id(line) not in partners], group):
        node: Any = line.unit.within[depth]
        holder: Any = line.unit.within[depth - 1] if depth else None
        spot = _Spot(line=line, group=group, partners=partners)
        near = spot.beside(holder)
        if depth and any(one is not None and not one.cells for one in near):
            continue  # what is generated there cannot be added to
        deep = len(items_in(line.unit.within[: depth + 1]))
        if node in line.items:
            made = _item(holder, node, near, sources, deep)
            made = made or _block(replace(holder, items=(node,)), spot.beside(), sources, deep - 1)
        elif isinstance(node, tuple) and node is line.unit.row:
            made = _row(holder, node, near, sources)
            made = made or _block(replace(holder, header=node, rows=()), spot.beside(), sources, deep)
        else:
            made = _block(line.unit.within[-1] if isinstance(node, tuple) else node, spot.beside(), sources, deep)
        yield from (made,) if made is not None else ()


Beside = tuple[WorkingLine | None, WorkingLine | None]
"""The lines before and behind a place."""


def _item(holder: Any, node: Any, beside: Beside, sources: Mapping[str, str], deep: int) -> Patch | None:
    """Return the edit that puts an item into a list that there is, None where there is none."""
    above, below = ((one, one.items[deep - 1]) if one and len(one.items) >= deep else None for one in beside)
    there = above or below
    if there is None:
        return None
    (line, item), text = there, there[0].clause.source.text
    own = replace(node, number="1" if text[item.span.start].isdigit() else None, anchor=None, begins=None)
    indent = " " * (item.span.first().column - 1)
    lines = _indented(moved_source(replace(holder, items=(own,)), sources), indent)
    if above:
        return line.clause, Edit(start=item.span.end, end=item.span.end, text=f"\n{lines}")
    return line.clause, Edit(start=item.span.start, end=item.span.start, text=f"{lines.lstrip()}\n{indent}")


def _row(holder: Any, row: tuple[Any, ...], beside: Beside, sources: Mapping[str, str]) -> Patch | None:
    """Return the edit that puts a row into a table that there is, None where there is none above it."""
    above, _ = beside
    if above is None or above.unit.row is None:
        return None
    clause, text = above.clause, above.clause.source.text
    begin, end = _extent(above.unit.row, clause)
    end = text.find("\n", end) + 1 if above.unit.row is above.unit.within[-2].header else end  # the dashes below it
    end = len(text[: _line_end(text, end)].rstrip())
    indent = " " * text[text.rfind("\n", 0, begin) + 1 :].index("|")
    empty = tuple(replace(cell, blocks=()) for cell in row)
    _, _, *lines = moved_source(replace(holder, caption="", header=empty, rows=(row,)), sources)
    return clause, Edit(start=end, end=end, text=f"\n{_indented(lines, indent)}")


def _block(block: Any, beside: Beside, sources: Mapping[str, str], deep: int) -> Patch | None:
    """Return the edit that puts a block behind the line above it, or before the one below it."""
    above, below = beside
    source = tuple(moved_source(block, sources))
    if above is not None and above.is_title:
        end = above.clause.title_span.end
        return above.clause, Edit(start=end, end=end, text=f"\n\n{_indented(source, '')}")
    if above is not None and (node := _nearest(above, below, deep)):
        end = _extent(node, above.clause)[1]
        close = "\n" if deep and isinstance(block, Listing) else "\n\n"
        return above.clause, Edit(start=end, end=end, text=f"{close}{_indented(source, _indent(node))}")
    if below is not None and (node := _nearest(below, above, deep)):
        covering = () if above is not None else below.clause.waivers
        lines = _indented(source, _indent(node))
        first = min([node.span.start, *(one.span.start for one in covering)])
        return below.clause, Edit(start=first, end=first, text=f"{lines.lstrip()}\n\n{_indent(node)}")
    return None


def _nearest(line: WorkingLine, other: WorkingLine | None, deep: int) -> Any:
    """Return the block around a line and not around another one that stands in as many items, None where none is."""
    around = {id(node) for node in other.unit.within} if other is not None else set[int]()
    path = line.unit.within
    apart = [n for n, node in enumerate(path) if isinstance(node, Block) and id(node) not in around]
    chosen = next((n for n in apart if len(items_in(path[: n + 1])) >= deep), apart[-1] if apart else None)
    return None if chosen is None else path[chosen]


def _indent(node: Block) -> str:
    return " " * (node.span.first().column - 1)


def _indented(lines: Iterable[str], indent: str) -> str:
    return "\n".join(f"{indent}{line}" if line else "" for line in lines)
