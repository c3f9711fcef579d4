"""The whole of a clause: its title, then its blocks."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..model.diagnostics import Diagnostic, in_order
from ..model.source import Source, Span
from ..model.written import Block, FactUse, Foreign, Inline, Text, Waiver
from .blocks import read_blocks
from .conflicts import find_conflicts
from .engine import read_structure
from .hidden import find_hidden_characters
from .inlines import read_inlines
from .page import ContainerStart, Page, open_page

_TITLE = re.compile(r"(?P<sign>[#＃]*+ *+)(?P<text>[^\n]*+)\n?")


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
    blocks = read_blocks(page, read_structure(page.text[body:]), ContainerStart(column=0))
    return Markup(
        title=title,
        title_span=span,
        blocks=blocks,
        waivers=tuple(page.waivers),
        diagnostics=in_order(
            (*page.findings, *find_hidden_characters(source, start), *find_conflicts(source, start, len(source.text)))
        ),
    )


def _read_title(page: Page, start: int) -> tuple[tuple[Inline, ...], Span, int]:
    """Return the title, its place, and where the body begins; a first line that is no title belongs to the body."""
    begin = page.begin(
        next((n for n in range(len(page.starts)) if page.end(n) > page.starts[n]), 0), ContainerStart(column=0)
    )
    match = _TITLE.match(page.text, begin)
    sign, text = (match["sign"], match["text"].rstrip(" ")) if match else ("", "")
    place = page.span(begin + len(sign), begin + len(sign) + len(text))
    if not sign.startswith("# ") or not text:
        page.refuse("missing-title.first-line", page.span(begin, place.end), "missing-title.title-form")
    if match is None or not sign.strip(" "):
        return (), page.span(begin, begin), start
    title = read_inlines(page, place.start, place.end)
    _check_title(page, title)
    return title, place, match.end()


def _check_title(page: Page, title: tuple[Inline, ...]) -> None:
    """Report links and strong text: a title stands in links itself, and looks the same throughout a document."""
    for inline in title:
        if not isinstance(inline, (Text, FactUse, Foreign)):
            page.refuse("markup-left-over.title", inline.span, "markup-left-over.words-alone")


def _from(starts: tuple[int, ...], body: int) -> tuple[int, ...]:
    return (body, *(offset for offset in starts if offset > body))
