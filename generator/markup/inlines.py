"""The text of a paragraph, a cell, a term or a title.

In: a range of the page. Out: inlines, each with the exact range that it was written in. One pass over the text with a
stack of open brackets and stars, so that the time grows with the length whatever the text; markdown-it-py's inline
parser gives no positions and splits links and stars by rules that fail on Chinese. Between the lines of a range stand
only spaces, since nothing in our Markdown has a mark at the beginning of each line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from ..model.diagnostics import error
from ..model.source import Span
from ..model.written import FactUse, Inline, Strong, Text
from .engine import MAX_DEPTH
from .escapes import REACH, needs_backslash
from .folding import is_chinese, is_mark, last_visible, next_visible
from .leftovers import report_leftovers
from .page import Page
from .targets import NO_LANGUAGE, is_anchor, make_link

_NEXT = re.compile(r"\\++|\{\{|\[|\]|\*++|\n")
_BACKSLASHES = re.compile(r"\\++")
FACT = re.compile(r"\{\{\s*+([a-z][a-z0-9-]*+(?:\.[a-z][a-z0-9-]*+)?)(?:\s++as\s++([a-z][a-z0-9-]*+))?\s*+\}\}")
_BRACES = re.compile(r"\{\{[^{}]*+\}\}")
_TARGET = re.compile(r"\]\(((?>(?:[^\s()]++|\([^\s()]*+\))*))\)")
_SPACES = re.compile(" *+")


@dataclass(slots=True, kw_only=True)
class _Piece:
    """An inline with what the ones around it must know: how deep it is, whether it holds a link."""

    inline: Inline
    depth: int = 0
    anchor: bool = False


@dataclass(slots=True, kw_only=True)
class _Scan:
    """One pass. `brackets` and `stars` are the places in `pieces` of those that are still open.

    `last` is the last visible character, "" where it is not known (a fact, a generated text). `used` are the ranges
    that were understood as markup, or reported.
    """

    page: Page
    start: int
    end: int
    pieces: list[_Piece] = field(default_factory=list)
    brackets: list[int] = field(default_factory=list)
    stars: list[int] = field(default_factory=list)
    used: list[tuple[int, int]] = field(default_factory=list)
    last: str = ""


def read_inlines(page: Page, start: int, end: int) -> tuple[Inline, ...]:
    """Return the inlines in the range [start, end) of the page, which neither begins nor ends with a space."""
    scan = _Scan(page=page, start=start, end=end)
    position = start
    while match := _NEXT.search(page.text, position, end):
        _add_text(scan, position, match.start())
        position = _HANDLERS[match[0][0]](scan, match.start())
    _add_text(scan, position, end)
    report_leftovers(page, start, end, scan.used)
    return _joined(scan.pieces)


def _add_text(scan: _Scan, start: int, end: int, text: str | None = None) -> None:
    """Add the range as text; the spaces at the end of a line belong to the line break that follows."""
    if start >= end:
        return
    text = scan.page.text[start:end] if text is None else text
    scan.pieces.append(_Piece(inline=Text(text=text, span=scan.page.span(start, end))))
    scan.last = last_visible(text) or scan.last


def _joined(pieces: list[_Piece]) -> tuple[Inline, ...]:
    """Return the inlines with texts joined that touch; the marks of a refused link part two texts."""
    inlines: list[Inline] = []
    run: list[Text] = []
    for inline in (piece.inline for piece in pieces):
        if run and not (isinstance(inline, Text) and run[-1].span.end == inline.span.start):
            inlines.extend(_join_texts(run))
            run = []
        if isinstance(inline, Text):
            run.append(inline)
        else:
            inlines.append(inline)
    return (*inlines, *_join_texts(run))


def _join_texts(run: list[Text]) -> tuple[Text, ...]:
    """Return one text, or none where nothing is left of it but folded line breaks."""
    if len(run) == 1 and run[0].text:
        return (run[0],)
    text = "".join(part.text for part in run)
    return (Text(text=text, span=replace(run[0].span, end=run[-1].span.end)),) if text else ()


# --- one handler per character that may mean something; each returns where to go on ----------------------------------


def _read_backslashes(scan: _Scan, at: int) -> int:
    """Read a run of backslashes: where what follows needs none all of them are text, else each pair is one."""
    text, end = scan.page.text, _end_of_backslashes(scan, at)
    line = max(scan.start, text.rfind("\n", scan.start, at) + 1, at - REACH)
    if not needs_backslash(text[line:at], text[end : min(end + REACH, scan.end)]):
        _add_text(scan, at, end)
        return end
    for pair in range(at, end - 1, 2):
        _add_escaped(scan, pair)
    if (end - at) % 2 == 0:
        return end
    if end == scan.end or text[end] == "\n":
        _add_text(scan, end - 1, end)
        return end
    return _add_escaped(scan, end - 1)


def _end_of_backslashes(scan: _Scan, at: int) -> int:
    match = _BACKSLASHES.match(scan.page.text, at, scan.end)
    return match.end() if match else at


def _add_escaped(scan: _Scan, at: int) -> int:
    """Add the character behind a backslash as text, and return where to go on."""
    scan.used.append((at, at + 2))
    _add_text(scan, at, at + 2, scan.page.text[at + 1])
    return at + 2


def _read_fact(scan: _Scan, at: int) -> int:
    match = FACT.match(scan.page.text, at, scan.end)
    if match is None:
        return _report_fact(scan, at)
    span = scan.page.span(at, match.end())
    scan.pieces.append(_Piece(inline=FactUse(fact=match[1], form=match[2] or "", span=span)))
    scan.used.append((at, match.end()))
    scan.last = ""
    return match.end()


def _report_fact(scan: _Scan, at: int) -> int:
    match = _BRACES.match(scan.page.text, at, scan.end)
    end = match.end() if match else at + 2
    scan.page.refuse(
        "fact-syntax.form" if match else "fact-syntax.unclosed", scan.page.span(at, end), "fact-syntax.fact-form"
    )
    scan.used.append((at, end))
    _add_text(scan, at, end)
    return end


def _open_bracket(scan: _Scan, at: int) -> int:
    scan.brackets.append(len(scan.pieces))
    _add_text(scan, at, at + 1)
    return at + 1


def _close_bracket(scan: _Scan, at: int) -> int:
    """Read `](target)`; a bracket without a target is a bracket of the text."""
    opening = scan.brackets.pop() if scan.brackets else None
    match = _TARGET.match(scan.page.text, at, scan.end)
    if opening is None or match is None:
        _add_text(scan, at, at + 1)
        return at + 1
    start = scan.pieces[opening].inline.span.start
    inner = scan.pieces[opening + 1 :]
    _close(scan, opening)
    marks = ((start, match.end()),) if match[1] == f"lang:{NO_LANGUAGE}" else ((start, start + 1), (at, match.end()))
    scan.used.extend(marks)  # what is in no language is said to be words, whatever it looks like
    page = scan.page
    if _ends_with_exclamation(scan.pieces):
        _report_image(scan, start - 1, match.end(), inner)
        return match.end()
    span = page.span(start, match.end())
    made = make_link(page, _joined(inner), span, page.span(match.start(1), match.end(1)))
    _add_nodes(scan, made, inner, span)
    if not inner:
        scan.last = ""
    return match.end()


def _ends_with_exclamation(pieces: list[_Piece]) -> bool:
    """Say whether the text before a link ends with an exclamation mark that is not escaped."""
    last = pieces[-1].inline if pieces else None
    return isinstance(last, Text) and last.text.endswith("!") and last.span.text != "\\!"


def _report_image(scan: _Scan, start: int, end: int, inner: list[_Piece]) -> None:
    scan.used.append((start, start + 1))
    scan.page.refuse("image.image", scan.page.span(start, end), "image.say-or-link")
    scan.pieces.extend(inner)


def _close(scan: _Scan, opening: int) -> None:
    """Drop the pieces from `opening` on, and what was left open among them."""
    del scan.pieces[opening:]
    for opened in (scan.brackets, scan.stars):
        while opened and opened[-1] >= opening:
            opened.pop()


def _add_nodes(scan: _Scan, made: tuple[Inline, ...], inner: list[_Piece], span: Span) -> None:
    """Add what the marks of `span` stand for; report where that nests too deep or a link stands in a link."""
    depth = 1 + max((piece.depth for piece in inner), default=0)
    anchor = any(piece.anchor for piece in inner)
    if depth > MAX_DEPTH:
        scan.page.report(error("nesting-too-deep.levels", span, most=MAX_DEPTH).with_help("nesting-too-deep.fewer"))
        scan.pieces.extend(inner)
        return
    own = made[-1] if made and made[-1].span.end == span.end else None
    if own is not None and is_anchor(own) and anchor:
        scan.page.refuse("markup-left-over.link-in-link", span, "markup-left-over.end-link")
    for inline in made:
        plain = isinstance(inline, Text)
        scan.pieces.append(
            _Piece(inline=inline, depth=0 if plain else depth, anchor=not plain and (anchor or is_anchor(inline)))
        )


def _read_stars(scan: _Scan, at: int) -> int:
    """Read `**`: strong text, by CommonMark's flanking rule, for which a Chinese neighbour counts as a boundary."""
    text = scan.page.text
    end = at + 1
    while end < scan.end and text[end] == "*":
        end += 1
    before = text[at - 1] if at > scan.start else " "
    after = text[end] if end < scan.end else " "
    pair = text[at:end] == "**"
    if pair and scan.stars and _flanks(after, before):
        opening = scan.stars[-1]
        inner = scan.pieces[opening + 1 :]
        start = scan.pieces[opening].inline.span.start
        span = scan.page.span(start, end)
        _close(scan, opening)
        scan.used.extend(((start, start + 2), (at, end)))
        _add_nodes(scan, (Strong(children=_joined(inner), span=span),), inner, span)
    elif pair and _flanks(before, after):
        scan.stars.append(len(scan.pieces))
        _add_mark(scan, at, end)
    else:
        _add_mark(scan, at, end)
    return end


