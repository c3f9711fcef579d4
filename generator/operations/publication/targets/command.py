"""A command that somebody named, for hosts that we know nothing of: `exec:COMMAND`.

It is run in the folder of the project: as `COMMAND live FOLDER` and `COMMAND previous FOLDER` it writes into an empty
folder what lies there, the manifest and the receipt at least; as `COMMAND put FOLDER PLAN RECEIPT` it publishes. PLAN
is a file with the paths that are added, changed, gone and unchanged. Any other exit code than 0 is told as a refusal.
"""

from __future__ import annotations

import json
import shlex
from dataclasses import asdict, dataclass
from pathlib import Path

from ....disk.atomic import write_file
from ....disk.commands import run
from ....disk.tree import RECEIPT
from ..target import Delivery, Served, served_from


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandTarget:
    """The command with its first arguments."""

    command: tuple[str, ...]
    root: Path
    shared: bool = False

    def live(self, scratch: Path, near: Path) -> Served:
        """Return what the command says that lies there."""
        return served_from(self._asked("live", scratch))

    def previous(self, scratch: Path) -> Path:
        """Return what the command says that lay there before."""
        return self._asked("previous", scratch)

    def put(self, delivery: Delivery) -> None:
        """Let the command put it there."""
        plan = delivery.folder.parent / "plan.json"
        write_file(plan, json.dumps(asdict(delivery.plan), indent=1))
        self._run("put", delivery.folder, plan, delivery.folder / RECEIPT)

    def _asked(self, what: str, folder: Path) -> Path:
        folder.mkdir(parents=True)
        self._run(what, folder)
        return folder

    def _run(self, what: str, *paths: Path) -> None:
        run(*self.command, what, *map(str, paths), folder=self.root)


def split(command: str) -> tuple[str, ...]:
    """Return the words of a command as a shell would read them. Raises ValueError."""
    return tuple(shlex.split(command))
