"""`clausebook word`: texts as Word files for counsel, and what comes back of them."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from .completion import works
from .files import printed, put_files
from .frozen import sound
from .help import Group, command, option
from .talk import project_option, split_list
from .word_return import COMMANDS


@click.group(cls=Group, help="word.about")
def word() -> None:
    """Send a text as a Word file, and bring back what was changed in it."""


@command(help="word-export.about")
@project_option
@click.argument("work", required=False, shell_complete=works)
@option("--locale", "locales", multiple=True, callback=split_list, metavar="LIST", help="word-export.help-locale")
@option("--out", type=click.Path(path_type=Path), default=Path("word"), help="word-export.help-out")
def export(root: Path, work: str | None, locales: tuple[str, ...], out: Path) -> None:
    """Write the working text of a work, or of all, as Word files that come back, with the open comments."""
    from ..operations.build import read
    from ..operations.comments import comments_shown
    from ..operations.extent import Extent
    from ..operations.orders import documents_within
    from ..operations.rendering import site_of
    from ..render.word import render_word

    reading = sound(read(root, None))
    site = site_of(reading, ())
    found = documents_within(reading, Extent(works=(work,) if work else (), locales=locales))
    render = ((one, partial(render_word, threads=comments_shown(reading.settled, one))) for one in found)
    files = {f"{one.locale}.{one.work}.docx": printed(made, one, site) for one, made in render}
    if not out.suffix and not out.is_file():
        out.mkdir(parents=True, exist_ok=True)
    put_files(files, out)


for _command in (export, *COMMANDS):
    word.add_command(_command)
