"""A Word file as lines, tables and lists (ECMA-376, WordprocessingML).

In: the bytes of a DOCX. Out: a `Rough`. Tracked changes are taken as accepted, footnotes stand in brackets where
they are called; both are told. Numbers are counted as Word counts them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ...model.diagnostics import Message
from ..rough import Grid, Line, Rough, TextRun, UnreadableError
from .numbering import Counter, read_numbering
from .package import Element, read_parts
from .pieces import joined, number_in
from .styles import ParagraphStyle, W, number_of, read_styles, value_of

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"
_MAIN = "word/document.xml"
_PARTS = (
    _MAIN,
    "word/styles.xml",
    "word/numbering.xml",
    "word/footnotes.xml",
    "word/endnotes.xml",
    "word/_rels/document.xml.rels",
    "docProps/core.xml",
)
_AROUND = tuple(f"word/{kind}{number}.xml" for kind in ("header", "footer") for number in range(1, 10))
_CONTENTS_NOTE = Message("import.made-contents")
_NONE = "0"
"""The list that a paragraph is in which is in none (ECMA-376, 17.9.18)."""
_GONE = frozenset({f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}delText"})
_THROUGH = frozenset(
    {f"{W}{name}" for name in ("ins", "moveTo", "hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple")}
) | frozenset({f"{W}{name}" for name in ("customXml", "dir", "bdo")})


@dataclass(slots=True, kw_only=True)
class _File:
    """The parts of a file as they are looked up, and what was found on the way; `depth` is that of the last line."""

    styles: Mapping[str, ParagraphStyle]
    counter: Counter
    links: Mapping[str, str]
    footnotes: Mapping[str, Element]
    notes: dict[Message, None] = field(default_factory=dict)
    count: int = 0
    depth: int = 0


def read_docx(path: str, data: bytes) -> Rough:
    """Return the lines of a Word file. Raises UnreadableError for a zip that holds none, and for hostile ones."""
    parts = read_parts(data, (*_PARTS, *_AROUND))
    if _MAIN not in parts:
        raise UnreadableError("import.zip")
    file = _File(
        styles=read_styles(parts.get("word/styles.xml")),
        counter=read_numbering(parts.get("word/numbering.xml")),
        links=_links(parts.get("word/_rels/document.xml.rels")),
        footnotes=_footnotes(parts),
    )
    body = parts[_MAIN].find(f"{W}body")
    items = tuple(_items(body, file)) if body is not None else ()
    around = dict.fromkeys(filter(None, (_words(parts[name]) for name in _AROUND if name in parts)))
    if around:
        file.notes[Message("import.headers", texts=tuple(around))] = None
    core = parts.get("docProps/core.xml")
    title = core.findtext("{http://purl.org/dc/elements/1.1/}title") if core is not None else ""
    return Rough(path=path, title=(title or "").strip(), language="", items=items, notes=tuple(file.notes))


# --- what is looked up ------------------------------------------------------------------------------------------------


def _links(root: Element | None) -> Mapping[str, str]:
    targets = (one for one in (root if root is not None else ()) if one.get("TargetMode") == "External")
    return {one.get("Id", ""): one.get("Target", "") for one in targets}


def _footnotes(parts: Mapping[str, Element]) -> Mapping[str, Element]:
    found: dict[str, Element] = {}
    for part, kind in (("word/footnotes.xml", "footnote"), ("word/endnotes.xml", "endnote")):
        root = parts.get(part)
        for note in root.findall(f"{W}{kind}") if root is not None else ():
            found[f"{kind} {note.get(f'{W}id', '')}"] = note
    return found


# --- blocks -----------------------------------------------------------------------------------------------------------


def _items(parent: Element, file: _File) -> Iterator[Line | Grid]:
    for element in parent:
        if element.tag == f"{W}p":
            yield from _paragraph(element, file)
        elif element.tag == f"{W}tbl":
            grid = _table(element, file)
            if grid is not None:
                yield grid
        elif _is_contents(element):
            file.notes[_CONTENTS_NOTE] = None
        elif element.tag in _THROUGH:
            yield from _items(element, file)


def _is_contents(element: Element) -> bool:
    return value_of(element.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")) == "Table of Contents"


def _words(element: Element) -> str:
    return " ".join("".join(part.text or " " for part in element.iter() if part.tag in {f"{W}t", f"{W}tab"}).split())


def _paragraph(element: Element, file: _File) -> Iterator[Line]:
    file.count += 1
    properties = element.find(f"{W}pPr")
    style = file.styles.get(value_of(properties.find(f"{W}pStyle")) if properties is not None else "")
    if style and style.contents:
        file.notes[_CONTENTS_NOTE] = None
        return
    level = style.level if style else None
    number = number_of(properties) or (style.number if style else None)
    place = file.count
    runs = list(_runs(element, file, None))
    lines = [joined(line) for line in _broken(runs)]
    lines = [line for line in lines if line]
    if not lines:
        return
    marker = file.counter.count(*number) if number else ""
    first = (TextRun(text=f"{marker} "), *lines[0]) if marker and level and marker != "•" else lines[0]
    depth = number[1] + 1 if marker and not level and number else 0
    if number and number[0] == _NONE and not level:  # taken out of its list: a further paragraph of the item before it
        depth = file.depth
    file.depth = depth
    yield Line(pieces=first, line=place, level=level, depth=depth, marker=marker if depth else "")
    for line in lines[1:]:
        yield Line(pieces=line, line=place, depth=depth)


def _broken(runs: list[TextRun]) -> Iterator[list[TextRun]]:
    line: list[TextRun] = []
    for piece in runs:
        if piece.text == "\n":
            yield line
            line = []
        else:
            line.append(piece)
    yield line


def _table(element: Element, file: _File) -> Grid | None:
    place = file.count + 1
    rows = [tuple(_cells(row, file)) for row in element.findall(f"{W}tr")]
    rows = [row for row in rows if any(row)]
    if not rows:
        return None
    header = element.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None
    return Grid(rows=tuple(rows), line=place, header=header)


def _cells(row: Element, file: _File) -> Iterator[tuple[Line, ...]]:
    for cell in row.findall(f"{W}tc"):
        held = list(_items(cell, file))
        yield tuple(
            line
            for item in held
            for line in ((item,) if isinstance(item, Line) else [one for r in item.rows for c in r for one in c])
        )
        span = number_in(value_of(cell.find(f"{W}tcPr/{W}gridSpan")), 1)
        yield from [()] * (min(span, 20) - 1)


# --- runs -------------------------------------------------------------------------------------------------------------


def _runs(parent: Element, file: _File, href: str | None) -> Iterator[TextRun]:
    for element in parent:
        if element.tag in _GONE:
            file.notes[Message("import.tracked-changes")] = None
        elif element.tag == f"{W}r":
            yield from _run(element, file, href)
        elif element.tag.startswith(_MATH):
            yield TextRun(text="".join(part.text or "" for part in element.iter(f"{_MATH}t")), href=href)
        elif element.tag in _THROUGH:
            if element.tag in {f"{W}ins", f"{W}moveTo"}:
                file.notes[Message("import.tracked-changes")] = None
            target = file.links.get(element.get(f"{_R}id", "")) if element.tag == f"{W}hyperlink" else None
            yield from _runs(element, file, target or href)


def _run(element: Element, file: _File, href: str | None) -> Iterator[TextRun]:
    properties = element.find(f"{W}rPr")
    bold, underlined = _on(properties, "b"), _on(properties, "u")
    if _on(properties, "vanish"):
        file.notes[Message("import.hidden-text")] = None
        return
    for part in element:
        text = _text(part, file)
        if text:
            important = underlined and not href
            yield TextRun(text=text, bold=bold and not important, important=important, href=href)


def _on(properties: Element | None, name: str) -> bool:
    given = properties.find(f"{W}{name}") if properties is not None else None
    return given is not None and given.get(f"{W}val", "1") not in {"0", "false", "none", "off"}


def _text(part: Element, file: _File) -> str:
    match part.tag.removeprefix(W):
        case "t":
            return part.text or ""
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
            return _drawn(part, file)
        case "ruby":
            return "".join(_words(base) for base in part.iter(f"{W}rubyBase"))
        case "commentReference":
            file.notes[Message("import.comments")] = None
            return ""
        case _:
            choice = part.find(_CHOICE)  # what older programs show in its place says the same
            return "".join(_text(one, file) for one in choice) if choice is not None else ""


def _symbol(part: Element) -> str:
    code = part.get(f"{W}char", "")
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    return chr(number) if not 0xE000 <= number <= 0xF8FF and 0x20 <= number <= 0x10FFFF else "•"  # noqa: PLR2004 - Unicode


def _note(name: str, file: _File) -> str:
    note = file.footnotes.get(name)
    if note is None:
        return ""
    file.notes[Message("import.footnotes")] = None
    texts = ("".join(piece.text for piece in _runs(paragraph, file, None)) for paragraph in note.iter(f"{W}p"))
    text = " ".join(" ".join(texts).split())
    return f" ({text})" if text else ""


def _drawn(part: Element, file: _File) -> str:
    """Return the words of a text box; a picture has none."""
    boxes = list(part.iter(f"{W}txbxContent"))
    if not boxes:
        file.notes[Message("import.pictures")] = None
        return ""
    texts = ("".join(piece.text for piece in _runs(paragraph, file, None)) for paragraph in boxes[0].iter(f"{W}p"))
    return f" {' '.join(texts)} "
