"""Blocks of a Document out of runs of inlines, for whoever makes a text from something else than a clause.

In: runs, and rows and pairs of them. Out: the blocks that hold them. Nothing here has an anchor, and only what is asked
to has a number.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from . import document as d
from .numbering import Patterns


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberedList(d.List):
    """A list with patterns of numbers of its own, by depth, as `::: numbers` states them."""

    forms: Patterns


Run = tuple[d.Inline, ...]

Field = tuple[str, str, tuple[Run, ...]]
"""A field of a contact: its kind, its label, its lines."""
Beside = tuple[str, str, str, tuple[d.Block, ...]]
"""What a language has in a row: its locale, its direction, what is remarkable about it, the blocks."""


def run_of(text: str) -> Run:
    """Return plain text as a run, an empty one for none."""
    return (d.Text(text=text),) if text else ()


def texts_joined(inlines: Iterable[d.Inline]) -> Run:
    """Return inlines as a run in which no two texts stand next to each other."""
    groups = groupby(inlines, lambda inline: isinstance(inline, d.Text))
    made = (run_of(d.plain_text(tuple(group))) if texts else group for texts, group in groups)
    return tuple(inline for group in made for inline in group)


def emphasised(run: Run, emphasis: str) -> Run:
    """Return a run in an emphasis: strong, important, or "" for none."""
    if not emphasis or not run:
        return run
    return (d.Important(children=run) if emphasis == "important" else d.Strong(children=run),)


def marked(change: str, blocks: Iterable[d.Block], **about: str) -> d.Revision:
    """Return blocks that came, went, moved or took another form, with what else is known `about` that."""
    return d.Revision(change=change, blocks=tuple(blocks), note=about.pop("note", ""), **about)


def standing_out(blocks: Iterable[d.Block]) -> d.ImportantBlock:
    """Return blocks as ones that must stand out."""
    return d.ImportantBlock(blocks=tuple(blocks))


def paragraph(*children: d.Inline) -> d.Paragraph:
    """Return a run as a paragraph."""
    return d.Paragraph(children=children)


def paragraphs(runs: Iterable[Run]) -> tuple[d.Paragraph, ...]:
    """Return runs as paragraphs."""
    return tuple(paragraph(*run) for run in runs)


def bullets(runs: Iterable[Run]) -> d.List:
    """Return runs as the items of a bulleted list."""
    return listed((None, (paragraph(*run),)) for run in runs)


def listed(items: Iterable[tuple[str | None, tuple[d.Block, ...]]]) -> d.List:
    """Return a list of items, each given by its number, None for a bulleted one, and its blocks."""
    return d.List(items=tuple(d.ListItem(number=number, anchor=None, blocks=blocks) for number, blocks in items))


def table(caption: str, rows: Sequence[Sequence[Iterable[Run]]]) -> d.Table:
    """Return a table of rows of cells, a cell given by its runs; the first row is the header."""
    header, *body = (tuple(d.Cell(blocks=paragraphs(cell)) for cell in row) for row in rows)
    return d.Table(caption=caption, header=header, rows=tuple(body))


def defined(pairs: Iterable[tuple[Run, tuple[d.Block, ...]]]) -> d.DefinitionList:
    """Return a definition list of terms, each with what is said of it."""
    return d.DefinitionList(entries=tuple(d.DefinitionEntry(term=term, definitions=(said,)) for term, said in pairs))


def beside(languages: Iterable[Beside]) -> d.Columns:
    """Return what several languages have beside each other."""
    made = (d.Column(locale=tag, direction=way, note=note, blocks=blocks) for tag, way, note, blocks in languages)
    return d.Columns(columns=tuple(made))


def contact_of(fields: Iterable[Field]) -> d.ContactBlock:
    """Return a contact of fields."""
    made = (d.ContactField(kind=kind, label=label, lines=lines) for kind, label, lines in fields)
    return d.ContactBlock(fields=tuple(made))


def section(*, clause: str, anchor: str, placement: str, title: Run, blocks: tuple[d.Block, ...]) -> d.Section:
    """Return a clause of the first level without a number."""
    return d.Section(
        clause=clause,
        anchor=anchor,
        placement=placement,
        level=1,
        number=None,
        title=title,
        blocks=blocks,
        sections=(),
    )
