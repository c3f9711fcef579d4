"""What happens to a folder when a command is killed, told that the disk is full, stopped or run eight times at once.

In: nothing; `make faults` runs it. Out: a table, and exit code 1 where a promise was broken. The promises (each for
`build`, of a draft and of frozen editions, `release` and `publish`, in one step and, where each file is the old one
or the new one, in place):

    kill      kill -9 at every call that changes the folder: it is the old one or the new one, the next run needs
              no help
    full      no space at every write, an error at every sync, a folder that cannot be written: one line, and the
              old folder is whole
    stop      SIGINT and SIGTERM at random moments: the run ends within two seconds, nothing is left behind
    crowd     eight runs at once: the folder is whole each time, and an edition is frozen once

strace (Linux) counts the calls of one run, then makes each of them fail in turn.
"""

from __future__ import annotations

import argparse
import hashlib
import multiprocessing
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from multiprocessing.process import BaseProcess
from pathlib import Path

from generator.disk.workers import FORKS

ROOT = Path(__file__).parent.parent.parent
MINIMAL, BILINGUAL = (ROOT / "tests" / "projects" / name for name in ("minimal", "bilingual"))
CALLS = ("mkdir", "rename", "renameat2", "unlink", "unlinkat", "rmdir", "link", "openat", "write", "fsync", "chmod")
"""The calls that change a folder; of openat, those that create."""
_CALL = re.compile(r"^(?:\[pid +\d+\] |\d+ +)?(\w+)\((.*)\) += (-?\d+)")
PROCESSES = multiprocessing.get_context("fork") if FORKS else multiprocessing.get_context("spawn")
LONGEST = 2.0
"""Seconds in which a stopped run has to end."""


@dataclass(frozen=True, kw_only=True)
class Trial:
    """A command, how its project is made, and the folder that must stay whole, or each file of it where `in_steps`."""

    name: str
    arguments: tuple[str, ...]
    prepare: Callable[[Path], None]
    target: str
    once: bool = False
    in_steps: bool = False


@dataclass(frozen=True, kw_only=True)
class Ended:
    """How a command ended, and what it said on stderr."""

    code: int
    said: str


@dataclass(kw_only=True)
class Score:
    """What was tried and what went wrong."""

    trial: str
    promise: str
    tried: int = 0
    broken: list[str] = field(default_factory=list)
    longest: float = 0.0


def copy_minimal(folder: Path) -> None:
    shutil.copytree(MINIMAL, folder, ignore=shutil.ignore_patterns("expected"))


def with_output(folder: Path) -> None:
    """A project that was built, and whose text changed since."""
    copy_minimal(folder)
    run(BUILD, folder)
    clause = next((folder / "clauses" / "policy").glob("*.md"))
    clause.write_text(clause.read_text(encoding="utf-8") + "\nOne more sentence.\n", encoding="utf-8")


def with_editions(folder: Path) -> None:
    """A site of one edition, and a second edition that changes the pages of one of its languages."""
    with_site(folder)
    with_second_edition(folder)


def with_site(folder: Path) -> None:
    """The site of one edition."""
    shutil.copytree(BILINGUAL, folder, ignore=shutil.ignore_patterns("expected"))
    run(RELEASE, folder)
    run(SITE, folder)


def with_second_edition(folder: Path) -> None:
    """One more edition, that no site has yet."""
    changelog = folder / "clauses" / "changelog.yaml"
    changelog.write_text(f"{SECOND}{changelog.read_text(encoding='utf-8')}", encoding="utf-8")
    run(RELEASE, folder)


SECOND = """- edition: 2021-07-30
  works:
    policy: {change: reviewed, locales: [en], summary: {en: Read again.}}
"""


def with_website(folder: Path) -> None:
    """A built site, and a website that has an older state of it."""
    with_site(folder)
    assert run(PUBLISH, folder).code == 0
    with_second_edition(folder)
    run(SITE, folder)


def with_busy_website(folder: Path) -> None:
    """The same, with a file of others at the website, so that files are put in place."""
    with_website(folder)
    (folder / "website" / ".htaccess").write_text("mine", encoding="utf-8")


