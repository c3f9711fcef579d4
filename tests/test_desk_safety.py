"""Sixty requests that are none of ours: no byte of the project, no change, no traceback, no connection that stays."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.preview import guard
from generator.preview.server import listen
from tests.desks import RunningDesk, running

ROOT = Path(__file__).parents[1]
CLAUSE = "clauses/policy/contact.en.md"
SECRET = "kept-from-everybody"
OPEN = {400, 403, 404, 405, 413}
"""How a hostile request may be answered; 0 stands for a connection that was cut."""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningDesk]:
    project = tmp_path_factory.mktemp("safe") / "project"
    shutil.copytree(ROOT / "tests" / "projects" / "minimal", project)
    (project.parent / "secret.txt").write_text(SECRET, encoding="utf-8")
    (project / "clauses" / "secret.txt").write_text(SECRET, encoding="utf-8")
    (project / "clauses" / "link.md").symlink_to(project.parent / "secret.txt")
    with running(project) as serving:
        yield serving


def answered(desk: RunningDesk, head: str, body: bytes = b"") -> tuple[int, str]:
    """Send a request as it is written and return the status and all that came back."""
    raw = head.replace("PORT", str(desk.port)).replace("TOKEN", desk.token).replace("\n", "\r\n").encode("latin-1")
    with socket.create_connection(("127.0.0.1", desk.port), timeout=10) as line:
        line.sendall(raw + b"\r\n\r\n" + body)
        came = b""
        try:
            while part := line.recv(65536):
                came += part
        except (ConnectionResetError, TimeoutError):
            pass
    status = re.match(rb"HTTP/1\.1 (\d+)", came)
    return int(status[1]) if status else 0, came.decode("utf-8", "replace")


OURS = "Host: 127.0.0.1:PORT\nConnection: close"
SITES = [
    "Host: evil.example\nConnection: close",
    "Host: 127.0.0.1\nConnection: close",
    "Host: 127.0.0.1:1\nConnection: close",
    "Host: 127.0.0.1:PORT.evil.example\nConnection: close",
    "Host: 127.0.0.1:PORT, evil.example\nConnection: close",
    "Host: 127.0.0.1:PORT@evil.example\nConnection: close",
    "Host: [::1]:PORT\nConnection: close",
    "Host: \nConnection: close",
    f"{OURS}\nOrigin: https://evil.example",
    f"{OURS}\nOrigin: null",
    f"{OURS}\nOrigin: http://127.0.0.1:1",
    f"{OURS}\nOrigin: https://127.0.0.1:PORT",
    f"{OURS}\nOrigin: http://127.0.0.1:PORT\nOrigin: https://evil.example",
    f"{OURS}\nSec-Fetch-Site: cross-site",
    f"{OURS}\nSec-Fetch-Site: same-site",
    f"{OURS}\nSec-Fetch-Site: SAME-ORIGIN",
]
PATHS = ["/", "/draft/en/policy/", f"/_desk/source/{CLAUSE}", "/_desk/events"]
READS = [
    "/../../../etc/passwd",
    "/draft/../../../etc/passwd",
    "/draft/%2e%2e/%2e%2e/secret.txt",
    "/draft/..%2f..%2fsecret.txt",
    "/draft/%00",
    "/draft/en/policy/%ff%fe/",
    "/_desk/../clausebook.yaml",
    "/_desk/%2e%2e/%2e%2e/pyproject.toml",
    "/_desk/desk.html.jinja",
    "/_desk/panel/../desk.js",
    "/_desk/panel/__class__",
    "/_desk/source/clauses/secret.txt",
    "/_desk/source/clauses/link.md",
    "/_desk/source/../secret.txt",
    "/_desk/source/clauses/../../secret.txt",
    "/_desk/source//etc/passwd",
    "/_desk/source/C:%5CWindows%5Cwin.ini",
    "/_desk/source/editions/none.json",
    "/on/9999999-01-01/en/policy/",
    "/on/0000-00-00/en/policy/",
    "/redline/..%2f..%2fsecret/en/policy/",
    f"/redline/{'9' * 5000}/en/policy/",
    "/beside/en/none/",
    f"/{'a/' * 3000}",
    "/_desk/print/en/policy/policy.pdf",
]
WRITES = [
    ("PUT", f"/_desk/source/{CLAUSE}", ""),
    ("PUT", f"/_desk/source/{CLAUSE}", "X-Clausebook-Token: guess"),
    ("PUT", f"/_desk/source/{CLAUSE}?token=TOKEN", ""),
    ("PUT", f"/_desk/source/{CLAUSE}", "Cookie: token=TOKEN"),
    ("PUT", f"/_desk/source/{CLAUSE}", "X-Clausebook-Token: TOKEN\nOrigin: https://evil.example"),
    ("PUT", f"/_desk/source/{CLAUSE}", "X-Clausebook-Token: TOKEN\nSec-Fetch-Site: cross-site"),
    ("PUT", "/_desk/source/clauses/new.md", "X-Clausebook-Token: TOKEN"),
    ("PUT", "/_desk/source/../outside.md", "X-Clausebook-Token: TOKEN"),
    ("PUT", "/_desk/source/clauses/link.md", "X-Clausebook-Token: TOKEN"),
    ("POST", f"/_desk/source/{CLAUSE}", "X-Clausebook-Token: TOKEN"),
    ("DELETE", f"/_desk/source/{CLAUSE}", "X-Clausebook-Token: TOKEN"),
    ("POST", "/_desk/print/en/policy/policy.pdf", ""),
    ("POST", "/_desk/print/../../secret.txt", "X-Clausebook-Token: TOKEN"),
    ("OPTIONS", f"/_desk/source/{CLAUSE}", "Access-Control-Request-Method: PUT"),
    ("TRACE", "/", ""),
]
BODIES = [b"", b"{", b"[]", b"null", b'{"text": 1}', b"[" * 100_000, b"\xff\xfe", b'{"text": "x", "sha256": "none"}']


def test_there_are_sixty() -> None:
    assert len(SITES) + len(READS) + len(WRITES) + len(BODIES) >= 60


@pytest.mark.parametrize("headers", SITES)
def test_another_site_gets_nothing_at_any_path(desk: RunningDesk, headers: str) -> None:
    for path in PATHS:
        status, came = answered(desk, f"GET {path} HTTP/1.1\n{headers}")
        assert status in {400, 403}, path
        assert "Contact" not in came and str(desk.project) not in came and len(came) < 1000


@pytest.mark.parametrize("path", READS)
def test_what_is_no_page_is_not_read(desk: RunningDesk, path: str) -> None:
    status, came = answered(desk, f"GET {path} HTTP/1.1\n{OURS}")
    assert status in OPEN
    assert SECRET not in came and "root:" not in came and str(desk.project) not in came and "Traceback" not in came


@pytest.mark.parametrize("method,path,headers", WRITES)
def test_nothing_is_written_without_the_token_or_outside_of_the_sources(
    desk: RunningDesk, method: str, path: str, headers: str
) -> None:
    before = {file: file.read_bytes() for file in desk.project.parent.rglob("*") if file.is_file()}
    sha256 = json.loads(answered(desk, f"GET /_desk/source/{CLAUSE} HTTP/1.1\n{OURS}")[1].partition("\r\n\r\n")[2])
    body = json.dumps({"text": "taken over", "sha256": sha256["sha256"]}).encode()
    head = f"{method} {path} HTTP/1.1\n{OURS}\nContent-Length: {len(body)}" + (f"\n{headers}" if headers else "")
    status, came = answered(desk, head, body)
    assert status in OPEN and "%PDF" not in came and SECRET not in came
    assert before == {file: file.read_bytes() for file in desk.project.parent.rglob("*") if file.is_file()}


@pytest.mark.parametrize("body", BODIES, ids=range(len(BODIES)))
def test_a_body_that_says_nothing_sensible_is_refused_in_words(desk: RunningDesk, body: bytes) -> None:
    head = f"PUT /_desk/source/{CLAUSE} HTTP/1.1\n{OURS}\nX-Clausebook-Token: TOKEN\nContent-Length: {len(body)}"
    status, came = answered(desk, head, body)
    assert status in {400, 409} and "Traceback" not in came


def test_a_body_without_end_is_cut_off(desk: RunningDesk) -> None:
    size = guard.MOST_BYTES + 1
    head = f"PUT /_desk/source/{CLAUSE} HTTP/1.1\n{OURS}\nX-Clausebook-Token: TOKEN\nContent-Length: {size}"
    assert answered(desk, head, b"x" * size)[0] in {413, 0}


@pytest.mark.parametrize("head", ["NONSENSE", "GET / HTTP/9.9\nHost: x", "\x16\x03\x01\x02", "GET / HTTP/1.1\nA" * 3])
def test_what_is_no_request_gets_no_answer_of_ours(desk: RunningDesk, head: str) -> None:
    status, came = answered(desk, head)
    assert status in {400, 0} and "Traceback" not in came


HALVES = [
    "GET / HTTP/1.1\r\nHost: 127.0.0.1",
    f"PUT /_desk/source/{CLAUSE} HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nContent-Length: 9\r\n"
    "X-Clausebook-Token: TOKEN\r\n\r\n{",
    "GET /_desk/desk.css HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n\r\nGET /",
    "",
]


def test_600_half_sent_requests_do_not_stay_and_keep_nobody_out(desk: RunningDesk) -> None:
    lines: list[socket.socket] = []
    try:
        for number in range(600):
            line = socket.create_connection(("127.0.0.1", desk.port), timeout=10)
            half = HALVES[number % len(HALVES)].replace("PORT", str(desk.port)).replace("TOKEN", desk.token)
            line.sendall(half.encode())
            lines.append(line)
        assert answered(desk, f"GET /_desk/panel/bar HTTP/1.1\n{OURS}")[0] == 200
        ends = time.monotonic() + 3 * guard.SECONDS
        for line in lines:
            line.settimeout(max(0.01, ends - time.monotonic()))
            assert is_closed(line), "a request that was half sent is still waited for"
    finally:
        for line in lines:
            line.close()
    assert (desk.project / CLAUSE).read_text("utf-8") == (ROOT / "tests/projects/minimal" / CLAUSE).read_text("utf-8")


def is_closed(line: socket.socket) -> bool:
    """Read what there is until the other end closes."""
    try:
        while line.recv(65536):
            pass
    except ConnectionResetError:
        return True
    except TimeoutError:
        return False
    return True


def test_a_stream_of_events_stays_open_longer_than_a_request_may_take(desk: RunningDesk) -> None:
    with socket.create_connection(("127.0.0.1", desk.port), timeout=10) as line:
        line.sendall(f"GET /_desk/events HTTP/1.1\r\nHost: 127.0.0.1:{desk.port}\r\n\r\n".encode())
        line.settimeout(guard.SECONDS + 2)
        assert not is_closed(line)


def test_every_answer_has_its_policy_and_is_kept_by_nobody(desk: RunningDesk) -> None:
    for path in (*PATHS[:3], "/_desk/desk.js", "/_desk/panel/bar", "/draft/none/"):
        head = answered(desk, f"GET {path} HTTP/1.1\n{OURS}")[1].partition("\r\n\r\n")[0].lower()
        assert "content-security-policy: " in head and "unsafe" not in head and "frame-ancestors" in head
        assert "cache-control: no-store" in head and "x-content-type-options: nosniff" in head
        assert "access-control-allow" not in head and "server:" not in head


def test_half_of_a_character_is_no_text(desk: RunningDesk) -> None:
    there = json.loads(answered(desk, f"GET /_desk/source/{CLAUSE} HTTP/1.1\n{OURS}")[1].partition("\r\n\r\n")[2])
    body = json.dumps({**there, "text": "half of a character: \ud83d"}).encode()
    head = f"PUT /_desk/source/{CLAUSE} HTTP/1.1\n{OURS}\nX-Clausebook-Token: TOKEN\nContent-Length: {len(body)}"
    assert answered(desk, head, body)[0] == 400


@pytest.mark.parametrize("path,body", [("given/" + "a" * 300, b"x"), ("do?verb=comment", b"clause=policy/contact")])
def test_what_is_sent_in_part_or_cannot_be_kept_is_answered_in_words(desk: RunningDesk, path: str, body: bytes) -> None:
    head = f"POST /_desk/{path} HTTP/1.1\n{OURS}\nX-Clausebook-Token: TOKEN\nContent-Length: {len(body)}"
    status, came = answered(desk, head, body)
    assert status in {200, 404} and "Traceback" not in came


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_a_name_that_is_no_text_or_markup_is_shown_as_it_is_read(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "tests" / "projects" / "minimal", tmp_path / "project")
    for name in (b"a\xff.en.md", b'"><img src=x>.en.md', b"a\nb.en.md"):
        with open(os.fsencode(tmp_path) + b"/project/clauses/policy/" + name, "wb") as file:  # noqa: PTH123 - Path takes no bytes
            file.write(b"# <img src=x onerror=x()>\n\n[a](javascript:x())\n")
    with running(tmp_path / "project") as own:
        for path in ("/", "/_desk/panel/findings", "/_desk/panel/bar"):
            status, came = answered(own, f"GET {path} HTTP/1.1\n{OURS}")
            assert status == 200 and "<img" not in came and 'href="javascript' not in came
        assert "&lt;U+DCFF&gt;" in answered(own, f"GET /_desk/panel/findings HTTP/1.1\n{OURS}")[1]


@pytest.mark.skipif(sys.platform == "win32", reason="another option stands for that of Windows")
def test_nobody_else_has_the_port_on_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "SO_EXCLUSIVEADDRUSE", socket.SO_KEEPALIVE, raising=False)
    with listen(0) as listener:
        assert listener.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE)
        assert not listener.getsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR)


def test_no_traceback_was_printed(desk: RunningDesk) -> None:
    desk.process.terminate()
    assert "Traceback" not in desk.process.communicate(timeout=10)[1]
