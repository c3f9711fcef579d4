"""The proof that a page says what its Document says, clause by clause, before anything is written.

In: a Document, its text, and a finished page or fragment. Out: findings, none where all is well. Nothing here knows how
pages are made. White space is collapsed as HTML collapses it; a no-break space is no white space.

There are two readers. `visible_text` reads HTML as a reader's machine does, with the parser of the standard library.
It takes three times as long as printing the page, so `_agrees` comes first: it strips the tags of the printed clauses,
where no comment, script or bare `>` can stand, and has the parser read only what is around them. Where the quick one
doubts, the thorough one decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from html import escape, unescape
from html.parser import HTMLParser
from typing import Any

from ..model.diagnostics import Diagnostic, Message, error
from ..model.document import Document, Revised, Section, walk_sections
from ..model.nodes import holdings, printed
from .runs import said

_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
_INLINE = frozenset(
    {"a", "b", "bdi", "bdo", "del", "dfn", "em", "i", "ins", "span", "strong", "sub", "sup", "time", "u", "wbr"}
)
_SILENT = frozenset({"head", "iframe", "noembed", "noframes", "noscript", "script", "style", "template", "title"})
_OPAQUE = _SILENT - {"head"}
"""What nothing but its own end closes: a browser takes what follows for a part of it."""
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_INLINE_TAG = re.compile(rf"</?(?:{'|'.join(sorted(_INLINE))})(?: [^<>]*)?>")
_TAG = re.compile(r"<[^<>]*>")
_STAND_IN = "\ue000"  # private use: no text of a project holds it
OUTSIDE = ""
"""The key of the text that belongs to no clause."""


def prove(
    document: Document, wanted: Mapping[str, str], clauses: str, html: str, prefix: str
) -> tuple[Diagnostic, ...]:
    """Return a `text-lost` error for each clause whose visible text in `html` is not the one in `wanted`.

    `wanted` is the Document's text, `clauses` the HTML that was printed for its sections, `prefix` stands before every
    id. The dates, the notice and the sign-off have to be in `html` as well.
    """
    return () if _agrees(document, wanted, clauses, html, prefix) else _losses(document, wanted, html, prefix)


def _agrees(document: Document, wanted: Mapping[str, str], clauses: str, html: str, prefix: str) -> bool:
    """Say whether all is surely well. "No" means only that it takes another look."""
    if not clauses or clauses not in html:
        return False
    before, _, after = html.partition(clauses)
    if tuple(_read_quickly(wanted, clauses, prefix)) != tuple(wanted.values()):
        return False
    outside = visible_text(f"{before}{_STAND_IN}{after}", ())[OUTSIDE]
    return outside.count(_STAND_IN) == 1 and not _lacking(document, outside)


def _read_quickly(anchors: Collection[str], clauses: str, prefix: str) -> Iterator[str]:
    """Yield the text from each anchor to the next one, and to the end."""
    end_of_last = 0
    for anchor in anchors:
        found = clauses.find(f'id="{escape(prefix + anchor)}">', end_of_last)
        if found < 0:
            return
        if end_of_last:
            yield _stripped(clauses[end_of_last : clauses.rfind("<", end_of_last, found)])
        end_of_last = clauses.index(">", found) + 1
    if end_of_last:
        yield _stripped(clauses[end_of_last:])


def _stripped(html: str) -> str:
    return _collapsed(unescape(_TAG.sub(" ", _INLINE_TAG.sub("", html))))


def _losses(document: Document, wanted: Mapping[str, str], html: str, prefix: str) -> tuple[Diagnostic, ...]:
    seen = visible_text(html, {prefix + anchor for anchor in wanted})
    clauses = {section.anchor: section.clause for section in walk_sections(document.sections)}
    differing = (clauses[anchor] for anchor, text in wanted.items() if seen.get(prefix + anchor) != text)
    lost = [Message("text-lost.clause", clause=clause) for clause in differing]
    lacking = [Message("text-lost.words", text=part) for part in _lacking(document, seen[OUTSIDE])]
    return tuple(_lost(document, what) for what in (*lost, *lacking))


def _lacking(document: Document, outside: str) -> tuple[str, ...]:
    return tuple(part for part in map(_collapsed, _around(document)) if part not in outside)


def document_text(document: Document) -> Mapping[str, str]:
    """Return the text of each clause by anchor, without the clauses inside it: number, title, note, blocks."""
    return {section.anchor: _collapsed(" ".join(_section(section))) for section in walk_sections(document.sections)}


def visible_text(html: str, anchors: Collection[str]) -> Mapping[str, str]:
    """Return the text inside each element whose id is in `anchors`, without that of such elements inside it.

    Text outside all of them is under OUTSIDE.
    """
    reader = _InnerText(anchors)
    reader.feed(_COMMENT.sub("", html))  # one without an end hides all that follows
    reader.close()
    return {anchor: _collapsed("".join(pieces)) for anchor, pieces in reader.texts.items()}


def _lost(document: Document, what: Message) -> Diagnostic:
    finding = error("text-lost.page", None, work=document.work, locale=document.locale, what=what)
    return finding.with_help("text-lost.override")


def _collapsed(text: str) -> str:
    """Return `text` with one space for each run of HTML's white space; bytes know no other, and are split faster."""
    return b" ".join(text.encode("utf-8", "surrogatepass").split()).decode("utf-8", "surrogatepass")


