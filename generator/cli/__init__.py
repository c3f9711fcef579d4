"""The command line: the only module that prints and the only one that ends the process.

Exit codes: 0 fine, 1 findings or failed build, 2 usage, 3 something is missing on the machine, 4 publication refused.
Results go to stdout, talk to stderr. Each command imports what it uses when it runs, so that `--help` stays quick.
"""

from __future__ import annotations

import gc
import signal
import sys
from types import FrameType
from typing import NoReturn

import click

from .. import __version__
from .build import build
from .check import check
from .diff import diff
from .explain import explain
from .history import history
from .importing import import_
from .ledger import accept, status
from .machine import clean, doctor
from .preview import preview
from .publish import publish
from .redact import redact
from .release import release
from .schema import schema
from .speech import lang_option
from .starter import init, new
from .verify import verify

COMMANDS = (
    *(init, import_, new, check, explain, status, accept, diff),
    *(release, redact, history, verify, build, preview, publish, schema, doctor, clean),
)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="clausebook")
@click.option("--debug", is_flag=True, help="Show the traceback of a fault of Clausebook itself.")
def commands(debug: bool, lang: str | None) -> None:
    """Publish a company's policies from one source of clauses, in every language it speaks.

    Clausebook is a drafting aid. It gives no legal advice.
    """


commands.params.append(lang_option())
for _command in COMMANDS:
    commands.add_command(_command)


def _stop(number: int, _frame: FrameType | None) -> NoReturn:
    """End as an exception would, so that half-made folders are removed and child processes ended."""
    sys.exit(128 + number)


def main() -> None:
    """Run the command line; a fault of ours ends in one line, unless `--debug` asks for more."""
    gc.disable()  # a command makes next to no cycles and ends soon; collecting took a quarter of a large build
    signal.signal(signal.SIGTERM, _stop)
    try:
        commands(prog_name="clausebook")
    except Exception as cause:
        if "--debug" in sys.argv:
            raise
        click.echo(f"error: {type(cause).__name__}: {cause}", err=True)
        click.echo("This is a fault of Clausebook; please report it with what `clausebook --debug …` prints.", err=True)
        sys.exit(1)
