"""A web server under load while a site is published again and again: what its readers get.

In: nothing; `make hammer` runs it. Out: a line for each way to publish into a folder, and exit code 1 where a request
failed or an answer was torn. nginx serves where it is installed, else Python's own server. Three clients ask on this
machine alone, and all of it ends by itself.

Every file of a tree says which tree it is of. An answer is torn where it is no whole file of one of the trees.
"""

from __future__ import annotations

import http.client
import itertools
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from generator.operations.publication.targets import directory
from tests.publishing import published

PUBLICATIONS, CLIENTS, LONGEST = 20, 3, 120.0
"""How often a site is published, how many ask, and seconds after which they stop whatever happens."""
PAGES = ("index.html", *(f"en/text-{number}/index.html" for number in range(12)))
NGINX = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin:/opt/homebrew/bin")


@dataclass(kw_only=True)
class Load:
    """What clients got."""

    asked: int = 0
    failed: int = 0
    torn: int = 0
    seen: set[str] = field(default_factory=set)


def texts(number: int) -> dict[str, str]:
    """Return a tree in which every file says its number at both ends."""
    return dict.fromkeys(PAGES, f"<{number}>{'x' * 60000}</{number}>")


def is_whole(data: bytes) -> bool:
    begin, _, rest = data.decode("ascii", "replace").partition(">")
    return rest == f"{'x' * 60_000}</{begin[1:]}>"


@contextmanager
def served(folder: Path, place: Path, http: str = "", rules: str = "") -> Iterator[int]:
    """Serve a folder on a port of this machine; nginx gets `http`, and `rules` for the server."""
    if NGINX is None:
        handler = partial(_Quiet, directory=str(folder))
        with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            yield server.server_port
            server.shutdown()
        return
    with ThreadingHTTPServer(("127.0.0.1", 0), SimpleHTTPRequestHandler) as free:
        port = free.server_port
    config = place / "nginx.conf"
    config.write_text(
        f"daemon off; pid {place}/pid; error_log {place}/error.log; worker_processes 1;\n"
        + ("user root;\n" if os.geteuid() == 0 else "")
        + "events {}\nhttp { access_log off; "
        + "".join(f"{kind}_temp_path {place}/{kind}; " for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        + f"{http} server {{ listen 127.0.0.1:{port}; root {folder}; {rules} }} }}\n"
    )
    nginx = subprocess.Popen([NGINX, "-c", str(config), "-e", f"{place}/error.log"])
    try:
        _wait(port)
        yield port
    finally:
        nginx.terminate()
        nginx.wait(timeout=20)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_arguments: object) -> None:  # type: ignore[explicit-override]
        pass


def _wait(port: int) -> None:
    end = time.perf_counter() + 20
    while time.perf_counter() < end:
        try:
            _ask(port, "index.html")
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise TimeoutError("the web server does not answer")


def _ask(port: int, path: str) -> tuple[int, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        connection.request("GET", f"/{path}")
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def client(port: int, load: Load, done: threading.Event) -> None:
    end = time.perf_counter() + LONGEST
    for path in itertools.cycle(PAGES):
        if done.is_set() or time.perf_counter() > end:
            return
        load.asked += 1
        try:
            status, data = _ask(port, path)
        except (OSError, http.client.HTTPException):
            load.failed += 1
            continue
        load.failed += status != 200
        load.torn += status == 200 and not is_whole(data)
        load.seen.add(data[:8].decode("ascii", "replace").partition(">")[0])


def hammered(folder: Path, place: Path, publications: int, publish: Callable[[int], object]) -> Load:
    """Publish a site again and again while clients ask for it, and return what they got."""
    publish(0)
    loads = [Load() for _ in range(CLIENTS)]
    done = threading.Event()
    with served(folder, place) as port:
        clients = [threading.Thread(target=client, args=(port, load, done)) for load in loads]
        for one in clients:
            one.start()
        for number in range(1, publications + 1):
            publish(number)
        done.set()
        for one in clients:
            one.join(timeout=LONGEST)
    return Load(
        asked=sum(one.asked for one in loads),
        failed=sum(one.failed for one in loads),
        torn=sum(one.torn for one in loads),
        seen=set().union(*(one.seen for one in loads)),
    )


def try_way(way: str, publications: int) -> Load:
    """Publish into a folder that may be exchanged, one behind a link, or one in which files are put in place."""
    with tempfile.TemporaryDirectory(prefix="clausebook-hammer-") as name:
        place = Path(name)
        place.chmod(0o755)
        website = place / "www"
        website.mkdir()
        target = website
        if way == "link":
            target = place / "current"
            target.symlink_to("www")
        with pytest.MonkeyPatch.context() as patch:
            if way == "in place":
                patch.setattr(directory, "_may_switch", lambda _folder: False)
            return hammered(target, place, publications, lambda number: published(place, target, texts(number)))


WAYS = ("switch", "link", "in place")


def main(arguments: Sequence[str] = ()) -> int:
    print(f"{NGINX or 'http.server'}, {PUBLICATIONS} publications, {CLIENTS} clients")  # noqa: T201 - it is a command
    broken = 0
    for way in WAYS:
        load = try_way(way, PUBLICATIONS)
        print(f"{way:10} {load.asked:7} asked {load.failed:3} failed {load.torn:3} torn {len(load.seen):3} trees seen")  # noqa: T201
        broken += load.failed + load.torn
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
