"""Tasks shared among processes give what one process gives, in order, and never all at once."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from generator.disk import workers
from generator.disk.workers import FORKS, Limits, PersistentWorker, StoppedError, each, is_worker

forks = pytest.mark.skipif(not FORKS, reason="processes are limited where the system forks")
ROOT = Path(__file__).parent.parent
LIMITS = Limits(seconds=60, memory=8 * 2**30)


def squared(number: int) -> tuple[int, int]:
    return number * number, os.getpid()


def noted(folder: Path, number: int) -> int:
    (folder / str(number)).touch()
    return number


def ended(bad: int, number: int) -> int:
    if number == bad:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def busy(_: int) -> None:
    while True:
        pass


def waited(seconds: float) -> float:
    time.sleep(seconds)
    return seconds


def knows(_: int) -> bool:
    return is_worker()


def filled(size: int) -> int:
    return len(bytearray(size))


def begun(folder: Path, _: int) -> None:
    (folder / "begun").touch()
    time.sleep(600)


@pytest.fixture
def persistent() -> Iterator[PersistentWorker]:
    """A process for one second of work, and a little memory."""
    worker = PersistentWorker(Limits(seconds=1, memory=2**28))
    yield worker
    worker.end()


@pytest.mark.parametrize("count", [0, 1, 2, 7, 100])
@pytest.mark.parametrize("jobs", [1, 2, 3])
@pytest.mark.parametrize("limits", [None, LIMITS], ids=["free", "limited"])
def test_results_come_in_the_order_of_the_tasks(count: int, jobs: int, limits: Limits | None) -> None:
    assert [result for result, _ in each(squared, range(count), jobs, limits)] == [n * n for n in range(count)]


def test_one_job_is_done_here_and_several_are_not() -> None:
    assert {process for _, process in each(squared, range(9), 1)} == {os.getpid()}
    assert os.getpid() not in {process for _, process in each(squared, range(9), 2)}


@forks
def test_a_limited_task_is_never_done_here() -> None:
    assert os.getpid() not in {process for _, process in each(squared, range(2), 1, LIMITS)}


@forks
def test_a_process_that_was_made_for_a_task_knows_it() -> None:
    assert list(each(knows, range(2), 1, LIMITS)) == [True, True] and not is_worker()


def test_no_more_is_made_than_will_soon_be_taken(tmp_path: Path) -> None:
    results = each(partial(noted, tmp_path), range(1000), 2)
    assert next(results) == 0
    time.sleep(0.3)
    made = len(list(tmp_path.iterdir()))
    results.close()  # type: ignore[attr-defined]
    assert made < 200


def test_whoever_takes_no_more_leaves_no_process_behind() -> None:
    results = each(squared, range(1000), 2)
    next(results)
    results.close()  # type: ignore[attr-defined]
    assert multiprocessing.active_children() == []


@forks
def test_a_process_that_ends_is_told_with_the_task_that_it_did() -> None:
    results = each(partial(ended, 5), range(9), 1, LIMITS)
    with pytest.raises(StoppedError) as stopped:
        list(results)
    assert stopped.value.number == 5


@forks
def test_a_task_that_takes_too_long_is_ended() -> None:
    begun = time.perf_counter()
    with pytest.raises(StoppedError) as stopped:
        list(each(busy, [1], 1, Limits(seconds=1, memory=8 * 2**30)))
    assert stopped.value.number == 0 and time.perf_counter() - begun < 60


@forks
def test_a_task_may_wait_longer_than_it_may_work() -> None:
    assert list(each(waited, [1.2], 1, Limits(seconds=1, memory=8 * 2**30))) == [1.2]


@forks
def test_a_task_that_waits_for_ever_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_PATIENCE", 1)
    with pytest.raises(StoppedError):
        list(each(waited, [600.0], 1, Limits(seconds=1, memory=8 * 2**30)))


@forks
def test_what_a_process_has_at_its_start_is_not_counted_against_it() -> None:
    with pytest.raises(StoppedError):
        list(each(filled, [2**30], 1, Limits(seconds=60, memory=2**28)))
    assert list(each(filled, [2**20], 1, Limits(seconds=60, memory=2**28))) == [2**20]


def test_a_persistent_process_does_one_task_after_another_and_knows_what_it_is(persistent: PersistentWorker) -> None:
    done = [persistent.run(squared, number) for number in range(3)]
    assert [result for result, _ in done] == [0, 1, 4]
    assert len({process for _, process in done} - {os.getpid()}) == 1
    assert persistent.run(knows, 0)


def test_what_a_task_raises_is_raised_by_whoever_asked_and_ends_no_process(persistent: PersistentWorker) -> None:
    _, process = persistent.run(squared, 1)
    with pytest.raises(ZeroDivisionError):
        persistent.run(partial(divmod, 1), 0)
    assert persistent.run(squared, 1) == (1, process)


@forks
@pytest.mark.parametrize("do,task", [(busy, 0), (filled, 2**30), (partial(ended, 0), 0)], ids=["time", "memory", "end"])
def test_a_persistent_process_that_ended_has_a_successor(persistent: PersistentWorker, do: object, task: int) -> None:
    _, process = persistent.run(squared, 1)
    with pytest.raises(StoppedError):
        persistent.run(do, task)  # type: ignore[arg-type]
    result, other = persistent.run(squared, 2)
    assert result == 4 and other != process


def test_a_process_that_ended_between_two_tasks_stops_neither(persistent: PersistentWorker) -> None:
    _, process = persistent.run(squared, 1)
    os.kill(process, signal.SIGTERM)
    for child in multiprocessing.active_children():
        child.join()
    assert persistent.run(squared, 2)[0] == 4


def test_a_persistent_process_is_ended_whatever_it_does_and_has_no_successor(tmp_path: Path) -> None:
    persistent = PersistentWorker(LIMITS)
    with ThreadPoolExecutor(1) as thread:
        asked = thread.submit(persistent.run, partial(begun, tmp_path), 0)
        while not (tmp_path / "begun").exists():
            time.sleep(0.01)
        persistent.end()
        assert isinstance(asked.exception(timeout=60), StoppedError)
    assert multiprocessing.active_children() == []
    with pytest.raises(StoppedError):
        persistent.run(squared, 1)


WORK = """
import os, time
from generator.disk.workers import each

