"""What a reader of a page sees for certain, and what is there beside: hidden, folded, or shown on an occasion only.

In: HTML of any origin, read as browsers read it. Out: its words in blocks, each passage with whether it is in doubt,
and what may show or hide words and was not looked at: other style sheets, frames, scripts. A doubt of an element holds
for all in it, since only a browser knows what is shown again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

import tinyhtml5
from cssselect2 import ElementWrapper

from ..languages.pattern import words_in
from .styles import PageStyles

BLOCKS = words_in(
    "address article aside blockquote body br button caption center dd details dialog dir div dl dt fieldset"
    " figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html iframe input legend li listing"
    " main menu nav noscript ol optgroup option p plaintext pre search section select summary table tbody td template"
    " textarea tfoot th thead tr ul xmp"
)
"""What begins a line of its own (HTML Living Standard, 15.3); all others stand in a line, unknown ones too."""
SILENT = frozenset({"script", "style"})
_BROWSER = """
audio, bdo, canvas, datalist, del, details:not([open]), dialog:not([open]), iframe, noembed, noframes, noscript, object,
option, rp, s, strike, template, title, video, [hidden], [popover], :has(> template[shadowrootmode]) { display: none }
[alt]::before { content: attr(alt) } [label]::before { content: attr(label) } [title]::before { content: attr(title) }
[placeholder]::before { content: attr(placeholder) } input:not([type=hidden i])::before { content: attr(value) }
"""
"""As a style sheet, what a browser shows on an occasion only, turns round or tells a reader not to read, and attributes
whose words it shows: in the place of a picture, in a form, below the pointer."""
_FRAMES = {"iframe": "src", "frame": "src", "embed": "src", "object": "data"}
_Opened = tuple[ElementWrapper, bool]
"""An element, and whether what is around it is in doubt."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePassage:
    """Words of a page, and whether a reader may not see them."""

    text: str
    doubtful: bool = False


_BREAK = PagePassage(text="\n")
_SPACE = PagePassage(text=" ")
Block = tuple[PagePassage, ...]
"""What stands in one line, or would if that were long enough."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadParts:
    """What shows or hides words of a page and was not looked at: addresses of style sheets and frames, and scripts.

    `selectors` are those of the page itself that hide something or add words and could not be read; `scripts` counts.
    """

    sheets: tuple[str, ...]
    selectors: tuple[str, ...]
    frames: tuple[str, ...]
    scripts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPage:
    """The words of a page by the blocks they stand in, and what of the page itself was not looked at."""

    blocks: tuple[Block, ...]
    unread: UnreadParts


def shown_page(html: str | bytes, charset: str | None = None) -> ShownPage:
    """Return what a page shows; bytes are read in the encoding that was told, else in that which they tell or have."""
    told = {"transport_encoding": charset, "likely_encoding": _likely(html)} if isinstance(html, bytes) else {}
    root = tinyhtml5.parse(html or " ", scripting=True, **told)
    nodes = [(node.tag.rpartition("}")[2], node) for node in root.iter() if isinstance(node.tag, str)]
    styles = PageStyles()
    styles.add(_BROWSER)
    for name, node in nodes:
        if name == "style":
            styles.add("".join(node.itertext()), node.get("media", ""))
    passages = _passages(ElementWrapper.from_html_root(root), styles)
    lines = (tuple(many) for is_break, many in groupby(passages, _BREAK.__eq__) if not is_break)
    blocks = tuple(line for line in lines if any(one.text.strip() for one in line))
    return ShownPage(blocks=blocks, unread=_unread(nodes, styles))


def _likely(data: bytes) -> str | None:
    """Return the encoding of bytes that name none, None for that of old pages."""
    try:
        return data.decode("utf-8") and "utf-8"
    except UnicodeDecodeError:
        return None


def _unread(nodes: Sequence[tuple[str, Any]], styles: PageStyles) -> UnreadParts:
    sheets = [one.get("href", "") for name, one in nodes if name == "link" and "stylesheet" in _words(one, "rel")]
    frames = [
        one.get("content" if "refresh" in _words(one, "http-equiv") else _FRAMES.get(name, ""), "")
        for name, one in nodes
    ]
    return UnreadParts(
        sheets=(*sheets, *styles.imported),
        selectors=tuple(dict.fromkeys(styles.unread)),
        frames=tuple(filter(None, frames)),
        scripts=sum(name == "script" for name, _ in nodes),
    )


def _words(node: Any, attribute: str) -> list[str]:
    words: list[str] = node.get(attribute, "").lower().split()
    return words


def _passages(root: ElementWrapper, styles: PageStyles) -> Iterator[PagePassage]:
    """Yield the words of a page in order, and a line break on each side of a block."""
    todo: list[PagePassage | _Opened] = [(root, False)]
    while todo:
        one = todo.pop()
        if isinstance(one, PagePassage):
            yield one
        else:
            todo.extend(reversed(list(_held(one, styles))))


def _held(opened: _Opened, styles: PageStyles) -> Iterator[PagePassage | _Opened]:
    """Yield what an element holds, itself and by attributes and styles."""
    element, around = opened
    name, node = element.local_name, element.etree_element
    if name in SILENT or (name == "title" and element.parent and element.parent.local_name == "head"):
        return
    _ = element.ancestors  # known before those below ask, else the deepest asks upwards as often as it is deep
    doubtful = around or styles.hides(element)
    edge = (_BREAK,) if name in BLOCKS else ()
    yield from edge
    for text in styles.said(element):
        yield from (_SPACE, PagePassage(text=" ".join(text.split()), doubtful=True), _SPACE)
    inner = node.get("srcdoc") if name == "iframe" else node.text if name == "noscript" else None
    yield from _enclosed(inner) if inner else _text(node.text, doubtful)
    children = element.iter_children()
    for child in node:
        if isinstance(child.tag, str):
            yield next(children), doubtful
        yield from _text(child.tail, doubtful)
    yield from edge


def _enclosed(html: str) -> Iterator[PagePassage]:
    """Yield the words of a page in a page, of which a browser shows a part or nothing."""
    for block in shown_page(html).blocks:
        yield from (replace(one, doubtful=True) for one in block)
        yield _BREAK


def _text(text: str | None, doubtful: bool) -> Iterator[PagePassage]:  # noqa: FBT001 - the field of what is made
    if text:
        yield PagePassage(text=text.replace("\n", " "), doubtful=doubtful)
