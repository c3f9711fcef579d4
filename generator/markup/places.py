"""Where blocks must stand.

In: nodes and the frame that they stand in. Out: findings. A block must begin in the column in which its container's
text begins. One column off, and Markdown guesses whether a list goes on, ends or nests; each guess prints other
numbers. Columns are counted from 0 here and told from 1.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..model.diagnostics import Message, error
from .engine import LISTS, RawBlock
from .page import ContainerStart, Page

_MARKER = re.compile(r"(?P<marker>[-*+:~]|\d{1,9}[.)])(?P<gap> *+)(?P<text>[^ \n])?")
_CODE_INDENT = 4
"""Columns from which on Markdown takes a line for code (CommonMark 0.31, 4.4)."""
_UNCHECKED = frozenset({"ruled-line", "fence-unclosed", "fence-outside", "fence-deep", "fence-stray", "fence-spent"})


def text_column(page: Page, item: RawBlock, frame: ContainerStart) -> int:
    """Return the column, from 0, in which the text of a list item begins, as CommonMark counts it."""
    column = page.column(item.first, frame)
    match = _MARKER.match(page.text, page.begin(item.first, frame))
    if match is None:
        return column
    gap = len(match["gap"])
    return column + len(match["marker"]) + (gap if match["text"] and gap <= _CODE_INDENT else 1)


def check_place(page: Page, node: RawBlock, frame: ContainerStart, above: Sequence[RawBlock]) -> None:
    """Report a block that does not begin where the text of its container begins; `above` are its elder siblings."""
    if node.kind in _UNCHECKED:
        return
    if _touches_other_kind(page, node, above):
        if not _touches_other_kind(page, above[-1], above[:-1]):
            _report_touching(page, node, frame)
    elif node.first != frame.line and page.column(node.first, frame) != frame.column:
        _report_place(page, node, frame, above[-1] if above else None)


def _touches_other_kind(page: Page, node: RawBlock, above: Sequence[RawBlock]) -> bool:
    """Say whether a block stands directly below one that it silently ends, as a bulleted list does a numbered one."""
    if not above or page.end(node.first - 1) == page.starts[node.first - 1]:
        return False
    kinds = (above[-1].kind, node.kind)
    return kinds in {("bullets", "numbers"), ("numbers", "bullets"), ("table", "paragraph")}


def _report_touching(page: Page, node: RawBlock, frame: ContainerStart) -> None:
    span = page.line(node.first, frame)
    if node.kind == "paragraph":
        page.refuse("table-ragged.below-table", span, "table-ragged.row-or-blank")
    else:
        page.refuse("marker-misindented.other-kind", span, "marker-misindented.indent-or-blank")


def _report_place(page: Page, node: RawBlock, frame: ContainerStart, above: RawBlock | None) -> None:
    column = page.column(node.first, frame)
    begin = Message("marker-misindented.begin-line", column=frame.column + 1)
    message = Message("marker-misindented.line", column=column + 1)
    if above is not None and above.kind in LISTS:
        inside = text_column(page, above.children[-1], frame) + 1
        begin = Message("marker-misindented.begin-line-or-inside", column=frame.column + 1, inside=inside)
    elif node.kind == "paragraph" and column - frame.column >= _CODE_INDENT:
        message = Message("markup-left-over.far-indented")
    page.report(error(message, page.line(node.first, frame)).with_help(begin))


def check_item(page: Page, parent: RawBlock, item: RawBlock, above: RawBlock | None, frame: ContainerStart) -> None:
    """Report an item whose marker is neither under those of its list nor under the one above, which was reported."""
    column = page.column(item.first, frame)
    expected = page.column(parent.first, frame)
    before = expected if above is None else page.column(above.first, frame)
    if column not in {expected, before, frame.column}:
        inside = text_column(page, parent.children[0], frame) if above is None else text_column(page, above, frame)
        page.report(
            error(
                "marker-misindented.item", page.line(item.first, frame), column=column + 1, expected=expected + 1
            ).with_help("marker-misindented.column-or-inside", column=expected + 1, inside=inside + 1)
        )


def check_list(page: Page, node: RawBlock, frame: ContainerStart) -> None:
    """Report the first marker of a list that is not `-` or `1.`, and no number at which the count begins anew."""
    counted = 0
    wrong = None
    for item in (child for child in node.children if child.kind == "item"):
        number = int(item.number or 1)
        typed = item.number.startswith("0") or (counted and number == counted + 1 != 1)
        if wrong is None and (typed or item.marker not in "-."):
            wrong = item
        counted = counted + 1 if number == 1 else number
    if wrong is not None:
        _report_marker(page, wrong, page.begin(wrong.first, frame))


def _report_marker(page: Page, item: RawBlock, start: int) -> None:
    span = page.span(start, start + len(item.number or " ") + (1 if item.number else 0))
    if item.number:
        page.report(
            error("markup-left-over.typed-number", span, text=span.text).with_help("markup-left-over.always-one")
        )
    else:
        page.report(error("markup-left-over.no-marker", span, text=span.text).with_help("markup-left-over.dash"))


def check_marker(page: Page, start: int) -> None:
    """Report a marker at `start` that is followed by more than one space."""
    match = _MARKER.match(page.text, start)
    if match and match["text"] and len(match["gap"]) > 1:
        page.report(
            error(
                "marker-misindented.spaces",
                page.span(start, match.end("gap")),
                count=len(match["gap"]),
                marker=match["marker"],
            ).with_help("marker-misindented.one-space")
        )


def check_definition(page: Page, line: int, frame: ContainerStart) -> None:
    """Report the marker of a definition that is not a colon, not below its term or not followed by one space."""
    span = page.line(line, frame)
    if not span.text.startswith(":"):
        page.refuse("markup-left-over.tilde", span.part(0, 1), "markup-left-over.colon")
    elif page.column(line, frame) != frame.column:
        page.report(
            error("marker-misindented.definition", span.part(0, 1)).with_help(
                "marker-misindented.column", column=frame.column + 1
            )
        )
    check_marker(page, span.start)


def check_continuation(page: Page, node: RawBlock, frame: ContainerStart) -> None:
    """Report the first line of a paragraph that stands left of it: Markdown joins the two, and may be wrong."""
    for line in range(node.first + 1, node.last):
        if page.column(line, ContainerStart(column=0)) < frame.column:
            page.report(
                error("marker-misindented.continuation", page.line(line, ContainerStart(column=0))).with_help(
                    "marker-misindented.continue-or-blank", column=frame.column + 1
                )
            )
            return
