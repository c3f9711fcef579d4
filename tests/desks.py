"""A desk for tests: `clausebook preview` of a project in a process of its own, and a browser in front of it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import FrameLocator, Page

from tests.tools.browser import Chromium, View

PAGE = "document.getElementById('page').contentDocument"
ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class RunningDesk:
    """A desk that serves `project`; `errors` is what it wrote to stderr."""

    project: Path
    port: int
    token: str
    process: subprocess.Popen[str]

    def address(self, query: str = "") -> str:
        return f"http://127.0.0.1:{self.port}/{query}#token={self.token}"

    def save(self, clause: str, text: str) -> None:
        (self.project / "clauses" / clause).write_text(text, encoding="utf-8")


@contextmanager
def running(project: Path, language: str = "en") -> Iterator[RunningDesk]:
    """Serve a project until the block ends."""
    command = [sys.executable, "-m", "generator", "preview", "--project", str(project), "--port", "0"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "CLAUSEBOOK_LANG": language}
    pipe = subprocess.PIPE
    with subprocess.Popen(command, text=True, env=environment, stdout=pipe, stderr=pipe) as process:
        try:
            assert process.stdout
            said = re.fullmatch(r"http://127\.0\.0\.1:(\d+)/#token=([\w-]{32})\n", process.stdout.readline())
            assert said
            yield RunningDesk(project, int(said[1]), said[2], process)
        finally:
            process.kill()


@dataclass(frozen=True)
class OpenDesk:
    """A desk as a person has it before her."""

    desk: RunningDesk
    page: Page
    faults: list[str]

    @property
    def text(self) -> FrameLocator:
        """The page that is read."""
        return self.page.frame_locator("#page")

    def inside(self, script: str) -> Any:
        """Return what a script finds in the page that is read; `page` is its document."""
        return self.page.evaluate(f"(() => {{ const page = {PAGE}; {script} }})()")


@contextmanager
def opened(browser: Chromium, desk: RunningDesk, query: str = "", view: View | None = None) -> Iterator[OpenDesk]:
    """Open the desk; what the browser complains of is a fault of ours."""
    with browser.page("data:text/html,", view) as page:
        faults: list[str] = []
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
        page.goto(desk.address(query))
        page.frame_locator("#page").locator("main").wait_for()
        yield OpenDesk(desk, page, faults)


def until(true: Callable[[], object]) -> None:
    """Wait until something is true."""
    for _ in range(200):
        if true():
            return
        time.sleep(0.05)
    raise AssertionError("it never came true")
