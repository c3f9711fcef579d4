"""The preview serves the draft to this machine alone, follows every save, and leaves no trace in what is published."""

from __future__ import annotations

import http.client
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.operations.build import read
from generator.operations.rendering import render_all, set_up

HERE = Path(__file__).parent
CLAUSE = Path("clauses", "policy", "contact.en.md")


@dataclass
class Preview:
    """A running preview of a copy of the project `minimal`."""

    project: Path
    port: int
    process: subprocess.Popen[str]

    def get(self, path: str, **headers: str) -> tuple[int, str]:
        with self.open(path, **headers) as answer:
            return answer.status, answer.read().decode("utf-8", "replace")

    @contextmanager
    def open(self, path: str, **headers: str) -> Iterator[http.client.HTTPResponse]:
        """Ask for a page and hand out the answer; the connection is closed behind it."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
            yield connection.getresponse()
        finally:
            connection.close()

    def wait_for(self, path: str, text: str) -> str:
        """Ask for a page until it holds `text`."""
        for _ in range(100):
            body = self.get(path)[1]
            if text in body:
                return body
            time.sleep(0.1)
        raise AssertionError(f"{path} never said {text!r}")


@contextmanager
def started(project: Path) -> Iterator[Preview]:
    shutil.copytree(HERE / "projects" / "minimal", project)
    command = [sys.executable, "-m", "generator", "preview", "--project", str(project), "--port", "0"]
    environment = {**os.environ, "PYTHONPATH": str(HERE.parent), "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)
    assert process.stdout is not None
    address = re.fullmatch(r"http://127\.0\.0\.1:(\d+)/\n", process.stdout.readline())
    assert address is not None
    running = Preview(project, int(address[1]), process)
    running.wait_for("/", "Policy")
    yield running
    process.kill()
    process.communicate()


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """One preview for all tests that only read."""
    with started(tmp_path_factory.mktemp("preview") / "project") as running:
        yield running


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Preview]:
    """A preview to save beside, or to stop."""
    with started(tmp_path / "project") as running:
        yield running


def test_pages_carry_the_banner_and_the_script_that_no_published_file_has(preview: Preview) -> None:
    status, page = preview.get("/en/policy/")
    assert status == 200 and "Draft: not published" in page and "/_clausebook/reload.js" in page
    assert "script-src 'self'; connect-src 'self';" in page
    reading = read(preview.project, None, ("html",))
    made = render_all(set_up(reading, ("html",)), reading.documents)
    pages = [artifact.data for step in made for artifact in step.artifacts]
    assert not any(b"reload.js" in page or b"Draft" in page for page in pages)
    runs = [
        kind for page in pages for kind in re.findall(rb"<script([^>]*)>", page) if b"application/ld+json" not in kind
    ]
    assert pages and not runs, "a published page has data for programs and no script that runs"


@pytest.mark.parametrize(
    "path,headers,status",
    [
        ("/", {"Host": "evil.example"}, 400),
        ("/_clausebook/events", {"Sec_Fetch_Site": "cross-site"}, 403),
        ("/../../etc/passwd", {}, 404),
        ("/%2e%2e/%2e%2e/etc/passwd", {}, 404),
        ("/clausebook.yaml", {}, 404),
        ("/en/policy/none.pdf", {}, 404),
        ("/_clausebook/reload.js", {}, 200),
    ],
)
def test_only_pages_are_served_and_only_to_this_machine(
    preview: Preview, path: str, headers: dict[str, str], status: int
) -> None:
    assert preview.get(path, **headers)[0] == status


def test_no_page_allows_another_site_to_read_it(preview: Preview) -> None:
    with preview.open("/", Origin="https://evil.example") as answer:
        headers = {name.lower() for name, _ in answer.getheaders()}
    assert "access-control-allow-origin" not in headers and "cache-control" in headers


def test_a_save_is_followed_and_a_fault_shown_in_place_of_the_page(own: Preview) -> None:
    clause = own.project / CLAUSE
    clause.write_text("# Contact\n\nWrite to the {{ lookback }}.\n", encoding="utf-8")
    page = own.wait_for("/en/policy/", "unknown-fact")
    assert "did you mean" in page and "/_clausebook/reload.js" in page
    assert "unknown-fact" not in own.get("/en/policy/index.html?last")[1]
    clause.write_text("# Contact\n\nWrite to the harbour.\n", encoding="utf-8")
    assert "unknown-fact" not in own.wait_for("/en/policy/", "harbour")


def test_the_event_stream_tells_of_a_new_draft(own: Preview) -> None:
    with own.open("/_clausebook/events") as stream:
        assert stream.readline() == b"data: 1\n"
        (own.project / CLAUSE).write_text("# Contact\n\nAnother text.\n", encoding="utf-8")
        lines = (stream.readline() for _ in range(200))
        assert b"data: 2\n" in lines, "no second draft was announced"


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_stops_within_two_seconds_and_says_nothing(own: Preview, how: signal.Signals) -> None:
    with own.open("/_clausebook/events") as stream:
        stream.readline()
        own.process.send_signal(how)
        _, said = own.process.communicate(timeout=3)
    assert "Traceback" not in said


def test_a_taken_port_is_told_in_one_line() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        project = str(HERE / "projects" / "minimal")
        command = [sys.executable, "-m", "generator", "preview", "--project", project, "--port", port]
        done = subprocess.run(command, capture_output=True, text=True, timeout=20, check=False, cwd=HERE.parent)
    assert done.returncode == 1
    assert done.stderr == f"error: port {port} is taken; choose another one with --port\n"


def test_an_address_that_is_no_page_shows_no_path_of_the_machine(preview: Preview) -> None:
    assert str(preview.project) not in preview.get("/nothing")[1]
