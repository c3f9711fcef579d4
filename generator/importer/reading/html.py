"""A saved page as lines, tables and lists, the shop around it left out.

In: HTML. Out: a `Rough`. The text is what `main` or `article` holds, else the element with the most words outside
links. Nothing is loaded and no script is run. Numbers that our own pages print are markers, not words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from ..rough import Grid, Line, Piece, Rough
from .pieces import joined

_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
_INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "dfn", "em", "font", "i", "kbd", "mark", "q", "s", "samp"}
) | {"small", "span", "strong", "sub", "sup", "time", "tt", "u", "var", "ins", "del", "label"}
_SILENT = frozenset({"script", "style", "template", "noscript", "head", "svg", "object", "iframe", "canvas", "select"})
_AROUND = frozenset({"nav", "header", "footer", "aside", "form", "button", "dialog"})
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_FURNITURE = re.compile(r"cookie-?(?:banner|consent|notice)|breadcrumb|newsletter|share-|social", re.IGNORECASE)
_LINKS = re.compile(r"(?:https?://|mailto:|tel:)", re.IGNORECASE)
_CLOSES = {"p": frozenset({"p"}), "li": frozenset({"li"}), "dt": frozenset({"dt", "dd"}), "dd": frozenset({"dt", "dd"})}
_CLOSES |= {"tr": frozenset({"tr", "td", "th"}), "td": frozenset({"td", "th"}), "th": frozenset({"td", "th"})}
_DEEPEST = 200


@dataclass(slots=True, kw_only=True)
class Node:
    """An element: its name, attributes, line, and what it holds. `weight` is its own once it was asked for."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    line: int = 1
    held: list[Node | str] = field(default_factory=list)
    weight: int = -1


def read_html(path: str, text: str, notes: tuple[str, ...] = ()) -> Rough:
    """Return the lines of a saved page."""
    root = parse(text)
    html = next((node for node in _all(root) if node.tag == "html"), root)
    title = next((_text(node) for node in _all(root) if node.tag == "title"), "")
    walk = _Walk(notes={})
    body = _body(root)
    heading = next((node for node in _all(root) if node.tag == "h1"), None)
    if heading is not None and not any(node is heading for node in _all(body)):
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
    walk = _Walk(notes={})
    walk.block(parse(text))
    walk.flush()
    yield from (item.text for item in walk.found if isinstance(item, Line))


def parse(text: str) -> Node:
    """Return the elements of HTML; what is deeper than 200 levels is held by the 200th."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return reader.root


class _Reader(HTMLParser):
    """Builds the tree; `typing.override` came with Python 3.12."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node(tag="")
        self._open = [self.root]
        self._beyond = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # type: ignore[explicit-override]
        """Open an element; a new paragraph, item or cell ends the one before."""
        closes = _CLOSES.get(tag, frozenset({"p"}) if tag not in _INLINE and tag not in _VOID else frozenset())
        if self._open[-1].tag in closes:
            self._open.pop()
            if tag == "tr" and self._open[-1].tag == "tr":
                self._open.pop()
        node = Node(tag=tag, attributes={name: value or "" for name, value in attrs}, line=self.getpos()[0])
        self._open[-1].held.append(node)
        if tag not in _VOID and len(self._open) < _DEEPEST:
            self._open.append(node)

    def handle_endtag(self, tag: str) -> None:  # type: ignore[explicit-override]
        """Close the nearest open element of this name, and all inside it."""
        if any(node.tag == tag for node in self._open[1:]):
            while self._open[-1].tag != tag:
                self._open.pop()
            self._open.pop()

    def handle_data(self, data: str) -> None:  # type: ignore[explicit-override]
        """Keep text."""
        self._open[-1].held.append(data)


def _all(node: Node) -> Iterator[Node]:
    todo = [node]
    while todo:
        one = todo.pop()
        yield one
        todo.extend(inner for inner in reversed(one.held) if isinstance(inner, Node))


def _text(node: Node) -> str:
    return "".join(one if isinstance(one, str) else "" if one.tag in _SILENT else _text(one) for one in node.held)


def _is_hidden(node: Node) -> bool:
    told = node.attributes
    named = f"{told.get('class', '')} {told.get('id', '')}"
    return (
        node.tag in _SILENT
        or "hidden" in told
        or told.get("aria-hidden") == "true"
        or bool(_HIDDEN.search(told.get("style", "")))
        or bool(_FURNITURE.search(named))
        or told.get("role") in {"navigation", "banner", "contentinfo", "search"}
    )


def _is_download(node: Node) -> bool:
    """Say whether a paragraph is a link to a file and nothing else."""
    held = [one for one in node.held if not isinstance(one, str) or one.strip()]
    return node.tag == "p" and len(held) == 1 and isinstance(held[0], Node) and (
        held[0].attributes.get("type") == "application/pdf" or "download" in held[0].attributes
    )  # fmt: skip


def _body(root: Node) -> Node:
    """Return the element that holds the text: `main`, `article`, else where most words outside links stand."""
    for wanted in ("main", "article"):
        found = [node for node in _all(root) if node.tag == wanted and not _is_hidden(node)]
        if len(found) == 1 and _weight(found[0]) * 2 > _weight(root):
            return found[0]
    here = next((node for node in _all(root) if node.tag == "body"), root)
    while True:
        inner = [
            node for node in here.held if isinstance(node, Node) and node.tag not in _AROUND and not _is_hidden(node)
        ]
        best = max(inner, key=_weight, default=None)
        if best is None or best.tag not in {
            "div",
            "section",
            "main",
            "article",
            "center",
            "table",
            "tbody",
            "tr",
            "td",
        }:
            return here
        if _weight(best) * 10 < _weight(here) * 9 or any(node.tag in {"h1", "h2", "p", "ul", "ol"} for node in inner):
            return here
        here = best


