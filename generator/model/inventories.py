"""What follows from an inventory alone: the rows and columns of its views, and what is said in two places of it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from .registries import Category, Inventory, Recipient

PROCESSING = ("service-provider", "contractor")
"""The kinds of recipients that process on behalf of the publisher."""


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A table or list of the inventory: its caption, what its rows are, and the fields of each column.

    The first field heads a column, those behind it are printed below it; the first column is what a row is called.
    """

    caption: str
    rows: str
    columns: tuple[tuple[str, ...], ...]


def _view(caption: str, rows: str, columns: str) -> View:
    fields = (tuple(column.split()) for column in columns.split("|"))
    return View(caption=caption, rows=rows, columns=tuple(fields))


_SHARING = "recipient | contact | receives | receives-for scenario manner"
_WITH_KIND = _SHARING.replace("contact", "contact kind")
_SOLD = "Sold or shared in the preceding 12 months"
_DISCLOSED = "Disclosed for a business purpose in the preceding 12 months"
_COLLECTED = "category | examples note sources | purposes basis | scenario necessary"
_SENSITIVE = "category | examples purposes | necessity | effect"
_ABROAD = "recipient | country contact rights | receives | receives-for manner"
VIEWS: Mapping[str, View] = {
    "categories": _view("Categories of personal information", "categories", "category | examples note"),
    "collected": _view("Personal information we collect", "categories", _COLLECTED),
    "purposes": _view("Purposes and legal bases", "purposes", "purpose | used-for | basis interest"),
    "retention": _view("How long we keep each category", "categories", "short | retention | afterwards"),
    "sensitive": _view("Sensitive personal information", "sensitive", _SENSITIVE),
    "sold": _view(_SOLD, "sold", "short | sold | sold-purposes"),
    "disclosed": _view(_DISCLOSED, "disclosed", "short | disclosed | disclosed-purposes"),
    "recipients": _view("Recipients of personal information", "recipients", _WITH_KIND),
    "shared": _view("Personal information shared with third parties", "shared", _SHARING),
    "entrusted": _view("Processing on our behalf", "entrusted", _SHARING),
    "recipients-abroad": _view("Recipients abroad", "recipients-abroad", _ABROAD),
    "transfers": _view("Transfers to other countries", "transfers", "goes-to | goes-where | mechanism | copy"),
    "sdks": _view("Third-party SDKs", "sdks", "sdk | provider policy | purposes manner | collects"),
    "permissions": _view("Permissions that the app asks for", "permissions", "permission | purposes | asked"),
}
"""Every view, printed as a table and as a list."""


def rows_of(inventory: Inventory, rows: str) -> tuple[Any, ...]:
    """Return the rows of a view."""
    return tuple(_ROWS[rows](inventory))


def is_abroad(recipient: Recipient, inventory: Inventory) -> bool:
    """Say whether a recipient is in another country than the information is kept in."""
    home = inventory.country
    return bool(recipient.country) and not any(home.get(tag) == name for tag, name in recipient.country.items())


def categories_of(recipient: str, inventory: Inventory) -> tuple[Category, ...]:
    """Return the categories that a recipient receives."""
    return tuple(
        one for one in inventory.categories if recipient in (one.disclosed or ()) or recipient in (one.sold or ())
    )


def purposes_of_disclosing(category: Category, how: str, inventory: Inventory) -> tuple[str, ...]:
    """Return what a category is `disclosed` or `sold` for: as it says itself, else what its recipients say. Else ()."""
    theirs = [inventory.recipients[name].purposes for name in getattr(category, how) or ()]
    own: tuple[str, ...] = getattr(category, f"{how}_purposes")
    return own or _joined(theirs)


def purposes_of_receiving(recipient: Recipient, inventory: Inventory) -> tuple[str, ...]:
    """Return what a recipient gets information for: as it says itself, else what the categories say. Else ()."""
    ways = [(category, how) for category in inventory.categories for how in ("disclosed", "sold")]
    theirs = [getattr(one, f"{how}_purposes") for one, how in ways if recipient.id in (getattr(one, how) or ())]
    return recipient.purposes or _joined(theirs)


def _joined(all_names: Collection[tuple[str, ...]]) -> tuple[str, ...]:
    """Return every name once; nothing where one of the groups is empty, and so not all is known."""
    return tuple(dict.fromkeys(name for names in all_names for name in names)) if all(all_names) else ()


def _named(inventory: Inventory) -> tuple[Recipient, ...]:
    """Return the recipients that a category names."""
    named = {name for one in inventory.categories for name in (*(one.disclosed or ()), *(one.sold or ()))}
    return tuple(recipient for recipient in inventory.recipients.values() if recipient.id in named)


def categories_for(purpose: str, inventory: Inventory) -> tuple[Category, ...]:
    """Return the categories that are used, disclosed or sold for a purpose."""
    fields = ("purposes", "disclosed_purposes", "sold_purposes")
    return tuple(one for one in inventory.categories if any(purpose in getattr(one, field) for field in fields))


_ROWS: Mapping[str, Callable[[Inventory], Iterable[Any]]] = {
    "categories": lambda i: i.categories,
    "purposes": lambda i: (one for one in i.purposes.values() if categories_for(one.id, i)),
    "sensitive": lambda i: (category for category in i.categories if category.sensitive),
    "sold": lambda i: (category for category in i.categories if category.sold),
    "disclosed": lambda i: (category for category in i.categories if category.disclosed),
    "recipients": _named,
    "shared": lambda i: (one for one in _named(i) if one.kind not in PROCESSING),
    "entrusted": lambda i: (one for one in _named(i) if one.kind in PROCESSING),
    "recipients-abroad": lambda i: (one for one in _named(i) if is_abroad(one, i)),
    "transfers": lambda i: i.transfers.values(),
    "sdks": lambda i: i.sdks.values(),
    "permissions": lambda i: i.permissions.values(),
}
"""The rows of views by what they are called."""
