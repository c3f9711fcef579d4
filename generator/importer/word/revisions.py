"""The tracked changes of a Word file, and the file as it reads with some of them accepted (ECMA-376, 17.13.5).

In: the root of its text, whose paragraphs know their places. Out: `FoundChange`s in the order of the text; a root in
which those that were accepted are made, all others unmade. What one person changed on one day and touches is one
change, and so are both ends of a move.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass, field

from ..reading.docx import PLACE
from ..reading.package import Element, W
from ..reading.review import FALLBACK, day_of

_COMES = frozenset(f"{W}{name}" for name in ("ins", "moveTo", "cellIns"))
_GOES = frozenset(f"{W}{name}" for name in ("del", "moveFrom", "cellDel"))
_WHOLE = {f"{W}tr": f"{W}trPr/*", f"{W}tc": f"{W}tcPr/*"}
"""Where an element says that all of it came or went."""
_LOOKS = {f"{W}rPr": f"{W}rPrChange", f"{W}pPr": f"{W}pPrChange"}
"""What says of properties how they were before."""
_FORMER = frozenset(f"{W}{name}PrChange" for name in ("tbl", "tr", "tc", "sect", "tblPrEx"))
_OBJECT = "\N{OBJECT REPLACEMENT CHARACTER}"
SIGNS = {
    **{f"{W}{name}": " " for name in ("tab", "br", "cr")},
    f"{W}noBreakHyphen": "-",
    **{f"{W}{name}": _OBJECT for name in ("sym", "drawing", "pict", "object", "footnoteReference", "endnoteReference")},
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath": _OBJECT,
}
"""What stands for that of a run which is no characters (ECMA-376, 17.3.3, and 22.1.2.77 for an equation)."""
_WORDS, _LOOK, _MOVE = "words", "look", "move"
NOBODY = "?"
"""Who made a change that names nobody."""
END = "¶"
"""What stands for the end of a paragraph."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class FoundChange:
    """What somebody changed on a day: the place of its paragraph, the words that went and came, the marks of the file.

    `kind` is that of a `ReturnedChange`. Marks are known by identity; of a change that nobody tracked the one mark is
    the line that the file has, or that it lacks, and there is no author, no day and no place.
    """

    kind: str
    author: str = ""
    day: str = ""
    place: int = 0
    old: str
    new: str
    marks: frozenset[int]


@dataclass(slots=True, kw_only=True)
class _ChangeGroup:
    """A change in the making; its marks are known by identity."""

    key: tuple[str, ...]
    place: int
    old: list[str] = field(default_factory=list)
    new: list[str] = field(default_factory=list)
    marks: set[int] = field(default_factory=set)

    def take(self, mark: Element, text: str) -> None:
        self.marks.add(id(mark))
        if mark.tag not in _COMES:
            self.old.append(text)
        if mark.tag not in _GOES:
            self.new.append(text)


@dataclass(slots=True, kw_only=True)
class _RevisionWalk:
    """Where a walk stands: the changes found, those that the last characters belong to, the move it is in."""

    found: list[_ChangeGroup] = field(default_factory=list)
    open: dict[tuple[str, ...], _ChangeGroup] = field(default_factory=dict)
    move: str = ""
    place: int = 0

    def hear(self, text: str, chain: tuple[Element, ...]) -> None:
        """Add characters to the changes that the marks around them belong to."""
        keys = [self._key(mark) for mark in chain]
        self.open = {key: one for key, one in self.open.items() if key in keys or key[0] == _MOVE}
        for key, mark in zip(keys, chain, strict=True):
            if key not in self.open:
                self.open[key] = _ChangeGroup(key=key, place=self.place)
                self.found.append(self.open[key])
            self.open[key].take(mark, text)

    def _key(self, mark: Element) -> tuple[str, ...]:
        who = mark.get(f"{W}author", "").strip() or NOBODY, day_of(mark)
        if mark.tag in {f"{W}moveFrom", f"{W}moveTo"}:
            return _MOVE, *who, self.move
        return _WORDS if mark.tag in _COMES | _GOES else _LOOK, *who


def numbered(root: Element) -> Element:
    """Return a root whose paragraphs know their places, counted from 1."""
    for place, paragraph in enumerate(root.iter(f"{W}p"), 1):
        paragraph.set(PLACE, str(place))
    return root


def tracked(root: Element) -> tuple[FoundChange, ...]:
    """Return the tracked changes of a text."""
    walk = _RevisionWalk()
    _walk(root, (), walk)
    return tuple(_change(group) for group in walk.found)