def _weight(node: Node) -> int:
    """Return how many characters an element holds outside links and what stands around a text."""
    if node.weight < 0:
        apart = _is_hidden(node) or node.tag in _AROUND or node.tag == "a"
        held = (len(one.strip()) if isinstance(one, str) else _weight(one) for one in node.held)
        node.weight = 0 if apart else sum(held)
    return node.weight


@dataclass(slots=True, kw_only=True)
class _Walk:
    """The lines found so far, the one in the making, and the open lists."""

    notes: dict[str, None]
    found: list[Line | Grid] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
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

    def block(self, node: Node) -> None:
        """Walk over an element that begins and ends lines."""
        if _is_hidden(node) or node.tag in _AROUND:
            if node.tag in _AROUND and _text(node).strip():
                self.notes["what stood around the text (navigation, header, footer, forms) was left out"] = None
            return
        if _is_download(node):
            self.notes["links to the text as a file were left out"] = None
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

    def _definitions(self, node: Node) -> None:
        """Walk over a list of terms; a term and what is said of it in a box of their own are one line."""
        for one in (inner for inner in node.held if isinstance(inner, Node)):
            if one.tag == "div":
                self.flush()
                self.line = one.line
                for part in (inner for inner in one.held if isinstance(inner, Node)):
                    self._held(part)
                    self.pieces.append(Piece(text=" "))
                self.flush()
            else:
                self.block(one)

    def _held(self, node: Node) -> None:
        for one in node.held:
            if isinstance(one, str):
                self.pieces.append(Piece(text=one))
            elif one.tag == "br":
                self.flush()
            elif one.tag == "img":
                if one.attributes.get("alt", "").strip():
                    self.notes["images were left out"] = None
            elif one.tag in _INLINE:
                self._inline(one, Piece(text=""))
            else:
                self.block(one)

    def _inline(self, node: Node, style: Piece) -> None:
        if _is_hidden(node):
            return
        if node.attributes.get("class", "").split()[:1] == ["number"] and not self.pieces:
            self.marker = _text(node).strip()
            self.depth = max(self.depth, 1) if self.level is None else self.depth
            if self.level is not None:
                self.pieces.append(Piece(text=f"{self.marker} "))
                self.marker = ""
            return
        style = _styled(node, style, self.notes)
        for one in node.held:
            if isinstance(one, str):
                self.pieces.append(Piece(text=one, bold=style.bold, important=style.important, href=style.href))
            elif one.tag == "br":
                self.flush()
            elif one.tag in _INLINE:
                self._inline(one, style)
            else:
                self.block(one)

    def _list(self, node: Node) -> None:
        self.depth += 1
        number = int(start) if (start := node.attributes.get("start", "1")).lstrip("-").isdigit() else 1
        kind = node.attributes.get("type", "1")
        for item in node.held:
            if isinstance(item, str):
                self.pieces.append(Piece(text=item))
                continue
            if item.tag != "li":
                self.block(item)
                continue
            self.flush()
            self.line = item.line
            self.marker = _counted(number, kind) if node.tag == "ol" else "•"
            depth = self.depth
            self._held(item)
            self.flush()
            self.depth, self.marker = depth, ""
            number += 1
        self.depth -= 1

    def _table(self, node: Node) -> None:
        rows = [row for row in _all(node) if row.tag == "tr"]
        made = [tuple(self._cells(row)) for row in rows]
        made = [row for row in made if row]
        caption = next((_text(one) for one in _all(node) if one.tag == "caption"), "")
        if len(made) < 2 or max(map(len, made)) < 2:  # noqa: PLR2004 - a table that only lays out a page
            for row in rows:
                for cell in (one for one in row.held if isinstance(one, Node)):
                    self.block(Node(tag="div", line=cell.line, held=cell.held))
            return
        header = any(one.tag == "th" for one in _all(rows[0]))
        self.found.append(Grid(rows=tuple(made), line=node.line, header=header, caption=" ".join(caption.split())))

    def _cells(self, row: Node) -> Iterator[tuple[Line, ...]]:
        for cell in (one for one in row.held if isinstance(one, Node) and one.tag in {"td", "th"}):
            walk = _Walk(notes=self.notes)
            walk.block(Node(tag="div", line=cell.line, held=cell.held))
            walk.flush()
            yield tuple(item for item in walk.found if isinstance(item, Line))
            span = cell.attributes.get("colspan", "1")
            yield from [()] * (min(int(span), 20) - 1 if span.isdigit() else 0)


def _styled(node: Node, style: Piece, notes: dict[str, None]) -> Piece:
    bold = style.bold or node.tag in {"b", "strong", "dfn"}
    important = style.important or (node.tag == "u" and style.bold)
    href = style.href
    if node.tag == "a" and "href" in node.attributes:
        target = node.attributes["href"].strip()
        href = target if _LINKS.match(target) else None
        if not href and not target.startswith(("#", "/", ".")) and ":" in target:
            notes["links to what is no page (such as scripts) were left out, their words kept"] = None
    return Piece(text="", bold=bold and not important, important=important, href=href)


def _counted(number: int, kind: str) -> str:
    if kind in {"a", "A"} and 1 <= number <= 26:  # noqa: PLR2004 - letters
        letter = chr(ord("a") + number - 1)
        return f"{letter if kind == 'a' else letter.upper()}."
    if kind in {"i", "I"} and 1 <= number < 40:  # noqa: PLR2004 - as far as x counts
        roman = "x" * (number // 10) + ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")[number % 10]
        return f"{roman if kind == 'i' else roman.upper()}."
    return f"{number}."
