"""`clausebook publish`: hand the built tree to a website."""

from __future__ import annotations

from pathlib import Path

import click

from .help import command, option
from .speech import say
from .talk import REFUSED, project_option, put, refuse


@command(help="publish.about")
@project_option
@click.argument("target", type=click.Path(file_okay=False, path_type=Path))
@option("--from", "built", type=click.Path(file_okay=False, path_type=Path), help="options.built-tree")
def publish(root: Path, target: Path, built: Path | None) -> None:
    """Put the built tree into the folder TARGET, which a web server serves, in one atomic step."""
    from ..operations.publish import PublicationError, hand_over

    try:
        count = hand_over(built or root / "output", target)
    except PublicationError as cause:
        refuse(cause.message, REFUSED)
    put(say("publish.done", count=count, target=target))
