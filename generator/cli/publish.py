"""`clausebook publish`: put the built tree where readers are served from, or the one before back."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..model.diagnostics import Diagnostic
from .frozen import code_of
from .gathering import answer
from .help import command, option
from .talk import (
    REFUSED,
    as_of_option,
    note,
    project_option,
    refuse,
    refuse_other_uses,
    refusing,
    show_findings,
    tell,
)

if TYPE_CHECKING:
    from ..disk.tree import Tree
    from ..operations.publication.target import FilePlan

RECEIPTS = "receipts"
"""The folder of a project with a copy of the receipt of each target."""
_USES = {**dict.fromkeys(("--from", "--as-of", "--partial", "--retire"), ("",)), "--back": ("--back",)}
"""The uses of this command that an option is for: the built tree, or the one before."""
_READABLE = 60
"""Characters of an address in the name of a copy; a digest behind them tells addresses apart."""


@command(help="publish.about")
@project_option
@click.argument("address", metavar="TARGET")
@option("--from", "built", type=click.Path(file_okay=False, path_type=Path), help="options.built-tree")
@as_of_option
@option("--partial", is_flag=True, help="publish.help-partial")
@option("--retire", "retired", multiple=True, metavar="PATH", help="publish.help-retire")
@option("--back", is_flag=True, help="publish.help-back")
@option("--dry-run", is_flag=True, help="publish.help-dry-run")
@option("--overwrite", is_flag=True, help="publish.help-overwrite")
def publish(
    root: Path, address: str, built: Path | None, day: date | None, retired: tuple[str, ...], **flags: bool
) -> None:
    """Put the built tree at TARGET, in one step where that may be."""
    from ..disk.git import commit
    from ..disk.project import now
    from ..operations.publication import hand_over as line
    from ..operations.publication.admission import Insistence, refusals
    from ..operations.publication.targets import open_target, without_user

    refuse_other_uses("--back" if flags["back"] else "", _USES)
    target = open_target(address, root)
    with line.scratch_folder() as scratch, not_published():
        tree = line.previous(target, scratch / "previous") if flags["back"] else _built(built or root / "output")
        copy = copy_of(root, address)
        publication = line.Publication(tree=tree, target=target, copy=copy, when=now(), commit=commit(root))
        found = line.look(publication, scratch / "live")
        line.refuse_cut_receipt(found, publication)
        if flags["back"]:
            line.refuse_unknown_previous(found, publication)
        else:
            insistence = Insistence(partial=flags["partial"], retired=retired)
            _stop_on(refusals(root, tree, found, day, insistence))
        if not flags["overwrite"]:
            line.refuse_unexpected(found, publication)
        answer(plan=found.plan)
        if flags["dry_run"]:
            _show(found.plan)
        elif line.is_live(found, publication):
            line.complete_copy(found, publication)
            tell("publish.live-already", target=without_user(address))
        else:
            line.hand_over(found, publication, scratch)
            tell("publish.done", count=len(tree.files), target=without_user(address))


def copy_of(root: Path, address: str) -> Path:
    """Return the file of a project that has a copy of the receipt of a target."""
    from ..disk.tree import digest
    from ..operations.publication.targets import without_user

    place = without_user(address).rstrip("/")
    readable = re.sub(r"[^A-Za-z0-9.]+", "-", place)[:_READABLE].strip("-.")
    return root / RECEIPTS / f"{readable}-{digest(os.fsencode(place))[:8]}.jsonl".lstrip("-")


def not_published() -> AbstractContextManager[None]:
    """End the run where a target says no, and where what lies there is not to be read."""
    return refusing(click.get_current_context(), REFUSED)


def _built(folder: Path) -> Tree:
    from ..disk.tree import read_tree
    from ..operations.publication.admission import unfit

    tree = read_tree(folder)
    if tree is None:
        refuse("publish.no-tree", REFUSED, folder=folder)
    _stop_on(tuple(unfit(tree)))
    return tree


def _stop_on(found: Sequence[Diagnostic]) -> None:
    """End the run where a tree may not go out."""
    if found:
        show_findings(found)
        note("publish.nothing-published")
        sys.exit(code_of(found, REFUSED))


def _show(plan: FilePlan) -> None:
    """Print what would be done, file by file; of what stays, how much."""
    for path in plan.added:
        tell("publish.plan-added", path=path)
    for path in plan.changed:
        tell("publish.plan-changed", path=path)
    for path in plan.gone:
        tell("publish.plan-gone", path=path)
    note("publish.plan-unchanged", count=len(plan.unchanged))
