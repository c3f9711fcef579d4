"""Print in a process of its own, which a limit of time and memory can end, and which leaves nothing behind in this one.

In: work that prints. Out: what it returns. Pango 1.56 keeps a thread of fontconfig's once a process has printed, and a
copy of such a process waits for that thread for ever; so whoever is to fork must not have printed.
"""

from __future__ import annotations

from collections.abc import Callable
from operator import call
from typing import TypeVar

from ..disk.workers import Limits, each, has_thread, is_worker
from ..model.diagnostics import Diagnostic, error
from ..model.document import Document

Result = TypeVar("Result")

LIMITS = Limits(seconds=300, memory=4 * 2**30)
"""What a process that prints may take for one document, and have."""

_FONT_THREAD = "[pango] fontcon"
"""What the system calls the thread that Pango keeps: fifteen characters of its name (pango/pangofc-fontmap.c)."""


def apart(work: Callable[[], Result]) -> Result:
    """Return what the work returns, made by a forked process within the limits where this one can fork for it.

    It cannot where it is such a process itself, or has printed. Raises StoppedError.
    """
    if prints_here():
        return work()
    (result,) = each(call, (work,), 1, LIMITS)
    return result


def prints_here() -> bool:
    """Return whether this process prints itself: it was made for that, or a copy of it would wait for ever."""
    return is_worker() or has_thread(_FONT_THREAD)


def stopped(document: Document) -> Diagnostic:
    """Return the finding that the process which printed a Document came to its limit."""
    minutes, gigabytes = LIMITS.seconds // 60, LIMITS.memory // 2**30
    finding = error("print-limit.engine", None, path=document.path, minutes=minutes, gigabytes=gigabytes)
    return finding.with_help("print-limit.divide", "print-limit.html-only")
