"""The proof that a page says what its Document says, clause by clause, before anything is written.

In: a Document and a finished page or fragment. Out: findings, none where all is well. `visible_text` knows nothing of
how pages are made: it reads the HTML as a reader's machine does, with the parser of the standard library.

White space is collapsed as HTML collapses it; a no-break space is no white space.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from html.parser import HTMLParser
from itertools import chain

from ..diagnostics import Diagnostic, error
from ..model.document import (
    Block,
    ContactBlock,
    DefinitionList,
    Document,
    List,
    Paragraph,
    Section,
    Table,
    plain_text,
    walk_sections,
)

_SPACE = re.compile(r"[ \t\n\r\f]+")
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
_INLINE = frozenset({"a", "b", "bdi", "bdo", "dfn", "em", "i", "span", "strong", "sub", "sup", "time", "u", "wbr"})
_SILENT = frozenset({"head", "noscript", "script", "style", "template", "title"})
OUTSIDE = ""
"""The key of the text that belongs to no clause."""


def prove(document: Document, html: str, prefix: str = "") -> tuple[Diagnostic, ...]:
    """Return a `text-lost` error for each clause whose visible text in `html` is not the Document's.

    `prefix` stands before the ids of `html`. The dates, the notice and the sign-off have to be there as well.
    """
    wanted = document_text(document)
    seen = visible_text(html, {prefix + anchor for anchor in wanted})
    clauses = {section.anchor: section.clause for section in walk_sections(document.sections)}
    lost = [clauses[a] for a, text in wanted.items() if seen.get(prefix + a) != text]
    around = [part for part in _around(document) if _collapsed(part) not in seen[OUTSIDE]]
    return tuple(
        [_lost(document, f"the clause `{clause}`") for clause in lost]
        + [_lost(document, f"“{_collapsed(part)}”") for part in around]
    )


def document_text(document: Document) -> Mapping[str, str]:
    """Return the text of each clause by anchor, without the clauses inside it: number, title, blocks."""
    return {section.anchor: _collapsed(" ".join(_section(section))) for section in walk_sections(document.sections)}


def visible_text(html: str, anchors: Collection[str]) -> Mapping[str, str]:
    """Return the text inside each element whose id is in `anchors`, without that of such elements inside it.

    Text outside all of them is under OUTSIDE.
    """
    reader = _Reader(anchors)
    reader.feed(html)
    reader.close()
    return {anchor: _collapsed("".join(pieces)) for anchor, pieces in reader.texts.items()}


def _lost(document: Document, what: str) -> Diagnostic:
    message = f"the page of `{document.work}` ({document.locale}) does not say what {what} says"
    return error("text-lost", message, None).with_help(
        "a template that the project overrides hides or adds text; if there is none, please report this"
    )


def _collapsed(text: str) -> str:
    return _SPACE.sub(" ", text).strip(" ")


def _around(document: Document) -> Iterator[str]:
    yield from (stamped.text for stamped in document.dates)
    if document.notice:
        yield document.notice
    if document.sign_off:
        yield from (document.sign_off.party, document.sign_off.date.text)


def _section(section: Section) -> Iterator[str]:
    yield section.number or ""
    yield plain_text(section.title)
    yield from chain.from_iterable(map(_block, section.blocks))


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield plain_text(block.children)
        case List():
            for item in block.items:
                yield item.number or ""
                yield from chain.from_iterable(map(_block, item.blocks))
        case DefinitionList():
            for entry in block.entries:
                yield plain_text(entry.term)
                yield from (text for blocks in entry.definitions for part in blocks for text in _block(part))
        case _:
            yield from _boxed(block)


def _boxed(block: Block) -> Iterator[str]:
    match block:
        case Table():
            yield block.caption
            cells = (cell for row in (block.header, *block.rows) for cell in row)
            yield from (plain_text(paragraph.children) for cell in cells for paragraph in cell.blocks)
        case ContactBlock():
            for field in block.fields:
                yield from (field.label, *map(plain_text, field.lines))
        case _:
            yield from (text for part in getattr(block, "blocks", ()) for text in _block(part))


class _Reader(HTMLParser):
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
        if not any(tag == name for name, _, _ in self._open):
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
