"""Measure the desk as a person sees it: from the save of a clause until Chromium has drawn the new text in the page.

usage: python -m bench.desk [saves]

The three documents of the sample are edited in turn, each with its page open. The clock starts before the file is
written and stops in the first frame of the browser that has the new words.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles

from playwright.sync_api import Page

from tests.tools.browser import chromium

ROOT = Path(__file__).parents[1]
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


@contextmanager
def desk(project: Path) -> Iterator[str]:
    command = [sys.executable, "-m", "generator", "preview", "--project", str(project), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdout
        try:
            yield process.stdout.readline().strip()
        finally:
            process.terminate()


def saved(page: Page, clause: Path, words: str) -> float:
    """Return the milliseconds from a save until its words are drawn."""
    page.evaluate(WATCH, words)
    text = clause.read_text(encoding="utf-8")
    start = time.time()
    clause.write_text(f"{text.rstrip()}\n\n{words}\n", encoding="utf-8")
    while not (seen := page.evaluate("window.seen")):
        page.wait_for_timeout(50)
    clause.write_text(text, encoding="utf-8")
    page.wait_for_timeout(1200)  # the rules have looked, and nobody saves twice a second
    return float(seen) - start * 1000


def main(saves: int) -> None:
    taken: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        for name in ("clauses", "editions"):
            shutil.copytree(ROOT / name, Path(folder, name))
        shutil.copy(ROOT / "clausebook.yaml", folder)
        with desk(Path(folder)) as address, chromium() as browser:
            base, token = address.split("#")
            for path, clause in PAGES.items():
                with browser.page(f"{base}?path={path}#{token}") as page:
                    page.wait_for_timeout(2000)
                    numbers = range(-(-saves // len(PAGES)))
                    taken += [saved(page, Path(folder, "clauses", clause), f"Words {n}.") for n in numbers]
    late = quantiles(taken, n=20)[-1]
    print(f"save to visible, {len(taken)} saves: median {median(taken):.0f} ms, 95th percentile {late:.0f} ms")
    print(f"shortest {min(taken):.0f} ms, longest {max(taken):.0f} ms")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 30)
