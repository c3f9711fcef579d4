"""Change the program in one place after another and count the changes that no test notices.

usage: python -m tests.tools.mutants [MODULE]

MODULE is a part of a path, such as `check/values`; without it all modules of `TESTS` have their turn. A mutant is
noticed if one of the tests of its module fails or if they take too long. Those that live are printed as docs/mutants.md
judges them, marked where it does not know them yet. The exit code is 1 if more than a tenth of a module lives.

The tests run once as they are, in this process. Each mutant has them again in a fork of it, which begins with all
libraries and with nothing of ours in memory. No file is altered.
"""

from __future__ import annotations

import os
import resource
import signal
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_file_location
from math import ceil
from pathlib import Path, PurePath
from time import process_time

import pytest

from .mutated import JUDGED, ROOT, TESTS
from .mutation import Mutant, mutants

assert sys.platform != "win32", "a mutant is a fork"

MOST = 0.1
"""The share of the mutants of a module that may live (the bar that the project has set itself)."""
_SECONDS, _TIMES = 5, 5
"""Processor time of the tests of one mutant: so much, and so many times what they take on the module as it stands."""
_BYTES = 4 << 30
"""Memory of one mutant: a loop without an end that fills a list does not take the machine with it."""
_OURS = ("generator", "tests")
_OPTIONS = ("-q", "-x", "-p", "no:cacheprovider", "-p", "no:xdist")


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many mutants a module has, and how many of them live."""

    name: str
    tried: int
    alive: int


def main() -> None:
    """Print a line for each mutant that lives, one for each module, one for all; no file is altered."""
    wanted = sys.argv[1] if len(sys.argv) > 1 else ""
    chosen = [module for module in TESTS if wanted in module]
    if not chosen:
        sys.exit(f"No module with {wanted!r} in its path; there are:\n" + "\n".join(TESTS))
    os.environ["HYPOTHESIS_PROFILE"] = "mutants"
    counts = [_tried(module) for module in chosen]
    everything = Count(name="all", tried=sum(one.tried for one in counts), alive=sum(one.alive for one in counts))
    for count in (*counts, everything):
        share = count.alive / max(1, count.tried)
        killed = count.tried - count.alive
        _say(f"{count.name}: {count.tried} mutants, {killed} killed, {count.alive} alive, {share:.1%}")
    sys.exit(any(count.alive > MOST * count.tried for count in counts))


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _tried(module: str) -> Count:
    """Print the mutants of a module that live, each as soon as it is known, and count them."""
    judged = JUDGED.read_text(encoding="utf-8").splitlines()
    found = tuple(mutants((ROOT / module).read_text(encoding="utf-8")))
    alive = 0
    for mutant in _living(module, found):
        alive += 1
        _say(f"{module}:{mutant.line}" + ("" if f"- {mutant.name}" in judged else " (not judged)"))
        _say(f"- {mutant.name}")
    return Count(name=module, tried=len(found), alive=alive)


def _living(module: str, found: Iterable[Mutant]) -> Iterator[Mutant]:
    """Yield the mutants of a module that its tests do not notice."""
    with tempfile.TemporaryDirectory() as folder:
        arguments = [*_OPTIONS, f"--basetemp={folder}/tests", *(str(ROOT / "tests" / name) for name in TESTS[module])]
        began = process_time()
        passed = _outcome_of(arguments) == pytest.ExitCode.OK
        limit = _SECONDS + ceil(_TIMES * (process_time() - began))
        # The module itself has to pass as a mutant does, else they are all noticed for what is no fault of theirs.
        if not passed or _is_noticed(module, ROOT / module, arguments, limit):
            sys.exit(f"The tests of {module} fail as it stands.")
        for number, mutant in enumerate(found):
            file = Path(folder, f"{number}.py")  # a name of its own: bytecode that one has left is not the other's
            file.write_text(mutant.text, encoding="utf-8")
            if not _is_noticed(module, file, arguments, limit):
                yield mutant


def _outcome_of(arguments: list[str]) -> int:
    """Run tests in this process, with all modules of ours read again."""
    for name in [name for name in sys.modules if name.partition(".")[0] in _OURS]:
        del sys.modules[name]
    return pytest.main(arguments)


def _is_noticed(module: str, file: Path, arguments: list[str], limit: int) -> bool:
    """Run the tests of a module with a file in its place, in a process of its own."""
    child = os.fork()
    if not child:
        try:
            _bound(limit)
            sys.meta_path.insert(0, _Stand(module=module, file=file))
            os._exit(_outcome_of(arguments))
        finally:  # what a mutant raises, and pytest does not catch, is noticed as well
            os._exit(pytest.ExitCode.INTERNAL_ERROR)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != pytest.ExitCode.OK


def _bound(seconds: int) -> None:
    """Make this process silent, and end it when it has had its time or its memory."""
    silence = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(silence, stream)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (_BYTES, _BYTES))
    signal.alarm(10 * seconds)  # one that waits needs no processor


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stand:
    """What the import system asks first: it knows one module, and has another file for it."""

    module: str
    file: Path

    def find_spec(self, name: str, *_where: object) -> ModuleSpec | None:
        path = PurePath(self.module).with_suffix("")
        package = path.name == "__init__"
        if name != ".".join(path.parent.parts if package else path.parts):
            return None
        places = [str(ROOT / path.parent)] if package else None
        return spec_from_file_location(name, self.file, submodule_search_locations=places)


if __name__ == "__main__":
    main()