def _flanks(outside: str, inside: str) -> bool:
    """Say whether stars between the two may open (or, the other way round, close)."""
    if inside.isspace():
        return False
    return is_chinese(inside) or is_chinese(outside) or not is_mark(inside) or outside.isspace() or is_mark(outside)


def _add_mark(scan: _Scan, start: int, end: int) -> None:
    """Add stars as text, without making them the last visible character."""
    scan.pieces.append(_Piece(inline=Text(text=scan.page.text[start:end], span=scan.page.span(start, end))))


def _fold_break(scan: _Scan, at: int) -> int:
    """Read a line break: one space, or nothing between two Chinese characters."""
    match = _SPACES.match(scan.page.text, at + 1, scan.end)
    end = match.end() if match else at + 1
    _trim(scan)
    following = next_visible(scan.page.text, end, scan.end)
    known = [character for character in (scan.last, following) if character]
    text = "" if known and all(map(is_chinese, known)) else " "
    scan.pieces.append(_Piece(inline=Text(text=text, span=scan.page.span(at, end))))
    return end


def _trim(scan: _Scan) -> None:
    """Take the spaces at the end of a line out of its text."""
    last = scan.pieces[-1].inline if scan.pieces else None
    if isinstance(last, Text) and last.text.endswith(" "):
        scan.pieces[-1] = _Piece(inline=replace(last, text=last.text.rstrip(" ")))


_HANDLERS: Mapping[str, Callable[[_Scan, int], int]] = {
    "\\": _read_backslashes,
    "{": _read_fact,
    "[": _open_bracket,
    "]": _close_bracket,
    "*": _read_stars,
    "\n": _fold_break,
}