def slow(number):
    print(os.getpid(), flush=True)
    time.sleep(60)

if __name__ == "__main__":
    list(each(slow, range(9), 2))
"""


def test_processes_end_with_the_one_that_they_work_for(tmp_path: Path) -> None:
    script = tmp_path / "work.py"
    script.write_text(WORK, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, script], stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)}
    ) as parent:
        assert parent.stdout is not None
        assert parent.stdout.readline() and parent.stdout.readline()
        parent.kill()
        begun = time.perf_counter()
        parent.stdout.read()  # as long as anybody holds the other end
    assert time.perf_counter() - begun < 10


PERSISTENT = """
from generator.disk.workers import Limits, PersistentWorker

if __name__ == "__main__":
    print(PersistentWorker(Limits(seconds=9, memory=2**28)).run(str, 7))
"""


def test_a_process_takes_no_module_from_the_current_folder(tmp_path: Path) -> None:
    """It may be a project that somebody sent; `python -c` looks there first."""
    (tmp_path / "work.py").write_text(PERSISTENT, encoding="utf-8")
    (tmp_path / "sent").mkdir()
    (tmp_path / "sent" / "multiprocessing.py").write_text("open('run', 'w')", encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    environment.pop("PYTHONSAFEPATH", None)
    command = (sys.executable, str(tmp_path / "work.py"))
    done = subprocess.run(
        command, cwd=tmp_path / "sent", env=environment, capture_output=True, timeout=60, text=True, check=False
    )
    assert done.stdout == "7\n", done.stderr
    assert not (tmp_path / "sent" / "run").exists()


STOPPED_AT_START = """
import multiprocessing, os, signal
from generator.disk.workers import each

Process = multiprocessing.get_context("fork").Process
start = Process.start

def start_and_stop(process):
    Process.start = start
    process.start()
    os.kill(os.getpid(), signal.SIGINT)

Process.start = start_and_stop
list(each(str, range(8), 2))
"""


@forks
def test_a_run_that_is_told_to_stop_while_its_first_child_starts_ends() -> None:
    """It once waited for ever for a child that nobody told; it is a process of its own, which has no other threads."""
    command = [sys.executable, "-c", STOPPED_AT_START]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, timeout=60, text=True, check=False)
    assert done.returncode == -signal.SIGINT, done.stderr
    assert "KeyboardInterrupt" in done.stderr
