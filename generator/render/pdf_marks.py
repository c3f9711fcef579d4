"""Which piece of which element stands where: the marked content of a PDF, in reading order.

In: the engine's laid-out document and the PDF it has drawn, with the tag tree that the engine has built. Out:
`TaggedPiece`s. Nothing is changed here.

The engine knows which box has which mark while it builds its tree and then forgets it. It makes one structure element
per box and per run of text, in the order of the boxes; so walking both in step tells it again. A step out of line is a
`MarkError`: it means that another version of the engine walks otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..model.diagnostics import RefusalError

HEADER, FOOTER = "Header", "Footer"


class MarkError(RefusalError):
    """The engine's tag tree is not the one that we know how to read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaggedPiece:
    """A piece of an element on a page: a run of text or a picture (`mcid`), or the sensitive area of a link.

    `element` is the HTML element, None where the text is of the margin; `pseudo` is its tag with the pseudo-element,
    as in `li::marker`. `margin` is Footer for text at the foot of a page, Header for that in its other
    margins, "" for all else.
    """

    page: int
    element: Any
    pseudo: str
    margin: str
    mcid: int | None
    annotation: Any


def read_marks(document: Any, pdf: Any) -> list[TaggedPiece]:
    """Return all marks in reading order. Raises MarkError."""
    elements = iter(structure_elements(pdf)[1:])  # the first one is the document itself
    marks: list[TaggedPiece] = []
    for number, page in enumerate(document.pages):
        marks.extend(_PageWalk(number, elements).page(page._page_box))
    if next(elements, None) is not None:
        raise MarkError("pdf-engine.tagged-more")
    return marks


def structure_elements(pdf: Any) -> list[Any]:
    """Return every structure element in the order they were made."""
    return [thing for thing in pdf.objects if isinstance(thing, dict) and thing.get("Type") == "/StructElem"]


class _PageWalk:
    """One page, box by box, in the order of `weasyprint.pdf.tags`."""

    def __init__(self, page: int, elements: Iterator[Any]) -> None:
        from weasyprint.formatting_structure import boxes
        from weasyprint.layout.absolute import AbsolutePlaceholder

        self._page = page
        self._elements = elements
        self._boxes = boxes
        self._placeholder = AbsolutePlaceholder
        self._margin = ""

    def page(self, box: Any) -> Iterator[TaggedPiece]:
        for child in box.children:
            yield from self._box(child)

    def _box(self, box: Any) -> Iterator[TaggedPiece]:
        if isinstance(box, self._placeholder):
            box = box._box
        if isinstance(box, self._boxes.MarginBox):
            yield from self._margin_box(box)
        elif _is_root(box) and isinstance(box, self._boxes.ParentBox) and not isinstance(box, self._boxes.LineBox):
            yield from self.page(box)
        else:
            yield from self._element(box)

    def _margin_box(self, box: Any) -> Iterator[TaggedPiece]:
        self._margin = FOOTER if box.at_keyword.startswith("@bottom") else HEADER
        yield from self.page(box)
        self._margin = ""

    def _element(self, box: Any) -> Iterator[TaggedPiece]:
        made = self._next()
        if made["S"] == "/LI" and _is_wrapped(box):
            made = self._next()
        if box.link_annotation:
            yield self._mark(box, annotation=box.link_annotation)
        direct = [kid for kid in made["K"] if isinstance(kid, int)]  # links hold their text themselves
        for child in self._children(box, made):
            if isinstance(child, self._boxes.TextBox):
                yield self._mark(child, mcid=direct.pop(0) if made["S"] == "/Link" else self._text())
            else:
                yield from self._box(child)
        if isinstance(box, self._boxes.ReplacedBox):
            yield self._mark(box, mcid=direct[-1])

    def _children(self, box: Any, made: Any) -> Iterator[Any]:
        for child in _unwrapped(box) if made["S"] == "/Table" and box.is_table_wrapper else box.children:
            yield from child.children if isinstance(child, self._boxes.LineBox) else (child,)

    def _text(self) -> int:
        kids = self._next()["K"]
        if len(kids) != 1 or not isinstance(kids[0], int):
            raise MarkError("pdf-engine.no-mark")
        return int(kids[0])

    def _next(self) -> Any:
        made = next(self._elements, None)
        if made is None:
            raise MarkError("pdf-engine.tagged-less")
        return made

    def _mark(self, box: Any, *, mcid: int | None = None, annotation: Any = None) -> TaggedPiece:
        return TaggedPiece(
            page=self._page,
            element=box.element,
            pseudo=box.element_tag or "",
            margin=self._margin,
            mcid=mcid,
            annotation=annotation,
        )


def _is_root(box: Any) -> bool:
    return box.element is not None and box.element_tag in {"html", "body"}


def _is_wrapped(box: Any) -> bool:
    """Say whether the engine has put a list item around the box that has none of its own."""
    if box.element_tag in {"dt", "dd"}:
        return True
    bare = "list-item" not in box.style["display"] or box.style["list_style_type"] == "none"
    return bool(box.element_tag == "li" and bare)


def _unwrapped(wrapper: Any) -> Iterator[Any]:
    """Yield the caption and the parts of a table in the order in which they stand."""
    table = wrapper.get_wrapped_table()
    for child in wrapper.children:
        yield from child.children if child is table else (child,)
