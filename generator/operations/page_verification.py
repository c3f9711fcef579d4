"""A saved page against the text that should stand on it: what a shop shows of a policy.

In: the lines of a page and those of a text, both read from HTML in the same way. Out: how much of the text is there,
the redline of the two, and what the shop has around the text: lines of the page before the first and after the last
that the text knows. That is no part of the text, and may still say that it applies to nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..markup.anypage import AnyPage
from ..model.document import Document
from ..model.make import paragraphs, run_of, section
from ..redline import Redline, compare
from ..redline.align import likeness, vocabulary

_ALIKE = 0.6
"""How much of a line's words a line of the page must have to be the same line, changed or not."""
_INLINE = frozenset({"a", "b", "bdi", "bdo", "dfn", "em", "font", "i", "ins", "del", "mark", "small", "span", "strong"})
_INLINE |= {"s", "strike", "sub", "sup", "time", "u", "wbr"}
_VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "source", "wbr"})
_SILENT = frozenset({"head", "nav", "noscript", "script", "style", "template", "title"})
"""What holds no words of a text: what a browser hides, and what a page says about itself."""
_STRUCK = frozenset({"del", "s", "strike"})
"""What a reader sees and is told not to read."""
_UNSEEN = re.compile(
    r"(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|font-size\s*:\s*0|opacity\s*:\s*0)(?![.\d])",
    re.IGNORECASE,
)


def share_of(wanted: Sequence[str], lines: Sequence[str]) -> float:
    """Return which share of the words of a text, each taken once, is on a page, from 0 to 1."""
    own = vocabulary(tuple(wanted))
    return len(own & vocabulary(tuple(lines))) / len(own) if own else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePart:
    """The lines of a page that are those of a text, and what stands before and after them."""

    before: tuple[str, ...]
    own: tuple[str, ...]
    after: tuple[str, ...]


def part_of(lines: Sequence[str], wanted: Sequence[str]) -> PagePart:
    """Return what of a page is a text: the very words, however a shop breaks their lines, else what is like them."""
    whole = "\n".join(lines)
    found = re.search(r"\s*".join(re.escape(line).replace(r"\ ", r"\s+") for line in wanted), whole)
    if found:
        before, after = whole[: found.start()].splitlines(), whole[found.end() :].splitlines()
        return PagePart(before=tuple(filter(None, before)), own=tuple(wanted), after=tuple(filter(None, after)))
    start, end = _inside(lines, wanted)
    return PagePart(before=tuple(lines[:start]), own=tuple(lines[start:end]), after=tuple(lines[end:]))


def compare_page(document: Document, wanted: Sequence[str], part: PagePart) -> Redline:
    """Return the redline from a text, given by its lines as well, to what a page has of it."""
    return compare(_as_document(document, wanted), _as_document(document, part.own))


def page_lines(html: str) -> tuple[str, ...]:
    """Return the lines that a reader of a page sees, hidden parts left out."""
    reader = _ShownText()
    reader.feed(html)
    reader.close()
    return tuple(line for line in (" ".join(text.split()) for text in reader.lines()) if line)


def _inside(lines: Sequence[str], wanted: Sequence[str]) -> tuple[int, int]:
    """Return which lines of a page are those from the first to the last that the text knows, exactly or nearly."""
    exact = frozenset(wanted)
    said = [vocabulary((line,)) for line in wanted]
    known = [place for place, line in enumerate(lines) if line in exact or _is_like(line, said)]
    return (known[0], known[-1] + 1) if known else (0, 0)


def _is_like(line: str, said: Sequence[frozenset[str]]) -> bool:
    own = vocabulary((line,))
    return len(own) > 3 and any(likeness(own, other) >= _ALIKE for other in said)  # noqa: PLR2004 - no mere label


def _as_document(document: Document, lines: Sequence[str]) -> Document:
    blocks = paragraphs(map(run_of, lines))
    whole = section(clause="text", anchor="text", placement="preface", title=(), blocks=blocks)
    return replace(document, sections=(whole,) if blocks else (), notice=None, sign_off=None)


def _is_unseen(attrs: list[tuple[str, str | None]]) -> bool:
    """Say whether an element hides what is in it, by itself or by its style."""
    given = dict(attrs)
    return "hidden" in given or bool(_UNSEEN.search(given.get("style") or ""))


class _ShownText(AnyPage):
    """Collects what shows, a piece for each block; `typing.override` came with Python 3.12."""

    def __init__(self) -> None:
        super().__init__()
        self._pieces: list[str] = []
        self._hidden: list[str] = []

    def lines(self) -> Iterator[str]:
        """Yield the text of each block."""
        yield from "".join(self._pieces).split("\n")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # type: ignore[explicit-override]
        """Begin a line at a block; remember what is hidden."""
        if tag not in _INLINE:
            self._pieces.append("\n")
        again = bool(self._hidden) and tag == self._hidden[-1]
        if tag in _SILENT | _STRUCK or again or (not self._hidden and tag not in _VOID and _is_unseen(attrs)):
            self._hidden.append(tag)

    def handle_endtag(self, tag: str) -> None:  # type: ignore[explicit-override]
        """End a line at a block."""
        if self._hidden and tag == self._hidden[-1]:
            self._hidden.pop()
        if tag not in _INLINE:
            self._pieces.append("\n")

    def handle_data(self, data: str) -> None:  # type: ignore[explicit-override]
        """Keep text that shows; line breaks of the source are spaces."""
        if not self._hidden:
            self._pieces.append(data.replace("\n", " "))
