"""The command line: the only folder that prints, and that decides by which exit code a command ends.

Exit codes are those of docs/commands.md. Results go to stdout, talk to stderr; with `--json` a command writes one
JSON document. Each command imports what it uses when it runs, so that `--help` stays quick: in its functions, or at the
top of a module that only these import.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Sequence
from types import FrameType
from typing import NoReturn

import click

from .. import __version__
from ..model.source import visible
from . import streams
from .answering import finding_of
from .approve import approve
from .bilingual import bilingual
from .build import build
from .check import check
from .comment import comment
from .coverage import coverage
from .diff import diff
from .exchange import exchange
from .explain import explain
from .help import Group, Option, option
from .history import history
from .importing import import_
from .inventory import inventory
from .ledger import accept, status
from .machine import clean, doctor
from .preview import preview
from .publish import publish
from .redact import redact
from .release import release
from .scaffold import init, new
from .schema import schema
from .speech import spoken
from .start import start
from .talk import note, show_findings
from .team import receive, send
from .verify import verify
from .word import word
from .wrong_calls import shown

COMMANDS = (
    *(init, import_, inventory, new, check, coverage, explain, status, accept, approve, comment, diff, exchange),
    *(release, redact, history, verify, build, bilingual, preview, start, publish, schema, doctor, clean, word),
    *(send, receive),
)


@click.group(
    cls=Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}, help="cli.about"
)
@click.version_option(__version__, prog_name="clausebook", cls=Option, help="cli.version")
@option("--debug", is_flag=True, help="options.debug")
@option("--lang", metavar="TAG", is_eager=True, callback=spoken, help="options.lang")
def commands(debug: bool, lang: str | None) -> None:
    """Publish a company's policies from one source of clauses, in every language it speaks."""


for _command in COMMANDS:
    commands.add_command(_command)


def _stop(number: int, _frame: FrameType | None) -> NoReturn:
    """End as an exception would, so that half-made folders are removed and child processes ended."""
    sys.exit(128 + number)


def main() -> None:
    """Run the command line; a fault of ours ends in one line, unless `--debug` asks for more."""
    gc.disable()  # a command makes next to no cycles and ends soon; collecting took a quarter of a large build
    signal.signal(signal.SIGTERM, _stop)
    # Windows looks for git and others in the current folder first, which may be a project that somebody sent
    os.environ.setdefault("NoDefaultCurrentDirectoryInExePath", "1")
    streams.prepare()
    sys.exit(streams.finish(run(sys.argv[1:])))


def run(arguments: Sequence[str]) -> int:
    """Run a command and return its exit code; whatever ends it is told on stderr."""
    try:
        code = commands(arguments, prog_name="clausebook", standalone_mode=False)
    except SystemExit as cause:
        code = cause.code
    except click.Abort:
        note("cli.aborted")
        code = 1
    except click.ClickException as cause:
        code = _refuse(cause)
    except OSError as cause:
        if "--debug" in arguments:
            raise
        code = _unable(cause)
    except Exception as cause:
        if "--debug" in arguments:
            raise
        code = _fail(cause)
    return code if isinstance(code, int) else 0


def _refuse(cause: click.ClickException) -> int:
    """Say what Click says of a wrong call, in which arguments may stand as they were typed."""
    sys.stderr.write("\n".join(map(visible, shown(cause).split("\n"))))
    return cause.exit_code


def _fail(cause: Exception) -> int:
    """Say why a run ended that no command expected to end: a file is not one to read, or the fault is ours."""
    finding = finding_of(cause)
    if finding.span:
        show_findings((finding,))
    else:
        note("report.refusal", message=finding.message)
        note("cli.fault")
    return 1


def _unable(cause: OSError) -> int:
    """Say what the system would not do: a disk is full, a folder may not be written."""
    if streams.why_refused():  # Click wrote to it past our stream, which lacks most characters
        return 1
    note("report.refusal", message=finding_of(cause).message)
    return 1
