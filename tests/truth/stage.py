"""Copies of the texts to plant in: one of each for every process, with its first edition released.

`freeze` is called once, `settle` in each process; then `lend` exchanges files of a copy for as long as it is wanted.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from click.testing import CliRunner, Result

from generator.cli import commands
from tests.releasing import without_engine
from tests.truth.exam import TEXTS, ExamError, texts

ADOPTED = "2026-09-01"
TODAY = "2026-11-28"

_ROOT: list[Path] = []


def freeze(folder: Path) -> None:
    """Lay a copy of each text into a folder and release its first edition, as on the day of its entry."""
    with without_engine():
        for text in texts():
            shutil.copytree(TEXTS / text, folder / "frozen" / text)
            must(run("release", folder / "frozen" / text, "--as-of", ADOPTED))


def settle(folder: str) -> None:
    """Give a process copies of its own, and leave the machine to others."""
    os.nice(10)
    _ROOT[:] = [Path(folder) / str(os.getpid())]
    shutil.copytree(Path(folder) / "frozen", _ROOT[0])


@contextmanager
def lend(text: str, files: Mapping[str, str | None]) -> Iterator[Path]:
    """Lend the project of a text in which files have another content, or are away."""
    root = _ROOT[0] / text
    kept = {path: (root / path).read_text(encoding="utf-8") if (root / path).exists() else None for path in files}
    _write(root, files)
    try:
        yield root
    finally:
        _write(root, kept)


def run(command: str, root: Path, *options: str) -> Result:
    """Return what a command says of a project; a traceback of the program ends the exam."""
    result = CliRunner().invoke(commands, ["--lang", "en", command, "--project", str(root), *options])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def must(result: Result) -> Result:
    """Return a result that has to be fine.

    Raises ExamError with what the command said where it is not.
    """
    if result.exit_code:
        raise ExamError(result.output)
    return result


def _write(root: Path, files: Mapping[str, str | None]) -> None:
    for path, content in files.items():
        if content is None:
            (root / path).unlink()
        else:
            (root / path).write_text(content, encoding="utf-8")
