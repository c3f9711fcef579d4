"""`clauses/inventory.yaml`: what is collected under one law, what is done with it, who receives it, and by which code.

In: its tree. Out: inventories by jurisdiction. Names that a row uses must stand in the same inventory; whether its
period of retention exists is not asked here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..model.diagnostics import Diagnostic, Message, did_you_mean, error
from ..model.registries import Inventory
from ..model.source import Span
from . import inventory_rows as rows
from .nodes import Entries, Items, KeyedNode, Node, Scalar
from .record import Key, RecordValues, mapped, own_name, own_place, record_of, required
from .shape import Findings, NamedRecords, Placed, Shape, key_node
from .values import NAME, TEXTS, is_name


def _table(name: str, value: Shape[Any], about: str, key: Shape[str] = NAME) -> Key[Mapping[str, Any]]:
    return mapped(name, NamedRecords(key=key, value=value), about)


_PURPOSES = _table("purposes", rows.PURPOSE, "What information is used for: a short label for each, by language.")
_SOURCES = _table("sources", TEXTS, "Where information comes from: a label for each, by language.")
_RECIPIENTS = _table("recipients", rows.RECIPIENT, "Who receives information: a name for each, by language.")
_ROWS = Placed(shape=NamedRecords(key=NAME, value=rows.CATEGORY), make=lambda found, _node: tuple(found.values()))
_CATEGORIES = required("categories", _ROWS, "The categories, in the order of their table.")
_SDKS = _table("sdks", rows.SDK, "Code of others in the app; {} for none.")
_PERMISSIONS = _table(
    "permissions", rows.PERMISSION, "Permissions by the name of the platform; {} for none.", rows.PLATFORM_NAME
)
_TRANSFERS = _table("transfers", rows.TRANSFER, "Transfers abroad.")
_COLUMNS = _table("columns", rows.COLUMN, "Columns of your own.")

_USED: Mapping[str, Key[Any]] = {
    "sources": _SOURCES,
    **dict.fromkeys(("purposes", "disclosed-purposes", "sold-purposes"), _PURPOSES),
    **dict.fromkeys(("disclosed", "sold", "recipient"), _RECIPIENTS),
    "categories": _CATEGORIES,
    "own": _COLUMNS,
}
"""What a key of a row names, by the table in which that must stand."""
_UNKNOWN: Mapping[str, str] = {
    "sources": "unknown-source.inventory",
    "purposes": "unknown-purpose.inventory",
    "recipients": "unknown-recipient.inventory",
    "categories": "unknown-category.inventory",
    "columns": "unknown-column.inventory",
}


def _judge(values: RecordValues, findings: Findings) -> None:
    findings += (*_unknown_uses(values), *_equal_letters(values), *_equal_uses(values))


def _unknown_uses(values: RecordValues) -> Iterator[Diagnostic]:
    for table in (_CATEGORIES, _RECIPIENTS, _SDKS, _PERMISSIONS, _TRANSFERS):
        for field in (field for row in _entries(values.nodes.get(table.name)) for field in _entries(row.value)):
            if key := _USED.get(field.key):
                known = _spans(values, key)
                for name in (name for name in _names(field.value) if is_name(name.text) and name.text not in known):
                    add = Message("help.add-under", key=key.name)
                    found = error(_UNKNOWN[key.name], name.span, name=name.text)
                    yield found.with_help(did_you_mean(name.text, known) or add)


def _equal_letters(values: RecordValues) -> Iterator[Diagnostic]:
    first: dict[str, tuple[str, Span]] = {}
    for row in _entries(values.nodes.get(_CATEGORIES.name)):
        for letter in (name for field in _entries(row.value) if field.key == "letter" for name in _names(field.value)):
            category, span = first.setdefault(letter.text, (row.key, letter.span))
            if span != letter.span:
                finding = error("duplicate-letter.category", letter.span, letter=letter.text, category=category)
                yield finding.with_help("duplicate-letter.own-letter").with_note("note.first", span)


def _equal_uses(values: RecordValues) -> Iterator[Diagnostic]:
    purposes, sources = _spans(values, _PURPOSES), _spans(values, _SOURCES)
    for name in (name for name in sources if name in purposes):
        finding = error("duplicate-name.purpose-and-source", sources[name], name=name).with_help("help.other-name")
        yield finding.with_note("duplicate-name.purpose", purposes[name])


def _entries(node: Node | None) -> tuple[KeyedNode, ...]:
    return node.entries if isinstance(node, Entries) else ()


def _names(node: Node) -> tuple[Scalar, ...]:
    """Return the names in a value: those of a list or of the keys of a group, or the one that it is."""
    inner = node.items if isinstance(node, Items) else tuple(key_node(entry) for entry in _entries(node)) or (node,)
    return tuple(one for one in inner if isinstance(one, Scalar) and one.text)


def _spans(values: RecordValues, key: Key[Any]) -> Mapping[str, Span]:
    """Return the names as written, those too whose row could not be read."""
    return {entry.key: entry.key_span for entry in _entries(values.nodes.get(key.name))}


INVENTORIES = NamedRecords(
    key=NAME,
    value=record_of(
        "What is collected under one law",
        Inventory,
        _judge,
        jurisdiction=own_name,
        country=mapped("country", TEXTS, "Where information is kept; a recipient elsewhere is abroad."),
        purposes=_PURPOSES,
        sources=_SOURCES,
        recipients=_RECIPIENTS,
        categories=_CATEGORIES,
        sdks=_SDKS,
        permissions=_PERMISSIONS,
        transfers=_TRANSFERS,
        columns=_COLUMNS,
        said=lambda values: frozenset(values.nodes),
        span=own_place,
    ),
)
