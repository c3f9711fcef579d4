"""The whole of a clause: its title, then its blocks."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..diagnostics import Diagnostic, in_order
from ..model.written import Block, FactUse, Foreign, Inline, Text, Waiver
from ..source import Source, Span
from .blocks import read_blocks
from .engine import read_structure
from .hidden import find_hidden_characters
from .inlines import read_inlines
from .page import Frame, Page, open_page

_BLANK_LINES = re.compile(r"(?: *+\n)*+")
_TITLE = re.compile(r"# ++(?P<text>[^ \n][^\n]*+)(?:\n|\Z)")
_LINE = re.compile(r"[^\n]*+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Markup:
    """What a clause file says. `title` is empty where the file has none; `title_span` covers the text behind `# `."""

    title: tuple[Inline, ...]
    title_span: Span
    blocks: tuple[Block, ...]
    waivers: tuple[Waiver, ...]
    diagnostics: tuple[Diagnostic, ...]


def parse_markup(source: Source, start: int) -> Markup:
    """Return what `source` says from the offset `start` on, where the front matter ends.

    Guaranteed: it never raises; every span lies in the source and inside that of its parent; every word of the text
    is in the tree or in the span of a diagnostic; the time grows with the length of the text.
    """
    page = open_page(source, start)
    title, span, body = _read_title(page, start)
    page = Page(source=source, text=page.text, starts=_from(page.starts, body), findings=page.findings)
    blocks = read_blocks(page, read_structure(page.text[body:]), Frame(column=0))
    if not blocks and not page.findings:
        page.report("empty-clause", "a title without text", span, "write the text below the title")
    return Markup(
        title=title,
        title_span=span,
        blocks=blocks,
        waivers=tuple(page.waivers),
        diagnostics=in_order((*page.findings, *find_hidden_characters(source, start))),
    )


def _read_title(page: Page, start: int) -> tuple[tuple[Inline, ...], Span, int]:
    """Return the title, its place, and where the body begins."""
    blank = _BLANK_LINES.match(page.text, start)
    begin = blank.end() if blank else start
    match = _TITLE.match(page.text, begin)
    if match is None:
        line = _LINE.match(page.text, begin)
        span = page.span(begin, line.end() if line else begin)
        page.report(
            "missing-title",
            "the first line of a clause is its title",
            span,
            "write `# `, a space and the title; where the title is not printed, references still use it",
        )
        return (), page.span(begin, begin), start
    span = page.span(match.start("text"), match.start("text") + len(match["text"].rstrip(" ")))
    title = read_inlines(page, span.start, span.end)
    _check_title(page, title)
    return title, span, match.end()


def _check_title(page: Page, title: tuple[Inline, ...]) -> None:
    """Report links and strong text: a title stands in links itself, and looks the same throughout a document."""
    for inline in title:
        if not isinstance(inline, (Text, FactUse, Foreign)):
            page.report("markup-left-over", "a title holds text and facts only", inline.span, "write the words alone")


def _from(starts: tuple[int, ...], body: int) -> tuple[int, ...]:
    return (body, *(offset for offset in starts if offset > body))
