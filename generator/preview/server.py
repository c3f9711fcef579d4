"""The web server of the desk.

In: a folder and a port. Out: the desk on 127.0.0.1, until somebody stops it.
"""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import uvicorn

from ..model.diagnostics import RefusalError
from ..report import Sentences
from .application import application
from .guard import HOST, TimedProtocol, new_token
from .stage import Stage


class PortTakenError(RefusalError):
    """Somebody else listens on the port."""


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
    stage, token = Stage(root, sentences), new_token()
    config = uvicorn.Config(
        application(stage, token),
        http=TimedProtocol,
        ws="none",
        lifespan="off",
        log_level="error",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=1,
    )
    stop = asyncio.Event()
    follower = asyncio.create_task(stage.follow(stop))
    announce(f"http://{HOST}:{listener.getsockname()[1]}/#token={token}")
    try:
        await _Server(config, stage).serve(sockets=[listener])
    finally:
        stage.closing = True
        stop.set()
        await follower
