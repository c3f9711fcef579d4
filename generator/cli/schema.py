"""`clausebook schema`: JSON Schemas of every YAML file, of the JSON that is written, and of what commands answer."""

from __future__ import annotations

from pathlib import Path

import click

from .help import command
from .talk import project_option, put_path


@command(help="schema.about")
@project_option
@click.argument("folder", required=False, type=click.Path(file_okay=False, path_type=Path))
def schema(root: Path, folder: Path | None) -> None:
    """Write the JSON Schemas that editors use to complete and check while you type."""
    from ..disk.atomic import write_file
    from ..operations.scaffold.project import every_schema

    for name, text in every_schema().items():
        path = (folder or root / "schemas") / f"{name}.json"
        write_file(path, text)
        put_path(path)