BUILD = Trial(name="build", arguments=("build", "-q", "--format", "html,json"), prepare=with_output, target="output")
SITE = Trial(name="site", arguments=("build", "-q", "--jobs", "2"), prepare=with_editions, target="output")
PUBLISH = Trial(name="publish", arguments=("publish", "website"), prepare=with_website, target="website")
PLACE = Trial(
    name="place", arguments=("publish", "website"), prepare=with_busy_website, target="website", in_steps=True
)
RELEASE = Trial(name="release", arguments=("release",), prepare=copy_minimal, target="editions", once=True)
TRIALS = (BUILD, SITE, PUBLISH, PLACE, RELEASE)


def command(trial: Trial) -> list[str]:
    return [sys.executable, "-m", "generator", *trial.arguments]


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONHASHSEED": "0"}


def run(trial: Trial, folder: Path) -> Ended:
    """Run a command to its end."""
    said = folder.parent / "said"
    process = forked(trial, folder, said)
    process.join(timeout=120)
    assert process.exitcode is not None, f"{trial.name} does not end"
    return Ended(code=process.exitcode, said=said.read_text(encoding="utf-8", errors="replace"))


def forked(trial: Trial, folder: Path, said: Path) -> BaseProcess:
    """Start a command as a copy of this process, which has loaded the program; what it says goes to a file."""
    process = PROCESSES.Process(target=_obey, args=(trial.arguments, folder, said))
    process.start()
    return process


def _obey(arguments: Sequence[str], folder: Path, said: Path) -> None:
    from generator.cli import main

    os.chdir(folder)
    sys.argv[1:] = arguments
    for number, path in ((1, os.devnull), (2, said)):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), number)
    sys.stdout, sys.stderr = (os.fdopen(number, "w", encoding="utf-8") for number in (1, 2))
    main()


