"""Pages in the tools that readers and auditors use: the HTML checker, axe in Chromium, a narrow window, a keyboard."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.render.html import render_html
from generator.render.landing import render_landing
from tests.samples import DOCUMENTS, ENGLISH
from tests.sites import site
from tests.tools.browser import Chromium, Scheme, View
from tests.tools.html_validator import failures

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PLAIN = replace(ENGLISH, path="en/plain/")
"""Printed without a banner: what a page tells programs is no draft's."""
PAGES = ("index.html", *(f"{document.path}index.html" for document in (*DOCUMENTS, PLAIN)))
FRAGMENTS = tuple(f"{document.path}fragment.html" for document in DOCUMENTS)
SHOP = (
    '<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>Shop</title>'
    '<link rel="stylesheet" href="fragment.css"></head><body><main><h1>Policies</h1>{fragment}</main></body></html>'
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published tree of the samples; each fragment stands once more in a page of a shop, `shop.html`."""
    root = tmp_path_factory.mktemp("pages")
    made = [render_html(document, site(banner="Draft: not published, not in force")) for document in DOCUMENTS]
    made += [render_html(PLAIN, site()), render_landing(DOCUMENTS, site())]
    for file in (file for rendering in made for file in rendering.artifacts):
        path = root / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.data)
    for name in FRAGMENTS:
        fragment = (root / name).read_text("utf-8")
        shop = SHOP.format(lang=name.split("/")[0], fragment=fragment)
        (root / name).with_name("shop.html").write_text(shop, "utf-8")
    return root


def test_every_page_and_every_fragment_is_valid_html(folder: Path) -> None:
    shops = [(folder / name).with_name("shop.html") for name in FRAGMENTS]
    assert failures([*(folder / name for name in PAGES), *shops]) == []


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(folder: Path, browser: Chromium, width: int, scheme: Scheme) -> None:
    seen = View(width=width, scheme=scheme)
    assert [(name, line) for name in PAGES for line in browser.violations(folder / name, seen)] == []


@pytest.mark.parametrize("name", [*PAGES, *FRAGMENTS])
def test_nothing_scrolls_sideways_on_a_small_screen(folder: Path, browser: Chromium, name: str) -> None:
    page = folder / name if name in PAGES else (folder / name).with_name("shop.html")
    with browser.page(page, View(width=320)) as opened:
        assert opened.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("name", PAGES)
def test_a_page_logs_no_refusal_and_asks_for_nothing(folder: Path, browser: Chromium, name: str) -> None:
    with browser.page("data:text/html,<title>blank</title>") as opened:
        logged: list[str] = []
        asked: list[str] = []
        opened.on("console", lambda message: logged.append(message.text))
        opened.on("request", lambda request: asked.append(request.url))
        opened.goto((folder / name).as_uri(), wait_until="networkidle")
        colour = opened.evaluate("getComputedStyle(document.body).backgroundColor")
    assert logged == [] and asked == [(folder / name).as_uri()]
    assert colour != "rgba(0, 0, 0, 0)", "the policy refused the page's own style"


def test_the_first_key_reaches_the_link_to_the_text(folder: Path, browser: Chromium) -> None:
    with browser.page(folder / PAGES[1]) as opened:
        opened.keyboard.press("Tab")
        box = opened.evaluate(
            "(() => { const b = document.activeElement.getBoundingClientRect(); return [b.x, b.y] })()"
        )
        assert opened.evaluate("document.activeElement.className") == "skip" and min(box) >= 0
        opened.keyboard.press("Enter")
        assert opened.evaluate("document.activeElement.id") == "text"


def test_targets_are_large_enough_for_a_finger(folder: Path, browser: Chromium) -> None:
    """WCAG 2.2, 2.5.8: 24 pixels, but for links inside a sentence."""
    measure = """[...document.querySelectorAll(':is(.masthead, .contents, .colophon, .pdf) a')]
        .map(a => [a.textContent, a.getBoundingClientRect().height]).filter(([, height]) => height < 24)"""
    for name in PAGES:
        with browser.page(folder / name, View(width=320)) as opened:
            assert opened.evaluate(measure) == []


def test_a_number_hangs_before_its_paragraph_and_is_copied_with_it(folder: Path, browser: Chromium) -> None:
    where = """[...document.querySelectorAll('.numbered > li')].map(li => {
        const number = li.querySelector(':scope > .number');
        const left = li.getBoundingClientRect().left, hang = parseFloat(getComputedStyle(li).paddingInlineStart);
        const box = number.getBoundingClientRect();
        return [Math.abs(box.left - left) < 1, box.width <= hang, number.scrollWidth <= Math.ceil(box.width)];
    })"""
    with browser.page(folder / "zh-Hans/privacy-policy/index.html") as opened:
        assert {tuple(one) for one in opened.evaluate(where)} == {(True, True, True)}
        assert "1.2.11 发票抬头和税号。" in opened.evaluate("document.querySelector('.numbered').innerText")


def test_paper_shows_the_text_and_not_the_way_around_the_site(folder: Path, browser: Chromium) -> None:
    shown = "selector => [...document.querySelectorAll(selector)].map(e => e.checkVisibility())"
    with browser.page(folder / PAGES[1], View(medium="print")) as opened:
        assert set(opened.evaluate(shown, "nav, .skip, .pdf")) == {False}
        assert set(opened.evaluate(shown, "h1, .dates, .notice, .text, .banner, [id^=edition]")) == {True}
