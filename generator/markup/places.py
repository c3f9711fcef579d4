"""Where blocks must stand.

In: nodes and the frame that they stand in. Out: findings. A block must begin in the column in which its container's
text begins. One column off, and Markdown guesses whether a list goes on, ends or nests; each guess prints other
numbers. Columns are counted from 0 here and told from 1.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .engine import LISTS, Node
from .page import Frame, Page

_MARKER = re.compile(r"(?P<marker>[-*+:~]|\d{1,9}[.)])(?P<gap> *+)(?P<text>[^ \n])?")
_CODE_INDENT = 4
_UNCHECKED = frozenset({"ruled-line", "fence-unclosed", "fence-outside", "fence-deep", "fence-stray", "fence-spent"})


def text_column(page: Page, item: Node, frame: Frame) -> int:
    """Return the column, from 0, in which the text of a list item begins, as CommonMark counts it."""
    column = page.column(item.first, frame)
    match = _MARKER.match(page.text, page.begin(item.first, frame))
    if match is None:
        return column
    gap = len(match["gap"])
    return column + len(match["marker"]) + (gap if match["text"] and gap <= _CODE_INDENT else 1)


def check_place(page: Page, node: Node, frame: Frame, above: Sequence[Node]) -> None:
    """Report a block that does not begin where the text of its container begins; `above` are its elder siblings."""
    if node.kind in _UNCHECKED:
        return
    if _touches_other_kind(page, node, above):
        if not _touches_other_kind(page, above[-1], above[:-1]):
            _report_touching(page, node, frame)
    elif node.first != frame.line and page.column(node.first, frame) != frame.column:
        _report_place(page, node, frame, above[-1] if above else None)


def _touches_other_kind(page: Page, node: Node, above: Sequence[Node]) -> bool:
    """Say whether a block stands directly below one that it silently ends, as a bulleted list does a numbered one."""
    if not above or page.end(node.first - 1) == page.starts[node.first - 1]:
        return False
    kinds = (above[-1].kind, node.kind)
    return kinds in {("bullets", "numbers"), ("numbers", "bullets"), ("table", "paragraph")}


def _report_touching(page: Page, node: Node, frame: Frame) -> None:
    span = page.line(node.first, frame)
    if node.kind == "paragraph":
        page.report(
            "table-ragged",
            "this line stands directly below a table, but is no row of it",
            span,
            "begin and end it with `|` to make it a row, or leave a blank line above it",
        )
    else:
        page.report(
            "marker-misindented",
            "a list of another kind begins directly below the items of a list, which ends it",
            span,
            "indent it to make it part of the item above, or leave a blank line above it",
        )


def _report_place(page: Page, node: Node, frame: Frame, above: Node | None) -> None:
    column = page.column(node.first, frame)
    helps = [f"begin the line in column {frame.column + 1}"]
    if above is not None and above.kind in LISTS:
        inside = text_column(page, above.children[-1], frame)
        helps.append(f"or in column {inside + 1} to make it part of the item above")
    if len(helps) == 1 and node.kind == "paragraph" and column - frame.column >= _CODE_INDENT:
        rule, message = "markup-left-over", "text indented so far that other programs take it for program code"
    else:
        rule = "marker-misindented"
        message = f"this line begins in column {column + 1}, where nothing can begin"
    page.report(rule, message, page.line(node.first, frame), "; ".join(helps))


def check_item(page: Page, parent: Node, item: Node, above: Node | None, frame: Frame) -> None:
    """Report an item whose marker is neither under those of its list nor under the one above, which was reported."""
    column = page.column(item.first, frame)
    expected = page.column(parent.first, frame)
    before = expected if above is None else page.column(above.first, frame)
    if column not in {expected, before, frame.column}:
        inside = text_column(page, parent.children[0], frame) if above is None else text_column(page, above, frame)
        page.report(
            "marker-misindented",
            f"this marker stands in column {column + 1}, those of its list in column {expected + 1}",
            page.line(item.first, frame),
            f"begin it in column {expected + 1}, or in column {inside + 1} to make it part of the item above",
        )


def check_list(page: Page, node: Node, frame: Frame) -> None:
    """Report the first marker of a list that is not `-` or `1.`."""
    items = (child for child in node.children if child.kind == "item")
    wrong = next((item for item in items if item.marker not in "-." or item.number not in {"", "1"}), None)
    if wrong is not None:
        _report_marker(page, wrong, page.begin(wrong.first, frame))


def _report_marker(page: Page, item: Node, start: int) -> None:
    span = page.span(start, start + len(item.number or " ") + (1 if item.number else 0))
    if item.number:
        page.report(
            "markup-left-over",
            f"a number typed by hand: `{span.text}`",
            span,
            "write `1.` before every numbered item; the numbers are computed",
        )
    else:
        page.report("markup-left-over", f"`{span.text}` is no marker", span, "begin bulleted items with `- `")


def check_marker(page: Page, start: int) -> None:
    """Report a marker at `start` that is followed by more than one space."""
    match = _MARKER.match(page.text, start)
    if match and match["text"] and len(match["gap"]) > 1:
        page.report(
            "marker-misindented",
            f"{len(match['gap'])} spaces behind the marker `{match['marker']}`",
            page.span(start, match.end("gap")),
            "leave one space behind a marker",
        )


def check_definition(page: Page, line: int, frame: Frame) -> None:
    """Report the marker of a definition that is not a colon, not below its term or not followed by one space."""
    span = page.line(line, frame)
    if not span.text.startswith(":"):
        page.report("markup-left-over", "`~` is no marker", span.part(0, 1), "begin a definition with `: `")
    elif page.column(line, frame) != frame.column:
        page.report(
            "marker-misindented",
            "this definition does not begin below its term",
            span.part(0, 1),
            f"begin it in column {frame.column + 1}",
        )
    check_marker(page, span.start)


def check_continuation(page: Page, node: Node, frame: Frame) -> None:
    """Report the first line of a paragraph that stands left of it: Markdown joins the two, and may be wrong."""
    for line in range(node.first + 1, node.last):
        if page.column(line, Frame(column=0)) < frame.column:
            page.report(
                "marker-misindented",
                "this line stands left of the text that it would go on",
                page.line(line, Frame(column=0)),
                f"begin it in column {frame.column + 1} to go on with that text, or leave a blank line above it",
            )
            return
