"""What clauses print from the inventory: tables, lists and category tags.

In: the name of a view and a `ResolvedFrom`. Out: a block of the document, or the text of a tag. Prose says nothing of
categories itself, so it cannot contradict the inventory.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from ..model.diagnostics import Message, error
from ..model.document import Block
from ..model.make import Run, bullets, defined, paragraph, run_of, table
from ..model.registries import Category, Inventory, Period, Texts, text_in
from ..model.source import Span
from ..model.written import FactUse
from .facts import filled_in
from .findings import Step, each
from .place import UNKNOWN, ResolvedFrom, unknown

FILE = "clauses/inventory.yaml"

Row = tuple[tuple[Run, ...], ...]
"""Cells, each of runs."""

Entry = tuple[Run, tuple[Block, ...]]
"""A term and what is said of it."""


def inventory_view(form: str, view: str, span: Span, place: ResolvedFrom) -> Step[tuple[Block, ...]]:
    """Return the blocks of a view; none where the work has no inventory, which is a finding."""
    inventory = yield from _inventory(span, place)
    return ((yield from VIEWS[form, view](inventory, place)),) if inventory else ()


def category_tag(use: str, span: Span, place: ResolvedFrom) -> Step[str]:
    """Return the letters of the categories that have a purpose or come from a source, as the language writes them."""
    inventory = yield from _inventory(span, place)
    if inventory is None:
        return UNKNOWN
    known = (*inventory.purposes, *inventory.sources)
    if use not in known:
        finding = error("unknown-category-use.in-file", span, name=use, file=FILE)
        return (yield from unknown(place.library, finding, use, known, FILE))
    used = (one for one in inventory.categories if use in one.purposes or use in one.sources)
    letters = yield from each(_letter(category, place) for category in used)
    if not letters:
        yield error("unused-category-use.nothing", span, use=use)
        return UNKNOWN
    msgid = "(Category {letters})" if len(letters) == 1 else "(Categories {letters})"
    return place.language.label(msgid, letters=place.language.letters(letters))


def _inventory(span: Span, place: ResolvedFrom) -> Step[Inventory | None]:
    if place.inventory is None and FILE not in place.library.unread:
        jurisdiction = place.plan.work.jurisdiction
        not_there = Message("no-inventory.jurisdiction", file=FILE, jurisdiction=jurisdiction or "")
        message = not_there if jurisdiction else Message("no-inventory.not-asked", file=FILE)
        yield error(message, span).with_help("no-inventory.write")
    return place.inventory


def _text(texts: Texts, what: Message, category: Category, place: ResolvedFrom) -> Step[str]:
    text = text_in(texts, place.locale)
    if text is None and FILE not in place.library.unread:
        finding = error(
            "fact-without-text.category", category.span, category=category.id, what=what, locale=place.locale
        )
        yield finding.with_help("fact-without-text.add", locale=place.locale)
    return text or UNKNOWN


def _cell(*texts: str) -> tuple[Run, ...]:
    return tuple(map(run_of, texts))


def _name(category: Category, place: ResolvedFrom) -> Step[str]:
    """Return letter and label: "A. Identifiers"."""
    label = yield from _text(category.label, Message("noun.label"), category, place)
    return _lettered("{letter}. {label}", category, label, place)


def _lettered(msgid: str, category: Category, label: str, place: ResolvedFrom) -> str:
    """Return a label with the letter of its category, alone where that has none."""
    return place.language.label(msgid, letter=category.letter, label=label) if category.letter else label


def _letter(category: Category, place: ResolvedFrom) -> Step[str]:
    """Return the letter of a category, the short label of one that has none."""
    return category.letter or (yield from _short(category, place))


def _short(category: Category, place: ResolvedFrom) -> Step[str]:
    """Return the short label, or the label of a category that has none."""
    own = text_in(category.short, place.locale)
    return own or (yield from _text(category.label, Message("noun.label"), category, place))


def _short_name(category: Category, place: ResolvedFrom) -> Step[str]:
    label = yield from _short(category, place)
    return _lettered("{letter}. {label}", category, label, place)


def _table_of_categories(inventory: Inventory, place: ResolvedFrom) -> Step[Block]:
    rows = yield from each(_row_of_examples(category, place) for category in inventory.categories)
    return _table("Categories of personal information", ("Category", "What it covers"), rows, place)


def _row_of_examples(category: Category, place: ResolvedFrom) -> Step[Row]:
    name = yield from _name(category, place)
    examples = yield from _text(category.examples, Message("noun.examples"), category, place)
    return (_cell(name), _cell(examples, *_note(category, place)))


def _note(category: Category, place: ResolvedFrom) -> tuple[str, ...]:
    note = text_in(category.note, place.locale)
    return (note,) if note else ()


def _table_of_retention(inventory: Inventory, place: ResolvedFrom) -> Step[Block]:
    rows = yield from each(_row_of_retention(category, place) for category in inventory.categories)
    return _table("How long we keep each category", ("Category", "Kept for"), rows, place)


def _row_of_retention(category: Category, place: ResolvedFrom) -> Step[Row]:
    name = yield from _short_name(category, place)
    return (_cell(name), ((yield from _retention(category, place)),))


def _retention(category: Category, place: ResolvedFrom) -> Step[Run]:
    """Return for how long a category is kept: a period, or in the words of the locale what decides it."""
    said = category.retention.get(place.locale, category.retention.get("", ()))
    alone = said[0] if len(said) == 1 else None
    period = place.library.facts.get(alone.fact) if isinstance(alone, FactUse) else None
    if isinstance(period, Period):
        return run_of(place.language.period(period.number, period.unit))
    if said and not isinstance(alone, FactUse):
        return (yield from filled_in(said, place))
    finding = error("unknown-period.retention", category.span, category=category.id)
    yield finding.with_help("unknown-period.write-retention")
    return run_of(UNKNOWN)


def _table(caption: str, header: tuple[str, ...], rows: tuple[Row, ...], place: ResolvedFrom) -> Block:
    label = place.language.label
    return table(label(caption), (tuple(_cell(label(name)) for name in header), *rows))


def _list_of_categories(inventory: Inventory, place: ResolvedFrom) -> Step[Block]:
    return bullets((yield from each(_item(category, place) for category in inventory.categories)))


def _item(category: Category, place: ResolvedFrom) -> Step[Run]:
    short = yield from _short(category, place)
    return run_of(_lettered("Category {letter}: {label}", category, short, place))


def _recipients(inventory: Inventory, place: ResolvedFrom, kind: str) -> Step[Block]:
    named = ((category, getattr(category, kind)) for category in inventory.categories)
    entries = yield from each(_entry(inventory, ids, category, place) for category, ids in named if ids)
    return defined(entries)


def _entry(inventory: Inventory, ids: tuple[str, ...], category: Category, place: ResolvedFrom) -> Step[Entry]:
    term = yield from _short_name(category, place)
    texts = yield from each(_recipient(inventory, name, category, place) for name in ids)
    return run_of(term), (paragraph(*run_of(place.language.enumeration(texts))),)


def _recipient(inventory: Inventory, name: str, category: Category, place: ResolvedFrom) -> Step[str]:
    return _text(inventory.recipients[name].name, Message("noun.recipient", name=name), category, place)


def _list_of_disclosures(inventory: Inventory, place: ResolvedFrom) -> Step[Block]:
    return _recipients(inventory, place, "disclosed")


def _list_of_sales(inventory: Inventory, place: ResolvedFrom) -> Step[Block]:
    return _recipients(inventory, place, "sold")


VIEWS: Mapping[tuple[str, str], Callable[[Inventory, ResolvedFrom], Step[Block]]] = MappingProxyType(
    {
        ("table", "categories"): _table_of_categories,
        ("table", "retention"): _table_of_retention,
        ("list", "categories"): _list_of_categories,
        ("list", "disclosed"): _list_of_disclosures,
        ("list", "sold"): _list_of_sales,
    }
)
"""The views of the inventory by form and name."""
