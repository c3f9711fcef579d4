"""What a file changed, made in the text as it is here today: three texts, line by line below each heading.

In: the text here against the file as it was sent, and against the file with changes made; which changes that nobody
tracked are taken. Out: the lines that the text here is to have, as if a draft had them. What the file did not change
stays as it is here. Where both changed a line in two ways it is a `TextConflict`, and nothing below that heading
changes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace

from ...model.returned import TextConflict
from ...redline.align import Step
from ...redline.sequence import joined, matches
from ..update.files import TextComparison
from ..update.lines import DraftLine, TextLine, WorkingLine, said
from ..update.matching import LineMatch, is_same, steps_below
from .anchors import SentDocument
from .revisions import FoundChange


@dataclass(slots=True, kw_only=True)
class _Merge:
    """A merge under way; lines are known by identity."""

    partners: Mapping[int, WorkingLine]
    taken: Set[int]
    made: dict[int, WorkingLine] = field(default_factory=dict)
    gone: list[WorkingLine] = field(default_factory=list)
    conflicts: list[TextConflict] = field(default_factory=list)

    def lines(self, name: str, steps: Sequence[Step[TextLine]]) -> Iterator[DraftLine]:
        """Yield the lines below a heading."""
        for step in steps:
            line = self._line(name, step.old, step.new)
            if isinstance(line, DraftLine):
                yield line

    def _line(self, name: str, base: TextLine | None, theirs: TextLine | None) -> TextLine | None:
        ours, taken = self.partners.get(id(base)), id(base) in self.taken
        if base is None or theirs is None:
            return theirs if base is None else self._without(name, base, ours)
        if ours is None:  # here it is gone, or the file has it and nobody tracked that
            return theirs if taken else self._told(name, base, None, theirs)
        if said(base.text) == said(theirs.text) and not taken:
            return self._as(ours, replace(theirs, text=ours.text))
        if taken or is_same(ours, base):
            return self._as(ours, replace(theirs))
        if said(ours.text) == said(theirs.text):
            return self._as(ours, replace(theirs, text=ours.text))
        return self._told(name, base, ours, theirs)

    def _as(self, ours: WorkingLine, line: TextLine) -> TextLine:
        self.made[id(line)] = ours
        return line

    def _without(self, name: str, base: TextLine, ours: WorkingLine | None) -> TextLine | None:
        if ours is not None and (id(base) in self.taken or is_same(ours, base)):
            self.gone.append(ours)
            return None
        return self._told(name, base, ours, None) if ours is not None else None

    def _told(self, name: str, base: TextLine, ours: TextLine | None, theirs: TextLine | None) -> TextLine | None:
        """Keep a conflict, and leave the line out."""
        texts = [one.text if one is not None else "" for one in (base, ours, theirs)]
        if said(texts[0]) != said(texts[2]):
            self.conflicts.append(TextConflict(clause=name, sent=texts[0], ours=texts[1], theirs=texts[2]))
        return None


def moved_in(compared: TextComparison, sent: SentDocument | None) -> frozenset[str]:
    """Return the clauses, as few as may be, that a file has in another order than it was sent in, else than here."""
    there = compared.match.groups
    before = tuple(one.id for one in sent.clauses) if sent else compared.clauses
    old, new = [name for name in before if name in there], [name for name in there if name in before]
    stay = {old[start + n] for start, _, size in matches(old, new) for n in range(size)}
    return frozenset(new) - stay


def untracked(base: TextComparison, sent: SentDocument | None, clean: Set[str]) -> Iterator[tuple[str, FoundChange]]:
    """Yield how a file differs from the text here before any of its changes is made, each with its clause.

    Of what is generated nothing is told. Clauses that are `clean` say what was sent. A clause that stands elsewhere is
    told by its first line.
    """
    match = base.match
    changed = ((old.clause.id, old.text, new.text, new) for old, new in match.changed if old.cells)
    gone = ((one.clause.id, one.text, "", one) for one in match.gone if one.cells or one.contact)
    below = ((name, line) for name, group in match.groups.items() for line in group)
    came = ((name, "", line.text, line) for name, line in below if id(line) not in match.partners)
    for name, old, new, line in (*changed, *gone, *came):
        if name not in clean:
            yield name, FoundChange(kind="untracked", old=old, new=new, marks=frozenset({id(line)}))
    moved = moved_in(base, sent)
    for name, (first, *_) in match.groups.items():
        if name in moved:
            mark = frozenset({id(first)})
            yield name, FoundChange(kind="untracked-move", old=first.text, new=first.text, marks=mark)


def merged(
    sent: TextComparison, theirs: TextComparison, taken: Set[int]
) -> tuple[TextComparison, tuple[TextConflict, ...]]:
    """Return the comparison that makes the changes of a file, and what stands against some; `taken` has lines."""
    merge = _Merge(partners=sent.match.partners, taken=taken)
    before, after = sent.match.all, theirs.match.all
    groups = {name: tuple(merge.lines(name, _steps(before.get(name, ()), after[name]))) for name in after}
    for name in (name for name in before if name not in after):
        tuple(merge.lines(name, [Step(old=line, new=None) for line in before[name]]))
    merge.gone += (one for one in sent.match.gone if id(one) in merge.taken)
    as_there = any(line.is_title and id(line) in merge.taken for group in before.values() for line in group[:1])
    order = tuple(after) if as_there else _order(sent, before, after)
    ordered = {name: groups[name] for name in order if groups[name]}
    match = LineMatch(partners=merge.made, gone=tuple(merge.gone), groups=ordered)
    return replace(theirs, old=sent.old, match=match), tuple(merge.conflicts)


def _steps(before: Sequence[DraftLine], after: Sequence[DraftLine]) -> tuple[Step[TextLine], ...]:
    titled = bool(before and after and before[0].is_title and after[0].is_title)
    return tuple(steps_below(before, after, titled=titled))


def _order(sent: TextComparison, before: Mapping[str, object], after: Mapping[str, object]) -> tuple[str, ...]:
    """Return the headings of the file in its order where it moved some, else in that which they have here."""
    common = [name for name in after if name in before]
    if common != [name for name in before if name in after]:
        return tuple(after)
    return joined([name for name in ("", *sent.clauses) if name in after], tuple(after))
