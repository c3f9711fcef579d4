"""The page that a person begins on, without a project yet: make one, of a sample or of a file, or open one.

In: the folder to look from, where the last projects are kept, and what runs a command. Out: an ASGI application that is
this page until a project is open and the desk of that project from then on, under one address and one token.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass
from hmac import compare_digest
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from ..disk.folders import FolderView, is_project, keep_recent, read_recent, view_folder
from ..disk.project import sentence_languages
from ..disk.reading import UnreadableFileError
from ..localize import language_name
from ..report import Sentences
from .application import POLICY, application, desk_file
from .guard import Guard, new_token
from .panels import fill_desk
from .server import Server, address_of, listen
from .stage import Stage
from .verbs import DeskSettings
from .views import NoPageError

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A way to begin: the messages that name it, say what is to be chosen, and stand on the button that does it."""

    name: str
    where: str
    button: str = ""


WAYS: Mapping[str, Way] = {
    "new": Way(name="start.new", where="start.where-new", button="start.begin-new"),
    "open": Way(name="start.open", where="start.where-open"),
    "import": Way(name="start.import", where="start.where-import", button="start.begin-import"),
}
IMPORTED = (".docx", ".htm", ".html")
"""How the names of files end that are offered for import: Word, and a page as a browser saves it."""
PATIENCE = 12 * 3600.0
"""Seconds without a request after which a program without a window ends: longer than a page is hidden by day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StartChoice:
    """What a person chose so far: a way, the folder that is shown, a project, or what a new one is made of."""

    way: str = ""
    at: str = ""
    name: str = ""
    locale: str = ""
    root: str = ""
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StartSettings:
    """Where folders are looked for first, the file that keeps the last projects, and what makes a new project.

    `init` is given the arguments of the command, and returns the lines that say why there is no project, or none;
    `desk` is what the desk of the project is told.
    """

    home: Path
    recent: Path
    init: Callable[[Sequence[str]], tuple[str, ...]]
    desk: DeskSettings


class Start:
    """The application; `held` ends what follows the project's files."""

    def __init__(self, around: StartSettings, token: str, sentences: Sentences, held: AsyncExitStack) -> None:
        self.around, self.token, self.sentences, self.held = around, token, sentences, held
        self.stage: Stage | None = None
        self.asked, self.waiting = time.monotonic(), 0
        self.ticket = new_token()
        routes = [
            Route("/", self._page),
            Route("/_desk/enter/{ticket}", self._enter),
            Route("/_desk/start", self._step, methods=["POST"]),
            Route("/_desk/{name}", self._file),
        ]
        self.app = Starlette(routes=routes, middleware=[Middleware(Guard, token=token, say=sentences.say)])

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, and know when somebody was last there."""
        self.waiting += 1
        try:
            await self.app(scope, receive, send)
        finally:
            self.waiting -= 1
            self.asked = time.monotonic()

    def is_left(self) -> bool:
        """Say whether nobody has asked for long."""
        return not self.waiting and time.monotonic() - self.asked > PATIENCE

    def close(self) -> None:
        """Let the streams of the desk end."""
        if self.stage:
            self.stage.close()

    async def _enter(self, request: Request) -> Response:
        """Lead to the page with the token, once: others on this machine may read how the browser was called."""
        if not compare_digest(request.path_params["ticket"].encode(), self.ticket.encode()):
            return Response(status_code=404)
        self.ticket = new_token()
        return RedirectResponse(f"/#token={self.token}", 303)

    async def _page(self, _: Request) -> Response:
        page = fill_desk("start.html.jinja", self.sentences)
        return HTMLResponse(page, headers={"Content-Security-Policy": POLICY})

    async def _file(self, request: Request) -> Response:
        try:
            return desk_file(request.path_params["name"])
        except NoPageError:
            return Response(status_code=404)

    async def _step(self, request: Request) -> Response:
        """Show what was chosen so far; once it is a project, 201 says that its desk is there."""
        body = (await request.body()).decode("utf-8", "replace")
        pairs = [(name, text.replace("\0", "")) for name, text in parse_qsl(body)]
        told, files = dict(pairs), tuple(text for name, text in pairs if name == "file")
        known = StartChoice.__dataclass_fields__.keys() - {"files"}
        chosen = StartChoice(files=files, **{name: text for name, text in told.items() if name in known})
        wrong = await asyncio.to_thread(self._make, chosen) if "begin" in told else None
        if wrong == ():
            await self._open(_root(chosen))
            return Response(status_code=201)
        return HTMLResponse(await asyncio.to_thread(self._choice, chosen, wrong or ()))

    def _make(self, chosen: StartChoice) -> tuple[str, ...]:
        """Make the project that was chosen, or find it, and return why there is none."""
        say, root = self.sentences.say, _root(chosen)
        if chosen.way not in {"new", "import"}:
            return () if is_project(root) else (say("start.no-project", folder=root),)
        if Path(chosen.name).name != chosen.name or not chosen.name.strip(". "):
            return (say("start.no-name", name=chosen.name),)
        if chosen.way == "import" and not chosen.files:
            return (say("start.no-file"),)
        # Word first, whose language is the original
        files = sorted(chosen.files, key=lambda file: Path(file).suffix.lower() != IMPORTED[0])
        name, values = ("--from", files) if chosen.way == "import" else ("--locale", [chosen.locale])
        return self.around.init((str(root), *(f"{name}={value}" for value in values if value)))

    async def _open(self, root: Path) -> None:
        with suppress(OSError):  # who may not write it begins without the last projects
            keep_recent(self.around.recent, root)
        self.stage = await asyncio.to_thread(Stage, root, self.sentences, self.around.desk)
        await self.held.enter_async_context(self.stage.followed())
        self.app = application(self.stage, self.token)

    def _choice(self, chosen: StartChoice, wrong: tuple[str, ...]) -> str:
        """Return what there is to choose, and why what was chosen was none."""
        recent = read_recent(self.around.recent)
        way = chosen.way if chosen.way in WAYS else ("open" if recent else "new")
        try:
            view = self._view(Path(chosen.at or self.around.home), way)
        except UnreadableFileError as cause:
            wrong = (*wrong, self.sentences.text(cause.message))
            view = self._view(self.around.home, way)
        values = {"chosen": chosen, "way": way, "view": view, "recent": recent, "wrong": wrong}
        languages = tuple((tag, language_name(tag, tag)) for tag in sentence_languages())
        return fill_desk("start-choice.html.jinja", self.sentences, ways=WAYS, languages=languages, **values)

    def _view(self, folder: Path, way: str) -> FolderView:
        return view_folder(folder.absolute(), IMPORTED if way == "import" else ())


def _root(chosen: StartChoice) -> Path:
    """Return the folder of the project: one that is there, or the one to be made."""
    return Path(chosen.root or Path(chosen.at, chosen.name)).absolute()  # so that no name is taken for an option


class _Server(Server):
    """A server that ends when its page was left long ago."""

    def __init__(self, start: Start) -> None:
        super().__init__(start, start.close)
        self.start = start

    async def on_tick(self, counter: int) -> bool:  # type: ignore[explicit-override]
        """Say whether to end; asked ten times a second."""
        return await super().on_tick(counter) or self.start.is_left()


def begin(
    around: StartSettings, sentences: Sentences, announce: Callable[[str], None], show: Callable[[str], None]
) -> None:
    """Serve the page, then the desk, until interrupted or left for long.

    `announce` is told the address with the token of the run, `show` one that leads there once and names no token.
    """
    with suppress(KeyboardInterrupt):
        asyncio.run(_begin(around, sentences, announce, show))


async def _begin(
    around: StartSettings, sentences: Sentences, announce: Callable[[str], None], show: Callable[[str], None]
) -> None:
    listener, token = listen(0), new_token()
    async with AsyncExitStack() as held:
        start = Start(around, token, sentences, held)
        announce(address_of(listener, f"#token={token}"))
        show(address_of(listener, f"_desk/enter/{start.ticket}"))
        await _Server(start).serve(sockets=[listener])
