"""Programs beside this one, run to their end: git, rsync and ssh, ssh-keygen, openssl, a command that somebody named.

In: a program with its arguments, and what it reads. Out: what it printed, or why it did not do it.
"""

from __future__ import annotations

import subprocess
from contextlib import suppress
from pathlib import Path

from ..model.diagnostics import RefusalError


class CommandError(RefusalError):
    """A program is missing, or said no; `code` is how it ended, None where it did not begin, `lines` what it said."""

    code: int | None = None
    lines: tuple[str, ...] = ()


_HIDDEN: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)
"""Lets a program have no window on Windows."""
_ENDING_SECONDS = 5
"""How long a program that was told to end may take to clear up."""


def printed_by(*arguments: str) -> bytes:
    """Run a program to its end and return what it printed, however it ended; on Windows it has no window.

    Raises CommandError where it does not begin.
    """
    nothing, asked = subprocess.DEVNULL, subprocess.PIPE
    try:
        return subprocess.run(arguments, stdin=nothing, stdout=asked, check=False, creationflags=_HIDDEN).stdout
    except OSError as cause:
        raise CommandError("command.missing", name=arguments[0]) from cause


async def awaited(*arguments: str, folder: Path, seconds: float) -> bytes:
    """Run a program in a folder as `printed_by` does; it ends when nobody waits for it any more.

    Raises CommandError where it does not begin, TimeoutError where it takes longer.
    """
    import asyncio

    nothing, asked = subprocess.DEVNULL, subprocess.PIPE
    try:
        begun = await asyncio.create_subprocess_exec(
            *arguments, cwd=folder, stdin=nothing, stdout=asked, stderr=nothing, creationflags=_HIDDEN
        )
    except OSError as cause:
        raise CommandError("command.missing", name=arguments[0]) from cause
    try:
        async with asyncio.timeout(seconds):
            return (await begun.communicate())[0]
    finally:
        if begun.returncode is None:
            begun.terminate()
            with suppress(TimeoutError):
                await asyncio.wait_for(begun.wait(), _ENDING_SECONDS)
        if begun.returncode is None:
            begun.kill()


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
