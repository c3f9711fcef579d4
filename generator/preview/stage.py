"""The newest draft, those who wait for the next one, and the loop that builds when a file is saved.

In: a project's folder. Out: drafts, told as soon as their pages are there and again once all rules have looked.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import TypeVar

from watchfiles import awatch

from ..disk.listing import Stamp, stamp_of
from ..report import Sentences
from .draft import PreviewDraft, examined, is_current, make_draft
from .printing import Printer
from .running import VerbRunner
from .verbs import DeskSettings
from .views import Views
from .wording import at_desk

_WATCHED = ("clausebook.yaml", "clauses", "laws", "declared", "templates", "locales", "static", "editions")
_LOOK_SECONDS = 0.25
"""How often a waiting stream looks whether the server is closing."""
_QUIET_SECONDS = 0.15
"""How long nothing else is computed behind a save, so that the browser has the page before the rules begin."""
_LOOK_MS = 2000
"""How often files are compared where nothing told of a save: at the start, and on disks that tell nothing."""
_STEP_MS = 15
"""How long nothing may be written before a save counts as whole."""


_Result = TypeVar("_Result")


class Stage:
    """The newest draft with its views, what was printed of it, and those who wait for the next one."""

    def __init__(self, root: Path, sentences: Sentences, settings: DeskSettings) -> None:
        self.root = root
        self.sentences = at_desk(sentences)
        self.settings = settings
        self.by = ""
        self.draft = make_draft(root, None)
        self.views = Views(self.draft)
        self.printer = Printer()
        self._is_warm = False
        self._known: tuple[PreviewDraft, Stamp | None] | None = None
        self.changed = asyncio.Condition()
        self.closing = False

    def close(self) -> None:
        """Let those who wait know that nothing more will come, for a print as well."""
        self.closing = True
        self.printer.close()

    @contextlib.asynccontextmanager
    async def followed(self) -> AsyncIterator[None]:
        """Follow the files of the project, and be ready to run verbs, while a block runs."""
        stop = asyncio.Event()
        follower = asyncio.create_task(self.follow(stop))
        with TemporaryDirectory(prefix="clausebook-", ignore_cleanup_errors=True) as folder:
            self.runner = VerbRunner(self.settings, self.root, self.sentences.language, Path(folder))
            try:
                yield
            finally:
                self.close()
                stop.set()
                await follower

    async def follow(self, stop: asyncio.Event) -> None:
        """Build a new draft whenever a file of the project was saved."""
        examination = asyncio.create_task(self._examine(self.draft))
        while not stop.is_set():
            paths = self._watched()
            saves = awatch(
                *paths, debounce=100, step=_STEP_MS, stop_event=stop, rust_timeout=_LOOK_MS, yield_on_timeout=True
            )
            async with contextlib.aclosing(saves):
                async for told in saves:
                    if told or not await asyncio.to_thread(self.is_current):
                        examination.cancel()
                        await self._show(await asyncio.to_thread(make_draft, self.root, self.draft))
                        examination = asyncio.create_task(self._examine(self.draft))
                    if paths != self._watched():  # a first edition made `editions/`
                        break
        examination.cancel()

    def _watched(self) -> list[Path]:
        return [self.root / name for name in _WATCHED if (self.root / name).exists()]

    def is_current(self) -> bool:
        """Say whether the draft is that of the files as they are; nothing is read while their stamp is the same."""
        draft, stamp = self.draft, stamp_of(self.root, _WATCHED)
        if stamp is None or self._known != (draft, stamp):
            if not is_current(draft):
                return False
            self._known = draft, stamp
        return True

    async def caught_up(self) -> None:
        """Wait until the draft is that of the files as they are, at most as long as a save may go unseen."""
        with contextlib.suppress(asyncio.TimeoutError):
            async with asyncio.timeout(_LOOK_MS / 1000):
                while not await asyncio.to_thread(self.is_current):
                    await asyncio.sleep(_STEP_MS / 1000)

    async def _examine(self, draft: PreviewDraft) -> None:
        """Have all rules look at a draft, unless another one comes before they begin."""
        await asyncio.sleep(_QUIET_SECONDS)
        found = await _aside(partial(examined, draft))
        if self.draft is draft:
            await self._show(found)
            if draft.good and not self._is_warm:
                self._is_warm = True
                await _aside(partial(self.printer.print_ahead, draft.good))

    async def _show(self, draft: PreviewDraft) -> None:
        self.draft = draft
        self.views = Views(draft)
        async with self.changed:
            self.changed.notify_all()

    async def told(self) -> AsyncIterator[str]:
        """Yield what happened as server-sent events: `draft` for new pages, `findings` for what was found in them."""
        drawn = found = 0
        while not self.closing:
            number, is_found = self.draft.number, self.draft.is_examined or self.draft.is_broken
            if drawn != number:
                drawn = number
                yield f"event: draft\ndata: {number}\n\n"
            if is_found and found != number:
                found = number
                yield f"event: findings\ndata: {number}\n\n"
            with contextlib.suppress(asyncio.TimeoutError):
                async with self.changed:
                    if self.draft.number == drawn and not self.closing:
                        await asyncio.wait_for(self.changed.wait(), _LOOK_SECONDS)


async def _aside(work: Callable[[], _Result]) -> _Result:
    """Return what long work returns, done in a thread that nobody waits for when the server stops."""
    loop = asyncio.get_running_loop()
    done: asyncio.Future[_Result] = loop.create_future()

    def give(result: _Result) -> None:
        if not done.cancelled():
            done.set_result(result)

    def run() -> None:
        result = work()
        with contextlib.suppress(RuntimeError):  # the server has stopped
            loop.call_soon_threadsafe(give, result)

    Thread(target=run, daemon=True).start()
    return await done
