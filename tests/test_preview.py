"""The preview serves the draft to this machine alone, follows every save, and shows what would be published."""

from __future__ import annotations

import asyncio
import http.client
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.operations.build import read
from generator.operations.rendering import render_all, set_up
from generator.preview import DeskSettings
from generator.preview.stage import Stage
from generator.report import open_sentences
from tests.tools.loops import finished

HERE = Path(__file__).parent
CLAUSE = Path("clauses", "policy", "contact.en.md")


@dataclass
class Preview:
    """A running preview of a copy of the project `minimal`."""

    project: Path
    port: int
    token: str
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

    def put(self, path: str, told: Mapping[str, str], token: str | None = None) -> tuple[int, str]:
        """Write a source as the desk does."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            headers = {"X-Clausebook-Token": self.token if token is None else token}
            connection.request("PUT", path, json.dumps(told), headers)
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
        finally:
            connection.close()

    def post(self, path: str, body: str, token: str | None = None) -> tuple[int, str]:
        """Send what was typed into a form as the desk does."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request("POST", path, body, {"X-Clausebook-Token": self.token if token is None else token})
            answer = connection.getresponse()
            return answer.status, answer.read().decode("utf-8", "replace")
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
def started(project: Path, name: str = "minimal") -> Iterator[Preview]:
    shutil.copytree(HERE / "projects" / name, project)
    with serving(project) as running:
        yield running


