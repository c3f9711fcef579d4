"""`clausebook preview`: the draft in a browser."""

from __future__ import annotations

import gc
from pathlib import Path

import click

from .answering import put_answer
from .gathering import answer
from .help import command, option
from .speech import sentences
from .talk import FINDINGS, MISSING, project_option, put, refuse


@command(help="preview.about")
@project_option
@option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="preview.help-port")
def preview(root: Path, port: int) -> None:
    """Serve the draft on this machine and show it again whenever a file is saved."""
    try:
        from ..preview import PortTakenError, serve
    except ImportError as cause:
        refuse("preview.packages", MISSING, name=str(cause.name))
    gc.enable()  # unlike the other commands it lives long
    try:
        serve(root, port, sentences(), announce)
    except PortTakenError as cause:
        refuse(cause.message, FINDINGS)


def announce(address: str) -> None:
    """Say where the draft is; a program is answered now, for the command goes on."""
    put(address)
    answer(address=address)
    put_answer(click.get_current_context().command_path, 0)
