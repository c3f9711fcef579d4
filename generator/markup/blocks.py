"""Structure to blocks, strictly.

In: nodes of `engine.py`. Out: blocks with spans; findings and waivers go to the page. What stands where Markdown would
guess (`places.py`) is reported, and the tree follows Markdown's guess meanwhile, so that no text is lost.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from ..model.diagnostics import error
from ..model.source import Span
from ..model.written import Block, BulletList, DefinitionEntry, DefinitionList, ListItem, OrderedList, Paragraph
from .containers import FENCE_PROBLEMS, Container, make_container
from .engine import MAX_DEPTH, RawBlock
from .inlines import read_inlines
from .page import ContainerStart, Page
from .places import check_continuation, check_definition, check_item, check_list, check_marker, check_place, text_column
from .tables import read_table
from .waivers import read_with_waivers

_ID = re.compile(r"\{#([^{}\n]*)\} *(?P<end>\n|\Z)?")
_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_DEEP_MARKER = re.compile(r"(?:[-*+:]|\d{1,9}[.)]) *+")


def read_blocks(page: Page, nodes: Sequence[RawBlock], frame: ContainerStart) -> tuple[Block, ...]:
    """Return the blocks that stand below each other in one container."""
    above: list[RawBlock] = []

    def read(node: RawBlock) -> tuple[Block, ...]:
        check_place(page, node, frame, above[-2:])
        above.append(node)
        return _READERS[node.kind](page, node, frame)

    return read_with_waivers(page, nodes, frame, read)


def _read_paragraph(page: Page, node: RawBlock, frame: ContainerStart) -> tuple[Block, ...]:
    start, end = page.begin(node.first, frame), page.end(node.last - 1)
    check_continuation(page, node, frame)
    if node.deep and (marker := _DEEP_MARKER.match(page.text, start, end)):
        _report_depth(page, start, end)
        start = marker.end()
    if start >= end:
        return ()
    return (Paragraph(children=read_inlines(page, start, end), span=page.span(start, end)),)


def _report_depth(page: Page, start: int, end: int) -> None:
    page.report(
        error("nesting-too-deep.levels", page.span(start, end), most=MAX_DEPTH).with_help("nesting-too-deep.own-clause")
    )


# --- lists ------------------------------------------------------------------------------------------------------------


def _read_list(page: Page, node: RawBlock, frame: ContainerStart) -> tuple[Block, ...]:
    check_list(page, node, frame)
    above: RawBlock | None = None

    def read(item: RawBlock) -> tuple[ListItem, ...]:
        nonlocal above
        check_item(page, node, item, above, frame)
        above = item
        return (_read_item(page, item, frame),)

    items = read_with_waivers(page, node.children, frame, read)
    span = page.span(items[0].span.start, items[-1].span.end)
    if node.kind == "numbers":
        return (OrderedList(items=items, span=span),)
    return (BulletList(items=items, span=span),)


def _read_item(page: Page, item: RawBlock, frame: ContainerStart) -> ListItem:
    start = page.begin(item.first, frame)
    check_marker(page, start)
    inner = ContainerStart(column=text_column(page, item, frame), line=item.first)
    name, children = _take_id(page, item, inner)
    blocks = read_blocks(page, children, inner)
    if not item.children or (name is not None and not blocks):
        page.refuse("markup-left-over.empty-item", page.line(item.first, frame), "markup-left-over.write-or-delete")
    end = max(page.end(item.first), blocks[-1].span.end if blocks else 0)
    begins = int(item.number) if item.number not in {"", "1"} else None
    return ListItem(id=name, begins=begins, blocks=blocks, span=page.span(start, end))


def _take_id(page: Page, item: RawBlock, inner: ContainerStart) -> tuple[str | None, tuple[RawBlock, ...]]:
    """Return the id of an item, and its blocks without the line of the id."""
    if not item.children or item.children[0].kind != "paragraph" or item.children[0].first != item.first:
        return None, item.children
    paragraph, *others = item.children
    start = page.begin(item.first, inner)
    match = _ID.match(page.text, start)
    if match is None:
        return None, item.children
    name = match[1] if _NAME.fullmatch(match[1]) else None
    if match["end"] is None:
        return name, item.children  # text on the same line: `leftovers.py` reports the braces
    _check_id(page, item, name, page.span(start, match.end(1) + 1))
    if paragraph.first + 1 < paragraph.last:
        others.insert(0, replace(paragraph, first=paragraph.first + 1))
    return name, tuple(others)


def _check_id(page: Page, item: RawBlock, name: str | None, span: Span) -> None:
    if item.marker == "-":
        page.refuse("markup-left-over.bullet-id", span, "markup-left-over.only-numbered")
    elif name is None:
        page.refuse("markup-left-over.no-id", span, "markup-left-over.id-name")


# --- definitions, passages, faults ------------------------------------------------------------------------------------


def _read_definitions(page: Page, node: RawBlock, frame: ContainerStart) -> tuple[Block, ...]:
    entries: list[DefinitionEntry] = []
    for child in node.children:
        if child.kind == "term":
            span = page.line(child.first, frame)
            entries.append(DefinitionEntry(term=read_inlines(page, span.start, span.end), definitions=(), span=span))
        else:
            entry = entries.pop()
            blocks = _read_definition(page, child, frame)
            end = blocks[-1].span.end if blocks else entry.span.end
            span = page.span(entry.span.start, end)
            entries.append(replace(entry, definitions=(*entry.definitions, blocks), span=span))
    return (DefinitionList(entries=tuple(entries), span=page.span(entries[0].span.start, entries[-1].span.end)),)


def _read_definition(page: Page, node: RawBlock, frame: ContainerStart) -> tuple[Block, ...]:
    """Read `: text`; the plugin's first line may be that of the term, so the colon is looked for."""
    lines = range(node.first, node.last)
    first = next(line for line in lines if page.text.startswith((":", "~"), page.begin(line, frame)))
    check_definition(page, first, frame)
    return read_blocks(page, node.children, ContainerStart(column=page.column(first, frame) + 2, line=first))


def _read_container(page: Page, node: RawBlock, frame: ContainerStart) -> tuple[Block, ...]:
    opening, closing = page.line(node.first, frame), page.line(node.last - 1, ContainerStart(column=0))
    column = page.column(node.first, frame)
    if page.column(node.last - 1, ContainerStart(column=0)) != column:
        page.report(
            error("marker-misindented.closing", closing).with_help("marker-misindented.column", column=column + 1)
        )
    inner = read_blocks(page, node.children, ContainerStart(column=column))
    span = page.span(opening.start, closing.end)
    return make_container(Container(page=page, opening=opening, inner=inner, span=span))


def _read_fault(page: Page, node: RawBlock, frame: ContainerStart) -> tuple[Block, ...]:
    problem = FENCE_PROBLEMS.get(node.kind)
    if problem is not None:
        message, advice = problem
        page.report(error(message, page.line(node.first, frame)).with_help(advice))
    return ()


_READERS: Mapping[str, Callable[[Page, RawBlock, ContainerStart], tuple[Block, ...]]] = {
    "paragraph": _read_paragraph,
    "bullets": _read_list,
    "numbers": _read_list,
    "definitions": _read_definitions,
    "container": _read_container,
    "table": read_table,
    **dict.fromkeys(FENCE_PROBLEMS, _read_fault),
    "fence-spent": _read_fault,
}
