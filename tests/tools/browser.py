"""Look at pages with the system's Chromium: pictures, accessibility findings, or a page to ask anything of.

In go paths or loopback addresses and the size, scheme and medium to see them in; out come PNG files, lines for people
to read, or a Playwright page. No name is resolved but this machine's, so that a page that asks another host for
something fails to get it. Starting the browser takes half a second: for many pages, keep one `chromium()` open.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Browser, Page, sync_playwright

Scheme = Literal["light", "dark"]
Medium = Literal["screen", "print"]

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
ELSEWHERE = (
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    Path("C:/Program Files/Google/Chrome/Application/chrome.exe"),
)
FLAGS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
    "--no-first-run",
    "--no-sandbox",
)
# What WCAG 2.2 AA asks, and what axe calls good practice (landmarks, heading order, skip link).
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """How a page is looked at: the window in CSS pixels, the colours the reader asks for, the medium."""

    width: int = 1280
    height: int = 900
    scheme: Scheme = "light"
    medium: Medium = "screen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chromium:
    """A running browser; each page gets a profile of its own, without storage or cookies of an earlier one."""

    browser: Browser

    @contextmanager
    def page(self, place: str | Path, view: View | None = None) -> Iterator[Page]:
        """Open `place` (a file, or an address on this machine) and hand out its page once it has loaded."""
        seen = view or View()
        window: Any = {"width": seen.width, "height": seen.height}
        context = self.browser.new_context(viewport=window, color_scheme=seen.scheme, reduced_motion="reduce")
        try:
            page = context.new_page()
            page.emulate_media(media=seen.medium, color_scheme=seen.scheme)
            page.goto(_address(place), wait_until="load")
            yield page
        finally:
            context.close()

    def screenshot(self, place: str | Path, png: Path, view: View | None = None) -> None:
        """Draw the whole page, however tall, into `png`; folders on the way are made."""
        png.parent.mkdir(parents=True, exist_ok=True)
        with self.page(place, view) as page:
            page.screenshot(path=png, full_page=True, animations="disabled")

    def violations(self, place: str | Path, view: View | None = None) -> list[str]:
        """Return `rule: what is wrong: element` for each element that axe-core faults under `RULES`."""
        with self.page(place, view) as page:
            page.evaluate(_axe())
            result = page.evaluate("rules => axe.run({runOnly: rules, resultTypes: ['violations']})", list(RULES))
        return [_line(rule, node) for rule in result["violations"] for node in rule["nodes"]]


@contextmanager
def chromium() -> Iterator[Chromium]:
    """Start the browser for as many pages as the block looks at, and end it with the block."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=list(FLAGS))
        try:
            yield Chromium(browser=browser)
        finally:
            browser.close()


def screenshot(place: str | Path, png: Path, width: int = 1280, height: int = 900, scheme: Scheme = "light") -> None:
    """Draw one page into `png` with a browser started for it alone."""
    with chromium() as browser:
        browser.screenshot(place, png, View(width=width, height=height, scheme=scheme))


def executable() -> Path:
    """Find the browser: `CLAUSEBOOK_BROWSER`, then PATH, then where macOS and Windows keep it.

    Raises:
        FileNotFoundError: there is none; `make setup` installs one or names the command that does.
    """
    named = os.environ.get("CLAUSEBOOK_BROWSER")
    on_path = (shutil.which(name) for name in NAMES)
    places = [Path(named)] if named else [*(Path(found) for found in on_path if found), *ELSEWHERE]
    for place in places:
        if place.is_file():
            return place
    raise FileNotFoundError("no Chromium here: run `make setup`, or name one with CLAUSEBOOK_BROWSER")


def _address(place: str | Path) -> str:
    if isinstance(place, str) and place.startswith(("http://", "https://", "file://", "data:")):
        return place
    return Path(place).resolve(strict=True).as_uri()


def _axe() -> str:
    return (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


def _line(rule: dict[str, Any], node: dict[str, Any]) -> str:
    return f"{rule['id']}: {rule['help']}: {node['html'][:120]}"
