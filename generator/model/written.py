"""A clause as its file has it: blocks and inlines with their place, references not yet followed.

`markup/` makes these values from clause Markdown; `resolve/` turns them into the blocks of a Document. Every value
knows its span, so that a later finding can name the character.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from .nodes import Listing, NodeKind, Prose, StandsOut, called
from .numbering import Patterns
from .source import Source, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """Plain text, line breaks already folded; `span` covers it in the file."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Strong:
    """`**text**`."""

    children: tuple[Inline, ...]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Important(StandsOut):
    """`[text](important:)`: a passage that must stand out."""

    children: tuple[Inline, ...]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreign:
    """`[text](lang:en)`: a passage in another language."""

    locale: str
    children: tuple[Inline, ...]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """`[text](https://...)`: an address outside the project."""

    href: str
    children: tuple[Inline, ...]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class FactUse:
    """`{{ fact }}` or `{{ fact as form }}`; `fact` may name a field (`support.phone`), `form` is "" by default."""

    fact: str
    form: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class FactLink:
    """`[text](fact:support.url)`: a link whose address is a fact; without children the fact is the text."""

    fact: str
    children: tuple[Inline, ...]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class CrossReference:
    """`[text](#clause)` or `[text](work:id#clause)`; `work` is None for this work, `target` None for its beginning."""

    work: str | None
    target: str | None
    children: tuple[Inline, ...]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberReference(CrossReference):
    """`[](number:target)`: the number of a clause or an item of this work, without the words around it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TermDefinition:
    """`[form](define:term)`: the place that defines a term."""

    term: str
    children: tuple[Inline, ...]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class TermUse:
    """`[form](term:term)`: an explicit use; without children the term's own form is the text."""

    term: str
    children: tuple[Inline, ...]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryTag:
    """`[](categories:use)`: the letters of the categories that have this purpose or source."""

    use: str
    span: Span


Inline = (
    Text
    | Strong
    | Important
    | Foreign
    | Link
    | FactUse
    | FactLink
    | CrossReference
    | TermDefinition
    | TermUse
    | CategoryTag
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph(Prose):
    """A run of inlines."""

    name = "paragraph"
    children: tuple[Inline, ...]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ListItem(NodeKind):
    """An item of a list; `id` is set by `1. {#id}`, `begins` by another marker than `1.`. A lead-in owns the rest."""

    name = "item"
    id: str | None
    begins: int | None = None
    blocks: tuple[Block, ...]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class BulletList(Listing):
    """Items without numbers."""

    name = "list"
    numbered = False
    items: tuple[ListItem, ...]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderedList(Listing):
    """Items that get numbers; which ones is computed, by the patterns of `::: numbers` where it stands in one."""

    name = "list"
    numbered = True
    forms: Patterns = ()
    items: tuple[ListItem, ...]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell(NodeKind):
    """A table cell: one or several paragraphs, none if it is empty."""

    name = "cell"
    blocks: tuple[Paragraph, ...]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(NodeKind):
    """A pipe table; every row has as many cells as the header."""

    name = "table"
    header: tuple[Cell, ...] = field(metadata=called("header"))
    rows: tuple[tuple[Cell, ...], ...] = field(metadata=called("row"))
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class DefinitionEntry(NodeKind):
    """A term of a definition list and what is said of it."""

    name = "entry"
    term: tuple[Inline, ...] = field(metadata=called("term"))
    definitions: tuple[tuple[Block, ...], ...] = field(metadata=called("definition"))
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class DefinitionList(NodeKind):
    """Terms with their definitions."""

    name = "definitions"
    entries: tuple[DefinitionEntry, ...]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportantBlock(StandsOut):
    """`::: important`: blocks that must stand out."""

    name = "important"
    blocks: tuple[Block, ...]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactBlock(NodeKind):
    """`::: contact name [field ...]`: the fields of a contact; without any, all of `CONTACT_FIELDS`."""

    name = "contact"
    contact: str
    fields: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class InventoryBlock(NodeKind):
    """`::: table categories`, `::: list sold`: a view of the inventory; `form` is "table" or "list"."""

    name = "inventory"
    form: str
    view: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineBlock(NodeKind):
    """`::: outline`: the titles of the sections of the document."""

    name = "outline"
    span: Span


Block = (
    Paragraph
    | BulletList
    | OrderedList
    | Table
    | DefinitionList
    | ImportantBlock
    | ContactBlock
    | InventoryBlock
    | OutlineBlock
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """`<!-- allow rule: reason -->`; `covers` is the span of the block below."""

    rule: str
    reason: str
    span: Span
    covers: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """How a clause stands to the one in the original language: "translation" (of a digest) or "counterpart".

    `editorial` is the digest of a later text of the original whose changes need no new translation.
    """

    kind: str
    of: str | None
    editorial: str | None
    reason: str | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One unit of text in one language; (owner, id, locale) is its identity, `label` its number where it was typed."""

    owner: str
    id: str
    locale: str
    title: tuple[Inline, ...]
    title_span: Span
    blocks: tuple[Block, ...]
    label: str | None = None
    relation: Relation | None
    requirements: tuple[str, ...]
    was: tuple[tuple[str, Span], ...] = ()
    waivers: tuple[Waiver, ...]
    source: Source
