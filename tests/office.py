"""LibreOffice as a program that answers: what it sees in a Word file, and what it writes of it (`uno_oracle.py`).

It stands for the Word of somebody else. Word itself runs on no machine of ours.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import Timer
from typing import Any

import pytest

PYTHON = "/usr/bin/python3"
"""The Python of the system: the one for which UNO is installed."""
SECONDS = 120


@cache
def has_office() -> bool:
    """Return whether this machine has LibreOffice and UNO; where it should, requirements/system.sh has seen to it."""
    if sys.platform != "linux" or not shutil.which("soffice"):
        return False
    return subprocess.run([PYTHON, "-c", "import uno"], capture_output=True, check=False).returncode == 0


@cache
def office_version() -> tuple[int, ...]:
    """Return the version of the LibreOffice of this machine as 7, 4 or 25, 2; nothing where there is none."""
    if not has_office():
        return ()
    said = subprocess.run(["soffice", "--version"], capture_output=True, check=True, text=True).stdout
    return tuple(int(number) for number in said.split()[1].split(".")[:2])


needs_office = pytest.mark.skipif(not has_office(), reason="no LibreOffice with UNO here")


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenParagraph:
    """A paragraph; `number` is what the office counts before it, `cell` where in a table it stands."""

    text: str
    number: str
    style: str
    cell: tuple[int | str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenChange:
    """A tracked change; `kind` is Insert, Delete, Format, ParagraphFormat and the like."""

    kind: str
    author: str
    day: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenComment:
    author: str
    day: str
    text: str
    resolved: bool
    passage: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What the office has before it: a text with its margins and footnotes, and what stands beside them."""

    paragraphs: tuple[SeenParagraph, ...]
    margins: tuple[SeenParagraph, ...]
    notes: tuple[SeenParagraph, ...]
    redlines: tuple[SeenChange, ...]
    comments: tuple[SeenComment, ...]
    bookmarks: Mapping[str, str]
    saved: bytes = b""

    @property
    def lines(self) -> tuple[str, ...]:
        """The paragraphs that say something, without their numbers."""
        return tuple(one.text for one in self.paragraphs if one.text.strip())


class Office:
    """One LibreOffice for many files. It starts when it is first asked, and again after it broke down."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._process: subprocess.Popen[str] | None = None

    def sees(
        self, docx: bytes, *, changes: str = "", edits: Sequence[Mapping[str, str]] = (), author: str = ""
    ) -> Seen:
        """Return what is seen of a Word file, and the file that is saved of it.

        `edits` are made first, tracked and signed by `author`; then all `changes` are accepted ("accept"), rejected
        ("reject") or left. An edit says what to `do` (a name in `EDITS` of uno_oracle.py) where the text says `find`.
        """
        path, saved = self.folder / "asked.docx", self.folder / "saved.docx"
        path.write_bytes(docx)
        asked = {"path": str(path), "save": str(saved), "changes": changes, "edits": list(edits), "author": author}
        return _seen(self._answer(asked), saved.read_bytes())

    def _answer(self, request: Mapping[str, Any]) -> dict[str, Any]:
        process = self._running()
        assert process.stdin and process.stdout
        late = Timer(SECONDS, process.kill)
        late.start()
        process.stdin.write(json.dumps(request) + "\n")
        process.stdin.flush()
        line = process.stdout.readline()
        late.cancel()
        answer = json.loads(line) if line else {"fault": "LibreOffice broke down, or did not answer in time"}
        assert "fault" not in answer, answer["fault"]
        return dict(answer)

    def _running(self) -> subprocess.Popen[str]:
        if self._process is None or self._process.poll() is not None:
            command = [PYTHON, str(Path(__file__).with_name("uno_oracle.py")), str(self.folder)]
            pipe = subprocess.PIPE
            self._process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, text=True)
        return self._process

    def close(self) -> None:
        if self._process is not None and self._process.stdin:
            self._process.stdin.close()
            self._process.wait(SECONDS)
            assert self._process.stdout
            self._process.stdout.close()


def _seen(answer: Mapping[str, Any], saved: bytes) -> Seen:
    texts = {name: tuple(map(_paragraph, answer[name])) for name in ("paragraphs", "margins", "notes")}
    return Seen(
        **texts,
        redlines=tuple(SeenChange(**one) for one in answer["redlines"]),
        comments=tuple(SeenComment(**one) for one in answer["comments"]),
        bookmarks=answer["bookmarks"],
        saved=saved,
    )


def _paragraph(one: Mapping[str, Any]) -> SeenParagraph:
    return SeenParagraph(text=one["text"], number=one["number"], style=one["style"], cell=tuple(one["cell"]))
