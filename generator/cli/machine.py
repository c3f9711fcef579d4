"""`clausebook doctor` and `clausebook clean`: the machine and what a build left on it."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from .help import command, option
from .talk import FINDINGS, MISSING, note, project_option, refuse, tell


@command(help="doctor.about")
def doctor() -> None:
    """Say what is missing on this machine, and the command that fixes it."""
    from ..disk.project import find_project
    from ..operations.branding import hosts_allowed
    from ..operations.machine import examine  # imports WeasyPrint to see whether it can be
    from ..operations.published.sitefiles.at_root import to_be_placed

    ailments = 0
    for part in examine():
        tell("doctor.fine" if part.fine else "doctor.missing", name=part.name, says=part.says)
        if not part.fine:
            tell("doctor.remedy", remedy=part.remedy)
            ailments += 1
    root = find_project(Path.cwd())
    for directive, host in hosts_allowed(root) if root else ():
        tell("doctor.host", directive=directive, host=host)
    for path, address in to_be_placed(root) if root else ():
        tell("doctor.at-root", path=path, address=address)
    if ailments:
        sys.exit(MISSING)


@command(help="clean.about")
@project_option
@option("--out", type=click.Path(file_okay=False, path_type=Path), help="options.built-tree")
def clean(root: Path, out: Path | None) -> None:
    """Remove what `build` wrote, and nothing else."""
    from ..disk.output import OutputError, remove

    folder = out or root / "output"
    try:
        gone = remove(folder)
    except OutputError as cause:
        refuse(cause.message, FINDINGS)
    note("clean.removed" if gone else "clean.nothing", folder=folder)
