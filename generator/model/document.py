"""What people read: a Work in one Edition and one Locale, with nothing left to look up (FRBR: expression).

`resolve/` makes Documents, renderers take them. There are no spans here: a Document is the
same whatever file its words came from. Numbers, titles and dates are text already.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from .imprint import Neighbour, SignOff, StampedDate
from .nodes import COUNTED, PRINTED, Anchored, Listing, Mark, NodeKind, Prose, StandsOut
from .revisions import Column as Column  # noqa: PLC0414 - its users look for it here
from .revisions import Columns as Columns  # noqa: PLC0414 - its users look for it here
from .revisions import Deleted as Deleted  # noqa: PLC0414 - its users look for it here
from .revisions import Inserted as Inserted  # noqa: PLC0414 - its users look for it here
from .revisions import Renumbered as Renumbered  # noqa: PLC0414 - its users look for it here
from .revisions import Restyled as Restyled  # noqa: PLC0414 - its users look for it here
from .revisions import Revision as Revision  # noqa: PLC0414 - its users look for it here

# --- inlines ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """Plain text."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Strong:
    """Bold text."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Important(StandsOut):
    """Bold and underlined text."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreign:
    """Text in another language; `direction` is "ltr" or "rtl"."""

    locale: str
    direction: str
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link to an address outside the published tree (https, mailto, tel)."""

    href: str
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A link inside the published tree: `path` of another document (None: this one), an anchor ("": its top).

    `generated` says that nobody wrote its words: they are the title or the number of what it leads to.
    """

    path: str | None
    anchor: str
    generated: bool
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FactText:
    """A fact in one of its forms; `day` is set where the fact is a date."""

    fact: str
    text: str
    day: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition(Anchored):
    """The place that defines a term."""

    nowhere = ""
    term: str
    anchor: str
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A use of a term; `path` and `anchor` lead to its definition as in Reference."""

    term: str
    path: str | None
    anchor: str
    children: tuple[Inline, ...]


Marked = Inserted | Deleted | Restyled | Renumbered
Inline = Text | Strong | Important | Foreign | Link | Reference | FactText | Definition | Term | Marked


# --- blocks -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph(Prose):
    """A run of inlines."""

    name = "paragraph"
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListItem(Anchored):
    """An item; bulleted ones have neither number nor anchor. `begins` says at which number it begins the count anew."""

    number: str | None = field(metadata=PRINTED)
    anchor: str | None
    begins: int | None = field(default=None, metadata=COUNTED)
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class List(Listing):
    """Items in order, all with a number or all without."""

    items: tuple[ListItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell(NodeKind):
    """A table cell of one or several paragraphs."""

    keeps_place = True
    blocks: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedCell(Cell, Mark):
    """A cell of a row that a redline shows as moved; nothing that is published holds one.

    `change` is moved-here or moved-away; `note` says so in words in the first cell of the row that says something.
    """

    change: str
    note: str = field(metadata=PRINTED)

    @property
    def unmarked(self) -> Cell:
        """The cell, wherever its row stands."""
        return Cell(blocks=self.blocks)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(NodeKind):
    """A table with a header row; the first cell of each row is its heading. `caption` is empty where there is none."""

    name = "table"
    caption: str = field(metadata=PRINTED)
    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell | MovedCell, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DefinitionEntry(NodeKind):
    """A term and what is said of it."""

    term: tuple[Inline, ...]
    definitions: tuple[tuple[Block, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DefinitionList(NodeKind):
    """Terms with their definitions."""

    name = "definitions"
    entries: tuple[DefinitionEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportantBlock(StandsOut):
    """Blocks that must stand out."""

    name = "important"
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactField(NodeKind):
    """A labelled line or several: `kind` is party, department, phone, email, url, address or postcode."""

    kind: str = field(metadata=COUNTED)
    label: str = field(metadata=PRINTED)
    lines: tuple[tuple[Inline, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactBlock(NodeKind):
    """A contact."""

    name = "contact"
    fields: tuple[ContactField, ...]


Block = Paragraph | List | Table | DefinitionList | ImportantBlock | ContactBlock | Revision | Columns


# --- the whole --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Section(Anchored):
    """A clause in its place. `level` is the heading's depth (1 for top); `title` is empty for a preface or a paragraph.

    `placement` is section, unnumbered, preface or paragraph. `number` is the computed one, None where there is none.
    `was` are the anchors of what it says now under earlier ids: links to them lead here.
    """

    clause: str
    anchor: str
    placement: str
    level: int
    number: str | None
    title: tuple[Inline, ...]
    blocks: tuple[Block, ...]
    sections: tuple[Section | Revised, ...]
    was: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Revised(Section, Mark):
    """A clause that a redline shows as come in, gone or moved; `note` says so in words.

    `change` is as in Revision. A clause that was moved away leaves its title alone at its old place.
    """

    change: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """Work x Edition x Locale. `path` is its address below the base address: `en/privacy-policy/`."""

    work: str
    kind: str
    jurisdiction: str | None
    edition: str
    locale: str
    direction: str
    title: str
    description: str
    publisher: str
    path: str
    notice: str | None
    dates: tuple[StampedDate, ...]
    modified: date
    table_of_contents: bool
    sections: tuple[Section | Revised, ...]
    sign_off: SignOff | None
    translations: tuple[Neighbour, ...]
    related: tuple[Neighbour, ...]


def walk_sections(sections: tuple[Section, ...]) -> Iterator[Section]:
    """Yield the sections and all below them, in reading order."""
    for section in sections:
        yield section
        yield from walk_sections(section.sections)


def map_sections(sections: tuple[Section, ...], change: Callable[[Section], Section]) -> tuple[Section, ...]:
    """Return sections with `change` made of each and of those below it, in reading order."""
    return tuple(replace(one, sections=map_sections(one.sections, change)) for one in map(change, sections))


def plain_text(children: tuple[Inline, ...]) -> str:
    """Return the characters that a reader sees of a run of inlines."""
    return "".join(
        inline.text if isinstance(inline, (Text, FactText)) else plain_text(inline.children) for inline in children
    )
