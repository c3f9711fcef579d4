"""Blocks as the Markdown of a clause file: what the parser reads back as the same blocks.

In: a section of the model. Out: the text of its clause file. Every character that could be markup is escaped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..markup.printing import escaped, line_source
from ..model import document as d
from ..model.document import plain_text
from ..model.make import NumberedList
from ..parse.yamltext import quoted
from .contents import is_generated


def clause_source(section: d.Section, label: str | None = None) -> str:
    """Return the file of a clause: its number where that is kept as typed, its title, and its blocks."""
    title = _title(section.title)
    front = ["---", f"label: {quoted(label)}", "---"] if label else []
    return "\n".join([*front, f"# {title}", "", *_stacked(section.blocks)]).rstrip() + "\n"


def _title(run: tuple[d.Inline, ...]) -> str:
    """Return a title: words and facts alone, which is all that a title may hold."""
    return line_source(tuple(one if isinstance(one, d.FactText) else d.Text(text=plain_text((one,))) for one in run))


def _stacked(blocks: Sequence[d.Block]) -> list[str]:
    """Return the lines of blocks, a blank line between two."""
    lines: list[str] = []
    for block in blocks:
        made = list(block_source(block))
        lines += ["", *made] if lines and made else made
    return lines


def block_source(block: d.Block) -> Iterator[str]:
    """Yield the lines of a block."""
    match block:
        case d.Paragraph():
            yield from filter(None, (line_source(block.children),))
        case NumberedList():
            yield f"::: numbers {' | '.join(form.text for form in block.forms)}"
            yield from (*(x for one in block.items for x in _item(one)), ":::")
        case d.List():
            yield from ("::: outline", ":::") if is_generated(block) else (x for one in block.items for x in _item(one))
        case d.Table():
            yield from _table(block)
        case d.DefinitionList():
            for number, entry in enumerate(block.entries):
                yield from ("",) if number else ()
                yield line_source(entry.term)
                for blocks in entry.definitions:
                    yield from _hung(": ", _stacked(blocks))
        case d.ImportantBlock():
            yield from ("::: important", *_stacked(block.blocks), ":::")
        case d.ContactBlock():
            yield from (text for field in block.fields for run in field.lines for text in (line_source(run), ""))
        case _:
            yield from _stacked(block.blocks if hasattr(block, "blocks") else ())


def _item(item: d.ListItem) -> Iterator[str]:
    lines: list[str] = []
    for block in item.blocks:
        made = list(block_source(block))
        close = not lines or isinstance(block, d.List)
        lines += made if close else ["", *made]
    own = [f"{{#{item.anchor.removeprefix('c-')}}}"] if item.number and item.anchor else []
    yield from _hung(f"{item.begins or 1}. " if item.number else "- ", [*own, *lines] or [""])


def _hung(first: str, lines: Sequence[str]) -> Iterator[str]:
    """Yield lines behind a marker, those below the first indented by its width."""
    yield f"{first}{lines[0]}".rstrip()
    yield from (f"{' ' * len(first)}{line}".rstrip() for line in lines[1:])


def _table(table: d.Table) -> Iterator[str]:
    """Yield a pipe table; each further paragraph of a cell is a row of its own, whose first cell is empty."""
    if table.caption:
        yield from (escaped(table.caption), "")
    yield _row(cell.blocks for cell in table.header)
    yield "|" + "---|" * len(table.header)
    for row in table.rows:
        height = max((len(cell.blocks) for cell in row), default=0)
        for level in range(max(height, 1)):
            yield _row(cell.blocks[level : level + 1] for cell in row)


def _row(cells: Iterable[tuple[d.Paragraph, ...]]) -> str:
    """Return a row of cells, the paragraphs of each behind each other."""
    return "| " + " | ".join(" ".join(line_source(one.children) for one in cell) for cell in cells) + " |"
