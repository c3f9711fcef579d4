"""The lines of a page by the place that they stand in: which clause it is, and which language a column is in.

In: HTML, read as browsers read it. Out: lines by id and language. A section with an id, or what has the class `clause`,
is a clause; what has the class `column` is in the language that it states. What is marked as hidden has no words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

import tinyhtml5

from .shownpage import BLOCKS, SILENT

Place = tuple[str, str]
"""The id of a clause, TITLE for that of the page, "" for none; and the language of a column, "" for none."""
TITLE = "h1"


def placed_lines(html: bytes) -> Mapping[Place, tuple[str, ...]]:
    """Return the lines of a page in UTF-8 by their places; a place without any is not there."""
    found: defaultdict[Place, list[str]] = defaultdict(list)
    for place, text in _texts(tinyhtml5.parse(html, transport_encoding="utf-8")):
        found[place].append(text)
    lines = {place: [" ".join(line.split()) for line in "".join(own).split("\n")] for place, own in found.items()}
    return {place: told for place, own in lines.items() if (told := tuple(filter(None, own)))}


def _texts(root: Any) -> Iterator[tuple[Place, str]]:
    """Yield each text with its place, and the line breaks around blocks."""
    todo: list[tuple[Place, Any]] = [(("", ""), root)]
    while todo:
        around, node = todo.pop()
        if isinstance(node, str):
            yield around, node
            continue
        name, place = node.tag.rpartition("}")[2], _place(node, around)
        if name in SILENT or node.get("hidden") is not None:
            continue
        edge = [(place, "\n")] if name in BLOCKS else []
        inner = [(place, one) for child in node for one in (child, _flat(child.tail)) if _is_read(one)]
        todo.extend(reversed([*edge, (place, _flat(node.text)), *inner, *edge]))


def _place(node: Any, around: Place) -> Place:
    name, classes = node.tag.rpartition("}")[2], node.get("class", "").split()
    if "column" in classes:
        return around[0], node.get("lang", "")
    if node.get("id") and (name == "section" or "clause" in classes):
        return node.get("id"), ""
    return (TITLE, "") if name == TITLE else around


def _flat(text: str | None) -> str:
    return (text or "").replace("\n", " ")


def _is_read(node: Any) -> bool:
    """Say whether it is a text or an element: a comment is neither."""
    return isinstance(node, str) or isinstance(node.tag, str)
