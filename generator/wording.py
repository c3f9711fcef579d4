"""What of a Document is its wording: the part that a change has to be announced for.

In: a Document or parts of it. Out: plain nested tuples that are equal where the wording is, and their digests. Numbers,
anchors, dates, addresses of our own pages, labels of the catalogue and the words of references that nobody wrote are
left out: they follow from other things. So is whether a word came from a fact, and whether a term is linked.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from types import MappingProxyType
from typing import Any

from .model.document import (
    Block,
    Cell,
    Columns,
    ContactBlock,
    ContactField,
    Definition,
    DefinitionList,
    Deleted,
    Document,
    FactText,
    Foreign,
    Important,
    ImportantBlock,
    Inline,
    Inserted,
    Link,
    List,
    ListItem,
    Paragraph,
    Reference,
    Revision,
    Section,
    Strong,
    Table,
    Term,
    Text,
    walk_sections,
)

Wording = tuple[Any, ...]
"""Texts and tuples of them, to compare and to hash."""


def shell(inline: Inline) -> Wording:
    """Return what an inline adds to the words inside it, () for nothing."""
    match inline:
        case Strong():
            return ("strong",)
        case Important():
            return ("important",)
        case Foreign():
            return ("foreign", inline.locale)
        case Link():
            return ("link", inline.href)
        case Reference():
            return ("reference", "elsewhere" if inline.path else "here", inline.anchor)
        case Definition():
            return ("definition", inline.term)
        case Inserted() | Deleted():
            return (type(inline).__name__.lower(),)
        case _:
            return ()


def of_run(children: tuple[Inline, ...]) -> Wording:
    """Return the wording of a run of inlines: texts with what they stand in, neighbours of a kind joined."""
    pieces: list[tuple[str, Wording]] = []
    for text, around in _leaves(children, ()):
        if pieces and pieces[-1][1] == around and text:
            pieces[-1] = (pieces[-1][0] + text, around)
        elif text or around:
            pieces.append((text, around))
    return tuple(pieces)


def of_block(block: Block) -> Wording:
    """Return the wording of a block, () where it says nothing."""
    return _BLOCKS[type(block)](block)


def of_blocks(blocks: tuple[Block, ...]) -> Wording:
    """Return the wording of blocks; those that say nothing are left out."""
    return tuple(wording for block in blocks if (wording := of_block(block)))


def of_item(item: ListItem) -> Wording:
    """Return the wording of a list item."""
    return of_blocks(item.blocks)


def of_row(row: tuple[Cell, ...]) -> Wording:
    """Return the wording of a table row, () where every cell is empty."""
    cells = tuple(of_blocks(cell.blocks) for cell in row)
    return cells if any(cells) else ()


def of_field(field: ContactField) -> Wording:
    """Return the wording of a field of a contact: its kind and its lines, () where it has none."""
    lines = tuple(wording for line in field.lines if (wording := of_run(line)))
    return (field.kind, lines) if lines else ()


def of_clause(section: Section) -> Wording:
    """Return the wording of a clause without the clauses inside it."""
    return (of_run(section.title), of_blocks(section.blocks))


def of_outline(sections: tuple[Section, ...]) -> Wording:
    """Return the wording of clauses in their order, each with those inside it."""
    return tuple(
        (section.clause, of_clause(section), of_outline(section.sections)) for section in sections if _speaks(section)
    )


def clause_digests(document: Document) -> Mapping[str, str]:
    """Return the SHA-256 of the wording of each clause by its id, in reading order."""
    digests = {section.clause: _digest(of_clause(section)) for section in walk_sections(document.sections)}
    return MappingProxyType(digests)


def text_digest(document: Document, clauses: Mapping[str, str] | None = None) -> str:
    """Return the SHA-256 of all that a Document says; `clauses` are the digests of its clauses if they are known.

    It is made of the digests of the clauses, so that it holds for a text of which a passage was blanked.
    """
    digests = clause_digests(document) if clauses is None else clauses
    around = (document.title, document.notice or "", document.sign_off.party if document.sign_off else "")
    return _digest((around, _placed(document.sections, digests)))


def _placed(sections: tuple[Section, ...], digests: Mapping[str, str]) -> Wording:
    return tuple((one.clause, digests.get(one.clause, ""), _placed(one.sections, digests)) for one in sections)


def _speaks(section: Section) -> bool:
    return bool(any(of_clause(section)) or any(map(_speaks, section.sections)))


def _digest(wording: Wording) -> str:
    return sha256(json.dumps(wording, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def _leaves(children: tuple[Inline, ...], around: Wording) -> Iterator[tuple[str, Wording]]:
    for inline in children:
        if isinstance(inline, (Text, FactText)):
            yield inline.text, around
        elif isinstance(inline, Reference) and inline.generated:
            yield "", (*around, shell(inline))
        elif isinstance(inline, Term):
            yield from _leaves(inline.children, around)
        else:
            yield from _leaves(inline.children, (*around, shell(inline)))


def _list(block: List) -> Wording:
    items = tuple(wording for item in block.items if (wording := of_item(item)))
    return ("numbered" if any(item.number for item in block.items) else "bulleted", items) if items else ()


def _table(block: Table) -> Wording:
    rows = tuple(wording for row in block.rows if (wording := of_row(row)))
    header = tuple(of_blocks(cell.blocks) for cell in block.header)
    return ("table", header, rows) if rows or any(header) else ()


def _definition_list(block: DefinitionList) -> Wording:
    entries = tuple(
        (term, said)
        for entry in block.entries
        if any(((term := of_run(entry.term)), (said := tuple(filter(None, map(of_blocks, entry.definitions))))))
    )
    return ("definitions", entries) if entries else ()


def _contact(block: ContactBlock) -> Wording:
    fields = tuple(wording for field in block.fields if (wording := of_field(field)))
    return ("contact", fields) if fields else ()


def _nested(name: str, blocks: tuple[Block, ...]) -> Wording:
    inner = of_blocks(blocks)
    return (name, inner) if inner else ()


def _columns(block: Columns) -> Wording:
    return ("columns", tuple((column.locale, of_blocks(column.blocks)) for column in block.columns))


def _paragraph(block: Paragraph) -> Wording:
    inner = of_run(block.children)
    return ("paragraph", inner) if inner else ()


_BLOCKS: Mapping[type, Callable[..., Wording]] = MappingProxyType(
    {
        Paragraph: _paragraph,
        List: _list,
        Table: _table,
        DefinitionList: _definition_list,
        ImportantBlock: lambda block: _nested("important", block.blocks),
        ContactBlock: _contact,
        Revision: lambda block: _nested(block.change, block.blocks),
        Columns: _columns,
    }
)
