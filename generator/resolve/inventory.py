"""What clauses print from the inventory: tables, lists and category tags.

In: the form and the name of a view, and a `ResolvedFrom`. Out: a block of the document, or the text of a tag. Prose
says nothing of categories itself, so it cannot contradict the inventory. What a view is made of is said once, in
`model.inventories`; how each of its fields is printed is in `inventory_fields`.
"""

from __future__ import annotations

from ..model.columns import COLUMNS, is_filled
from ..model.diagnostics import Message, error
from ..model.document import Block
from ..model.inventories import VIEWS, rows_of
from ..model.make import Run, bullets, defined, paragraph, paragraphs, run_of, table
from ..model.registries import Category, Inventory
from ..model.source import Span
from .findings import Step, each
from .inventory_fields import FILE, OWN, Part, ViewPage, label_of, lettered, part_of, short_label
from .place import UNKNOWN, ResolvedFrom, unknown

Row = tuple[tuple[Part, ...], ...]
"""The columns of a row, each of parts."""
_NOTHING = run_of("\N{EM DASH}")


def inventory_view(form: str, view: str, span: Span, place: ResolvedFrom) -> Step[tuple[Block, ...]]:
    """Return the blocks of a view; none where the work has no inventory, which is a finding."""
    inventory = yield from _inventory(span, place)
    if inventory is None:
        return ()
    page = ViewPage(inventory=inventory, place=place, span=span)
    caption = yield from page.term(VIEWS[view].caption)
    if (form, view) == ("list", "categories"):
        return (bullets((yield from each(_item(category, page) for category in inventory.categories))),)
    columns, rows = yield from _rows(view, page)
    if not rows:
        return (yield from _none(view, caption, page))
    if form == "list":
        return ((yield from _as_list(rows, page)),)
    header = yield from each(label_of(fields[0], page) for fields in columns)
    cells = yield from each(each(_cell(column, page) for column in row) for row in rows)
    return (table(caption, (tuple((run_of(label),) for label in header), *cells)),)


def category_tag(use: str, span: Span, place: ResolvedFrom) -> Step[str]:
    """Return the letters of the categories that have a purpose or come from a source, as the language writes them.

    A category without a letter is named by its short label.
    """
    inventory = yield from _inventory(span, place)
    if inventory is None:
        return UNKNOWN
    known = (*inventory.purposes, *inventory.sources)
    if use not in known:
        finding = error("unknown-category-use.in-file", span, name=use, file=FILE)
        return (yield from unknown(place.library, finding, use, known, FILE))
    page = ViewPage(inventory=inventory, place=place, span=span)
    used = (one for one in inventory.categories if use in one.purposes or use in one.sources)
    letters = yield from each(_letter(category, page) for category in used)
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


def _letter(category: Category, page: ViewPage) -> Step[str]:
    return category.letter or (yield from short_label(category, page))


def _item(category: Category, page: ViewPage) -> Step[Run]:
    return lettered("Category {letter}: {label}", category, (yield from short_label(category, page)), page)


def _rows(view: str, page: ViewPage) -> Step[tuple[tuple[tuple[str, ...], ...], tuple[Row, ...]]]:
    """Return the columns of a view by their fields, and its rows; what no row says anything of is left out."""
    own = tuple((OWN + name,) for name, column in page.inventory.columns.items() if view in column.views)
    columns = (*VIEWS[view].columns, *own)
    rows = yield from each(
        each(each(part_of(name, row, page) for name in column) for column in columns)
        for row in rows_of(page.inventory, VIEWS[view].rows)
    )
    filled = [place for place in range(len(columns)) if any(said for row in rows for _, said in row[place])]
    return tuple(columns[place] for place in filled), tuple(tuple(row[place] for place in filled) for row in rows)


def _none(view: str, caption: str, page: ViewPage) -> Step[tuple[Block, ...]]:
    """Return that there is none, where the inventory says so: of what it is silent about it is no answer."""
    column = "sdk" if view == "sdks" else view
    if column in COLUMNS and not is_filled(page.inventory, column):
        yield error("no-inventory.silent", page.span, view=view).with_help("no-inventory.say-none")
    return (paragraph(*run_of((yield from page.term("{caption}: none", caption=caption)))),)


def _cell(column: tuple[Part, ...], page: ViewPage) -> Step[tuple[Run, ...]]:
    """Return the runs of a cell: what its header announces as it is, the rest below it with its label."""
    (_, first), *others = column
    below = yield from each(page.labelled(label, said) for label, said in others if said)
    return ((first,) if first else ()) + below or (_NOTHING,)


def _as_list(rows: tuple[Row, ...], page: ViewPage) -> Step[Block]:
    """Return a list from what rows are called to what they say, with labels where any says more than one thing."""
    parts = [tuple(part for column in row for part in column) for row in rows]
    said = [tuple((label, words) for label, words in row[1:] if words) for row in parts]
    plain = all(len(row) <= 1 for row in said)
    runs = yield from each(each(page.labelled("" if plain else label, words) for label, words in row) for row in said)
    return defined((row[0][1], paragraphs(below or (_NOTHING,))) for row, below in zip(parts, runs, strict=True))
