"""What a Word file says around its clauses, and what its text has that no clause can hold.

In: the parts of a file, and those of the same text printed here. Out: messages; none of it comes into a clause.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import zip_longest

from ...model.diagnostics import Message
from ..reading.docx import AROUND, MAIN, PLACE, words
from ..reading.package import Element, W, is_contents
from ..reading.review import FALLBACK
from .revisions import FoundChange, settled, tracked

_UNHELD = {
    f"{W}footnoteReference": "word.footnote",
    f"{W}endnoteReference": "word.footnote",
    f"{W}txbxContent": "word.text-box",
    f"{W}tbl": "word.nested-table",
}
"""What no clause holds, and the message that tells it."""


def around(parts: Mapping[str, Element], before: Sequence[FoundChange]) -> Iterator[Message]:
    """Yield what was tracked at head and foot of pages, in the text `before` the clauses, and what is embedded."""
    if parts[MAIN].find(f".//{W}altChunk") is not None:
        yield Message("import.embedded")
    contents = {int(one.get(PLACE, 0)) for one in _contents(parts[MAIN])}
    beside = ((name, one) for name in sorted(parts) if AROUND.fullmatch(name) for one in tracked(parts[name]))
    for name, one in (*((MAIN, one) for one in before), *beside):
        told = "word.contents" if name == MAIN and one.place in contents else "word.around"
        yield Message(told, part=name, author=one.author, old=one.old, new=one.new)


def differing(parts: Mapping[str, Element], printed: Mapping[str, Element], start: int) -> Iterator[Message]:
    """Yield what heads and feet of pages and the paragraphs before one, 0 for none, say and the text here does not."""
    here, there = [*_lines(printed, min(start, 1))], [*_lines(parts, start)]
    lost, came = [one for one in here if one not in there], [one for one in there if one not in here]
    for prints, says in zip_longest(lost, came, fillvalue=""):
        yield Message("word.differs", prints=prints, says=says)


def _lines(parts: Mapping[str, Element], end: int) -> Iterator[str]:
    """Yield what the heads and feet of a file say, and its paragraphs before one, but for those of its contents."""
    root, *ends = (settled(parts[name], frozenset()) for name in (MAIN, *filter(AROUND.fullmatch, sorted(parts))))
    front = {*root.iter(f"{W}p")} - {*_contents(root)}
    lines = (one for one in root.iter(f"{W}p") if one in front and int(one.get(PLACE, 0)) < end)
    yield from filter(None, map(words, (*ends, *lines)))


def _contents(root: Element) -> Iterator[Element]:
    return (one for control in root.iter(f"{W}sdt") if is_contents(control) for one in control.iter(f"{W}p"))


def unheld(parts: Mapping[str, Element], clause_at: Callable[[int], str]) -> Iterator[Message]:
    """Yield what the text of a file has and no clause: notes, text boxes, tables within tables, each with its words."""
    root, place = parts[MAIN], 0
    held = {*root.iter(f"{W}tbl")} - {*root.iterfind(f".//{W}tc//{W}tbl")}
    held |= {one for older in root.iter(FALLBACK) for one in older.iter()}
    for one in root.iter():
        place = int(one.get(PLACE, place))
        if one.tag in _UNHELD and one not in held:
            kind, id = one.tag.removeprefix(W).removesuffix("Reference"), one.get(f"{W}id")
            notes = parts.get(f"word/{kind}s.xml", ())
            said = next((note for note in notes if note.get(f"{W}id") == id), one)
            yield Message(_UNHELD[one.tag], clause=clause_at(place), text=words(said))
