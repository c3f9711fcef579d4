"""HTML as a tree of elements: which of them holds the text, and how the characters in one look.

In: HTML. Out: nodes. What a browser hides and what a page has around its text is told; nothing is loaded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ...markup.anypage import AnyPage
from ...model.diagnostics import Message
from ..rough import TextRun

_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "dfn", "em", "font", "i", "kbd", "mark", "q", "s", "samp"}
) | {"small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "ins", "del", "label"}
_SILENT = frozenset({"script", "style", "template", "noscript", "head", "svg", "object", "iframe", "canvas", "select"})
AROUND = frozenset({"nav", "button", "dialog", "textarea"})
"""What is no text wherever it stands."""
OUTSIDE = frozenset({"header", "footer", "aside"})
"""What stands around the text of a page, and is text inside of it (HTML Living Standard, 4.3.8 and 4.3.9)."""
SECTIONS = frozenset({"main", "article", "section"})
BLOCKS = (
    frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "p", "li", "dt", "table", "blockquote", "pre", "div"}) | SECTIONS
)
"""What holds the words of a text, or holds what does."""
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CLOSES = {"p": frozenset({"p"}), "li": frozenset({"li"}), "dt": frozenset({"dt", "dd"}), "dd": frozenset({"dt", "dd"})}
_CLOSES |= {"tr": frozenset({"tr", "td", "th"}), "td": frozenset({"td", "th"}), "th": frozenset({"td", "th"})}
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_UNDERLINED = re.compile(r"text-decoration(?:-line)?\s*:[^;]*underline", re.IGNORECASE)
_FAINT = re.compile(
    r"(?<![\w-])(?:font-size\s*:\s*0(?:\.0+)?(?:[a-z]{2,4}|%)?|opacity\s*:\s*0(?:\.0+)?%?)\s*(?:[;!]|$)", re.IGNORECASE
)
"""A style that leaves characters in their place and shows none of them; scripts show such text again, so it is kept."""
_LINKS = re.compile(r"(?:https?://|mailto:|tel:)", re.IGNORECASE)
_DEEPEST = 200
"""Elements inside each other; browsers stop at 512."""


@dataclass(slots=True, kw_only=True)
class Element:
    """An element: its name, attributes, line, and what it holds. `weight` is its own once it was asked for."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    line: int = 1
    held: list[Element | str] = field(default_factory=list)
    weight: int = -1

    @property
    def inner(self) -> list[Element]:
        """The elements that it holds directly."""
        return [one for one in self.held if isinstance(one, Element)]


def parse(text: str) -> Element:
    """Return the elements of HTML; what is deeper than 200 levels is held by the 200th."""
    reader = _TreeBuilder()
    reader.feed(text)
    reader.close()
    return reader.root


class _TreeBuilder(AnyPage):
    """Builds the tree; `typing.override` came with Python 3.12."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Element(tag="")
        self._open = [self.root]
        self._beyond = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # type: ignore[explicit-override]
        """Open an element; a new paragraph, item or cell ends the one before."""
        closes = _CLOSES.get(tag, frozenset({"p"}) if tag not in INLINE and tag not in _VOID else frozenset())
        if self._open[-1].tag in closes:
            self._open.pop()
            if tag == "tr" and self._open[-1].tag == "tr":
                self._open.pop()
        node = Element(tag=tag, attributes={name: value or "" for name, value in attrs}, line=self.getpos()[0])
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


def elements(node: Element) -> Iterator[Element]:
    """Yield an element and all inside it, in order."""
    todo = [node]
    while todo:
        one = todo.pop()
        yield one
        todo.extend(reversed(one.inner))


def text_of(node: Element) -> str:
    """Return the characters inside an element."""
    return "".join(one if isinstance(one, str) else "" if one.tag in _SILENT else text_of(one) for one in node.held)


def is_hidden(node: Element) -> bool:
    """Say whether a browser hides an element, or it belongs to the page and not to its text."""
    told = node.attributes
    return (
        node.tag in _SILENT
        or "hidden" in told
        or bool(_HIDDEN.search(told.get("style", "")))
        or told.get("aria-modal") == "true"
        or told.get("role") in {"navigation", "banner", "contentinfo", "search", "dialog", "alertdialog"}
    )


def is_prompt(node: Element) -> bool:
    """Say whether a box asks for a click and holds no heading, paragraph, list or table: a banner, a share button."""
    tags = {one.tag for one in elements(node) if one is not node} if node.tag == "div" else set[str]()
    return "button" in tags and not tags & BLOCKS


def is_download(node: Element) -> bool:
    """Say whether a paragraph is a link to a file and nothing else."""
    held = [one for one in node.held if not isinstance(one, str) or one.strip()]
    return node.tag == "p" and len(held) == 1 and isinstance(held[0], Element) and (
        held[0].attributes.get("type") == "application/pdf" or "download" in held[0].attributes
    )  # fmt: skip


def body_of(root: Element) -> Element:
    """Return the element that holds the text: `main`, `article`, else the innermost with all words outside links."""
    for wanted in ("main", "article"):
        found = [node for node in elements(root) if node.tag == wanted and not is_hidden(node)]
        if len(found) == 1 and _weight(found[0]) * 2 > _weight(root):
            return found[0]
    here = next((node for node in elements(root) if node.tag == "body"), root)
    while True:
        around = AROUND | OUTSIDE
        inner = [one for one in here.inner if one.tag not in around and not is_hidden(one)]
        best = max(inner, key=_weight, default=None)
        if best is None or best.tag not in {"div", "section", "center", "form"} or _weight(best) < _weight(here):
            return here
        here = best


def _weight(node: Element) -> int:
    """Return how many characters an element holds outside links and what stands around a text."""
    if node.weight < 0:
        apart = is_hidden(node) or node.tag in AROUND | OUTSIDE or node.tag == "a"
        held = (len(one.strip()) if isinstance(one, str) else _weight(one) for one in node.held)
        node.weight = 0 if apart else sum(held)
    return node.weight


# --- looks ------------------------------------------------------------------------------------------------------------


def note_faint(node: Element, notes: dict[Message, None]) -> None:
    """Note the words of an element whose style alone hides them."""
    words = " ".join(text_of(node).split()) if _FAINT.search(node.attributes.get("style", "")) else ""
    if words:
        notes[Message("import.faint-text", line=node.line, words=words)] = None


def styled(node: Element, style: TextRun, notes: dict[Message, None]) -> TextRun:
    """Return how the characters in an element look, as a run without one."""
    css = node.attributes.get("style", "")
    bold = style.bold or node.tag in {"b", "strong", "dfn"} or bool(_BOLD.search(css))
    important = style.important or (node.tag in {"u", "ins"} and not style.href)
    href = style.href
    if _UNDERLINED.search(css) and node.tag != "a":
        important = True
    if node.tag == "a" and "href" in node.attributes:
        target = node.attributes["href"].strip()
        href = target if _LINKS.match(target) else None
        if not href and not target.startswith(("#", "/", ".")) and ":" in target:
            notes[Message("import.script-links")] = None
    return TextRun(text="", bold=bold and not important, important=important, href=href)
