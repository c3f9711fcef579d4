"""A Word file as lines, tables and lists (ECMA-376, WordprocessingML).

In: the bytes of a DOCX. Out: a `Rough`. Tracked changes are taken as accepted, footnotes stand in brackets where
they are called, both are told; text boxes stand beside the paragraph that they hang on. Numbers are counted as Word
counts them.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import dropwhile, islice

from ...languages.shifted import shifted
from ...languages.symbols import symbol
from ...model.diagnostics import Message
from ..pieces import broken, number_in
from ..rough import Grid, Line, Rough, TextRun, UnreadableError, lines_of
from .numbering import Counter, read_numbering
from .package import Element, W, boxes, is_contents, is_deleted, read_parts, runs_on, value_of, within
from .review import read_review
from .styles import ParagraphStyle, is_on, number_of, read_styles

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MAIN, _NOTES = "word/document.xml", ("word/footnotes.xml", "word/endnotes.xml")
AROUND = re.compile(r"word/(?:header|footer)[0-9]*\.xml")
PARTS = re.compile(
    r"word/(?:document|styles|numbering|footnotes|endnotes|comments|_rels/document)\.xml(?:\.rels)?"
    rf"|docProps/core\.xml|{AROUND.pattern}"
)
_SAID = {"comments": Message("import.comments"), "tracked-changes": Message("import.tracked-changes")}
_CONTENTS_NOTE = Message("import.made-contents")
PLACE = "clausebook place"
"""What a paragraph may be told that counts as its line, where those before it are not all there.

