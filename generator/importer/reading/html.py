"""A saved page as lines, tables and lists, the shop around it left out.

In: HTML. Out: a `Rough`. The text is what `main` or `article` holds, else the element with the most words outside
links. Nothing is loaded and no script is run. Numbers that our own pages print are markers, not words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from ...languages.counters import counted
from ...languages.quoting import quotation_marks
from ...languages.shifted import SHIFTS, shifted
from ...model.diagnostics import Message
from ..pieces import joined, number_in
from ..rough import Grid, Line, Rough, TextRun, lines_of
from . import dom
from .dom import Element, note_faint, styled

_PLAIN = TextRun(text="")
_ROW_GROUPS = frozenset({"thead", "tbody", "tfoot"})
_PUBLISHERS = frozenset({"author", "publisher", "og:site_name", "application-name"})


def read_html(path: str, text: str, notes: tuple[Message, ...] = ()) -> Rough:
    """Return the lines of a saved page."""
    root = dom.parse(text)
    html = next((node for node in dom.elements(root) if node.tag == "html"), root)
    title = next((dom.text_of(node) for node in dom.elements(root) if node.tag == "title"), "")
    walk = _ElementWalk(notes={}, language=html.attributes.get("lang", ""))
    body = dom.body_of(root)
    for head in _heads(root, body):
        walk.block(Element(tag="div", line=head.line, held=head.held if head.tag == "header" else [head]))
    walk.inside = body.tag in dom.SECTIONS
    walk.block(body)
    return Rough(
        path=path,
        title=" ".join(title.split()),
        language=html.attributes.get("lang", ""),
        items=tuple(walk.found),
        notes=(*notes, *walk.notes),
        named=tuple(_named(root)),
    )


def _named(root: Element) -> Iterator[str]:
    """Yield what the head of a page says of who publishes it."""
    for given in (node.attributes for node in dom.elements(root) if node.tag == "meta"):
        if (given.get("name") or given.get("property", "")).lower() in _PUBLISHERS and given.get("content", "").strip():
            yield given["content"].strip()


def _heads(root: Element, body: Element) -> Iterator[Element]:
    """Yield what holds the title of a text and stands outside of it: the header of the page, or the heading alone."""
    inside = {id(node) for node in dom.elements(body)}
    titles = [node for node in dom.elements(root) if node.tag == "h1" and id(node) not in inside][:1]
    headers = [node for node in dom.elements(root) if node.tag == "header" and id(node) not in inside]
    for title in titles:
        yield next((one for one in headers if any(node is title for node in dom.elements(one))), title)


def items_of(text: str) -> tuple[Line | Grid, ...]:
    """Return the lines and tables of a piece of HTML that stands in a text."""
    walk = _ElementWalk(notes={}, inside=True)
    walk.block(dom.parse(text))
    return tuple(walk.found)


@dataclass(slots=True, kw_only=True)
class _ElementWalk:
    """The lines found so far, the one in the making, and the open lists."""

    notes: dict[Message, None]
    found: list[Line | Grid] = field(default_factory=list)
    pieces: list[TextRun] = field(default_factory=list)
    line: int = 1
    level: int | None = None
    depth: int = 0
    marker: str = ""
    inside: bool = False
    language: str = ""
    quoted: int = 0

    def flush(self) -> None:
        """End the line in the making."""
        pieces = joined(self.pieces)
        if pieces:
            self.found.append(
                Line(pieces=pieces, line=self.line, level=self.level, depth=self.depth, marker=self.marker)
            )
            self.marker = ""
        self.pieces = []

    def block(self, node: Element) -> None:
        """Walk over an element that begins and ends lines."""
        outside = node.tag in dom.OUTSIDE and not self.inside and not _titled(node)
        around = node.tag in dom.AROUND or outside or dom.is_prompt(node)
        if dom.is_hidden(node) or around:
            if around and dom.text_of(node).strip():
                self.notes[Message("import.around")] = None
            return
        if dom.is_download(node):
            self.notes[Message("import.file-links")] = None
            return
        note_faint(node, self.notes)
        self.flush()
        self.line, depth, inside = node.line, self.depth, self.inside
        self.inside = inside or node.tag in dom.SECTIONS
        match node.tag:
            case "ul" | "ol" | "menu":
                self._list(node)
            case "table":
                self._table(node)
            case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
                self.level = int(node.tag[1])
                self._held(node)
                self.flush()
                self.level = None
            case "dl":
                self._definitions(node)
            case _:
                self._held(node)
        self.flush()
        self.depth, self.inside = depth, inside

    def _definitions(self, node: Element) -> None:
        """Walk over a list of terms; a term and what is said of it in a box of their own are one line."""
        for one in node.inner:
            if one.tag == "div":
                self.flush()
                self.line = one.line
                for part in one.inner:
                    self._held(part)
                    self.pieces.append(TextRun(text=" "))
                self.flush()
            else:
                self.block(one)

    def _held(self, node: Element, style: TextRun = _PLAIN, shift: str = "") -> None:
        for one in node.held:
            if isinstance(one, str):
                self.pieces.append(replace(style, text=shifted(one, shift)))
            elif one.tag == "br":
                self.flush()
            elif one.tag == "img":
                if one.attributes.get("alt", "").strip():
                    self.notes[Message("import.images")] = None
            elif one.tag in dom.INLINE:
                self._inline(one, style, shift)
            else:
                self.block(one)

    def _inline(self, node: Element, style: TextRun, shift: str) -> None:
        if dom.is_hidden(node):
            return
        if node.attributes.get("class", "").split()[:1] == ["number"] and not self.pieces:
            self.marker = dom.text_of(node).strip()
            self.depth = max(self.depth, 1) if self.level is None else self.depth
            if self.level is not None:
                self.pieces.append(TextRun(text=f"{self.marker} "))
                self.marker = ""
            return
        note_faint(node, self.notes)
        style = styled(node, style, self.notes)
        if node.tag == "q":
            self._quote(node, style, shift)
            return
        self._held(node, style, node.tag if node.tag in SHIFTS else shift)

    def _quote(self, node: Element, style: TextRun, shift: str) -> None:
        before, after = quotation_marks(node.attributes.get("lang", self.language), self.quoted)
        self.pieces.append(replace(style, text=before))
        self.quoted += 1
        self._held(node, style, shift)
        self.quoted -= 1
        self.pieces.append(replace(style, text=after))

    def _list(self, node: Element) -> None:
        """Walk over a list; what stands in it before the first item belongs to what is around the list.

        A reversed list counts down to 1, and an item may have a number of its own (HTML Living Standard, 4.4.5, 4.4.8).
        """
        depth = self.depth + 1
        backwards = "reversed" in node.attributes
        items = sum(one.tag == "li" for one in node.inner)
        number = number_in(node.attributes.get("start", ""), items if backwards else 1)
        kind = node.attributes.get("type", "1")
        for item in node.held:
            if isinstance(item, str):
                self.pieces.append(TextRun(text=item))
                continue
            if item.tag != "li":
                self.block(item)
                continue
            self.flush()
            self.line = item.line
            number = number_in(item.attributes.get("value", ""), number)
            self.marker = f"{counted(number, kind)}." if node.tag == "ol" else "•"
            self.depth = depth
            self._held(item)
            self.flush()
            self.depth, self.marker = depth, ""
            number += -1 if backwards else 1

    def _table(self, node: Element) -> None:
        inner = [one for part in node.inner for one in (part.inner if part.tag in _ROW_GROUPS else [part])]
        rows = [one for one in inner if one.tag == "tr"]
        for other in (one for one in inner if one.tag not in {"tr", "caption", "colgroup", "col"}):
            self.block(other)
        caption = next((dom.text_of(one) for one in inner if one.tag == "caption"), "")
        widths = [width for row in rows if (width := sum(map(_width, _cells_of(row))))]
        if len(widths) < 2 or max(widths) < 2:  # noqa: PLR2004 - a table that only lays out a page
            if caption.strip():
                self.block(Element(tag="p", line=node.line, held=[caption]))
            for row in rows:
                for cell in row.inner:
                    self.block(Element(tag="div", line=cell.line, held=cell.held))
            return
        made = [row for row in (tuple(self._cells(row)) for row in rows) if row]
        header = any(one.tag == "th" for one in dom.elements(rows[0]))
        self.found.append(Grid(rows=tuple(made), line=node.line, header=header, caption=" ".join(caption.split())))

    def _cells(self, row: Element) -> Iterator[tuple[Line, ...]]:
        for cell in _cells_of(row):
            walk = _ElementWalk(notes=self.notes, inside=True, language=self.language)
            walk.block(Element(tag="div", line=cell.line, held=cell.held))
            yield tuple(line for item in walk.found for line in _flat(item))
            yield from [()] * (_width(cell) - 1)


def _cells_of(row: Element) -> Iterator[Element]:
    return (one for one in row.inner if one.tag in {"td", "th"})


def _width(cell: Element) -> int:
    """Return how many columns a cell takes, twenty at most."""
    return max(1, min(number_in(cell.attributes.get("colspan", ""), 1), 20))


def _flat(item: Line | Grid) -> Iterator[Line]:
    """Yield the lines of an item of a cell, which holds no table."""
    if isinstance(item, Grid) and item.caption:
        yield Line(pieces=(TextRun(text=item.caption),), line=item.line)
    yield from lines_of(item)


def _titled(node: Element) -> bool:
    return any(one.tag == "h1" for one in dom.elements(node))
