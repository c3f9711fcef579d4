"""The standard streams, as they may be: closed, full, cut off, or without most characters.

In: the streams of the process. Out: streams that take whatever they can and never fail. What cannot be said stops no
command, whose work is worth more than its talk; `finish` tells of it in the end.
"""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper


class LastingStream(TextIOWrapper):
    r"""A stream that drops what the system does not take; `refused` says why, "" while it takes everything.

    What its encoding lacks is written as `\u4e2d`. (`typing.override` came with Python 3.12.)
    """

    refused = ""

    def write(self, text: str, /) -> int:  # type: ignore[explicit-override]
        """Write what can be written."""
        try:
            return super().write(text)
        except OSError as cause:
            self.give_up(cause)
        return len(text)

    def flush(self) -> None:  # type: ignore[explicit-override]
        """Hand on what can be handed on."""
        try:
            super().flush()
        except OSError as cause:
            self.give_up(cause)

    def give_up(self, cause: OSError) -> None:
        """Let the stream lead nowhere from now on: what is left in it would be a fault when the process ends."""
        self.refused = self.refused or cause.strerror or str(cause)
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, self.fileno())
        os.close(nowhere)


def prepare() -> None:
    """Let stdout and stderr be lasting streams, for the rest of this process.

    In the place of a closed stream stands one that cannot be written to: no file that is opened later gets its number,
    and what is written to it is told as refused.
    """
    for number in range(3):
        if not _is_open(number):
            os.open(os.devnull, os.O_RDONLY)  # takes the lowest number that is free
    for number, name in ((1, "stdout"), (2, "stderr")):
        old = getattr(sys, name) or os.fdopen(number, "w", encoding="utf-8", closefd=False)
        terminal = old.isatty()
        encoding = old.encoding
        setattr(sys, name, LastingStream(old.detach(), encoding, "backslashreplace", line_buffering=terminal))


def write_bytes(data: bytes) -> None:
    """Write bytes to stdout."""
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except OSError as cause:
        if not isinstance(sys.stdout, LastingStream):
            raise
        sys.stdout.give_up(cause)


def finish(code: int) -> int:
    """Return the exit code of a run that ended with `code`: 1 for a fine one that could not say all it had to."""
    refused = why_refused()
    if not refused:
        return code
    sys.stderr.write(f"error: stdout could not be written: {refused}\n")
    return code or 1


def why_refused() -> str:
    """Return why stdout takes nothing more, "" while it does."""
    sys.stdout.flush()
    return sys.stdout.refused if isinstance(sys.stdout, LastingStream) else ""


def is_unicode(encoding: str | None) -> bool:
    """Say whether an encoding has every character."""
    return (encoding or "").lower().startswith("utf")


def _is_open(number: int) -> bool:
    try:
        os.fstat(number)
    except OSError:
        return False
    return True
