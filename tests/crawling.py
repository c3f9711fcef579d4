"""A website on this machine as its readers have it: a server of files, and a check of every link on every page.

In: a folder as it lies on a server, and the address of the site in it. Out: what each address answers, and what is
wrong with links: no answer, no such place on the page, something loaded from another host. No other host is asked.
"""

from __future__ import annotations

import re
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin

from lxml import html as lxml_html

LOADS = "//@src|//@srcset|//link[@rel='icon' or @rel='stylesheet' or @rel='preload']/@href"
LEADS = "//a/@href|//link/@href|//meta[@property='og:url']/@content"
GOES = "//meta[translate(@http-equiv, 'REFSH', 'refsh')='refresh']/@content"


class _Files(SimpleHTTPRequestHandler):
    """Answers with files alone: a folder without a page of its own is not there."""

    def list_directory(self, _path: Any) -> None:  # type: ignore[explicit-override]
        self.send_error(HTTPStatus.NOT_FOUND)

    def log_message(self, *_: object) -> None:  # type: ignore[explicit-override]
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine and yield its address, which ends in a slash."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Files, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What a server says for an address, and of a page the places and links on it."""

    status: int
    media_type: str = ""
    data: bytes = b""
    places: frozenset[str] = frozenset()
    leads: tuple[str, ...] = ()
    loads: tuple[str, ...] = ()


def ask(address: str) -> Answer:
    """Ask for an address and read the page that comes, if one does."""
    try:
        with urllib.request.urlopen(address, timeout=10) as told:
            data, media_type, at = told.read(), told.headers.get_content_type(), told.url
    except urllib.error.HTTPError as error:
        return Answer(status=error.code)
    if media_type != "text/html":
        return Answer(status=200, media_type=media_type, data=data)
    root = lxml_html.document_fromstring(data)
    loads = [part.split()[0] for value in root.xpath(LOADS) for part in re.split(r",\s+", value)]
    loads += re.findall(r'url\("?([^")]+)"?\)', " ".join(root.xpath("//style/text()")))
    onward = [value.partition("=")[2].strip() for value in root.xpath(GOES)]
    return Answer(
        status=200,
        media_type=media_type,
        data=data,
        places=frozenset(root.xpath("//@id")),
        leads=tuple(urljoin(at, one) for one in (*root.xpath(LEADS), *onward)),
        loads=tuple(urljoin(at, one) for one in loads if not one.startswith("data:")),
    )


@dataclass(kw_only=True)
class Crawl:
    """A site followed link by link; `public` is its address on the web, `here` the one served."""

    public: str
    here: str
    answers: dict[str, Answer] = field(default_factory=dict)
    faults: set[str] = field(default_factory=set)
    asked: set[str] = field(default_factory=set)
    """Addresses of the site that a link leads to, with their fragments."""

    def follow(self, *paths: str) -> Crawl:
        """Ask for addresses below the site, and for all that is linked from there."""
        waiting = [self.here + path for path in paths]
        self.asked |= {*waiting}
        while waiting:
            page = urldefrag(waiting.pop()).url
            if page in self.answers:
                continue
            answer = self.answers[page] = ask(page)
            self.faults |= {f"{self._short(page)} loads {one}" for one in answer.loads if not self._own(one)}
            own = {self._served(one) for one in (*answer.leads, *answer.loads) if self._own(one)}
            self.asked |= own
            waiting += own
        return self

    def broken(self) -> list[str]:
        """Return a line for every link that leads nowhere, and for all that is loaded from elsewhere."""
        lost = {f"{self._short(one)} is not there" for one in self.asked if not self._leads(one)}
        return sorted(self.faults | lost)

    def pages(self) -> dict[str, Answer]:
        """Return the pages that were reached, by their addresses below the site."""
        return {self._short(url): one for url, one in self.answers.items() if one.media_type == "text/html"}

    def addresses(self) -> set[str]:
        """Return every address with every place that was reached, below the site."""
        return {
            self._short(url) + mark
            for url, one in self.answers.items()
            for mark in ("", *(f"#{place}" for place in one.places))
        }

    def _leads(self, address: str) -> bool:
        url, place = urldefrag(address)
        answer = self.answers[url]
        return answer.status == HTTPStatus.OK and (not place or unquote(place) in answer.places)

    def _own(self, address: str) -> bool:
        return address.startswith((self.public, self.here))

    def _served(self, address: str) -> str:
        return self.here + address.removeprefix(self.public).removeprefix(self.here)

    def _short(self, address: str) -> str:
        return address.removeprefix(self.here)
