"""Measure the desk as a person sees it, in Chromium: how long a save and a click on PDF take until they are drawn.

usage: python -m bench.desk [saves]

The three documents of tests/projects/california-2021 are edited in turn, each with its page open. The clock of a save
starts before the file is written and stops in the first frame of the browser that has the new words. That of a PDF,
which nobody has printed before, starts before the click: once until the browser has the file, and once until a picture
of its tab shows the first page.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles

from playwright.sync_api import FloatRect, Page

from tests.california import ROOT, california
from tests.tools.browser import chromium

PAGES = {
    "en/privacy-policy/": "privacy-policy/security.en.md",
    "zh-Hans/privacy-policy/": "privacy-policy/security.zh-Hans.md",
    "en/california-addendum/": "california-addendum/contact.en.md",
}
"""The page of each document, and a clause of it."""
WATCH = """words => { window.seen = 0; const page = document.getElementById("page").contentDocument;
  new MutationObserver((_, observer) => { if (!page.body.textContent.includes(words)) return;
    observer.disconnect(); requestAnimationFrame(() => { window.seen = Date.now(); });
  }).observe(page, {subtree: true, childList: true, characterData: true}); }"""

PRINT = """one => { window.made = 0; const make = URL.createObjectURL;
  URL.createObjectURL = (blob) => { URL.createObjectURL = make; window.made = Date.now(); return make(blob); };
  const start = Date.now(); one.click(); return start; }"""
SHEET: FloatRect = {"x": 450, "y": 160, "width": 700, "height": 600}
"""Where the viewer of Chromium shows the words of a first page, and before that one colour."""
BLANK_BYTES = 8000
"""A picture of one colour has fewer, one of words more."""


@contextmanager
def desk(project: Path) -> Iterator[str]:
    command = [sys.executable, "-m", "generator", "preview", "--project", str(project), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdout
        try:
            yield process.stdout.readline().strip()
        finally:
            process.terminate()


@contextmanager
def saved(page: Page, clause: Path, words: str) -> Iterator[float]:
    """Save words in a clause while a block runs, and hand out the milliseconds until they are drawn."""
    page.evaluate(WATCH, words)
    text = clause.read_text(encoding="utf-8")
    start = time.time()
    clause.write_text(f"{text.rstrip()}\n\n{words}\n", encoding="utf-8")
    while not (seen := page.evaluate("window.seen")):
        page.wait_for_timeout(50)
    yield float(seen) - start * 1000
    clause.write_text(text, encoding="utf-8")
    page.wait_for_timeout(1200)  # the rules have looked, and nobody saves twice a second


def printed(page: Page) -> tuple[float, float]:
    """Return the milliseconds from a click until the browser has the PDF, and until its first page is drawn."""
    with page.expect_popup() as opened:
        start = page.locator("[data-print$='.pdf']").evaluate(PRINT)
    tab = opened.value
    while len(tab.screenshot(clip=SHEET)) < BLANK_BYTES:
        pass
    drawn = time.time() * 1000
    tab.close()
    return page.evaluate("window.made") - start, drawn - start


def told(what: str, taken: list[float]) -> str:
    late = quantiles(taken, n=20)[-1]
    return (
        f"{what}, {len(taken)} times: median {median(taken):.0f} ms, 95th percentile {late:.0f} ms, "
        f"shortest {min(taken):.0f} ms, longest {max(taken):.0f} ms"
    )


def measured(page: Page, clause: Path, count: int) -> Iterator[tuple[float, float, float]]:
    page.wait_for_timeout(2000)
    printed(page)
    for number in range(count):
        with saved(page, clause, f"Words {number}.") as visible:
            page.wait_for_timeout(1200)
            yield visible, *printed(page)


def main(saves: int) -> None:
    taken: list[tuple[float, float, float]] = []
    with tempfile.TemporaryDirectory() as folder, desk(california(Path(folder))) as address, chromium() as browser:
        base, token = address.split("#")
        for path, clause in PAGES.items():
            with browser.page(f"{base}?path={path}#{token}") as page:
                taken += measured(page, Path(folder, "clauses", clause), -(-saves // len(PAGES)))
    visible, made, drawn = (list(column) for column in zip(*taken, strict=True))
    print(told("save to visible", visible))
    print(told("click to PDF in the browser", made))
    print(told("click to its first page drawn", drawn))
    print("load of the machine: {:.1f}, {:.1f}, {:.1f}".format(*os.getloadavg()))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 30)
