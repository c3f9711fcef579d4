"""Programs beside this one, run to their end: git, rsync and ssh, ssh-keygen, openssl, a command that somebody named.

In: a program with its arguments, and what it reads. Out: what it printed, or why it did not do it.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

from ..model.diagnostics import RefusalError


class CommandError(RefusalError):
    """A program is missing, or said no; `code` is how it ended, None where it did not begin, `lines` what it said."""

    code: int | None = None
    lines: tuple[str, ...] = ()


def printed_by(*arguments: str) -> bytes:
    """Run a program to its end and return what it printed, however it ended; on Windows it has no window.

    Raises CommandError where it does not begin.
    """
    hidden: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    nothing, asked = subprocess.DEVNULL, subprocess.PIPE
    try:
        return subprocess.run(arguments, stdin=nothing, stdout=asked, check=False, creationflags=hidden).stdout
    except OSError as cause:
        raise CommandError("command.missing", name=arguments[0]) from cause


def run(*arguments: str, folder: Path | None = None, given: bytes = b"") -> bytes:
    """Run a program to its end and return what it printed. Raises CommandError."""
    try:
        done = subprocess.run(arguments, cwd=folder, input=given, capture_output=True, check=False)
    except OSError as cause:
        raise CommandError("command.missing", name=arguments[0]) from cause
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip()
        refused = CommandError("command.said", name=arguments[0], number=done.returncode, text=said or "-")
        refused.code, refused.lines = done.returncode, tuple(said.splitlines())
        raise refused
    return done.stdout
