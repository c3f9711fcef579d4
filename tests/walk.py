"""Walks through resolved Documents, for tests that look for one kind of node."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import TypeVar

from generator.model.document import Block, Document, ListItem, walk_sections

T = TypeVar("T")


def nodes_of(value: object) -> Iterator[object]:
    """Yield every node of a tree of dataclasses and tuples, in reading order."""
    if isinstance(value, tuple):
        for item in value:
            yield from nodes_of(item)
    elif is_dataclass(value):
        yield value
        for field in fields(value):
            yield from nodes_of(getattr(value, field.name))


def inlines_of(document: Document, kind: type[T]) -> list[T]:
    """Return every node of a class."""
    return [node for node in nodes_of(document.sections) if isinstance(node, kind)]


def items_of(blocks: tuple[Block, ...]) -> Iterator[ListItem]:
    """Yield every list item, those inside others too."""
    return (node for node in nodes_of(blocks) if isinstance(node, ListItem))


def blocks_of(document: Document) -> Iterator[Block]:
    """Yield the blocks directly below each section."""
    for section in walk_sections(document.sections):
        yield from section.blocks
