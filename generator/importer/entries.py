"""Lines as what they are: headings, list items, text, tables.

In: the items of a document. Out: an `ReadLine` for each, headings told by what the file says of them or, where it says
nothing, by their form and their surroundings. What belongs below what is for `outline` and `blocks`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from ..languages.characters import CALLS, COLONS, COMMAS, HAN, SEMICOLONS, STOPS
from .markers import NO_MARKER, Marker, marker_of, split_marker
from .rough import Grid, Line, TextRun

_END = f"{STOPS}{SEMICOLONS}{COMMAS}{COLONS}{CALLS}…"
_LATIN, _HAN = 100, 36
"""The longest headings, in characters."""
_SMALL = frozenset(
    re.findall(r"\w+", "a an and as at but by for from in into nor of on or our over per the to upon via vs with your")
)
_NO_HEADING = re.compile(rf"@|https?://|\d{{5,}}|[{COLONS}]\s*\S|^(?:phone|tel|fax|e-?mail|address)\b", re.IGNORECASE)
_BARE = re.compile(rf"([0-9]{{1,2}})\s+(?=[A-Z{HAN}])")
_DEEPEST = 8
"""Levels of a list, as many as a clause may have; what is deeper stands on the last."""
HEADING_KINDS = frozenset({"decimal", "han", "han-bracketed", "article", "section", "path", "upper-roman", "capital"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadLine:
    """A line as it was understood: `kind` is heading, item, text or grid.

    `marker` is the typed marker or the file's own, which every item has; `level` that of a heading, 0 where nothing
    says it. `again` says of an item that it is a further paragraph of the one before. `label` says that the words begin
    with a capital letter that counts nothing, as in A, B, D, F.
    """

    kind: str
    pieces: tuple[TextRun, ...]
    line: int
    marker: Marker = NO_MARKER
    level: int = 0
    depth: int = 0
    grid: Grid | None = None
    again: bool = False
    label: bool = False

    @property
    def text(self) -> str:
        """The characters of the line, without its marker."""
        return "".join(piece.text for piece in self.pieces).strip()


def entries(items: Sequence[Line | Grid]) -> tuple[ReadLine, ...]:
    """Return what each item of a document is."""
    levelled = any(isinstance(item, Line) and item.level for item in items)
    made = _counted(_settled(_worded([_entry(item) for item in items])))
    if levelled:
        return tuple(made)
    titles = _titles_in(made)
    return tuple(_with_heading(made, place, titles) for place in range(len(made)))


def _entry(item: Line | Grid) -> ReadLine:
    if isinstance(item, Grid):
        return ReadLine(kind="grid", pieces=(), line=item.line, grid=item)
    if item.depth:
        return _listed(item)
    marker, rest = split_marker(item.text)
    if item.level:
        counts = marker.kind in HEADING_KINDS
        marker, pieces = (marker, _cut(item.pieces, rest)) if counts else (NO_MARKER, item.pieces)
        return ReadLine(kind="heading", pieces=pieces, line=item.line, marker=marker, level=item.level)
    if marker.kind:
        return ReadLine(kind="item", pieces=_cut(item.pieces, rest), line=item.line, marker=marker)
    return ReadLine(kind="text", pieces=item.pieces, line=item.line)


def _counted(made: Sequence[ReadLine]) -> Sequence[ReadLine]:
    """Return entries with the bare numbers of headings as markers where those of a level count from 1 on: 1 Scope."""
    bare = [(place, _BARE.match(one.text)) for place, one in enumerate(made) if one.level and not one.marker.kind]
    found = [(place, match) for place, match in bare if match]
    levels = {made[place].level for place, _ in found}
    rows = {level: [int(match[1]) for place, match in found if made[place].level == level] for level in levels}
    counting = {level for level, row in rows.items() if len(row) > 1 and row == list(range(1, len(row) + 1))}
    told = {place: match for place, match in found if made[place].level in counting}
    return [_numbered(one, told[place]) if place in told else one for place, one in enumerate(made)]


def _numbered(entry: ReadLine, match: re.Match[str]) -> ReadLine:
    marker = Marker(text=match[1], kind="decimal", path=(int(match[1]),))
    return replace(entry, marker=marker, pieces=_cut(entry.pieces, entry.text[match.end() :]))


def _listed(item: Line) -> ReadLine:
    """Return an item of a list of the file; a number typed behind its bullet is the marker that was meant."""
    depth = min(item.depth, _DEEPEST)
    own = marker_of(item.marker)
    own = own if own.kind else Marker(text=item.marker, kind="bullet", path=())
    typed, rest = split_marker(item.text)
    if own.kind == "bullet" and typed.kind not in {"", "bullet", "capital", "section"}:
        return ReadLine(kind="item", pieces=_cut(item.pieces, rest), line=item.line, marker=typed, depth=depth)
    return ReadLine(kind="item", pieces=item.pieces, line=item.line, marker=own, depth=depth, again=not item.marker)


def _worded(made: Sequence[ReadLine]) -> Iterator[ReadLine]:
    """Yield entries, numbers with a word (Section 107) as part of the words where no other one counts with them."""
    rows: dict[str, set[int]] = {}
    for entry in made:
        if entry.marker.word:
            rows.setdefault(entry.marker.word.casefold(), set()).add(entry.marker.path[-1])
    for entry in made:
        if entry.marker.word and _is_alone(entry.marker, rows):
            kind = "text" if entry.kind == "item" else entry.kind
            yield replace(entry, kind=kind, pieces=with_number(entry), marker=NO_MARKER)
        else:
            yield entry


def _is_alone(marker: Marker, rows: Mapping[str, set[int]]) -> bool:
    return not {marker.path[-1] - 1, marker.path[-1] + 1} & rows[marker.word.casefold()]


def with_number(entry: ReadLine) -> tuple[TextRun, ...]:
    """Return the pieces of an entry behind its number, which is set as they are."""
    if not entry.marker.kind:
        return entry.pieces
    first = entry.pieces[0] if entry.pieces else TextRun(text="")
    return (replace(first, text=f"{entry.marker.text} ", href=None), *entry.pieces)


def _settled(made: Iterable[ReadLine]) -> list[ReadLine]:
    """Return entries with capital letters that count nothing as part of the words."""
    found: list[ReadLine] = []
    for is_capital, group in groupby(made, _is_capital):
        run = list(group)
        found += map(_labelled, run) if is_capital and not _counts(run) else run
    return found


def _counts(run: Sequence[ReadLine]) -> bool:
    """Say whether letters count without a gap from A on; a single one counts nothing."""
    return len(run) > 1 and [one.marker.path for one in run] == [(number,) for number in range(1, len(run) + 1)]


def _is_capital(entry: ReadLine) -> bool:
    return entry.kind == "item" and not entry.depth and entry.marker.kind == "capital"


def _labelled(entry: ReadLine) -> ReadLine:
    text = f"{entry.marker.text} "
    head = replace(entry.pieces[0], text=text) if entry.pieces else TextRun(text=text)
    return ReadLine(kind="text", pieces=(head, *entry.pieces), line=entry.line, label=True)


def _cut(pieces: tuple[TextRun, ...], rest: str) -> tuple[TextRun, ...]:
    """Return pieces without the marker at their head; `rest` is the text that is left."""
    left = len("".join(piece.text for piece in pieces).rstrip()) - len(rest.rstrip())
    found: list[TextRun] = []
    for piece in pieces:
        taken = min(left, len(piece.text))
        left -= taken
        if piece.text[taken:]:
            found.append(TextRun(text=piece.text[taken:], bold=piece.bold, important=piece.important, href=piece.href))
    return tuple(found)


# --- headings of a file that marks none ------------------------------------------------------------------------------


def _titles_in(made: Sequence[ReadLine]) -> dict[str, int]:
    """Return the last place at which each short line stands, to tell a typed outline from the headings it lists."""
    return {entry.text.rstrip(_END): place for place, entry in enumerate(made) if len(entry.text) <= _LATIN}


def _with_heading(made: Sequence[ReadLine], place: int, titles: dict[str, int]) -> ReadLine:
    entry = made[place]
    if entry.kind not in {"text", "item"} or not _is_heading(made, place, titles):
        return entry
    return ReadLine(kind="heading", pieces=entry.pieces, line=entry.line, marker=entry.marker, level=0)


def _is_heading(made: Sequence[ReadLine], place: int, titles: dict[str, int]) -> bool:
    entry = made[place]
    if not _may_be(entry) or place + 1 >= len(made):
        return False
    if titles[entry.text.rstrip(_END)] != place and _is_outline(made, place):
        return False
    if entry.kind == "item":
        return _begins_section(made, place)
    after = made[place + 1]
    if _is_address(made, place):
        return False
    if after.label and place:
        return not _may_be(made[place - 1])  # the second heading of a table's columns
    return not (_may_be(after) and after.kind == "text") or _is_capitals(entry.text) != _is_capitals(after.text)


def _is_address(made: Sequence[ReadLine], place: int) -> bool:
    """Say whether a line stands directly between a short one and a way to reach somebody: a street, a name, a town."""
    before, entry, after = made[max(place - 1, 0)], made[place], made[place + 1]
    close = before.line in {entry.line, entry.line - 1} and after.line in {entry.line, entry.line + 1}
    short = before.kind == after.kind == "text" and before is not entry and len(before.text) <= _LATIN // 2
    return close and short and bool(_NO_HEADING.search(after.text))


def _may_be(entry: ReadLine) -> bool:
    """Say whether a line has the form of a heading: short, no full stop, capitals, Title Case, bold or Han."""
    text = entry.text
    han = bool(re.search(f"[{HAN}]", text))
    if not text or text[-1] in _END or len(text) > (_HAN if han else _LATIN) or _NO_HEADING.search(text):
        return False
    if entry.kind == "item":
        return entry.marker.kind in HEADING_KINDS and not entry.depth
    if entry.label:
        return False
    bold = all(piece.bold or not piece.text.strip() for piece in entry.pieces)
    return entry.kind == "text" and (han or bold or _is_capitals(text) or _is_title_case(text))


def _is_capitals(text: str) -> bool:
    letters = [character for character in text if character.isalpha() and character.lower() != character.upper()]
    return len(letters) > 2 and all(character.isupper() for character in letters)  # noqa: PLR2004 - US is none


def _is_title_case(text: str) -> bool:
    words = [word for word in re.findall(r"[^\W\d_][\w'’]*", text) if word.lower() not in _SMALL]
    return bool(words) and all(word[0].isupper() for word in words)


def _is_outline(made: Sequence[ReadLine], place: int) -> bool:
    """Say whether a line stands among others that are short as well, as the lines of a typed outline do."""
    around = [one for one in made[max(0, place - 1) : place + 2] if one is not made[place]]
    return any(one.kind == "text" and len(one.text) <= _LATIN // 2 for one in around)


def _begins_section(made: Sequence[ReadLine], place: int) -> bool:
    """Say whether a short numbered line leads to text or to numbers below its own, and is no item among its like."""
    entry, after = made[place], made[place + 1]
    if after.kind == "item":
        below = len(after.marker.path) > len(entry.marker.path) or after.marker.kind != entry.marker.kind
        return below and not (after.depth and after.marker.kind == "bullet" and len(entry.text) > _LATIN // 2)
    return after.kind in {"text", "grid"}
