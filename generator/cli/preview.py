"""`clausebook preview`: the draft in a browser."""

from __future__ import annotations

import gc
from pathlib import Path

import click

from .speech import sentences
from .talk import FINDINGS, MISSING, project_option, put, refuse


@click.command()
@project_option
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes a free one.")
def preview(root: Path, port: int) -> None:
    """Serve the draft on this machine and show it again whenever a file is saved.

    The address goes to stdout; Ctrl-C ends it. Nothing is written.
    """
    try:
        from ..preview import PortTakenError, serve
    except ImportError:
        refuse("preview.packages", MISSING)
    gc.enable()  # unlike the other commands it lives long
    try:
        serve(root, port, sentences(), put)
    except PortTakenError as cause:
        refuse(cause.message, FINDINGS)
