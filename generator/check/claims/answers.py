"""What is answered beside the texts: by claims of the facts, switches of the profile and columns of the inventory.

In: a Library and the name of an act, which is that of a claim or of a switch. Out: answers with their places. A column
answers yes where one category does, and no where every one does.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from ...model.inventories import is_abroad
from ...model.library import Library
from ...model.registries import Category, Claim, Inventory, Period
from ...model.scope import switch_of
from ...model.source import Span
from ...model.written import FactUse
from ..values import Key
from ..values.reading import measure_of

_YEAR = {"month": 12, "day": 366}


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenAnswer:
    """That something is done, or that it is not, and where that stands; `kind` is claim, profile or inventory."""

    kind: str
    yes: bool
    span: Span


def own_answers(act: str, library: Library) -> tuple[GivenAnswer, ...]:
    """Return what the facts and the profile answer."""
    claim, switch = library.facts.get(act), library.settings.profile.get(switch_of(act))
    claimed = (GivenAnswer(kind="claim", yes=claim.holds, span=claim.span),) if isinstance(claim, Claim) else ()
    return (*claimed, GivenAnswer(kind="profile", yes=switch.yes, span=switch.span)) if switch else claimed


def listed_answers(
    act: str, library: Library, rows: Iterable[tuple[Inventory, Sequence[Category]]]
) -> tuple[GivenAnswer, ...]:
    """Return what rows of inventories answer; nothing where part of the file was refused."""
    column = _COLUMNS.get(act) if "clauses/inventory.yaml" not in library.unread else None
    found = (_listed(column, library, one, categories) for one, categories in rows) if column else ()
    return tuple(answer for answer in found if answer)


def inventories_asked(act: str, library: Library) -> tuple[Inventory, ...]:
    """Return the inventories of the packs that ask for a switch; every one where none does."""
    packs = library.laws.packs.values()
    asking = {pack.inventory for pack in packs if any(act in duty.conditions for duty in pack.duties.values())}
    asked = tuple(one for name, one in library.inventories.items() if name in asking)
    return asked or tuple(library.inventories.values())


def named_in(text: str, inventory: Inventory) -> tuple[Category, ...]:
    """Return the categories that a text calls by a label."""
    labels = ((one, (*one.label.values(), *one.short.values())) for one in inventory.categories)
    return tuple(one for one, forms in labels if any(form and _form(form).search(text) for form in forms))


@cache
def _form(label: str) -> re.Pattern[str]:
    """Return what finds a label as whole words, which Chinese ones have no ends of."""
    return re.compile(rf"\b{re.escape(label)}\b" if label.isascii() else re.escape(label), re.IGNORECASE)


_Column = Callable[[Category, Inventory, Library], bool | None]


def _listed(column: _Column, library: Library, inventory: Inventory, rows: Sequence[Category]) -> GivenAnswer | None:
    said = [(one, column(one, inventory, library)) for one in rows]
    done = next((one for one, yes in said if yes), None)
    if done is None and (not said or any(yes is None for _, yes in said)):
        return None
    return GivenAnswer(kind="inventory", yes=done is not None, span=(done or inventory).span)


def _exports(one: Category, inventory: Inventory, _: Library) -> bool | None:
    names = (*(one.disclosed or ()), *(one.sold or ()))
    recipients = [inventory.recipients[name] for name in names]
    if inventory.country and any(is_abroad(recipient, inventory) for recipient in recipients):
        return True
    is_known = inventory.country and None not in (one.disclosed, one.sold) and all(one.country for one in recipients)
    return False if is_known else None


def kept_for(category: Category, library: Library, locale: str | None = None) -> frozenset[Key]:
    """Return the periods for which a category is kept by its row, in the words of one language or of all."""
    rows = category.retention
    said = rows.values() if locale is None else (rows.get(locale, rows.get("", ())),)
    facts = (library.facts.get(use.fact) for text in said for use in text if isinstance(use, FactUse))
    keys = (measure_of(fact.number, fact.unit) for fact in facts if isinstance(fact, Period))
    return frozenset(key[1:] for key in keys if key)


def _is_old(one: Category, _: Inventory, library: Library) -> bool | None:
    lengths = kept_for(one, library)
    return any(int(str(number)) > _YEAR[str(unit)] for number, unit in lengths if unit in _YEAR) or None


_COLUMNS: Mapping[str, _Column] = {
    "sells": lambda one, _, __: None if one.sold is None else bool(one.sold),
    "sensitive": lambda one, _, __: one.sensitive,
    "exports": _exports,
    "old-data": _is_old,
}
"""What the row of a category answers to a switch, None where it says nothing."""
