"""HTML as a tree, by the tokenizer of Python's library: that of the proof, which shares none with a reader.

In: HTML of any origin. Out: elements, with what they hold and the names of what is in them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from ...markup.anypage import AnyPage
from .elements import INLINE

_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())  # noqa: SIM905 - names in a row
_INLINE = INLINE | {"data", "label", "samp"}
_ENDS = {"li": ("li",), "dt": ("dt", "dd"), "dd": ("dt", "dd"), "tr": ("tr",), "td": ("td", "th")}
_ENDS |= {"th": ("td", "th"), "option": ("option",), "a": ("a",)}
_SCOPES = frozenset({"ul", "ol", "menu", "dl", "table"})


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ScannedElement:
    """An element: its line, what it holds in order, characters with their line, and the names of what is in it."""

    tag: str
    given: dict[str, str]
    line: int
    held: list[ScannedElement | tuple[str, int]] = field(default_factory=list)
    names: set[str] = field(default_factory=set)


def tree_of(html: str) -> ScannedElement:
    """Return the elements of HTML, in one that has no name."""
    tree = _TokenTree()
    tree.feed(html)
    tree.close()
    return tree.root


class _TokenTree(AnyPage):
    """Makes a tree. `typing.override` came with Python 3.12; its methods override without it."""

    def __init__(self) -> None:
        super().__init__()
        self.root = ScannedElement(tag="", given={}, line=1)
        self._open = [self.root]
        self._counts = Counter[str]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # type: ignore[explicit-override]
        """Open an element; an item, a cell or a term ends the one before it."""
        self._end(_ENDS.get(tag, ()), _SCOPES)
        if tag not in _INLINE:
            self._end(("p",), _SCOPES)
        self._break(tag)
        made = ScannedElement(tag=tag, given={name: value or "" for name, value in attrs}, line=self.getpos()[0])
        self._open[-1].held.append(made)
        for one in reversed(self._open):
            if tag in one.names:
                break
            one.names.add(tag)
        if tag not in _VOID:
            self._open.append(made)
            self._counts[tag] += 1

    def handle_endtag(self, tag: str) -> None:  # type: ignore[explicit-override]
        """Close the nearest open element of this name, and all inside it."""
        self._end((tag,), frozenset())
        self._break(tag)

    def handle_data(self, data: str) -> None:  # type: ignore[explicit-override]
        """Keep text; line breaks of the file are spaces."""
        self._open[-1].held.append((re.sub(r"\s", " ", data), self.getpos()[0]))

    def _break(self, tag: str) -> None:
        if tag not in _INLINE:
            self._open[-1].held.append(("\n", self.getpos()[0]))

    def _end(self, tags: Sequence[str], stop: frozenset[str]) -> None:
        """Close the nearest open element of these names, unless one of `stop` is nearer."""
        if not any(self._counts[tag] for tag in tags):
            return
        place = len(self._open) - 1
        while place and self._open[place].tag not in tags and self._open[place].tag not in stop:
            place -= 1
        if place and self._open[place].tag in tags:
            self._counts.subtract(one.tag for one in self._open[place:])
            del self._open[place:]
