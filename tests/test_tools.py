"""The validators that other tests trust: each finds a planted fault, and is silent about a page without one."""

from __future__ import annotations

import sys
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from tests.tools import html_validator, pdf_validator
from tests.tools.browser import Chromium, View

PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>A page</title>
<style>
  body { background: #fff; color: #111 }
  @media (prefers-color-scheme: dark) { body { background: #000; color: #eee } }
  @media print { body { background: #fafafa } }
</style>
</head>
<body><main><h1>A page</h1><p>Text.</p></main></body>
</html>
"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    return path


def damaged(page: Path, old: str, new: str) -> Path:
    assert old in PAGE
    other = page.with_name("damaged.html")
    other.write_text(PAGE.replace(old, new), encoding="utf-8")
    return other


@pytest.mark.slow
def test_the_html_checker_names_file_and_line_of_a_fault(page: Path) -> None:
    other = damaged(page, "<p>Text.</p>", "<p><div>Text.</div></p>")
    told = html_validator.messages([page, other])
    found = html_validator.lines(told)
    assert found != []
    assert all(line.startswith(f"{other}:13:") for line in found)
    assert html_validator.lines(told, ignore=[".*"]) == []


@pytest.mark.browser
def test_axe_faults_faint_text_on_a_page_that_runs_no_script(page: Path, browser: Chromium) -> None:
    assert browser.violations(page) == []
    [found] = browser.violations(damaged(page, "<p>", '<p style="color: #ccc">'))
    assert found.startswith("color-contrast: ")


@pytest.mark.browser
@pytest.mark.parametrize(
    "view, background",
    [
        (View(scheme="light"), "rgb(255, 255, 255)"),
        (View(scheme="dark"), "rgb(0, 0, 0)"),
        (View(medium="print"), "rgb(250, 250, 250)"),
    ],
)
def test_a_page_is_seen_as_the_reader_asks(page: Path, browser: Chromium, view: View, background: str) -> None:
    with browser.page(page, view) as seen:
        assert seen.evaluate("getComputedStyle(document.body).backgroundColor") == background


@pytest.mark.browser
def test_a_narrow_picture_is_as_narrow_as_asked(page: Path, browser: Chromium, tmp_path: Path) -> None:
    png = tmp_path / "pictures" / "page.png"
    browser.screenshot(page, png, View(width=320, height=400))
    assert int.from_bytes(png.read_bytes()[16:20], "big") == 320


@pytest.mark.browser
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux answers on all of 127.0.0.0/8")
@pytest.mark.parametrize("host, told", [("127.0.0.1", "reached"), ("127.0.0.2", "TypeError")])
def test_the_browser_reaches_this_machine_and_no_other_host(
    page: Path, browser: Chromium, host: str, told: str
) -> None:
    with (
        ThreadingHTTPServer((host, 0), SimpleHTTPRequestHandler) as server,
        browser.page(damaged(page, "default-src 'none'", "default-src *")) as seen,
    ):
        Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://{host}:{server.server_port}/"
        ask = "address => fetch(address, {mode: 'no-cors'}).then(() => 'reached', fault => fault.name)"
        assert seen.evaluate(ask, address) == told
        server.shutdown()


@pytest.mark.pdf
def test_the_pdf_validator_names_the_rule_of_a_fault(tmp_path: Path) -> None:
    import weasyprint

    path = tmp_path / "page.pdf"
    weasyprint.HTML(string=PAGE.replace("<title>A page</title>", "")).write_pdf(path, pdf_variant="pdf/ua-1")
    assert any(line.startswith("PDFUA1-METADATA-TITLE") for line in pdf_validator.failures(path, "ua1"))
    weasyprint.HTML(string=PAGE).write_pdf(path, pdf_variant="pdf/ua-1")
    assert pdf_validator.failures(path, "ua1") == []
    assert any(line.startswith("PDFA3U-ID") for line in pdf_validator.failures(path, "3u"))
