"""`clauses/inventory.yaml`: categories of personal information, per jurisdiction, and what is done with each.

In: its tree. Out: inventories by jurisdiction. Purposes, sources and recipients that a category names must stand in the
same inventory; whether its period of retention exists is not asked here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ..model.diagnostics import Diagnostic, Message, did_you_mean, error
from ..model.registries import Category, Inventory, Texts, TextWithFacts
from ..model.source import Span
from ..model.written import FactUse, Text
from .nodes import Entries, Scalar
from .record import Key, Record, RecordValues, defaulting, required
from .shape import Findings, NamedRecords, Placed, Sequence, TextValue, refuse
from .values import LINE, NAME, NO_TEXTS, TEXTS, TEXTS_WITH_FACTS, YES_NO, is_name, text_schema


@dataclass(frozen=True, slots=True, kw_only=True)
class _Use:
    """A name that a category uses, and where."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class _Listed:
    """A category with the names that it uses, by what they name."""

    category: Category
    letter: Span
    uses: Mapping[str, tuple[_Use, ...]]


def _letter(node: Scalar) -> str | Diagnostic:
    if re.fullmatch(r"\w{1,3}", node.text):
        return node.text
    return refuse("bad-value.letter", node, text=node.text).with_help("bad-value.letter-form")


_USES = Sequence(item=Placed(shape=NAME, make=lambda name, node: _Use(name=name, span=node.span)))
_LETTER = required(
    "letter", TextValue(convert=_letter, json=text_schema(r"\S{1,3}")), "The letter that clauses cite: A."
)
_LABEL = required("label", TEXTS, "The category's title, by language.")
_SHORT = defaulting("short", TEXTS, NO_TEXTS, "A shorter title, where the label is long.")
_STATUTE = required("statute", LINE, "Where the law names it: Cal. Civ. Code § 1798.140(v)(1)(A).")
_EXAMPLES = required("examples", TEXTS, "Examples, by language.")
_NOTE = defaulting("note", TEXTS, NO_TEXTS, "A second paragraph below the examples.")
_FROM = defaulting("sources", _USES, (), "Where it comes from: names under sources.")
_FOR = defaulting("purposes", _USES, (), "What it is used for: names under purposes.")
_DISCLOSED = defaulting("disclosed", _USES, (), "Recipients for a business purpose: names under recipients.")
_SOLD = defaulting("sold", _USES, (), "Recipients that it is sold to: names under recipients.")
_NOT_SAID: Mapping[str, TextWithFacts] = MappingProxyType({})
_RETENTION = defaulting(
    "retention",
    TEXTS_WITH_FACTS,
    _NOT_SAID,
    "How long it is kept: a period of facts.yaml; or by language what decides it, with facts as in a clause.",
)
_SENSITIVE = defaulting(
    "sensitive", YES_NO, default=False, about="Whether the law calls it sensitive: yes or no. Default: no."
)


def _category(values: RecordValues, _findings: Findings) -> _Listed:
    category = Category(
        id=values.name,
        letter=values[_LETTER],
        label=values[_LABEL],
        short=values[_SHORT],
        statute=values[_STATUTE],
        examples=values[_EXAMPLES],
        note=values[_NOTE],
        sources=_plain(values[_FROM]),
        purposes=_plain(values[_FOR]),
        disclosed=_plain(values[_DISCLOSED]),
        sold=_plain(values[_SOLD]),
        retention=_kept(values[_RETENTION]),
        sensitive=values[_SENSITIVE],
        span=values.head,
    )
    recipients = (*values[_DISCLOSED], *values[_SOLD])
    uses = {"source": values[_FROM], "purpose": values[_FOR], "recipient": recipients}
    return _Listed(category=category, letter=values.span(_LETTER), uses=MappingProxyType(uses))


def _kept(said: Mapping[str, TextWithFacts]) -> Mapping[str, TextWithFacts]:
    """Return how long a category is kept; a name alone is that of a period."""
    match said.get(""):
        case (Text() as name,) if is_name(name.text):
            return MappingProxyType({"": (FactUse(fact=name.text, form="", span=name.span),)})
    return said


def _plain(uses: tuple[_Use, ...]) -> tuple[str, ...]:
    return tuple(use.name for use in uses)


_CATEGORY = Record(
    title="A category of personal information",
    keys=(_LETTER, _LABEL, _SHORT, _STATUTE, _EXAMPLES, _NOTE, _FROM, _FOR, _DISCLOSED, _SOLD, _RETENTION, _SENSITIVE),
    build=_category,
)

_LABELS = NamedRecords(key=NAME, value=TEXTS)
_NONE: Mapping[str, Texts] = MappingProxyType({})
_PURPOSES = defaulting("purposes", _LABELS, _NONE, "What information is used for: a short label for each, by language.")
_SOURCES = defaulting("sources", _LABELS, _NONE, "Where information comes from: a label for each, by language.")
_RECIPIENTS = defaulting("recipients", _LABELS, _NONE, "Who receives information: a label for each, by language.")
_CATEGORIES = required(
    "categories", NamedRecords(key=NAME, value=_CATEGORY), "The categories, in the order of their table."
)


def _inventory(values: RecordValues, findings: Findings) -> Inventory:
    listed = tuple(values[_CATEGORIES].values())
    findings += _unknown_uses(values, listed)
    findings += _equal_letters(listed)
    findings += _equal_uses(values)
    return Inventory(
        jurisdiction=values.name,
        purposes=values[_PURPOSES],
        sources=values[_SOURCES],
        recipients=values[_RECIPIENTS],
        categories=tuple(entry.category for entry in listed),
        span=values.head,
    )


def _unknown_uses(values: RecordValues, listed: tuple[_Listed, ...]) -> Iterator[Diagnostic]:
    for kind, key, id in (
        ("source", _SOURCES, "unknown-source.inventory"),
        ("purpose", _PURPOSES, "unknown-purpose.inventory"),
        ("recipient", _RECIPIENTS, "unknown-recipient.inventory"),
    ):
        known = _names(values, key)
        for use in (use for entry in listed for use in entry.uses[kind] if use.name not in known):
            add = Message("help.add-under", key=key.name)
            yield error(id, use.span, name=use.name).with_help(did_you_mean(use.name, known) or add)


def _equal_letters(listed: tuple[_Listed, ...]) -> Iterator[Diagnostic]:
    first: dict[str, _Listed] = {}
    for entry in listed:
        other = first.setdefault(entry.category.letter, entry)
        if other is not entry:
            finding = error(
                "duplicate-letter.category", entry.letter, letter=entry.category.letter, category=other.category.id
            ).with_help("duplicate-letter.own-letter")
            yield finding.with_note("note.first", other.letter)


def _equal_uses(values: RecordValues) -> Iterator[Diagnostic]:
    purposes, sources = _names(values, _PURPOSES), _names(values, _SOURCES)
    for name in (name for name in sources if name in purposes):
        finding = error("duplicate-name.purpose-and-source", sources[name], name=name).with_help("help.other-name")
        yield finding.with_note("duplicate-name.purpose", purposes[name])


def _names(values: RecordValues, key: Key[Mapping[str, Texts]]) -> Mapping[str, Span]:
    """Return the names as written, those too whose label could not be read."""
    node = values.nodes.get(key.name)
    return {entry.key: entry.key_span for entry in node.entries} if isinstance(node, Entries) else {}


INVENTORIES = NamedRecords(
    key=NAME,
    value=Record(
        title="What is collected under one law", keys=(_PURPOSES, _SOURCES, _RECIPIENTS, _CATEGORIES), build=_inventory
    ),
)
