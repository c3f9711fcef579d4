"""Files that are printed when somebody asks for one: PDF, Word, JSON. One at a time, and each once.

In: a Reading without errors, and the path of a file. Out: an Artifact. What an engine printed is kept by everything
that decides its bytes, so that a text which nobody changed is not printed again.
"""

from __future__ import annotations

import contextlib
from threading import Lock

from ..disk.workers import PersistentWorker, StoppedError
from ..model.artifact import Artifact
from ..model.diagnostics import RefusalError
from ..model.document import Document
from ..operations.reading import Reading
from ..operations.rendering import RenderSetup, made_from, render_all, set_up
from ..render import Format, Rendering, chosen, known
from ..render.apart import LIMITS, stopped
from ..render.site import joined
from .draft import BANNER

_MOST = 32
"""Files that are kept."""


class NotPrintedError(RefusalError):
    """A file cannot be printed; the message says why."""


class Printer:
    """What was printed, the newest files of it, and the process that prints: it stays, with its fonts ready."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._worker = PersistentWorker(LIMITS)
        self._files: dict[tuple[str, str], Artifact] = {}

    def printed(self, reading: Reading, path: str) -> Artifact | None:
        """Return the file that stands at a path; None where no format has one. Raises NotPrintedError."""
        found = ((one, text) for one in chosen(known()) for text in reading.documents if path in _paths(one, text))
        one, document = next(found, (None, None))
        if one is None or document is None:
            return None
        setup = set_up(reading, (one.name,), banner=BANNER)
        if one.engine is None:
            return _found(_made((setup, document)), path)
        key = path, made_from(setup, document)
        if (kept := self._files.get(key)) is None:  # what is kept waits for no print
            with self._lock:
                kept = self._files.get(key) or self._keep(key, _found(self._by_engine(setup, document), path))
        return kept

    def print_ahead(self, reading: Reading) -> None:
        """Print a text in each language, so that the fonts are ready before somebody asks for the first file."""
        texts = {text.locale: text for text in reversed(reading.documents)}.values()
        for path in [path for one in chosen(known()) if one.engine for text in texts for path in _paths(one, text)]:
            with contextlib.suppress(NotPrintedError):
                self.printed(reading, path)

    def close(self) -> None:
        """End what prints, whatever it is doing."""
        self._worker.end()

    def _by_engine(self, setup: RenderSetup, document: Document) -> Rendering:
        try:
            return self._worker.run(_made, (setup, document))
        except StoppedError:
            return Rendering(artifacts=(), diagnostics=(stopped(document),))

    def _keep(self, key: tuple[str, str], file: Artifact) -> Artifact:
        self._files[key] = file
        while len(self._files) > _MOST:
            del self._files[next(iter(self._files))]
        return file


def _paths(one: Format, document: Document) -> frozenset[str]:
    return frozenset(document.path + name for name in one.names(document.work, document.locale))


def _made(task: tuple[RenderSetup, Document]) -> Rendering:
    setup, document = task
    return joined(*render_all(setup, (document,)))


def _found(made: Rendering, path: str) -> Artifact:
    found = next((file for file in made.artifacts if file.path == path), None)
    if found is None:
        raise NotPrintedError(next((one.message for one in made.diagnostics), "preview.no-page"))
    return found
