"""The tag tree of a PDF, made from the HTML elements: what a screen reader is told (ISO 14289-1, PDF/UA-1).

In: `TaggedPiece`s and the engine's document. Out: a tree of `Tag`s. The engine tags boxes, so that a paragraph over two
pages or a link over two lines is two things; here every HTML element is one tag, whatever the layout has made of it.
Nothing is written here.

Numbers and terms are labels (Lbl) of list items, cells say what they are the heading of, passages in another language
name it, and a table's heading that is repeated on the next page, like all text in the margins, is an artifact.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Any

from .pdf_marks import TaggedPiece

_SAME = "h1 h2 h3 h4 h5 h6 p td th tr"
_ROLES: Mapping[str, str] = {
    **{name: name.upper() for name in _SAME.split()},
    "a": "Link",
    "blockquote": "BlockQuote",
    "caption": "Caption",
    "dl": "L",
    "ol": "L",
    "section": "Sect",
    "table": "Table",
    "tbody": "TBody",
    "tfoot": "TFoot",
    "thead": "THead",
    "ul": "L",
    "{http://www.w3.org/2000/svg}svg": "Figure",
}
"""What an element is. One that is not listed is nothing by itself: what it holds belongs to the element around it."""
_DECORATED: Mapping[str, str] = {"ins": "Underline", "del": "LineThrough"}
"""What says of an insertion or a deletion that it is one, for want of tags for them (ISO 32000-1, table 344)."""
_GROUPS = frozenset({"Document", "Sect", "BlockQuote", "Div"})
"""Tags that hold no text of their own (ISO 32000-1, 14.8.4.2): a run of text in one is a paragraph."""
_NUMBERING = (
    (re.compile(r"[0-9]"), "Decimal"),
    (re.compile(r"\bi\b|\bv\b|\bx\b|[ivx]{2}"), "LowerRoman"),
    (re.compile(r"\bI\b|\bV\b|\bX\b|[IVX]{2}"), "UpperRoman"),
    (re.compile(r"[a-z]"), "LowerAlpha"),
    (re.compile(r"[A-Z]"), "UpperAlpha"),
)


@dataclass(slots=True, kw_only=True)
class Tag:
    """A structure element in the making; its kids are tags and marks in reading order."""

    role: str
    lang: str = ""
    attributes: dict[str, str] = field(default_factory=dict)
    kids: list[Tag | TaggedPiece] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tags:
    """The whole tree, and the marks that are no part of it: decoration to be said so, areas of links to be removed."""

    document: Tag
    artifacts: tuple[TaggedPiece, ...]


def tag_tree(marks: Iterable[TaggedPiece], html: Any) -> Tags:
    """Return the tree of all marks; `html` is the root element that they are of."""
    tree = _Tree(html)
    for mark in marks:
        tree.add(mark)
    return Tags(document=tree.document, artifacts=tuple(tree.artifacts))


class _Tree:
    """Grows by one mark after another; finds the tag of an element, or makes it with all that it stands in."""

    def __init__(self, html: Any) -> None:
        self.document = Tag(role="Document")
        self.artifacts: list[TaggedPiece] = []
        self._html = html
        self._parents = {child: parent for parent in html.iter() for child in parent}
        self._tags: dict[Any, Tag] = {html: self.document}
        self._items: dict[Any, Tag] = {}
        self._terms: dict[Any, Tag] = {}
        self._first_pages: dict[Any, int] = {}

    def add(self, mark: TaggedPiece) -> None:
        if mark.margin or mark.element is None or self._is_repeated(mark) or _is_nested(mark):
            self.artifacts.append(mark)
            return
        tag = self._label(mark.element) if mark.pseudo == "li::marker" else self._tag(mark.element)
        if tag.role in _GROUPS:
            tag = _new(tag, "P")
        tag.kids.append(mark)

    def _is_repeated(self, mark: TaggedPiece) -> bool:
        """Say whether the mark is of a heading that a table shows again on a later page."""
        head = self._nearest(mark.element, "thead")
        return head is not None and self._first_pages.setdefault(head, mark.page) != mark.page

    def _nearest(self, element: Any, *names: str) -> Any:
        while element is not None and element.tag not in names:
            element = self._parents.get(element)
        return element

    def _tag(self, element: Any) -> Tag:
        """Return the tag that holds what stands in `element`."""
        if element not in self._tags:
            self._tags[element] = self._made(element)
        return self._tags[element]

    def _made(self, element: Any) -> Tag:
        match element.tag:
            case "li":
                return _new(self._item(element), "LBody", self._lang(element))
            case "dt":
                return self._term(element)
            case "dd":
                return _new(self._described(element), "LBody", self._lang(element))
            case "span" if self._numbers(element) is not None:
                return self._label(self._numbers(element))
            case "div" if element.get("class") == "column":
                return self._column(element)
            case _:
                return self._plain(element)

    def _column(self, element: Any) -> Tag:
        """Return the tag of a column, those before it made first: a page may show one and not yet the other."""
        around = self._parents[element]
        for column in takewhile(lambda column: column is not element, around):
            self._tag(column)
        return _new(self._tag(around), "Div", self._lang(element))

    def _plain(self, element: Any) -> Tag:
        around = self._tag(self._parents[element])
        lang = self._lang(element)
        role = _ROLES.get(element.tag) or _unlisted(element, lang)
        if role is None:
            return around
        return _new(around, role, lang, _attributes(element))

    def _lang(self, element: Any) -> str:
        """Return the language of an element where it is another one than around it."""
        lang = element.get("lang", "")
        around = self._parents[element]
        while around is not self._html and not around.get("lang"):
            around = self._parents[around]
        return "" if lang == around.get("lang") else str(lang)

    def _numbers(self, span: Any) -> Any:
        """Return the list item whose number a `span` is, or None."""
        first, around = span, self._parents[span]
        while around.tag in {"p", "div"} and around[0] is first:
            first, around = around, self._parents[around]
        return around if around.tag == "li" and span.get("class") == "number" else None

    def _item(self, element: Any) -> Tag:
        if element not in self._items:
            self._items[element] = _new(self._tag(self._parents[element]), "LI", "")
        return self._items[element]

    def _label(self, element: Any) -> Tag:
        """Return the label of a list item, and say of the list what it is numbered by."""
        item = self._item(element)
        if item.kids and isinstance(item.kids[0], Tag) and item.kids[0].role == "Lbl":
            return item.kids[0]
        numbering = _numbering("".join(element.itertext())) if element.get("id") else "Disc"
        self._tag(self._parents[element]).attributes.update({"O": "/List", "ListNumbering": f"/{numbering}"})
        return _new(item, "Lbl")

    def _term(self, element: Any) -> Tag:
        around = self._nearest(element, "dl")
        self._terms[around] = _new(self._tag(around), "LI")
        return _new(self._terms[around], "Lbl", self._lang(element))

    def _described(self, element: Any) -> Tag:
        around = self._nearest(element, "dl")
        if around not in self._terms:
            self._terms[around] = _new(self._tag(around), "LI")
        return self._terms[around]


def _is_nested(mark: TaggedPiece) -> bool:
    """Say whether the mark is the area of an element inside a link, which the engine adds to that of the link."""
    return mark.annotation is not None and mark.element.tag != "a"


def _new(around: Tag, role: str, lang: str = "", attributes: dict[str, str] | None = None) -> Tag:
    tag = Tag(role=role, lang=lang, attributes=attributes or {})
    around.kids.append(tag)
    return tag


def _unlisted(element: Any, lang: str) -> str | None:
    """Return what an element is that is something by its language or its change alone."""
    if element.tag in _DECORATED:
        return "Span"
    return ("Div" if element.tag == "div" else "Span") if lang else None


def _attributes(element: Any) -> dict[str, str]:
    if element.tag in _DECORATED:
        return {"O": "/Layout", "TextDecorationType": f"/{_DECORATED[element.tag]}"}
    if element.tag == "th":
        return {"O": "/Table", "Scope": "/Row" if element.get("scope") == "row" else "/Column"}
    return {}


def _numbering(text: str) -> str:
    """Return what a list is numbered by, told from the number at the head of an item's text."""
    number = text.strip().split(maxsplit=1)[0] if text.strip() else ""
    return next((kind for pattern, kind in _NUMBERING if pattern.search(number)), "None")
