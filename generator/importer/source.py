"""Blocks as the Markdown of a clause file: what the parser reads back as the same blocks.

In: a section of the model. Out: the text of its clause file. Every character that could be markup is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..model.document import (
    Block,
    Cell,
    ContactBlock,
    Definition,
    DefinitionList,
    FactText,
    Foreign,
    Important,
    ImportantBlock,
    Inline,
    Link,
    List,
    ListItem,
    Paragraph,
    Reference,
    Section,
    Strong,
    Table,
    Term,
    Text,
    plain_text,
)

_SPECIAL = re.compile(r"[\\*\[\]{}|<>`#_~]|:::|!(?=\[)")
_AT_HEAD = re.compile(r"(?P<number>[0-9]+)(?P<point>[.)、])|(?P<sign>[-+=:])")
_WHITE = re.compile(r"[ \t\r\n\f\v]+")


def clause_source(section: Section) -> str:
    """Return the file of a clause: its title, and its blocks."""
    title = _title(section.title)
    return "\n".join([f"# {title}", "", *_stacked(section.blocks)]).rstrip() + "\n"


def _title(run: tuple[Inline, ...]) -> str:
    """Return a title: words and facts alone, which is all that a title may hold."""
    return "".join(_fact(one) if isinstance(one, FactText) else _escaped(plain_text((one,))) for one in run).strip()


def _stacked(blocks: Sequence[Block]) -> list[str]:
    """Return the lines of blocks, a blank line between two."""
    lines: list[str] = []
    for block in blocks:
        made = list(_block(block))
        lines += ["", *made] if lines and made else made
    return lines


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield from filter(None, (_line(block.children),))
        case List():
            for item in block.items:
                yield from _item(item)
        case Table():
            yield from _table(block)
        case DefinitionList():
            for number, entry in enumerate(block.entries):
                yield from ("",) if number else ()
                yield _line(entry.term)
                for blocks in entry.definitions:
                    yield from _hung(": ", _stacked(blocks))
        case ImportantBlock():
            yield from ("::: important", *_stacked(block.blocks), ":::")
        case ContactBlock():
            yield from (line for field in block.fields for line in _apart([_line(run) for run in field.lines]))
        case _:
            yield from _stacked(block.blocks if hasattr(block, "blocks") else ())


def _apart(lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        yield from (line, "")


def _item(item: ListItem) -> Iterator[str]:
    lines: list[str] = []
    for block in item.blocks:
        made = list(_block(block))
        close = not lines or isinstance(block, List)
        lines += made if close else ["", *made]
    yield from _hung("1. " if item.number else "- ", lines or [""])


def _hung(first: str, lines: Sequence[str]) -> Iterator[str]:
    """Yield lines behind a marker, those below the first indented by its width."""
    yield f"{first}{lines[0]}".rstrip()
    yield from (f"{' ' * len(first)}{line}".rstrip() for line in lines[1:])


def _table(table: Table) -> Iterator[str]:
    """Yield a pipe table; each further paragraph of a cell is a row of its own, whose first cell is empty."""
    if table.caption:
        yield from (_escaped(table.caption), "")
    yield _row(_cells(cell.blocks for cell in table.header))
    yield "|" + "---|" * len(table.header)
    for row in table.rows:
        height = max((len(cell.blocks) for cell in row), default=0)
        for level in range(max(height, 1)):
            yield _row(_level(row, level))


def _level(row: tuple[Cell, ...], level: int) -> list[str]:
    return [_line(cell.blocks[level].children) if level < len(cell.blocks) else "" for cell in row]


def _cells(cells: Iterator[tuple[Paragraph, ...]] | Sequence[tuple[Paragraph, ...]]) -> list[str]:
    return [" ".join(_line(paragraph.children) for paragraph in blocks) for blocks in cells]


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _line(run: tuple[Inline, ...]) -> str:
    """Return a run as one line whose head is no marker."""
    text = _WHITE.sub(" ", _inlines(run)).strip(" ")
    return _AT_HEAD.sub(_inert, text, count=1) if _AT_HEAD.match(text) else text


def _inert(match: re.Match[str]) -> str:
    if match["sign"]:
        return f"\\{match['sign']}"
    point = match["point"]
    return f"{match['number']}\\{point}" if point in ".)" else match[0]


def _inlines(run: Sequence[Inline]) -> str:
    return "".join(map(_inline, run))


def _inline(inline: Inline) -> str:
    match inline:
        case Text():
            return _escaped(inline.text)
        case FactText():
            return _fact(inline)
        case Strong():
            return _starred(_inlines(inline.children))
        case Important():
            return _bracketed(inline.children, "important:")
        case Foreign():
            return _bracketed(inline.children, f"lang:{inline.locale}")
        case Link():
            return _bracketed(inline.children, inline.href)
        case Reference():
            return _bracketed(inline.children, _target(inline))
        case Definition():
            return _bracketed(inline.children, f"define:{inline.term}")
        case Term():
            return _bracketed(inline.children, f"term:{inline.term}")
        case _:
            return _inlines(inline.children)


def _fact(inline: FactText) -> str:
    return f"{{{{ {inline.fact} }}}}"


def _target(inline: Reference) -> str:
    name = inline.anchor.removeprefix("c-")
    return f"{inline.path or ''}#{name}" if name else inline.path or "#"


def _starred(text: str) -> str:
    """Return strong text; stars have to stand close to words."""
    inner = text.strip()
    if not inner:
        return text
    before, _, after = text.partition(inner)
    return f"{before}**{inner}**{after}"


def _bracketed(children: Sequence[Inline], target: str) -> str:
    plain = [Text(text=plain_text((one,))) if isinstance(one, (Link, Reference, Term)) else one for one in children]
    return f"[{_inlines(plain)}]({target})"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda match: "".join(f"\\{sign}" for sign in match[0]), _WHITE.sub(" ", text))