A blank is in the name of no attribute that a file could have.
"""
_SPOKEN = frozenset(f"{W}{name}" for name in ("t", "tab", "p"))
_NONE = "0"
"""The list that a paragraph is in which is in none (ECMA-376, 17.9.18)."""


@dataclass(slots=True, kw_only=True)
class _File:
    """The parts of a file as they are looked up, and what was found on the way.

    `depth` is that of the last line. `hung` are the text boxes of the paragraph that is read, `carried` the words of
    those before it whose end somebody deleted.
    """

    styles: Mapping[str, ParagraphStyle]
    counter: Counter
    links: Mapping[str, str]
    footnotes: Mapping[str, Element]
    notes: dict[Message, None] = field(default_factory=dict)
    count: int = 0
    depth: int = 0
    hung: list[Element] = field(default_factory=list)
    carried: list[TextRun] = field(default_factory=list)


def read_docx(path: str, data: bytes) -> Rough:
    """Return the lines of a Word file. Raises UnreadableError for a zip that holds none, and for hostile ones."""
    return read_document(path, read_parts(data, PARTS))


def read_document(path: str, parts: Mapping[str, Element]) -> Rough:
    """Return the lines of a Word file by the names of its parts. Raises UnreadableError where it has no text."""
    if MAIN not in parts:
        raise UnreadableError("import.zip")
    file = _File(
        styles=read_styles(parts.get("word/styles.xml")),
        counter=read_numbering(parts.get("word/numbering.xml")),
        links=_links(parts.get("word/_rels/document.xml.rels")),
        footnotes=_footnotes(parts),
    )
    body = parts[MAIN].find(f"{W}body")
    items = tuple(_items(body, file)) if body is not None else ()
    told = (parts[name] for name in (MAIN, *_NOTES) if name in parts)
    review = read_review(told, parts.get("word/comments.xml"))
    for said in dict.fromkeys("comments" if one.kind == "comment" else "tracked-changes" for one in review):
        file.notes[_SAID[said]] = None
    around = dict.fromkeys(filter(None, (words(parts[name]) for name in sorted(parts) if AROUND.fullmatch(name))))
    if around:
        file.notes[Message("import.headers", texts=tuple(around))] = None
    core = parts.get("docProps/core.xml")
    title = core.findtext("{http://purl.org/dc/elements/1.1/}title") if core is not None else ""
    return Rough(
        path=path,
        title=(title or "").strip(),
        language="",
        items=items,
        notes=(*file.notes, *file.counter.notes),
        review=review,
    )


# --- what is looked up ------------------------------------------------------------------------------------------------


def _links(root: Element | None) -> Mapping[str, str]:
    targets = (one for one in (root if root is not None else ()) if one.get("TargetMode") == "External")
    return {one.get("Id", ""): one.get("Target", "") for one in targets}


def _footnotes(parts: Mapping[str, Element]) -> Mapping[str, Element]:
    found: dict[str, Element] = {}
    for part, kind in zip(_NOTES, ("footnote", "endnote"), strict=True):
        root = parts.get(part)
        for note in root.findall(f"{W}{kind}") if root is not None else ():
            found[f"{kind} {note.get(f'{W}id', '')}"] = note
    return found


# --- blocks -----------------------------------------------------------------------------------------------------------


def _items(parent: Element, file: _File) -> Iterator[Line | Grid]:
    held = list(within(parent))
    for element, after in zip(held, [*held, parent][1:], strict=True):
        if element.tag == f"{W}p":
            yield from _paragraph(element, file, after)
        elif element.tag == f"{W}tbl":
            grid = _table(element, file)
            if grid is not None:
                yield grid
        elif is_contents(element):
            file.notes[_CONTENTS_NOTE] = None
        elif element.tag == f"{W}altChunk":
            file.notes[Message("import.embedded")] = None


def words(element: Element) -> str:
    """Return what an element says, on one line, without the results of fields."""
    said, depth = "", 0
    for part in element.iter():
        depth += {"begin": 1, "end": -1}.get(part.get(f"{W}fldCharType", ""), 0)
        said += part.text or " " if part.tag in _SPOKEN and not depth else ""
    return " ".join(said.split())


def _paragraph(element: Element, file: _File, after: Element) -> Iterator[Line | Grid]:
    file.count += 1
    properties = element.find(f"{W}pPr")
    style = file.styles.get(value_of(properties.find(f"{W}pStyle")) if properties is not None else "")
    if style and style.contents:
        file.notes[_CONTENTS_NOTE] = None
        return
    level = style.level if style else None
    number = number_of(properties, style.number if style else None)
    place = int(element.get(PLACE, file.count))
    spoken = dropwhile(lambda one: not one.text.strip(), _runs(element, file, None))
    first = list(islice(spoken, 1))
    before, file.hung = file.hung, []
    runs = [*file.carried, *first, *spoken]
    behind, file.hung = file.hung, []
    gone = runs_on(element) and (after.tag == f"{W}p" or not runs)
    file.carried = runs if gone else []
    yield from (item for box in before for item in _items(box, file))
    if not gone:
        yield from _lines(runs, place, level, number, file)
    yield from (item for box in behind for item in _items(box, file))


def _lines(
    runs: list[TextRun], place: int, level: int | None, number: tuple[str, int] | None, file: _File
) -> Iterator[Line]:
    marker = file.counter.count(*number) if number else ""  # an item without a word counts as well
    lines = broken(runs, "\n")
    if not lines:
        return
    first = (TextRun(text=f"{marker} "), *lines[0]) if marker and level and marker != "•" else lines[0]
    depth = number[1] + 1 if marker and not level and number else 0
    if number and number[0] == _NONE and not level:  # taken out of its list: a further paragraph of the item before it
        depth = file.depth
    file.depth = depth
    yield Line(pieces=first, line=place, level=level, depth=depth, marker=marker if depth else "")
    for line in lines[1:]:
        yield Line(pieces=line, line=place, depth=depth)


def _table(element: Element, file: _File) -> Grid | None:
    place = file.count + 1
    there = [row for row in within(element) if row.tag == f"{W}tr" and not is_deleted(row)]
    rows = [row for row in (tuple(_cells(row, file)) for row in there) if any(row)]
    if not rows:
        return None
    header = there[0].find(f"{W}trPr/{W}tblHeader") is not None
    return Grid(rows=tuple(rows), line=place, header=header)


def _cells(row: Element, file: _File) -> Iterator[tuple[Line, ...]]:
    for cell in (one for one in within(row) if one.tag == f"{W}tc"):
        yield tuple(line for item in _items(cell, file) for line in lines_of(item))
        span = number_in(value_of(cell.find(f"{W}tcPr/{W}gridSpan")), 1)
        yield from [()] * (min(span, 20) - 1)


# --- runs -------------------------------------------------------------------------------------------------------------


def _runs(parent: Element, file: _File, href: str | None) -> Iterator[TextRun]:
    for element in within(parent):
        if element.tag == f"{W}r":
            yield from _run(element, file, href)
        elif element.tag.startswith(_MATH):
            yield TextRun(text="".join(map(_typed, element.iter(f"{_MATH}t"))), href=href)
        elif element.tag == f"{W}hyperlink":
            yield from _runs(element, file, file.links.get(element.get(f"{_R}id", "")) or href)


def _run(element: Element, file: _File, href: str | None) -> Iterator[TextRun]:
    properties = element.find(f"{W}rPr")
    bold, underlined = is_on(properties, "b"), is_on(properties, "u")
    if is_on(properties, "vanish"):
        file.notes[Message("import.hidden-text")] = None
        return
    shift = value_of(properties.find(f"{W}vertAlign")) if properties is not None else ""
    for part in within(element):
        text = shifted(_text(part, file), shift)
        if text:
            important = underlined and not href
            yield TextRun(text=text, bold=bold and not important, important=important, href=href)


def _text(part: Element, file: _File) -> str:
    match part.tag.removeprefix(W):
        case "t":
            return _typed(part)
        case "tab":
            return " "
        case "br" | "cr":
            return "\n" if part.get(f"{W}type") != "page" else " "
        case "noBreakHyphen":
            return "-"
        case "sym":
            return _symbol(part)
        case "footnoteReference" | "endnoteReference" as name:
            return _note(f"{name.removesuffix('Reference')} {part.get(f'{W}id', '')}", file)
        case "drawing" | "pict" | "object":
            _hang(part, file)
            return ""
        case "ruby":
            return "".join(words(base) for base in part.iter(f"{W}rubyBase"))
        case _:
            return ""


def _typed(part: Element) -> str:
    """Return characters as they were typed; a line break in the XML is a space."""
    return (part.text or "").replace("\n", " ")


def _symbol(part: Element) -> str:
    code = part.get(f"{W}char", "")
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    return symbol(part.get(f"{W}font", ""), number) if 0 <= number <= sys.maxunicode else ""


def _note(name: str, file: _File) -> str:
    note = file.footnotes.get(name)
    if note is None:
        return ""
    file.notes[Message("import.footnotes")] = None
    texts = ("".join(piece.text for piece in _runs(paragraph, file, None)) for paragraph in note.iter(f"{W}p"))
    text = " ".join(" ".join(texts).split())
    return f" ({text})" if text else ""


def _hang(part: Element, file: _File) -> None:
    """Keep the text boxes of a drawing until its paragraph is read; a picture has none."""
    there = list(boxes(part))
    file.hung += there
    if not there:
        file.notes[Message("import.pictures")] = None
