"""The web server of the preview, and the loop that builds when a file is saved.

In: a folder and a port. Out: pages on 127.0.0.1. Only this machine may ask, by its own names: the Host header is
checked against a list (DNS rebinding), the event stream refuses other sites, no request reads from the disk.
"""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from types import FrameType

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse
from starlette.routing import Route
from watchfiles import awatch

from ..model.diagnostics import RefusalError
from ..render.addresses import INDEX
from ..report import Sentences
from .draft import SCRIPT_PATH, findings_page, make_draft, printed, served

HOST = "127.0.0.1"
_WATCHED = ("clausebook.yaml", "clauses", "templates", "locales")
_HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
}
_LOOK_SECONDS = 0.25
"""How often a waiting stream looks whether the server is closing."""
RELOAD = """\
let events, number;
const listen = () => {
  events = new EventSource("/_clausebook/events");
  events.onmessage = (event) => {
    if (number && event.data !== number) location.replace(location.pathname);
    number = event.data;
  };
};
document.addEventListener("visibilitychange", () => document.hidden ? events.close() : listen());
if (!document.hidden) listen();
"""


class PortTakenError(RefusalError):
    """Somebody else listens on the port."""


class Stage:
    """The newest draft and those who wait for the next one."""

    def __init__(self, root: Path, sentences: Sentences) -> None:
        self.root = root
        self.sentences = sentences
        self.draft = make_draft(root, None, sentences)
        self.changed = asyncio.Condition()
        self.closing = False

    async def follow(self, stop: asyncio.Event) -> None:
        """Build a new draft whenever a file of the project was saved."""
        paths = [self.root / name for name in _WATCHED if (self.root / name).exists()]
        async for _ in awatch(*paths, debounce=100, step=50, stop_event=stop):
            self.draft = await asyncio.to_thread(make_draft, self.root, self.draft, self.sentences)
            async with self.changed:
                self.changed.notify_all()


def application(stage: Stage) -> Starlette:
    """Return the server's application; it answers from memory."""

    async def page(request: Request) -> Response:
        return await asyncio.to_thread(_page, stage, request.path_params["path"], "last" in request.query_params)

    async def script(_: Request) -> Response:
        return Response(RELOAD, media_type="text/javascript", headers=_HEADERS)

    async def events(request: Request) -> Response:
        if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            return Response(f"{stage.sentences.say('preview.other-site')}\n", status_code=403, headers=_HEADERS)
        return StreamingResponse(_stream(stage), media_type="text/event-stream", headers=_HEADERS)

    return Starlette(
        routes=[
            Route("/_clausebook/events", events),
            Route(f"/{SCRIPT_PATH}", script),
            Route("/{path:path}", page),
        ],
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=[HOST, "localhost"], www_redirect=False)],
    )


def _page(stage: Stage, path: str, wants_last: bool) -> Response:  # noqa: FBT001 - told by the address
    draft = stage.draft
    path = f"{path}{INDEX}" if not path or path.endswith("/") else path
    if draft.broken and path.endswith(".html") and not wants_last:
        page = findings_page(draft, path, stage.sentences)
        return Response(served(page), media_type="text/html; charset=utf-8", headers=_HEADERS)
    if f"{path}/{INDEX}" in draft.files:
        return RedirectResponse(f"/{path}/")
    file = draft.files.get(path) or printed(draft, path)
    if file is None:
        return Response(f"{stage.sentences.say('preview.no-page')}\n", status_code=404, headers=_HEADERS)
    body = served(file.data) if path.endswith(".html") else file.data
    return Response(body, media_type=file.media_type, headers=_HEADERS)


async def _stream(stage: Stage) -> AsyncIterator[str]:
    """Yield the number of the newest draft now and whenever there is another, until the server closes."""
    told = 0
    while not stage.closing:
        if told != stage.draft.number:
            told = stage.draft.number
            yield f"data: {told}\n\n"
        with contextlib.suppress(asyncio.TimeoutError):
            async with stage.changed:
                await asyncio.wait_for(stage.changed.wait(), _LOOK_SECONDS)


class _Server(uvicorn.Server):
    """A server that lets its streams end before it counts who is still there."""

    def __init__(self, config: uvicorn.Config, stage: Stage) -> None:
        super().__init__(config)
        self.stage = stage

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:  # type: ignore[explicit-override]
        """Begin to close."""
        self.stage.closing = True
        super().handle_exit(sig, frame)


def serve(root: Path, port: int, sentences: Sentences, announce: Callable[[str], None]) -> None:
    """Serve the draft of `root` until interrupted; `announce` is told the address. Raises PortTakenError."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
        listener.listen(128)  # now, so that the address answers as soon as it is announced
    except OSError as cause:
        listener.close()
        raise PortTakenError("preview.port-taken", port=str(port)) from cause
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_run(root, listener, sentences, announce))


async def _run(root: Path, listener: socket.socket, sentences: Sentences, announce: Callable[[str], None]) -> None:
    stage = Stage(root, sentences)
    config = uvicorn.Config(
        application(stage), log_level="error", lifespan="off", timeout_graceful_shutdown=1, access_log=False
    )
    stop = asyncio.Event()
    follower = asyncio.create_task(stage.follow(stop))
    announce(f"http://{HOST}:{listener.getsockname()[1]}/")
    try:
        await _Server(config, stage).serve(sockets=[listener])
    finally:
        stage.closing = True
        stop.set()
        await follower
