"""What of a Document is its wording: the part that a change has to be announced for.

In: a Document or parts of it. Out: plain nested tuples that are equal where the wording is, and their digests. Numbers,
anchors, dates, addresses of our own pages, labels of the catalogue and the words of references that nobody wrote are
left out: they follow from other things. So is whether a word came from a fact, and whether a term is linked. The number
at which an item is told to begin was typed, and counts.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from types import MappingProxyType
from typing import Any

from . import document as d
from .nodes import Holding, NodeKind, head, holdings

Wording = tuple[Any, ...]
"""Texts and tuples of them, to compare and to hash."""


def shell(inline: d.Inline) -> Wording:
    """Return what an inline adds to the words inside it, () for nothing."""
    match inline:
        case d.Strong():
            return ("strong",)
        case d.Important():
            return ("important",)
        case d.Foreign():
            return ("foreign", inline.locale)
        case d.Link():
            return ("link", inline.href)
        case d.Reference():
            return ("reference", "elsewhere" if inline.path else "here", inline.anchor)
        case d.Definition():
            return ("definition", inline.term)
        case d.Inserted() | d.Deleted():
            return (type(inline).__name__.lower(),)
        case _:
            return ()


def of_run(children: tuple[d.Inline, ...]) -> Wording:
    """Return the wording of a run of inlines: texts with what they stand in, neighbours of a kind joined."""
    pieces: list[tuple[str, Wording]] = []
    for text, around in _leaves(children, ()):
        if pieces and pieces[-1][1] == around and text:
            pieces[-1] = (pieces[-1][0] + text, around)
        elif text or around:
            pieces.append((text, around))
    return tuple(pieces)


def of_block(node: NodeKind) -> Wording:
    """Return the wording of a block or of a part of one: its head and what it holds; () where it says nothing.

    What has no head and holds one thing, as an item does, has the wording of that thing.
    """
    inner = tuple([_of_field(getattr(node, holding.name), holding) for holding in holdings(node)])
    if not any(map(any, inner)):
        return ()
    own = head(node)
    return (*own, *inner) if own or len(inner) > 1 else inner[0]


def of_blocks(nodes: Sequence[NodeKind]) -> Wording:
    """Return the wording of blocks or parts of one; those that say nothing and keep no place are left out."""
    found = [(of_block(node), node) for node in nodes]
    return tuple([wording for wording, node in found if wording or node.keeps_place])


def of_row(nodes: Sequence[NodeKind]) -> Wording:
    """Return the wording of a row of nodes, () where none of them says anything."""
    found = of_blocks(nodes)
    return found if any(found) else ()


def of_clause(section: d.Section) -> Wording:
    """Return the wording of a clause without the clauses inside it."""
    return (of_run(section.title), of_blocks(section.blocks))


def of_outline(sections: tuple[d.Section, ...]) -> Wording:
    """Return the wording of clauses in their order, each with those inside it."""
    return tuple(
        (section.clause, of_clause(section), of_outline(section.sections)) for section in sections if _speaks(section)
    )


def clause_digests(document: d.Document) -> Mapping[str, str]:
    """Return the SHA-256 of the wording of each clause by its id, in reading order."""
    digests = {section.clause: _digest(of_clause(section)) for section in d.walk_sections(document.sections)}
    return MappingProxyType(digests)


def text_digest(document: d.Document, clauses: Mapping[str, str] | None = None) -> str:
    """Return the SHA-256 of all that a Document says; `clauses` are the digests of its clauses if they are known.

    It is made of the digests of the clauses, so that it holds for a text of which a passage was blanked.
    """
    digests = clause_digests(document) if clauses is None else clauses
    around = (document.title, document.notice or "", document.sign_off.party if document.sign_off else "")
    return _digest((around, _placed(document.sections, digests)))


def _placed(sections: tuple[d.Section, ...], digests: Mapping[str, str]) -> Wording:
    return tuple((one.clause, digests.get(one.clause, ""), _placed(one.sections, digests)) for one in sections)


def _speaks(section: d.Section) -> bool:
    return bool(any(of_clause(section)) or any(map(_speaks, section.sections)))


def _digest(wording: Wording) -> str:
    return sha256(json.dumps(wording, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def _leaves(children: tuple[d.Inline, ...], around: Wording) -> Iterator[tuple[str, Wording]]:
    for inline in children:
        if isinstance(inline, (d.Text, d.FactText)):
            yield inline.text, around
        elif isinstance(inline, d.Reference) and inline.generated:
            yield "", (*around, shell(inline))
        elif isinstance(inline, d.Term):
            yield from _leaves(inline.children, around)
        else:
            yield from _leaves(inline.children, (*around, shell(inline)))


def _of_field(inner: tuple[Any, ...], holding: Holding) -> Wording:
    of_one, of_rows = (of_run, of_run) if holding.is_run else (of_blocks, of_row)
    return tuple(filter(None, map(of_rows, inner))) if holding.rows else of_one(inner)
