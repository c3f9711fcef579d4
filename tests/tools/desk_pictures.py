"""The pictures of docs/pictures.md, taken of the projects that the handbooks make: `make desk-pictures`.

In: the handbooks. Out: docs/images/: a clause in its form, a finding with the page of its rule, a redline.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

from tests.california import ROOT
from tests.desks import OpenDesk, opened, running
from tests.test_handbooks import follow

from .browser import chromium

IMAGES = ROOT / "docs" / "images"
RIGHTS = "clauses/privacy-policy/rights"
MADE: Mapping[str, tuple[str, str, str, str]] = {
    "zh-Hans": ("隐私政策", f"{RIGHTS}.zh-Hans.md", "也可以请我们办理", "也可以按第七条请我们办理"),
    "en": ("policies", f"{RIGHTS}.en.md", "ask us to do it.", "ask us to do so; see Section 7."),
}
"""By language: the project that its handbook ends with, and one edit of a clause."""


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="clausebook-pictures-") as folder, chromium() as browser:
        for language in MADE:
            project = followed(language, Path(folder, language))
            with running(project, language) as served, opened(browser, served, "?panel=findings") as desk:
                TAKEN[language](desk)


def followed(language: str, folder: Path) -> Path:
    """Follow a handbook in a folder, make the edit, and return the project."""
    folder.mkdir()
    follow(ROOT / "docs" / f"handbook.{language}.md", folder)
    name, clause, old, new = MADE[language]
    edit(folder / name / clause, old, new)
    edit(folder / name / "clauses/facts.yaml", "answer: 15 days", "answer: 10 days")
    return folder / name


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text, path
    path.write_text(text.replace(old, new), encoding="utf-8")


def chinese(desk: OpenDesk) -> None:
    """Take a clause in its form, and a finding that is opened with its rule."""
    found = desk.page.locator("#side details").filter(has_text="第七条").first
    found.locator("summary").first.click()
    found.get_by_text("规则说明").click()
    desk.page.get_by_text("应当怎样写").wait_for()
    taken(desk, "finding.zh-Hans")
    desk.page.click("#tab-clause")
    desk.text.get_by_text("访问日志保存").click()
    desk.page.wait_for_selector(".editor[data-here] > textarea")
    taken(desk, "desk.zh-Hans")


def english(desk: OpenDesk) -> None:
    """Take the redline against the text in force."""
    desk.page.click("#bar-redline")
    desk.text.get_by_text("10 days").first.wait_for()
    desk.text.get_by_text("10 days").last.scroll_into_view_if_needed()
    taken(desk, "redline.en")


TAKEN = {"zh-Hans": chinese, "en": english}


def taken(desk: OpenDesk, name: str) -> None:
    desk.page.wait_for_timeout(500)  # what was said of a save is over, and marks are drawn
    desk.page.screenshot(path=IMAGES / f"{name}.png")


if __name__ == "__main__":
    main()
