"""One task after another, in this process or in several, and their results in order.

In: what is done to a task, the tasks, the number of processes. Out: results as they are wanted: a few are made ahead of
whoever takes them, never all. Linux forks, so that a child has everything without being handed or loading it again; a
limit of time and memory ends the child alone. A `PersistentWorker` is one child that stays for the tasks to come.
"""

from __future__ import annotations

import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

Task = TypeVar("Task")
Result = TypeVar("Result")

FORKS = sys.platform == "linux"
"""Whether a process is quick to make here, and can be limited."""

_SIGNALS = (signal.SIGINT, signal.SIGTERM)
"""By these a run is told to stop."""
_AHEAD = 3
"""Shares of work that wait for each process."""


_PATIENCE = 10
"""Seconds by the clock for each second of CPU: that a machine has ten times its work is no fault of a file."""


class StoppedError(Exception):
    """A child process came to its limit, or was ended by the system; `number` is that of the first task not done."""

    def __init__(self, number: int) -> None:
        super().__init__(f"the process of task {number} ended")
        self.number = number


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Seconds of CPU that a task may take, and bytes of address space that its process may take beside its first ones.

    A task may wait ten times as long by the clock, so that a busy machine gives the answer of an idle one.
    """

    seconds: int
    memory: int


def each(
    do: Callable[[Task], Result], tasks: Sequence[Task], jobs: int, limits: Limits | None = None
) -> Iterator[Result]:
    """Yield the result of each task, made by up to `jobs` processes; with limits, where there are any, by one at least.

    Where the system does not fork, `do` and the tasks are handed over: they have to be of modules, not made on the way.
    Raises StoppedError.
    """
    count = min(jobs, len(tasks))
    if count <= 1 and not (limits and tasks and FORKS):
        yield from map(do, tasks)
        return
    share = 1 if limits else max(1, min(16, len(tasks) // count // 4))
    yield from _shared(do, tasks, max(1, count), share, limits)


def _shared(
    do: Callable[[Task], Result], tasks: Sequence[Task], count: int, share: int, limits: Limits | None
) -> Iterator[Result]:
    import multiprocessing
    from concurrent.futures import Future, ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    context = multiprocessing.get_context("fork" if FORKS else "spawn")
    waiting: deque[Future[list[Any]]] = deque()
    done = 0
    with ProcessPoolExecutor(count, mp_context=context, initializer=_start, initargs=(do, tasks, limits)) as pool:
        try:
            for first in range(0, len(tasks), share):
                with _undisturbed():
                    waiting.append(pool.submit(_do, first, share))
                if len(waiting) > count * _AHEAD:
                    results = waiting.popleft().result()
                    yield from results
                    done += len(results)
            while waiting:
                results = waiting.popleft().result()
                yield from results
                done += len(results)
        except (BrokenProcessPool, MemoryError):
            raise StoppedError(done) from None
        finally:
            pool.shutdown(cancel_futures=True)


class PersistentWorker:
    """A process that does one task after another and keeps what it has loaded; if it ends, the next task has another.

    It is spawned on every system, so that it holds no connection and no lock of this process: `do` and the tasks are
    handed over. It ends with this process, or by `end`.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._is_over = False
        self._child: tuple[BaseProcess, Connection[Any, Any]] | None = None

    def run(self, do: Callable[[Task], Result], task: Task) -> Result:
        """Return what comes of a task, for one caller at a time. Raises StoppedError, and whatever `do` raises."""
        if self._is_over:
            raise StoppedError(0)
        if self._child is None or not self._child[0].is_alive():
            self._child = _spawned(self._limits)
        process, pipe = self._child
        try:
            pipe.send((do, task))
            result, fault = pipe.recv()
        except (EOFError, OSError):
            process.kill()
            process.join()
            raise StoppedError(0) from None
        if fault is not None:
            raise fault
        return result  # type: ignore[no-any-return]

    def end(self) -> None:
        """End the process, whatever it is doing; from now on nothing is done."""
        self._is_over = True
        if self._child:
            self._child[0].kill()