def started(trial: Trial, folder: Path) -> subprocess.Popen[bytes]:
    """Start a command as a process that has nothing of this one, in a group of its own."""
    return subprocess.Popen(
        command(trial),
        cwd=folder,
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def traced(trial: Trial, folder: Path, *strace: str) -> Ended:
    """Run a command to its end under strace, as a process that has nothing of this one."""
    done = subprocess.run(
        ["strace", "-qq", *strace, *command(trial)],
        cwd=folder,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    return Ended(code=done.returncode, said=done.stderr)


def state(folder: Path) -> str:
    """Return a digest of all files below a folder, hidden ones of unfinished runs left aside; "" for none."""
    if not folder.exists():
        return ""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and not _is_working(path, folder))
    return hashlib.sha256(
        b"".join(path.relative_to(folder).as_posix().encode() + path.read_bytes() for path in files)
    ).hexdigest() if files else ""  # fmt: skip


def _is_working(path: Path, folder: Path) -> bool:
    """Say whether a file is of a run alone: hidden, or the receipt, which tells the hour."""
    return path.name == "receipt.jsonl" or any(part.startswith(".") for part in path.relative_to(folder).parts)


def pieces(folder: Path) -> frozenset[tuple[str, bytes]]:
    """Return the files below a folder, each with what it holds, as `state` sees them."""
    files = [path for path in folder.rglob("*") if path.is_file() and not _is_working(path, folder)]
    return frozenset((path.relative_to(folder).as_posix(), path.read_bytes()) for path in files)


def leftovers(folder: Path, trial: Trial) -> list[str]:
    """Return what an unfinished run has left; the tree before is kept on purpose."""
    found = [path.name for path in (folder, folder / trial.target) for path in path.glob(".*clausebook-*")]
    return [name for name in found if not name.endswith("-previous")]


# --- the stage --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Stage:
    """A prepared project to copy, and what its folder is before and after a run."""

    folder: Path
    old: str
    new: str
    known: frozenset[tuple[str, bytes]]

    def is_torn(self, trial: Trial, folder: Path) -> bool:
        """Say whether a folder is neither the old one nor the new one, or a file of it where they come one by one."""
        if trial.in_steps:
            return not pieces(folder / trial.target) <= self.known
        return state(folder / trial.target) not in {self.old, self.new}


def stage(trial: Trial, place: Path) -> Stage:
    folder = place / "prepared"
    trial.prepare(folder)
    old = state(folder / trial.target)
    after = place / "after"
    shutil.copytree(folder, after)
    done = run(trial, after)
    assert done.code == 0, done.said
    known = pieces(folder / trial.target) | pieces(after / trial.target)
    return Stage(folder=folder, old=old, new=state(after / trial.target), known=known)


def fresh(prepared: Stage, place: Path) -> Path:
    folder = place / "run"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(prepared.folder, folder)
    return folder


def points(trial: Trial, prepared: Stage, place: Path) -> list[tuple[str, int]]:
    """Return every call of a run that changes the folder, with its number among the calls of its name."""
    folder = fresh(prepared, place)
    log = place / "calls"
    traced(trial, folder, "-f", "-y", "-o", str(log), "-e", f"trace={','.join(CALLS)}")
    found: list[tuple[str, int]] = []
    counted: dict[str, int] = {}
    first = log.read_text(errors="replace").split(maxsplit=1)[0]
    for line in log.read_text(errors="replace").splitlines():
        match = _CALL.match(line)
        if match is None or not line.startswith(first):
            continue
        name, arguments, _ = match.groups()
        counted[name] = counted.get(name, 0) + 1
        ours = "clausebook-" in arguments or f"/{trial.target}" in arguments or "/receipts/" in arguments
        ours = ours and not (name == "rename" and "/receipts/" in arguments)  # the last step, behind the new folder
        if ours and (name != "openat" or "O_CREAT" in arguments):
            found.append((name, counted[name]))
    return found


def injected(call: str, number: int, fault: str) -> tuple[str, ...]:
    return ("-o", os.devnull, "-e", f"trace={call}", "-e", f"inject={call}:{fault}:when={number}")


# --- the promises -----------------------------------------------------------------------------------------------------


def try_kill(trial: Trial, place: Path, share: int) -> Score:
    score = Score(trial=trial.name, promise="kill")
    prepared = stage(trial, place)
    for call, number in points(trial, prepared, place)[::share]:
        folder = fresh(prepared, place)
        traced(trial, folder, *injected(call, number, "signal=KILL"))
        score.tried += 1
        now = state(folder / trial.target)
        if prepared.is_torn(trial, folder):
            score.broken.append(f"torn at {call} {number}")
        if now != prepared.new or not trial.once:
            again = run(trial, folder)
            if again.code or state(folder / trial.target) != prepared.new:
                score.broken.append(f"no new run after {call} {number}: {again.said.strip()[:80]}")
            if leftovers(folder, trial):
                score.broken.append(f"left behind after {call} {number}: {leftovers(folder, trial)}")
    return score


def try_full(trial: Trial, place: Path, share: int) -> Score:
    score = Score(trial=trial.name, promise="full")
    prepared = stage(trial, place)
    faults = {"write": "ENOSPC", "openat": "ENOSPC", "mkdir": "EROFS", "fsync": "EIO", "rename": "EIO"}
    wanted = [(call, number) for call, number in points(trial, prepared, place) if call in faults]
    for call, number in wanted[::share]:
        folder = fresh(prepared, place)
        done = traced(trial, folder, *injected(call, number, f"error={faults[call]}"))
        score.tried += 1
        now = state(folder / trial.target)
        said = [line for line in done.said.splitlines() if line.startswith("error")]
        whole = now == prepared.old if done.code and not trial.in_steps else now == prepared.new
        if trial.in_steps and done.code:
            whole = not prepared.is_torn(trial, folder)
        if not whole:
            score.broken.append(f"{faults[call]} at {call} {number}: exit {done.code}, the folder is another")
        if done.code and (len(said) != 1 or "Traceback" in done.said):
            score.broken.append(f"{faults[call]} at {call} {number}: {done.said.strip()[:120]}")
    return score


def try_stop(trial: Trial, place: Path, rounds: int) -> Score:
    score = Score(trial=trial.name, promise="stop")
    prepared = stage(trial, place)
    chance = random.Random(20211130)  # noqa: S311 - the same moments in every run
    begun = time.perf_counter()
    started(trial, fresh(prepared, place)).wait(timeout=120)
    usual = time.perf_counter() - begun
    for _ in range(rounds):
        folder = fresh(prepared, place)
        process = started(trial, folder)
        time.sleep(chance.uniform(0.05, usual))
        process.send_signal(chance.choice((signal.SIGINT, signal.SIGTERM)))
        told = time.perf_counter()
        process.wait(timeout=60)
        score.longest = max(score.longest, time.perf_counter() - told)
        score.tried += 1
        if prepared.is_torn(trial, folder):
            score.broken.append("torn")
        if _strays(process.pid):
            score.broken.append("a stray process")
        if not (trial.once and state(folder / trial.target) == prepared.new):
            run(trial, folder)
        if leftovers(folder, trial):
            score.broken.append(f"left behind: {leftovers(folder, trial)}")
    if score.longest > LONGEST:
        score.broken.append(f"took {score.longest:.1f} s to end")
    return score


def _strays(group: int) -> bool:
    """Say whether a process of a run is left two seconds after it ended: a child is gone a moment after its parent."""
    end = time.perf_counter() + LONGEST
    while time.perf_counter() < end:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return False
        time.sleep(0.02)
    return True


def try_crowd(trial: Trial, place: Path, rounds: int) -> Score:
    score = Score(trial=trial.name, promise="crowd")
    prepared = stage(trial, place)
    for _ in range(rounds):
        folder = fresh(prepared, place)
        crowd = [forked(trial, folder, place / f"said-{number}") for number in range(8)]
        for process in crowd:
            process.join(timeout=120)
        codes = [process.exitcode for process in crowd]
        score.tried += 1
        if state(folder / trial.target) != prepared.new:
            score.broken.append("torn")
        if trial.once and codes.count(0) != 1:
            score.broken.append(f"{codes.count(0)} runs say that they froze the edition")
        if leftovers(folder, trial):
            score.broken.append(f"left behind: {leftovers(folder, trial)}")
    return score


PROMISES: dict[str, tuple[Callable[[Trial, Path, int], Score], str]] = {
    "kill": (try_kill, "every"),
    "full": (try_full, "every"),
    "stop": (try_stop, "rounds"),
    "crowd": (try_crowd, "crowds"),
}


def scores(options: argparse.Namespace) -> Iterator[Score]:
    for trial in TRIALS:
        for name, (attempt, option) in PROMISES.items():
            if trial.name in options.command and name in options.only:
                with tempfile.TemporaryDirectory(prefix="clausebook-faults-") as folder:
                    yield attempt(trial, Path(folder), getattr(options, option))


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="+", choices=PROMISES, default=list(PROMISES))
    parser.add_argument(
        "--command", nargs="+", choices=[trial.name for trial in TRIALS], default=[trial.name for trial in TRIALS]
    )
    parser.add_argument("--every", type=int, default=1, help="try every nth call (default: all)")
    parser.add_argument("--rounds", type=int, default=200, help="how often a run is stopped")
    parser.add_argument("--crowds", type=int, default=50, help="how often eight runs start at once")
    options = parser.parse_args(arguments)
    signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored where a shell started this in its background
    print(f"{'command':9} {'promise':8} {'tried':>6} {'broken':>7} {'longest stop':>13}")  # noqa: T201 - it is a command
    broken = 0
    for score in scores(options):
        longest = f"{score.longest:.2f} s" if score.longest else ""
        print(f"{score.trial:9} {score.promise:8} {score.tried:6} {len(score.broken):7} {longest:>13}", flush=True)  # noqa: T201
        for line in dict.fromkeys(score.broken):
            print(f"    {line}")  # noqa: T201
        broken += len(score.broken)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
