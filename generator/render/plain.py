"""A Document as plain text, for a terminal or an e-mail.

In: any Document. Out: text. What came in stands in {+ +}, what went in [- -], notes in brackets, what must stand out
between asterisks; tables are aligned where they are narrow enough. Control characters, which a terminal would obey, are
left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..model.document import Deleted, Document, Important, Inserted, Restyled
from ..model.source import width
from .lines import Chunk, Rows, Script, is_wide, print_lines

_CONTROL = re.compile(r"(?![\t\n\r\f])[\x00-\x1f\x7f-\x9f]")
_WIDEST = 100
"""Columns of a terminal that an aligned table may take."""
_RULES: Mapping[int, str] = {1: "=", 2: "-"}
"""What stands below a heading, by its level."""


def print_text(document: Document) -> str:
    """Return a Document as plain text, ending in a line break."""
    return print_lines(document, _SCRIPT)


def _heading(level: int, text: str) -> Chunk:
    return [text, _RULES[level] * width(text)] if level in _RULES else [text]


def _link(href: str, text: str) -> str:
    """Return the words of a link and its address, unless the words are the address or all that it says."""
    address = href.removeprefix("mailto:")
    if href.startswith("tel:") or address == text:
        return text
    return f"{text}{'' if is_wide(text) else ' '}<{address}>"


def _item(number: str | None) -> tuple[str, str]:
    first = f"{number or '-'} "
    return first, " " * width(first)


def _table(caption: str, rows: Rows) -> list[Chunk]:
    widths = [max(map(width, column)) for column in zip(*rows, strict=False)]
    narrow = sum(widths) + 3 * len(widths) <= _WIDEST
    lines = [" | ".join(_padded(row, widths) if narrow else row).rstrip() for row in rows]
    return [[*filter(None, (caption,)), *lines]]


def _padded(row: list[str], widths: list[int]) -> list[str]:
    return [f"{text}{' ' * (wide - width(text))}" for text, wide in zip(row, widths, strict=False)]


_SCRIPT = Script(
    text=lambda text: _CONTROL.sub("", text),
    opening=lambda text: text,
    marks={
        Important: lambda text: f"*{text}*",
        Inserted: lambda text: f"{{+{text}+}}",
        Deleted: lambda text: f"[-{text}-]",
        Restyled: lambda text: f"*{text}*",
    },
    link=_link,
    heading=_heading,
    note=lambda text: f"[{text}]",
    term=lambda text: text,
    item=_item,
    entry=("", "  "),
    apart=[],
    line_break=" / ",
    table=_table,
)
