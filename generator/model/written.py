"""A clause as its file has it: blocks and inlines with their place, references not yet followed.

`markup.py` makes these values from clause Markdown; `resolve/` turns them into the blocks of a Document. Every value
knows its span, so that a later finding can name the character.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..source import Source, Span


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
class Important:
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
class Paragraph:
    """A run of inlines."""

    children: tuple[Inline, ...]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ListItem:
    """An item of a list; `id` is set by `1. {#id}`. A lead-in paragraph comes first in `blocks` and owns the rest."""

    id: str | None
    blocks: tuple[Block, ...]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class BulletList:
    """Items without numbers."""

    items: tuple[ListItem, ...]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderedList:
    """Items that get numbers; which ones is computed."""

    items: tuple[ListItem, ...]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A table cell: one or several paragraphs, none if it is empty."""

    blocks: tuple[Paragraph, ...]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A pipe table; every row has as many cells as the header."""

    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class DefinitionEntry:
    """A term of a definition list and what is said of it."""

    term: tuple[Inline, ...]
    definitions: tuple[tuple[Block, ...], ...]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class DefinitionList:
    """Terms with their definitions."""

    entries: tuple[DefinitionEntry, ...]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportantBlock:
    """`::: important`: blocks that must stand out."""

    blocks: tuple[Block, ...]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactBlock:
    """`::: contact name [field ...]`: the fields of a contact; without any, all of `CONTACT_FIELDS`."""

    contact: str
    fields: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class InventoryBlock:
    """`::: table categories`, `::: list sold`: a view of the inventory; `form` is "table" or "list"."""

    form: str
    view: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineBlock:
    """`::: outline`: the titles of the sections of the document."""

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
    """One unit of text in one language. `owner` is the work's id, or "shared"; (owner, id, locale) is its identity."""

    owner: str
    id: str
    locale: str
    title: tuple[Inline, ...]
    title_span: Span
    blocks: tuple[Block, ...]
    relation: Relation | None
    requirements: tuple[str, ...]
    waivers: tuple[Waiver, ...]
    source: Source
