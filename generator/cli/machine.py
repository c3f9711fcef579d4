"""`clausebook doctor` and `clausebook clean`: the machine and what a build left on it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .help import command, option
from .talk import MISSING, note, project_option, tell

if TYPE_CHECKING:
    from ..model.library import Settings


@command(help="doctor.about")
def doctor() -> None:
    """Say what is missing on this machine, and the command that fixes it."""
    from ..disk.project import find_project
    from ..operations.machine import examine  # imports WeasyPrint to see whether it can be
    from ..operations.reading import settings_of

    ailments = 0
    for part in examine():
        tell("doctor.fine" if part.fine else "doctor.missing", name=part.name, says=part.says)
        if not part.fine:
            tell("doctor.remedy", remedy=part.remedy)
            ailments += 1
    if root := find_project(Path.cwd()):
        _tell_of_site(settings_of(root))
    if ailments:
        sys.exit(MISSING)


def _tell_of_site(settings: Settings) -> None:
    """Say which hosts pages may load from, and which files belong elsewhere than the tree."""
    from ..operations.branding import hosts_allowed
    from ..operations.published.sitefiles.at_root import to_be_placed

    for directive, host in hosts_allowed(settings):
        tell("doctor.host", directive=directive, host=host)
    for path, address in to_be_placed(settings):
        tell("doctor.at-root", path=path, address=address)


@command(help="clean.about")
@project_option
@option("--out", type=click.Path(file_okay=False, path_type=Path), help="options.built-tree")
def clean(root: Path, out: Path | None) -> None:
    """Remove what `build` wrote, and nothing else."""
    from ..disk.output import remove

    folder = out or root / "output"
    note("clean.removed" if remove(folder) else "clean.nothing", folder=folder)
