"""Who may ask what of the desk: one middleware before everything, and connections that end.

In: requests of whatever origin. Out: those of this machine's own pages. Host, Origin and Sec-Fetch-Site are checked on
every path (DNS rebinding, other sites); who changes something names the token of this run; a body is bounded; a request
that does not come to its end is cut off.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable, Mapping
from hmac import compare_digest
from typing import TYPE_CHECKING

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from uvicorn.protocols.http.h11_impl import H11Protocol, RequestResponseCycle

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

HOST = "127.0.0.1"
TOKEN = "x-clausebook-token"  # noqa: S105 - the name of a header
_NAMES = (HOST, "localhost")
_SAFE = frozenset({"GET", "HEAD"})
_OURS = frozenset({"same-origin", "none"})
"""What Sec-Fetch-Site says of our own pages, and of an address that a person typed."""
MOST_BYTES = 2**20
"""Bytes of a body: four times what a file of a project may have."""
GIVEN = "/_desk/given/"
MOST_GIVEN = 2**26
"""Bytes of a file that somebody gives to a verb, below the address GIVEN."""
SECONDS = 5.0
"""How long a request may take to arrive, its body included."""
HEADERS: Mapping[str, str] = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
CLOSED = "default-src 'none'; frame-ancestors 'none'"
"""The policy of an answer that brings none of its own."""


def new_token() -> str:
    """Return the token of a run."""
    return secrets.token_urlsafe(24)


class Guard:
    """The middleware."""

    def __init__(self, app: ASGIApp, token: str, say: Callable[[str], str]) -> None:
        self.app = app
        self.token = token
        self.say = say

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":
            return
        headers = Headers(scope=scope)
        trusted = compare_digest(headers.get(TOKEN, "").encode(), self.token.encode())
        refused = _refusal(scope, headers, trusted=trusted)
        if not refused and scope["method"] not in _SAFE:
            most = MOST_GIVEN if scope["path"].startswith(GIVEN) else MOST_BYTES
            body = await _body(receive, most)
            refused = (413, "preview.too-long") if body is None else None
            receive = _given(body or b"", receive)
        answer = PlainTextResponse(f"{self.say(refused[1])}\n", refused[0]) if refused else self.app
        await answer(scope, receive, _with_headers(send))


def _refusal(scope: Scope, headers: Headers, *, trusted: bool) -> tuple[int, str] | None:
    """Return the status and the message of a request that is not ours."""
    port = (scope.get("server") or ("", 0))[1]
    hosts = {f"{name}:{port}" for name in _NAMES}
    if headers.getlist("host") not in [[host] for host in hosts]:
        return 400, "preview.other-site"
    if headers.get("sec-fetch-site", "none") not in _OURS:
        return 403, "preview.other-site"
    if not {*headers.getlist("origin")} <= {f"http://{host}" for host in hosts}:
        return 403, "preview.other-site"
    if scope["method"] not in _SAFE and not trusted:
        return 403, "preview.no-token"
    return None


async def _body(receive: Receive, most: int) -> bytes | None:
    """Return a body, None for one that is too long."""
    parts: list[bytes] = []
    more = True
    while more and sum(map(len, parts)) <= most:
        message = await receive()
        if message["type"] != "http.request":  # it was cut off
            return None
        parts.append(message.get("body", b""))
        more = message.get("more_body", False)
    return None if more or sum(map(len, parts)) > most else b"".join(parts)


def _given(body: bytes, receive: Receive) -> Receive:
    """Return what hands out a body that was read already, then whatever comes."""
    waiting = [{"type": "http.request", "body": body, "more_body": False}]

    async def next_message() -> Message:
        return waiting.pop() if waiting else await receive()

    return next_message


def _with_headers(send: Send) -> Send:
    """Return a `send` whose answers have our headers; a policy of their own stays."""

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = Headers(raw=message["headers"]).mutablecopy()
            headers.update(HEADERS)
            headers.setdefault("Content-Security-Policy", CLOSED)
            message = {**message, "headers": headers.raw}
        await send(message)

    return sent


class TimedProtocol(H11Protocol):
    """Connections that are cut off where a request does not arrive within SECONDS."""

    _due: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override, explicit-override]
        """Begin to wait for a request."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:  # type: ignore[explicit-override]
        """Take what came; the clock stands still while a request that is whole is answered.

        What came of the next one by then is closed as every connection on which nothing more comes.
        """
        self._wait()
        super().data_received(data)
        cycle: RequestResponseCycle | None = self.cycle
        if cycle and not cycle.more_body and not cycle.response_complete:
            self._stop_waiting()

    def connection_lost(self, exc: Exception | None) -> None:  # type: ignore[explicit-override]
        """Stop the clock."""
        self._stop_waiting()
        super().connection_lost(exc)

    def _wait(self) -> None:
        if self._due is None:
            self._due = self.loop.call_later(SECONDS, self.transport.abort)

    def _stop_waiting(self) -> None:
        if self._due:
            self._due.cancel()
        self._due = None
