"""`clausebook inventory import`: what files of the app declare, into the inventory."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..model.diagnostics import Message, did_you_mean
from ..model.source import Source
from .help import Group, option
from .ledger import library_of
from .talk import FINDINGS, note, project_option, put_path, refuse, show_findings, tell, usage_error

if TYPE_CHECKING:
    from ..model.library import Library
    from ..model.registries import Inventory
    from ..operations.declaring import AddedRow


@click.group(cls=Group, help="inventory-import.group")
def inventory() -> None:
    """Keep the inventory of personal information."""


@inventory.command("import", help="inventory-import.about")
@project_option
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE..."
)
@option("--jurisdiction", metavar="NAME", help="inventory-import.help-jurisdiction")
def import_(root: Path, files: tuple[Path, ...], jurisdiction: str | None) -> None:
    """Copy files in which an app says what it does, and add to the inventory what they tell."""
    from ..disk.atomic import write_bytes, write_files
    from ..operations.declaring import with_declared
    from ..parse.declared import read_declared

    library = library_of(root)
    chosen = _chosen(library, jurisdiction)
    read = _read(root, files)
    declared, wrong = read_declared(tuple(source for source, _ in read))
    if wrong:
        show_findings(wrong)
        refuse("inventory-import.none", FINDINGS)
    made, added = with_declared(library, chosen, declared)
    for source, data in read:
        write_bytes(root / source.path, data)
        put_path(source.path)
    if made != chosen.span.source:
        write_files(root, {made.path: made.text})
        put_path(made.path)
    _tell(added, library)


def _chosen(library: Library, name: str | None) -> Inventory:
    """Return the inventory that is meant; none, or several of which none is named, end the run."""
    there = library.inventories
    if not there:
        refuse("inventory-import.no-inventory", FINDINGS)
    if name is None and len(there) > 1:
        raise usage_error("inventory-import.several", names=tuple(there))
    chosen = name or next(iter(there))
    if chosen not in there:
        hint = did_you_mean(chosen, there) or Message("inventory-import.names", names=tuple(there))
        raise usage_error("inventory-import.unknown", name=chosen, hint=hint)
    return there[chosen]


def _read(root: Path, files: Sequence[Path]) -> Sequence[tuple[Source, bytes]]:
    """Return each file by the path that it gets below the project; one that lies there already keeps its own."""
    from ..disk.declared_files import DECLARED, SUFFIXES, declared_text

    home, found = root.resolve() / DECLARED, {}
    for path in files:
        real = path.resolve()
        inner = real.relative_to(home).as_posix() if real.is_relative_to(home) else path.name
        if path.suffix not in SUFFIXES or path.name.startswith((".", "#")):
            raise usage_error("inventory-import.ending", file=path.name, endings=tuple(sorted(SUFFIXES)))
        if inner in found:
            raise usage_error("inventory-import.twice", file=inner)
        found[inner] = declared_text(path, f"{DECLARED}/{inner}")
    return tuple(found.values())


def _to_do(row: AddedRow) -> Message:
    """Return what a person has to write for a permission or a kind of data, with the words of the file."""
    name = row.name
    match row.key, row.declared.details:
        case "permissions", {"says": says}:
            return Message("inventory-import.permission-says", name=name, says=says)
        case "permissions", {"up-to": level}:
            return Message("inventory-import.permission-up-to", name=name, level=level)
        case "permissions", _:
            return Message("inventory-import.permission", name=name)
        case _, {"purposes": purposes}:
            return Message("inventory-import.data-for", name=name, purposes=purposes)
    return Message("inventory-import.data", name=name)


def _tell(added: Sequence[AddedRow], library: Library) -> None:
    from ..model.registries import in_language
    from ..parse.known import known

    for row in added:
        if row.key == "sdks":
            sdk, tag = known().sdks[row.name], library.settings.original
            name, provider = in_language(sdk.name, tag), in_language(sdk.provider, tag)
            tell("inventory-import.sdk", name=name, package=row.declared.name, provider=provider)
        else:
            tell(_to_do(row))
    if not added:
        note("inventory-import.nothing")
    elif any(row.key == "sdks" for row in added):
        note("inventory-import.compare")
