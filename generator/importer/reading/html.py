"""A saved page as lines, tables and lists, the shop around it left out.

In: HTML. Out: a `Rough`. The text is what `main` or `article` holds, else the element with the most words outside
links. Nothing is loaded and no script is run. Numbers that our own pages print are markers, not words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ...languages.counters import SYSTEMS
from ...model.diagnostics import Message
from ..rough import Grid, Line, Rough, TextRun
from .dom import AROUND, INLINE, Element, body_of, elements, is_download, is_hidden, parse, text_of
from .pieces import joined

_LINKS = re.compile(r"(?:https?://|mailto:|tel:)", re.IGNORECASE)


def read_html(path: str, text: str, notes: tuple[Message, ...] = ()) -> Rough:
    """Return the lines of a saved page."""
    root = parse(text)
    html = next((node for node in elements(root) if node.tag == "html"), root)
    title = next((text_of(node) for node in elements(root) if node.tag == "title"), "")
    walk = _ElementWalk(notes={})
    body = body_of(root)
    heading = next((node for node in elements(root) if node.tag == "h1"), None)
    if heading is not None and not any(node is heading for node in elements(body)):
        walk.block(heading)
    walk.block(body)
    walk.flush()
    return Rough(
        path=path,
        title=" ".join(title.split()),
        language=html.attributes.get("lang", ""),
        items=tuple(walk.found),
        notes=(*notes, *walk.notes),
    )


def lines_of(text: str) -> Iterator[str]:
    """Yield the texts of the blocks of a piece of HTML."""
    walk = _ElementWalk(notes={})
    walk.block(parse(text))
    walk.flush()
    yield from (item.text for item in walk.found if isinstance(item, Line))


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
        if is_hidden(node) or node.tag in AROUND:
            if node.tag in AROUND and text_of(node).strip():
                self.notes[Message("import.around")] = None
            return
        if is_download(node):
            self.notes[Message("import.file-links")] = None
            return
        self.flush()
        self.line, depth = node.line, self.depth
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
        self.depth = depth

    def _definitions(self, node: Element) -> None:
        """Walk over a list of terms; a term and what is said of it in a box of their own are one line."""
        for one in (inner for inner in node.held if isinstance(inner, Element)):
            if one.tag == "div":
                self.flush()
                self.line = one.line
                for part in (inner for inner in one.held if isinstance(inner, Element)):
                    self._held(part)
                    self.pieces.append(TextRun(text=" "))
                self.flush()
            else:
                self.block(one)

    def _held(self, node: Element) -> None:
        for one in node.held:
            if isinstance(one, str):
                self.pieces.append(TextRun(text=one))
            elif one.tag == "br":
                self.flush()
            elif one.tag == "img":
                if one.attributes.get("alt", "").strip():
                    self.notes[Message("import.images")] = None
            elif one.tag in INLINE:
                self._inline(one, TextRun(text=""))
            else:
                self.block(one)

    def _inline(self, node: Element, style: TextRun) -> None:
        if is_hidden(node):
            return
        if node.attributes.get("class", "").split()[:1] == ["number"] and not self.pieces:
            self.marker = text_of(node).strip()
            self.depth = max(self.depth, 1) if self.level is None else self.depth
            if self.level is not None:
                self.pieces.append(TextRun(text=f"{self.marker} "))
                self.marker = ""
            return
        style = _styled(node, style, self.notes)
        for one in node.held:
            if isinstance(one, str):
                self.pieces.append(TextRun(text=one, bold=style.bold, important=style.important, href=style.href))
            elif one.tag == "br":
                self.flush()
            elif one.tag in INLINE:
                self._inline(one, style)
            else:
                self.block(one)

    def _list(self, node: Element) -> None:
        """Walk over a list; what stands in it before the first item belongs to what is around the list."""
        depth = self.depth + 1
        number = int(start) if (start := node.attributes.get("start", "1")).lstrip("-").isdigit() else 1
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
            self.marker = _counted(number, kind) if node.tag == "ol" else "•"
            self.depth = depth
            self._held(item)
            self.flush()
            self.depth, self.marker = depth, ""
            number += 1
        self.flush()
        self.depth = depth - 1

    def _table(self, node: Element) -> None:
        rows = [row for row in elements(node) if row.tag == "tr"]
        made = [tuple(self._cells(row)) for row in rows]
        made = [row for row in made if row]
        caption = next((text_of(one) for one in elements(node) if one.tag == "caption"), "")
        if len(made) < 2 or max(map(len, made)) < 2:  # noqa: PLR2004 - a table that only lays out a page
            for row in rows:
                for cell in (one for one in row.held if isinstance(one, Element)):
                    self.block(Element(tag="div", line=cell.line, held=cell.held))
            return
        header = any(one.tag == "th" for one in elements(rows[0]))
        self.found.append(Grid(rows=tuple(made), line=node.line, header=header, caption=" ".join(caption.split())))

    def _cells(self, row: Element) -> Iterator[tuple[Line, ...]]:
        for cell in (one for one in row.held if isinstance(one, Element) and one.tag in {"td", "th"}):
            walk = _ElementWalk(notes=self.notes)
            walk.block(Element(tag="div", line=cell.line, held=cell.held))
            walk.flush()
            yield tuple(item for item in walk.found if isinstance(item, Line))
            span = cell.attributes.get("colspan", "1")
            yield from [()] * (min(int(span), 20) - 1 if span.isdigit() else 0)


def _styled(node: Element, style: TextRun, notes: dict[Message, None]) -> TextRun:
    bold = style.bold or node.tag in {"b", "strong", "dfn"}
    important = style.important or (node.tag in {"u", "ins"} and not style.href)
    href = style.href
    if node.tag == "a" and "href" in node.attributes:
        target = node.attributes["href"].strip()
        href = target if _LINKS.match(target) else None
        if not href and not target.startswith(("#", "/", ".")) and ":" in target:
            notes[Message("import.script-links")] = None
    return TextRun(text="", bold=bold and not important, important=important, href=href)


def _counted(number: int, kind: str) -> str:
    """Return the number of an item as its list counts; what no policy counts to is a plain number."""
    most = {"a": 26, "i": 39}.get(kind.lower(), 0)
    return f"{SYSTEMS[kind].write(number) if 1 <= number <= most else number}."
