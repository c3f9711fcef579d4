"""What files of the app declare, written into the inventory as far as the files tell it.

In: a Library, the inventory that is meant, and what was declared. Out: the file with new rows, in which every other
character is as it was, and what was added; purposes are for a person to write.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..model.declared import Declared, Known, lacking
from ..model.library import Library
from ..model.registries import Inventory, Texts
from ..model.source import Source
from ..parse.edit import value_at, with_value, without
from ..parse.known import known
from ..parse.yamltext import WrittenYaml, flow

_ORDER = ("country", "purposes", "sources", "recipients", "categories", "sdks", "permissions", "transfers", "columns")
_KEYS = {"package": "sdks", "permission": "permissions"}


@dataclass(frozen=True, slots=True, kw_only=True)
class AddedRow:
    """What the inventory lacked: with the key below which it was written, "" for what a person has to place."""

    declared: Declared
    name: str
    key: str


def with_declared(
    library: Library, inventory: Inventory, declared: Sequence[Declared]
) -> tuple[Source, tuple[AddedRow, ...]]:
    """Return the file of an inventory with what it lacks, and that. Raises EditError."""
    source, lists = inventory.span.source, known()
    found = lacking((inventory,), declared, lists)
    added = tuple(AddedRow(declared=one, name=name, key=_KEYS.get(one.kind, "")) for one, name, _ in found)
    for row in (row for row in added if row.key):
        place, value = (inventory.jurisdiction, row.key), _value(row, tuple(_locales(library)), declared, lists)
        bare = without(source, place)  # brackets with nothing in them would become one long line
        if not value_at(source, place) and bare.text.count("#") == source.text.count("#"):
            source = bare
        lines = {key: WrittenYaml(text=flow(one)) for key, one in value.items()}
        source = with_value(source, (*place, row.name), lines, _ORDER)
    return source, added


def _value(row: AddedRow, locales: Sequence[str], declared: Sequence[Declared], lists: Known) -> Mapping[str, Any]:
    if row.key == "permissions":
        label = lists.permissions.get(row.name)
        return {"label": _in(label, locales)} if label else {"purposes": []}
    sdk = lists.sdks[row.name]
    packages = [one.name for one in declared if one.kind == "package" and lists.sdk_of(one.name) == row.name]
    texts = {"name": _in(sdk.name, locales), "provider": _in(sdk.provider, locales)}
    return {**texts, "packages": list(dict.fromkeys(packages))}


def _locales(library: Library) -> Iterator[str]:
    """Yield the languages of the project, its original first."""
    every = (tag for work in library.works.values() for tag in work.locales)
    yield from dict.fromkeys((library.settings.original, *every))


def _in(texts: Texts, locales: Sequence[str]) -> Texts | str:
    """Return a text in the languages of the project; where it is in none of them, its first one for all."""
    return {tag: texts[tag] for tag in locales if tag in texts} or next(iter(texts.values()))
