"""What an app itself declares, as its own files have it: permissions, packages, data that it collects, tracking.

Values of the files below `declared/`, each with its place there, and what follows from them and an inventory alone:
what the inventory lacks of them, and what of it no file declares.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from .registries import Inventory, Texts
from .source import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """One thing that a file declares, by the name that the file has for it.

    `kind` is permission, package, data, domain or tracking. `platform` is android or ios; of a package its registry:
    maven, npm, pod, swift or pub. `details` are words of the file: up to which Android, for what, and whether data is
    linked to a person, shared, or tracked.
    """

    kind: str
    name: str
    platform: str
    span: Span
    details: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownSdk:
    """A well-known SDK. A package that ends in a star stands for all that begin so."""

    name: Texts
    provider: Texts
    about: Texts
    packages: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The kept lists: SDKs by id, and permissions that a person is asked for, with what a text calls them.

    `packages` has the id of an SDK by the whole name of a package, `beginnings` by that with which names begin.
    """

    sdks: Mapping[str, KnownSdk]
    permissions: Mapping[str, Texts]
    packages: Mapping[str, str]
    beginnings: Mapping[str, str]

    def sdk_of(self, package: str) -> str | None:
        """Return the id of the SDK that a package belongs to, by its whole name or else the longest beginning."""
        if package in self.packages or not package.startswith(tuple(self.beginnings)):
            return self.packages.get(package)
        return self.beginnings[max((one for one in self.beginnings if package.startswith(one)), key=len)]

    def name_of(self, one: Declared) -> str | None:
        """Return by what an inventory lists it: an SDK by its id here. None for what none need list."""
        match one.kind:
            case "package":
                return self.sdk_of(one.name)
            case "permission" if one.name not in self.permissions and not one.name.endswith("UsageDescription"):
                return None
            case "permission" | "data":
                return one.name
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedRow:
    """A row of an inventory that files can declare: its kind, what files call it, and by which names it is listed."""

    kind: str
    names: tuple[str, ...]
    listed: frozenset[str]
    span: Span


def rows_declared(inventory: Inventory, known: Known) -> Iterator[ListedRow]:
    """Yield the SDKs and permissions of an inventory, and the names that stores have for its categories."""
    for sdk in inventory.sdks.values():
        listed = {sdk.id, *sdk.packages, *map(known.sdk_of, sdk.packages)} - {None}
        yield ListedRow(kind="package", names=sdk.packages, listed=frozenset(map(str, listed)), span=sdk.span)
    plain = [("permission", one.id, one.span) for one in inventory.permissions.values()]
    plain += [("data", name, one.span) for one in inventory.categories for name in one.declared]
    for kind, name, span in plain:
        yield ListedRow(kind=kind, names=(name,), listed=frozenset((name,)), span=span)


def lacking(
    inventories: Iterable[Inventory], declared: Iterable[Declared], known: Known
) -> Iterator[tuple[Declared, str, tuple[Inventory, ...]]]:
    """Yield what is declared and not listed, once, with the name that it lacks and the inventories that lack it.

    An inventory that lists nothing of a kind need not, where another one does.
    """
    rows = {one.jurisdiction: tuple(rows_declared(one, known)) for one in inventories}
    told: set[tuple[str, str | None]] = set()
    for one in declared:
        name = known.name_of(one)
        if name and (one.kind, name) not in told:
            told.add((one.kind, name))
            keeping = [each for each in inventories if any(row.kind == one.kind for row in rows[each.jurisdiction])]
            without = tuple(
                each
                for each in keeping or inventories
                if not any(row.kind == one.kind and name in row.listed for row in rows[each.jurisdiction])
            )
            if without or not rows:
                yield one, name, without


def undeclared(
    inventories: Iterable[Inventory], declared: Iterable[Declared], known: Known
) -> Iterator[tuple[ListedRow, Declared]]:
    """Yield what is listed and not declared, though files of that kind are there, with the first thing in one."""
    named = {(one.kind, name) for one in declared for name in (one.name, known.name_of(one))}
    first = {(one.kind, one.platform): one for one in reversed(tuple(declared))}
    for row in (row for inventory in inventories for row in rows_declared(inventory, known)):
        places = [[first.get((row.kind, platform)) for platform in _platforms(row.kind, name)] for name in row.names]
        seen = [next(filter(None, found), None) for found in places]
        if seen and all(seen) and seen[0] and not any((row.kind, name) in named for name in row.listed):
            yield row, seen[0]


def _platforms(kind: str, name: str) -> tuple[str, ...]:
    """Return whose files could declare a name: what it looks like tells."""
    if kind != "package":
        return ("ios",) if name.startswith("NS") or name.endswith("UsageDescription") else ("android",)
    if name.startswith("@") or not {":", "/"} & {*name}:
        return ("npm", "pod", "pub")
    return ("maven",) if ":" in name else ("swift",)