def _spawned(limits: Limits) -> tuple[BaseProcess, Connection[Any, Any]]:
    import multiprocessing

    context = multiprocessing.get_context("spawn")
    ours, its = context.Pipe()
    process = context.Process(target=_persist, args=(its, limits), daemon=True)
    with _undisturbed():
        process.start()
    its.close()
    return process, ours


def is_worker() -> bool:
    """Return whether this process was made for tasks of another."""
    return bool(_given)


def has_thread(name: str) -> bool:
    """Return whether a thread of this process has a name, as the system gives it (proc(5), task/[tid]/comm)."""
    for file in Path("/proc/self/task").glob("*/comm"):
        with suppress(OSError):  # the thread may end meanwhile
            if file.read_text("utf-8", "replace").rstrip("\n") == name:
                return True
    return False


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Hear no signal meanwhile: between its first child and its own thread a pool tells nobody to end.

    The threads and children that begin here hear none either; a child listens again when it has started. One that is
    spawned takes no module from the current folder, which may be a project that somebody sent.
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNALS) if FORKS else ()
    try:
        with environment("PYTHONSAFEPATH", "1"):
            yield
    finally:
        if FORKS:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def environment(name: str, value: str) -> Iterator[None]:
    """Give a variable of the environment a value while a block runs; children that begin meanwhile have it as well."""
    before = os.environ.get(name)
    os.environ[name] = value
    try:
        yield
    finally:
        if before is None:
            del os.environ[name]
        else:
            os.environ[name] = before


# --- in a child -------------------------------------------------------------------------------------------------------

_given: list[tuple[Callable[[Any], Any], Sequence[Any], Limits | None]] = []
"""What a child process was given to do; empty in the parent."""


def _start(do: Callable[[Any], Any], tasks: Sequence[Any], limits: Limits | None) -> None:
    from threading import Thread

    Thread(target=_end_with_parent, daemon=True).start()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is told as well, and ends its children
    if FORKS:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _SIGNALS)
    if limits and FORKS:
        import resource

        for told in (signal.SIGALRM, signal.SIGPROF):
            signal.signal(told, signal.SIG_DFL)  # which ends the process
        _, most = resource.getrlimit(resource.RLIMIT_AS)
        wanted = _address_space() + limits.memory
        wanted = wanted if most == resource.RLIM_INFINITY else min(most, wanted)
        resource.setrlimit(resource.RLIMIT_AS, (wanted, most))
    _given[:] = [(do, tasks, limits)]


def _persist(pipe: Connection[Any, Any], limits: Limits) -> None:
    """Do what comes by the pipe until nobody asks any more; who lacks memory ends, as who lacks time is ended."""
    _start(id, (), limits)
    with suppress(EOFError, MemoryError):
        while True:
            do, task = pipe.recv()
            told: tuple[Any, Exception | None]
            try:
                told = _timed(do, task, limits), None
            except MemoryError:
                raise
            except Exception as fault:  # noqa: BLE001 - it is raised again by whoever asked
                told = None, fault
            pipe.send(told)


def _address_space() -> int:
    """Return the bytes that this process has already (proc(5), statm: in pages)."""
    with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123 - no file of a project
        return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")


def _end_with_parent() -> None:
    """End this process once the one that it works for is gone: whoever was killed tells nobody."""
    from multiprocessing import parent_process

    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _do(first: int, share: int) -> list[Any]:
    ((do, tasks, limits),) = _given
    return [_timed(do, task, limits) for task in tasks[first : first + share]]


def _timed(do: Callable[[Any], Any], task: Any, limits: Limits | None) -> Any:
    if limits is None or not FORKS:
        return do(task)
    signal.setitimer(signal.ITIMER_PROF, limits.seconds)
    signal.alarm(limits.seconds * _PATIENCE)
    try:
        return do(task)
    finally:
        signal.alarm(0)
        signal.setitimer(signal.ITIMER_PROF, 0)
