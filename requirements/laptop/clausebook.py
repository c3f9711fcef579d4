"""What the folder for a laptop starts: the command line, and where somebody clicked it, the page to begin on."""

from __future__ import annotations

import os
import sys
from multiprocessing import freeze_support
from pathlib import Path

import click

from generator.cli import main


def give_streams() -> None:
    """Open the streams that Windows gives no program without a console; what goes wrong is kept in a file."""
    if sys.stderr is None:
        log = Path(click.get_app_dir("Clausebook"), "Clausebook.log")
        log.parent.mkdir(parents=True, exist_ok=True)
        sys.stderr = log.open("w", encoding="utf-8")
    nowhere = Path(os.devnull)
    sys.stdout = sys.stdout or nowhere.open("w", encoding="utf-8")
    sys.stdin = sys.stdin or nowhere.open(encoding="utf-8")


def give_libraries_back() -> None:
    """Let git and the browser load the libraries of the system: the folder's own are for this program alone."""
    for name in ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"):
        before = os.environ.pop(f"{name}_ORIG", None)
        os.environ.pop(name, None)
        if before is not None:
            os.environ[name] = before


if __name__ == "__main__":
    freeze_support()  # a worker process that is spawned is this program, called in a way of its own
    give_streams()
    give_libraries_back()
    if len(sys.argv) == 1 and not sys.stdin.isatty():
        sys.argv.append("start")
    main()
