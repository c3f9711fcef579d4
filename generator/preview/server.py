"""The web server of the desk.

In: a folder and a port. Out: the desk on 127.0.0.1, until somebody stops it.
"""

from __future__ import annotations

import asyncio
import contextlib
import signal
import socket
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

import uvicorn

from ..model.diagnostics import RefusalError
from ..report import Sentences
from .application import application
from .guard import HOST, TimedProtocol, new_token
from .stage import Stage
from .verbs import DeskSettings

if TYPE_CHECKING:
    from starlette.types import ASGIApp


class PortTakenError(RefusalError):
    """Somebody else listens on the port."""


class Server(uvicorn.Server):
    """A server of an application for this machine; `close` lets its streams end before it counts who is still there."""

    def __init__(self, app: ASGIApp, close: Callable[[], None]) -> None:
        super().__init__(
            uvicorn.Config(
                app,
                http=TimedProtocol,
                ws="none",
                lifespan="off",
                log_level="error",
                access_log=False,
                server_header=False,
                timeout_graceful_shutdown=1,
            )
        )
        self.close = close
        told = getattr(signal, "SIGHUP", signal.SIGTERM)
        if signal.getsignal(told) is signal.SIG_DFL:  # `nohup` has it that a closed terminal ends nothing
            signal.signal(told, self.handle_exit)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:  # type: ignore[explicit-override]
        """Begin to close."""
        self.close()
        super().handle_exit(sig, frame)


def serve(root: Path, port: int, sentences: Sentences, settings: DeskSettings, announce: Callable[[str], None]) -> None:
    """Serve the draft of `root` until interrupted; `announce` is told the address. Raises PortTakenError."""
    listener = listen(port)
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_run(Stage(root, sentences, settings), listener, announce))


def listen(port: int) -> socket.socket:
    """Return a socket that waits for this machine's requests, at any free port for 0. Raises PortTakenError."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    # on Windows, SO_REUSEADDR would let another program have the same port, and with it the token of the run
    alone = getattr(socket, "SO_EXCLUSIVEADDRUSE", socket.SO_REUSEADDR)
    listener.setsockopt(socket.SOL_SOCKET, alone, 1)
    try:
        listener.bind((HOST, port))
        listener.listen(128)  # now, so that the address answers as soon as it is announced
    except OSError as cause:
        listener.close()
        raise PortTakenError("preview.port-taken", port=str(port)) from cause
    return listener


def address_of(listener: socket.socket, rest: str) -> str:
    """Return an address here; what follows `#` reaches the page and no server, such as the token of the run."""
    return f"http://{HOST}:{listener.getsockname()[1]}/{rest}"


async def _run(stage: Stage, listener: socket.socket, announce: Callable[[str], None]) -> None:
    token = new_token()
    async with stage.followed():
        announce(address_of(listener, f"#token={token}"))
        await Server(application(stage, token), stage.close).serve(sockets=[listener])
