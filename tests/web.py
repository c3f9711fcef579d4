"""A website on this machine: pages over https, with a certificate that whoever is told of it trusts.

In: a folder for the certificate. Out: the address, the pages by their path, and what a program has to be told.
"""

from __future__ import annotations

import ssl
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

HTML = {"Content-Type": "text/html; charset=utf-8"}


@dataclass(frozen=True)
class Answer:
    """What stands at an address."""

    body: str | bytes = ""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=lambda: HTML)


@dataclass(frozen=True, kw_only=True)
class Web:
    """A website, what is on it, what it was asked for, and the environment in which its certificate is trusted."""

    address: str
    pages: dict[str, Answer]
    asked: list[str]
    environment: Mapping[str, str]


@contextmanager
def web(folder: Path) -> Iterator[Web]:
    """Serve pages for as long as the block runs."""
    made = ("-keyout", "web.key", "-out", "web.pem", "-days", "2", "-subj", "/CN=127.0.0.1")
    name = ("-addext", "subjectAltName=IP:127.0.0.1")
    command = ("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", *made, *name)
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    pages: dict[str, Answer] = {}
    asked: list[str] = []

    class Pages(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            answer = pages.get(self.path, Answer("gone", 404))
            self.send_response(answer.status)
            for key, value in answer.headers.items():
                self.send_header(key, value)
            self.end_headers()
            self.wfile.write(answer.body.encode() if isinstance(answer.body, str) else answer.body)

        def log_message(self, *_: object) -> None:  # type: ignore[explicit-override]
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "web.pem", folder / "web.key")
    server.socket = context.wrap_socket(server.socket, server_side=True)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        environment = {"SSL_CERT_FILE": str(folder / "web.pem"), "NO_PROXY": "127.0.0.1"}
        yield Web(address=f"https://127.0.0.1:{server.server_port}", pages=pages, asked=asked, environment=environment)
    finally:
        server.shutdown()
        server.server_close()