def _around(document: Document) -> Iterator[str]:
    yield from (stamped.text for stamped in document.dates)
    if document.notice:
        yield document.notice
    if document.sign_off:
        yield from (document.sign_off.party, document.sign_off.date.text)


def _section(section: Section) -> Iterator[str]:
    yield section.number or ""
    yield said(section.title)
    yield section.note if isinstance(section, Revised) else ""
    yield from texts(section.blocks)


def texts(nodes: tuple[Any, ...], own: Callable[[Any], Iterable[str]] = printed) -> Iterator[str]:
    """Yield what is printed of blocks, of their parts and of rows of them, in reading order, with the `own` of each."""
    for node in nodes:
        if type(node) is tuple:
            yield from texts(node, own)
            continue
        yield from own(node)
        for holding in holdings(node):
            inner = getattr(node, holding.name)
            if holding.is_run:
                yield from map(said, inner if holding.rows else (inner,))
            else:
                yield from texts(inner, own)


class _InnerText(HTMLParser):
    """Collects text under the innermost wanted element; the end of a block is a space, that of an inline is nothing.

    `typing.override` came with Python 3.12; its methods override without it.
    """

    def __init__(self, anchors: Collection[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: dict[str, list[str]] = {OUTSIDE: []}
        self._anchors = anchors
        self._open: list[tuple[str, list[str], bool]] = [("", self.texts[OUTSIDE], True)]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # type: ignore[explicit-override]
        """Open an element, and a new text if its id is wanted."""
        _, text, visible = self._open[-1]
        if tag not in _INLINE:
            text.append(" ")
        if tag in _VOID:
            return
        given = dict(attrs)
        anchor = given.get("id")
        if anchor is not None and anchor in self._anchors:
            text = self.texts.setdefault(anchor, [])
        self._open.append((tag, text, visible and tag not in _SILENT and "hidden" not in given))

    def handle_endtag(self, tag: str) -> None:  # type: ignore[explicit-override]
        """Close the nearest open element of this name and all inside it."""
        kept = next((name for name, _, _ in reversed(self._open) if name in _OPAQUE), tag)
        if tag != kept or not any(tag == name for name, _, _ in self._open):
            return
        while self._open[-1][0] != tag:
            self._open.pop()
        _, text, _ = self._open.pop()
        if tag not in _INLINE:
            text.append(" ")

    def handle_data(self, data: str) -> None:  # type: ignore[explicit-override]
        """Keep text that shows."""
        _, text, visible = self._open[-1]
        if visible:
            text.append(data)
