"""Verbs that run: one at a time, each in a process of its own, which ends when the page that asked for it is left.

In: the arguments of a call and the files that somebody gave. Out: what the command answered, and the files that came of
it. Both kinds of files lie in a folder of this run of the desk, and go with it.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

from ..disk.atomic import write_bytes
from ..disk.commands import awaited
from ..disk.reading import LARGEST_ARTIFACT, read_file
from ..model.diagnostics import reason
from .verbs import DeskSettings, DeskVerb, Typed, arguments_of
from .views import NoPageError

SECONDS = 300.0
"""How long a verb may take: longer than it takes to print the papers of a large release."""
Done = TypeVar("Done")


@dataclass(frozen=True, slots=True, kw_only=True)
class VerbAnswer:
    """What a command answered, as docs/commands.md has it, and the files that came of it: name and address by name."""

    told: Mapping[str, Any]
    made: Mapping[str, str]


class VerbRunner:
    """What runs the verbs of a project; `folder` takes the files that are given and made."""

    def __init__(self, settings: DeskSettings, root: Path, language: str, folder: Path) -> None:
        self.settings, self.root, self.folder = settings, root, folder
        self._program = (*settings.program, "--lang", language)
        self._files: dict[str, Path] = {}
        self._running = asyncio.Lock()
        self._count = 0

    def take(self, name: str, data: bytes) -> str:
        """Keep a file that was given, and return what it is called from now on."""
        own = PurePosixPath(name.replace("\\", "/")).name
        if not own.strip(".") or not own.isprintable():
            raise NoPageError("desk.no-file")
        place = self._new_folder() / own
        try:
            write_bytes(place, data)
        except OSError as cause:
            raise NoPageError("preview.not-written", cause=reason(cause)) from cause
        return self._named(place)

    def file(self, name: str) -> bytes:
        """Return a file that was given or made. Raises NoPageError."""
        return read_file(self._place(name), LARGEST_ARTIFACT)

    async def run(self, shown: DeskVerb, typed: Typed) -> VerbAnswer:
        """Run a verb with what was typed. Raises NoPageError where there is no answer."""
        verb, out = self.settings.verbs[shown.verb], self._new_folder()
        files = [name for name, known in verb.fields.items() if known.kind == "file"]
        given = {name: tuple(str(self._place(one)) for one in typed.get(name, ()) if one) for name in files}
        arguments = arguments_of(shown, verb, {**_joined(typed), **given}, out)
        async with self._running:
            try:
                said = await awaited(*self._program, *arguments, folder=self.root, seconds=SECONDS)
                told = json.loads(said)
            except TimeoutError:
                raise NoPageError("desk.too-slow") from None
            except ValueError:
                raise NoPageError("desk.no-answer") from None
        return VerbAnswer(told=told, made={one.name: self._named(one) for one in sorted(out.iterdir())})

    def _new_folder(self) -> Path:
        self._count += 1
        made = self.folder / str(self._count)
        made.mkdir()
        return made

    def _named(self, place: Path) -> str:
        name = place.relative_to(self.folder).as_posix()
        self._files[name] = place
        return name

    def _place(self, name: str) -> Path:
        if name not in self._files:
            raise NoPageError("desk.no-file")
        return self._files[name]


def _joined(typed: Typed) -> Typed:
    """Return what was typed with fields by language, such as `--title/en`, as values `en=…` of one field."""
    made: dict[str, tuple[str, ...]] = {}
    for name, values in typed.items():
        field, _, tag = name.partition("/")
        said = (f"{tag}={one}" if tag else one for one in values if one.strip() or not tag)
        made[field] = (*made.get(field, ()), *said)
    return made


async def unless_left(work: Awaitable[Done], left: Callable[[], Awaitable[object]]) -> Done | None:
    """Return what comes of work, None where the page was left before: then the work is given up."""
    working, leaving = asyncio.ensure_future(work), asyncio.ensure_future(left())
    try:
        await asyncio.wait((working, leaving), return_when=asyncio.FIRST_COMPLETED)
        return await working if working.done() else None
    finally:
        for one in (working, leaving):
            one.cancel()
            with suppress(asyncio.CancelledError):
                await one
