"""The columns that the law asks of an inventory: whether they are filled, and which views print them.

A column goes by the word that a duty has for it. It is filled where the file answers for every row, be it with an
explicit none; where the file is silent, it is not.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping

from .inventories import purposes_of_disclosing, purposes_of_receiving, rows_of
from .registries import Inventory, Purpose, Recipient


def is_filled(inventory: Inventory, column: str) -> bool:
    """Say whether the inventory answers a column of the law. Raises KeyError for one that no law asks for."""
    return all(_COLUMNS[part][0](inventory) for part in _PARTS.get(column, (column,)))


def is_printed(column: str, views: Collection[str]) -> bool:
    """Say whether a text that prints these views prints a column of the law: each part of it by one of them.

    Beside views, `tagged-purposes` and `tagged-sources` are texts that have the letters of categories behind each.
    """
    return all(not set(_COLUMNS[part][1].split()).isdisjoint(views) for part in _PARTS.get(column, (column,)))


def _every(rows: Iterable[object]) -> bool:
    """Say whether there are rows, and something is said of each."""
    answers = [bool(row) for row in rows]
    return bool(answers) and all(answers)


def _has(field: str) -> Callable[[Inventory], bool]:
    return lambda i: _every(getattr(category, field) for category in i.categories)


def _says(field: str) -> Callable[[Inventory], bool]:
    return lambda i: _every(getattr(category, field) is not None for category in i.categories)


def _of_sensitive(field: str) -> Callable[[Inventory], bool]:
    return lambda i: _says("sensitive")(i) and all(getattr(one, field) for one in rows_of(i, "sensitive"))


def _purposes_of(how: str) -> Callable[[Inventory], bool]:
    return lambda i: _says(how)(i) and all(purposes_of_disclosing(one, how, i) for one in rows_of(i, how))


def _interest(i: Inventory) -> bool:
    used: tuple[Purpose, ...] = rows_of(i, "purposes")
    claimed = [purpose for purpose in used if purpose.basis == "legitimate-interests"]
    return any(purpose.interest for purpose in used) and all(purpose.interest for purpose in claimed)


def _processors(i: Inventory) -> bool:
    named = {name for category in i.categories for name in category.disclosed or ()}
    return any(recipient.id in named for recipient in rows_of(i, "entrusted"))


def _recipients(i: Inventory) -> bool:
    told = _says("sold")(i) and _says("disclosed")(i)
    return told and _every(purposes_of_receiving(one, i) for one in rows_of(i, "recipients"))


def _identified(i: Inventory) -> bool:
    kinds = all(recipient.kind for recipient in rows_of(i, "recipients"))
    return kinds and _every(recipient.contact for recipient in rows_of(i, "shared"))


def _abroad(i: Inventory) -> bool:
    abroad: tuple[Recipient, ...] = rows_of(i, "recipients-abroad")
    return _every(one.contact and one.manner and one.rights and purposes_of_receiving(one, i) for one in abroad)


def _transfers(i: Inventory) -> bool:
    told = {one.recipient for one in i.transfers.values() if one.mechanism and one.copy}
    return _every(i.transfers) and {one.id for one in rows_of(i, "recipients-abroad")} <= told


def _sdks(i: Inventory) -> bool:
    told = all(sdk.provider and sdk.purposes and (sdk.categories or sdk.collects) for sdk in i.sdks.values())
    return "sdks" in i.said and told


def _permissions(i: Inventory) -> bool:
    return "permissions" in i.said and all(permission.purposes for permission in i.permissions.values())


_PARTS: Mapping[str, tuple[str, ...]] = {"all": ("purposes", "sources", "disclosed", "sold")}
"""What a column stands for that is several."""
_COLUMNS: Mapping[str, tuple[Callable[[Inventory], bool], str]] = {
    "letter": (lambda i: _has("letter")(i) and _has("statute")(i), "categories collected"),
    "purposes": (_has("purposes"), "collected purposes tagged-purposes"),
    "sources": (_has("sources"), "collected tagged-sources"),
    "necessary": (_has("necessary"), "collected"),
    "retention": (_has("retention"), "retention"),
    "afterwards": (_has("afterwards"), "retention"),
    "basis": (
        lambda i: _has("purposes")(i) and _every(one.basis for one in rows_of(i, "purposes")),
        "collected purposes",
    ),
    "interest": (_interest, "purposes"),
    "sensitive": (_says("sensitive"), "sensitive"),
    "necessity": (_of_sensitive("necessity"), "sensitive"),
    "effect": (_of_sensitive("effect"), "sensitive"),
    "sold": (_says("sold"), "sold"),
    "sold-purposes": (_purposes_of("sold"), "sold"),
    "disclosed": (_says("disclosed"), "disclosed"),
    "disclosed-purposes": (_purposes_of("disclosed"), "disclosed"),
    "service-providers": (_processors, "disclosed recipients entrusted"),
    "recipients": (_recipients, "recipients shared"),
    "recipients-named": (_identified, "recipients shared"),
    "recipients-abroad": (_abroad, "recipients-abroad"),
    "transfer": (_transfers, "transfers"),
    "sdk": (_sdks, "sdks"),
    "permissions": (_permissions, "permissions"),
}
"""What each column asks of an inventory, and the views that print it."""

COLUMNS = (*_COLUMNS, *_PARTS)
"""Every column that a duty may name."""
