"""`clausebook start`: the browser opens on a page to begin on; what a click on Clausebook does."""

from __future__ import annotations

import gc
import json
import webbrowser
from collections.abc import Sequence
from pathlib import Path
from threading import Thread

import click

from .help import command
from .preview import announce, desk_settings, program
from .speech import sentences


@command(help="start.about")
def start() -> None:
    """Open a page to begin on in the browser: a new project, one that there is, or one of a Word file."""
    from ..preview.start import StartSettings, begin

    gc.enable()  # like `preview` it lives long
    kept = Path(click.get_app_dir("Clausebook"), "recent.json")
    around = StartSettings(home=Path.home(), recent=kept, init=_init, desk=desk_settings())
    begin(around, sentences(), announce, _show)


def _show(address: str) -> None:
    Thread(target=webbrowser.open, args=(address,), daemon=True).start()  # some browsers come back when they close


def _init(arguments: Sequence[str]) -> tuple[str, ...]:
    """Make a project in a process of its own, and return why there is none."""
    from ..disk.commands import printed_by

    told = json.loads(printed_by(*program(), "--lang", sentences().language, "init", *arguments, "--json"))
    return tuple(finding["message"] for finding in told["findings"]) if told["exit-code"] else ()