@contextmanager
def serving(project: Path, *more: str) -> Iterator[Preview]:
    command = [sys.executable, "-m", "generator", "preview", "--project", str(project), "--port", "0", *more]
    environment = {**os.environ, "PYTHONPATH": str(HERE.parent), "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)
    assert process.stdout is not None
    address = re.fullmatch(r"http://127\.0\.0\.1:(\d+)/#token=([\w-]{32})\n", process.stdout.readline())
    assert address is not None
    running = Preview(project, int(address[1]), address[2], process)
    try:
        running.wait_for("/", "Policy")
        yield running
    finally:
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


def test_languages_beside_each_other_are_marked_as_a_draft(preview: Preview) -> None:
    assert (
        '<p class="banner" role="note">Draft: not published, not in force</p>' in preview.get("/beside/en/policy/")[1]
    )


def test_a_page_is_that_of_a_build_of_the_draft_byte_by_byte(preview: Preview) -> None:
    status, page = preview.get("/draft/en/policy/")
    reading = read(preview.project, None, ("html",))
    setup = set_up(reading, ("html",), banner="Draft: not published, not in force")
    made = {one.path: one.data.decode() for step in render_all(setup, reading.documents) for one in step.artifacts}
    assert status == 200 and page == made["en/policy/index.html"] and "Draft: not published" in page


@pytest.mark.parametrize(
    "path,status",
    [
        ("/", 200),
        ("/?path=nowhere&view=none&panel=none&day=2026-02-31", 200),
        ("/_desk/desk.js", 200),
        ("/_desk/panel/findings", 200),
        ("/_desk/panel/none", 404),
        ("/_desk/panel-findings.html.jinja", 404),
        ("/_desk/source/clauses/policy/contact.en.md", 200),
        ("/_desk/source/clauses/policy/../../clausebook.yaml", 404),
        ("/_desk/source//etc/passwd", 404),
        ("/../../etc/passwd", 404),
        ("/%2e%2e/%2e%2e/etc/passwd", 404),
        ("/clausebook.yaml", 404),
        ("/draft/en/policy/", 200),
        ("/draft/en/none/", 404),
        ("/on/today/en/policy/", 200),
        ("/on/2026-02-31/en/policy/", 404),
        ("/redline/in-force/en/policy/", 404),
        ("/beside/en/policy/", 200),
    ],
)
def test_what_is_at_an_address(preview: Preview, path: str, status: int) -> None:
    assert preview.get(path)[0] == status


def test_no_page_allows_another_site_to_read_it(preview: Preview) -> None:
    with preview.open("/") as answer:
        headers = {name.lower() for name, _ in answer.getheaders()}
    assert "access-control-allow-origin" not in headers and "cache-control" in headers


def test_a_fault_is_told_beside_the_last_good_page(own: Preview) -> None:
    clause = own.project / CLAUSE
    clause.write_text("# Contact\n\nWrite to the {{ lookback }}.\n", encoding="utf-8")
    assert "did you mean" in own.wait_for("/_desk/panel/findings", "lookback")
    assert "One error" in own.get("/_desk/panel/bar")[1]
    status, page = own.get("/draft/en/policy/")
    assert status == 200 and "lookback" not in page
    clause.write_text("# Contact\n\nWrite to the harbour.\n", encoding="utf-8")
    own.wait_for("/draft/en/policy/", "harbour")
    assert "One error" not in own.get("/_desk/panel/bar")[1]


def test_the_event_stream_tells_of_a_new_draft_and_of_what_is_found(own: Preview) -> None:
    with own.open("/_desk/events") as stream:
        assert [stream.readline() for _ in range(2)] == [b"event: draft\n", b"data: 1\n"]
        (own.project / CLAUSE).write_text("# Contact\n\nAnother text.\n", encoding="utf-8")
        told = b""
        while not told.endswith(b"event: findings\ndata: 2\n"):
            told += stream.readline()
    assert b"event: draft\ndata: 2\n" in told


def test_a_source_is_written_over_what_was_read_and_over_nothing_else(own: Preview) -> None:
    address = f"/_desk/source/{CLAUSE.as_posix()}"
    read_once = json.loads(own.get(address)[1])
    assert read_once["text"] == (own.project / CLAUSE).read_text(encoding="utf-8")
    first = {"text": "# Contact\n\nBy post.\n", "sha256": read_once["sha256"]}
    assert own.put(address, first, token="wrong")[0] == 403
    assert own.put(address, first)[0] == 200
    assert (own.project / CLAUSE).read_bytes() == first["text"].encode()
    status, told = own.put(address, {"text": "too late", "sha256": read_once["sha256"]})
    assert status == 409 and json.loads(told)["text"] == first["text"]
    assert (own.project / CLAUSE).read_bytes() == first["text"].encode()
    assert own.put("/_desk/source/new.md", first)[0] == 404 and not (own.project / "new.md").exists()


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_stops_though_a_page_listens_and_says_nothing(own: Preview, how: signal.Signals) -> None:
    with own.open("/_desk/events") as stream:
        stream.readline()
        own.process.send_signal(how)
        _, said = own.process.communicate(timeout=60)
    assert "Traceback" not in said


def test_what_is_asked_for_behind_a_save_has_the_new_words(own: Preview) -> None:
    clause = own.project / CLAUSE
    for words in ("Said first.", "Said next."):
        clause.write_text(f"{clause.read_text('utf-8').rstrip()}\n\n{words}\n", encoding="utf-8")
        assert words in own.post("/_desk/print/en/policy/document.json", "")[1]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")
def test_nothing_that_was_given_stays_when_the_terminal_is_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    # below nohup the signal is ignored, and whoever is started inherits that
    before = signal.signal(signal.SIGHUP, signal.SIG_DFL)
    with started(tmp_path / "project") as own:
        signal.signal(signal.SIGHUP, before)
        assert own.post("/_desk/given/policy.docx", "in confidence")[0] == 200
        own.process.send_signal(signal.SIGHUP)
        _, said = own.process.communicate(timeout=60)
        assert said == "" and [one.name for one in tmp_path.iterdir()] == ["project"]


@pytest.mark.pdf
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_the_process_that_prints_ends_with_the_desk(own: Preview, how: signal.Signals) -> None:
    assert own.post("/_desk/print/en/policy/policy.pdf", "")[0] == 200
    own.process.send_signal(how)
    _, said = own.process.communicate(timeout=10)  # as long as anybody holds the other end
    assert said == ""


@pytest.mark.pdf
def test_it_ends_in_silence_while_a_print_goes_on(tmp_path: Path) -> None:
    slow = "{% for a in range(90000) %}{% for b in range(90000) %}{% endfor %}{% endfor %}"
    project = tmp_path / "project"
    shutil.copytree(HERE / "projects" / "minimal", project)
    (project / "templates").mkdir()
    (project / "templates" / "paper.html.jinja").write_text(slow, encoding="utf-8")
    with serving(project) as own, ThreadPoolExecutor(1) as other:
        waiting = other.submit(own.post, "/_desk/print/en/policy/policy.pdf", "")
        time.sleep(2)  # until the print has begun
        assert not waiting.done()
        own.process.send_signal(signal.SIGTERM)
        _, said = own.process.communicate(timeout=60)
        assert waiting.result()[0] == 404
    assert said == ""


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


def test_a_folder_that_begins_later_is_watched_from_then_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.preview.stage.is_current", lambda _: True)  # so that watching alone tells
    project = tmp_path / "project"
    shutil.copytree(HERE / "projects" / "minimal", project)
    told = project / "editions" / "note.txt"

    async def drawn() -> bool:
        stage, stop = Stage(project, open_sentences("en"), DeskSettings()), asyncio.Event()
        following = asyncio.create_task(stage.follow(stop))
        first, tries = stage.draft.number, 0
        await asyncio.sleep(1)  # until it watches what there is
        while stage.draft.number == first and tries < 100:
            told.parent.mkdir(exist_ok=True)
            told.write_text(str(tries), encoding="utf-8")
            tries += 1
            await asyncio.sleep(0.2)
        stop.set()
        await following
        return stage.draft.number > first

    assert finished(drawn())
