"""A Document as Markdown, for the comment on a change that a code host shows (GitHub's kind of it).

In: any Document. Out: Markdown, in which no word of the Document is markup. What came in and what went are `ins` and
`del`, which such hosts let through. Numbers are text in bulleted lists: a numbered list would count by itself.
"""

from __future__ import annotations

import re

from ..model.document import Definition, Deleted, Document, Important, Inserted, Strong
from .inlines import is_allowed
from .lines import Chunk, Rows, Script, print_lines

_SPECIAL = re.compile(r"[\\`*_\[\]<>|~&$#]")
_OPENING = re.compile(r"(?:[-+=](?=[-+= ]|\Z)|(?<=\A)\d{1,9}(?=[.)](?: |\Z)))")
_DEEPEST = 6
"""Levels of headings that Markdown has (CommonMark 0.31, 4.2)."""


def print_markdown(document: Document) -> str:
    """Return a Document as Markdown, ending in a line break."""
    return print_lines(document, _SCRIPT).replace("****", "")  # two bold passages that touch are one


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", text)


def _opening(text: str) -> str:
    """Return a line that begins no list, rule or heading."""
    found = _OPENING.match(text)
    if not found:
        return text
    end = found.end() if found[0].isdigit() else 0
    return f"{text[:end]}\\{text[end:]}"


def _bold(text: str) -> str:
    """Return bold text. Asterisks next to a mark are no boundary in Chinese, where no space stands around them."""
    simple = text[:1].isalnum() and text[-1:].isalnum() and "**" not in text
    return f"**{text}**" if simple else f"<strong>{text}</strong>" if text else ""


def _link(href: str, text: str) -> str:
    return f"[{text}](<{href}>)" if is_allowed(href) else text


def _item(number: str | None) -> tuple[str, str]:
    """Return the head of an item; another mark for numbered lists keeps them apart from a bulleted one before them."""
    return (f"* {_opening(number)} " if number else "- "), "  "


def _heading(level: int, text: str) -> Chunk:
    return [f"{'#' * min(level, _DEEPEST)} {text}"]


def _table(caption: str, rows: Rows) -> list[Chunk]:
    size = max(map(len, rows))
    head, *body = (_row(row, size) for row in rows)
    return [*([[_bold(caption)]] if caption else []), [head, f"|{' --- |' * size}", *body]]


def _row(row: list[str], size: int) -> str:
    return f"| {' | '.join([*row, *[''] * (size - len(row))])} |"


_SCRIPT = Script(
    text=_escaped,
    opening=_opening,
    marks={
        Strong: _bold,
        Important: _bold,
        Definition: _bold,
        Inserted: lambda text: f"<ins>{text}</ins>",
        Deleted: lambda text: f"<del>{text}</del>",
    },
    link=_link,
    heading=_heading,
    note=lambda text: f"*\\[{text}\\]*",
    term=_bold,
    item=_item,
    entry=("- ", "  "),
    apart=[""],
    line_break="<br>",
    table=_table,
)