def _change(group: _ChangeGroup) -> FoundChange:
    old, new = (_shown("".join(texts)) for texts in (group.old, group.new))
    named = {_MOVE: "moved", _LOOK: "formatted"}
    kind = named.get(group.key[0]) or ("replaced" if old and new else "inserted" if group.new else "deleted")
    _, author, day, *_ = group.key
    return FoundChange(
        kind=kind, author=author, day=day, place=group.place, old=old, new=new, marks=frozenset(group.marks)
    )


def _shown(text: str) -> str:
    """Return words on one line, the ends of paragraphs between them as a sign; such an end alone is shown as one."""
    lines = [" ".join(line.split()) for line in text.split("\n")]
    return f" {END} ".join(filter(None, lines)) or (END if "\n" in text else "")


def _walk(element: Element, chain: tuple[Element, ...], walk: _RevisionWalk) -> None:
    for child in element:
        name = child.tag.removeprefix(W)
        match name:
            case "p":
                walk.place = int(child.get(PLACE, walk.place))
                own = (*chain, *child.findall(f"{W}pPr/{W}pPrChange"))
                _walk(child, own, walk)
                walk.hear("\n", (*own, *_marks_of_end(child)))
            case "tr" | "tc":
                _walk(child, (*chain, *_marks_of_all(child)), walk)
            case "ins" | "del" | "moveFrom" | "moveTo":
                _walk(child, (*chain, child), walk)
            case "r":
                _walk(child, (*chain, *child.findall(f"{W}rPr/{W}rPrChange")), walk)
            case "t" | "delText":
                walk.hear(child.text or "", chain)
            case "moveFromRangeStart" | "moveToRangeStart":
                walk.move = child.get(f"{W}name", "")
            case _ if child.tag in SIGNS:
                walk.hear(SIGNS[child.tag], chain)
                _walk(child, chain, walk)
            case _ if not name.endswith("Pr") and child.tag != FALLBACK:
                _walk(child, chain, walk)


def _marks_of_end(paragraph: Element) -> tuple[Element, ...]:
    """Return what says that the end of a paragraph came or went."""
    return tuple(one for one in paragraph.findall(f"{W}pPr/{W}rPr/*") if one.tag in _COMES | _GOES)


def _marks_of_all(element: Element) -> tuple[Element, ...]:
    """Return what says that a row or a cell came or went."""
    there = element.findall(_WHOLE[element.tag]) if element.tag in _WHOLE else ()
    return tuple(one for one in there if one.tag in _COMES | _GOES)


# --- accepted and rejected --------------------------------------------------------------------------------------------


def settled(root: Element, accepted: Set[int]) -> Element:
    """Return a text in which the changes with such marks are made, and all others never were."""
    (made,) = _settled(root, accepted)
    return made


def _settled(element: Element, accepted: Set[int]) -> Iterator[Element]:
    if element.tag in _COMES | _GOES:
        if (element.tag in _COMES) == (id(element) in accepted):
            yield from _inside(element, accepted)
    elif any(_goes(mark, accepted) for mark in _marks_of_all(element)):
        return
    elif element.tag in _LOOKS:
        yield _look(element, accepted)
    elif element.tag not in _FORMER:
        made = Element(f"{W}t" if element.tag == f"{W}delText" else element.tag, element.attrib)
        made.text = element.text
        made.extend([*_inside(element, accepted)])
        yield made


def _inside(element: Element, accepted: Set[int]) -> Iterator[Element]:
    return (one for child in element for one in _settled(child, accepted))


def _goes(mark: Element, accepted: Set[int]) -> bool:
    """Say whether what a mark is on is not there afterwards."""
    return (mark.tag in _GOES) == (id(mark) in accepted)


def _look(properties: Element, accepted: Set[int]) -> Element:
    """Return properties as they are or were; an end of a paragraph that goes is left as one that was deleted."""
    made = Element(properties.tag, properties.attrib)
    former = properties.find(_LOOKS[properties.tag])
    there = [child for child in properties if child is not former]
    if former is not None and id(former) not in accepted:
        there = [*next(iter(former), ()), *(child for child in there if child.tag in _LOOKS)]
    made.extend([one for child in there for one in _settled(child, accepted)])
    if any(child.tag in _COMES | _GOES and _goes(child, accepted) for child in properties):
        made.append(Element(f"{W}del"))
    return made
