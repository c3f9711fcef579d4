"""What the desk answers at each address; everything comes from memory, but for the sources that it reads and writes.

In: a Stage. Out: an ASGI application. Pages of the project stand at the addresses of their views, what is ours below
`/_desk/`, the shell at `/`.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import asdict, replace
from functools import partial
from urllib.parse import parse_qs, parse_qsl

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import (
    HTMLResponse,
    JSONResponse,
    PlainTextResponse,
    RedirectResponse,
    Response,
    StreamingResponse,
)
from starlette.routing import Route

from ..model.diagnostics import RefusalError, reason
from ..render.html import HTML
from .editor import place_of_passage
from .guard import Guard
from .panels import PANELS, PanelRequest, desk_files, panel, print_desk, shell
from .place import place_of
from .running import unless_left
from .sources import OvertakenError, SourceText, read_source, write_source
from .stage import Stage
from .verbs import VERBS, Typed
from .views import NoPageError

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""The policy of the shell."""
FRAMED = "script-src 'none'; object-src 'none'; connect-src 'none'; base-uri 'none'; frame-ancestors 'self'"
"""What is added to the policy of a page: nothing of it runs, and nobody but the shell has it in a frame."""
NOTED = "default-src 'none'; style-src 'self'; frame-ancestors 'self'"
"""The policy of a page that says why there is none."""
_TYPES = {"css": "text/css", "js": "text/javascript"}
Answer = Callable[[Stage, Request], Awaitable[Response]]


def application(stage: Stage, token: str) -> Starlette:
    """Return the server's application; `token` is what those name who change something."""
    routes = [
        Route("/", partial(_answered, stage, _shell)),
        Route("/_desk/events", partial(_answered, stage, _events)),
        Route("/_desk/panel/{name}", partial(_answered, stage, _panel)),
        Route("/_desk/panel/{name}", partial(_answered, stage, _change), methods=["POST"]),
        Route("/_desk/at", partial(_answered, stage, _at)),
        Route("/_desk/do", partial(_answered, stage, _do), methods=["POST"]),
        Route("/_desk/given/{name}", partial(_answered, stage, _give), methods=["POST"]),
        Route("/_desk/made/{path:path}", partial(_answered, stage, _made)),
        Route("/_desk/print/{path:path}", partial(_answered, stage, _print), methods=["POST"]),
        Route("/_desk/source/{path:path}", partial(_answered, stage, _read)),
        Route("/_desk/source/{path:path}", partial(_answered, stage, _write), methods=["PUT"]),
        Route("/_desk/{name}", partial(_answered, stage, _file)),
        Route("/{address:path}", partial(_answered, stage, _page)),
    ]
    return Starlette(routes=routes, middleware=[Middleware(Guard, token=token, say=stage.sentences.say)])


async def _answered(stage: Stage, answer: Answer, request: Request) -> Response:
    """Return an answer; why there is none is said in words."""
    try:
        return await answer(stage, request)
    except RefusalError as cause:
        html = print_desk("note.html.jinja", _asked(stage, request), note=cause.message)
        return HTMLResponse(html, 404, {"Content-Security-Policy": NOTED})


def _asked(stage: Stage, request: Request) -> PanelRequest:
    draft = stage.draft
    query = dict(request.query_params)
    place = place_of(query, draft.documents)
    told = stage.sentences, stage.settings
    return PanelRequest(draft=draft, place=place, query=query, sentences=told[0], settings=told[1], by=stage.by)


async def _shell(stage: Stage, request: Request) -> Response:
    html = await asyncio.to_thread(shell, _asked(stage, request))
    return HTMLResponse(html, headers={"Content-Security-Policy": POLICY})


async def _panel(stage: Stage, request: Request) -> Response:
    name = request.path_params["name"]
    if name not in PANELS:
        raise NoPageError("preview.no-page")
    return HTMLResponse(await asyncio.to_thread(panel, name, _asked(stage, request)))


async def _change(stage: Stage, request: Request) -> Response:
    name = request.path_params["name"]
    if name not in PANELS or PANELS[name].change is None:
        raise NoPageError("preview.no-page")
    typed = dict(parse_qsl((await request.body()).decode("utf-8", "replace"), keep_blank_values=True))
    return HTMLResponse(await asyncio.to_thread(panel, name, _asked(stage, request), typed))


async def _at(stage: Stage, request: Request) -> Response:
    """Lead to the panel with what a passage of the page is written in."""
    place = await asyncio.to_thread(place_of_passage, _asked(stage, request))
    return RedirectResponse(f"/{place.to()}")


async def _do(stage: Stage, request: Request) -> Response:
    """Run the verb of the place with what was typed; it ends when the page is left."""
    asked, typed = _asked(stage, request), await _typed(request)
    if asked.place.verb not in VERBS:
        raise NoPageError("preview.no-page")
    stage.by = next((one for one in typed.get("--as", ()) if one), stage.by)
    answer = await unless_left(stage.runner.run(VERBS[asked.place.verb], typed), request.receive)
    await stage.caught_up()  # so that the files which are new can be opened from the answer
    asked = replace(_asked(stage, request), typed=typed, answer=answer)
    return HTMLResponse(await asyncio.to_thread(panel, "actions", asked))


async def _typed(request: Request) -> Typed:
    typed = parse_qs((await request.body()).decode("utf-8", "replace"), keep_blank_values=True)
    return {name: tuple(values) for name, values in typed.items()}


async def _give(stage: Stage, request: Request) -> Response:
    """Keep a file that is given to a verb, and tell what it is called from now on."""
    return PlainTextResponse(stage.runner.take(request.path_params["name"], await request.body()))


async def _made(stage: Stage, request: Request) -> Response:
    """Hand out a file that a verb made, to be kept and not shown."""
    data = await asyncio.to_thread(stage.runner.file, request.path_params["path"])
    return Response(data, media_type="application/octet-stream", headers={"Content-Disposition": "attachment"})


async def _file(_: Stage, request: Request) -> Response:
    return desk_file(request.path_params["name"])


def desk_file(name: str) -> Response:
    """Return a file of the desk. Raises NoPageError where it has none of that name."""
    suffix = name.rpartition(".")[2]
    if name not in desk_files() or suffix not in _TYPES:
        raise NoPageError("preview.no-page")
    return Response(desk_files()[name], media_type=_TYPES[suffix])


async def _events(stage: Stage, _: Request) -> Response:
    return StreamingResponse(stage.told(), media_type="text/event-stream")


async def _page(stage: Stage, request: Request) -> Response:
    address, views = request.path_params["address"], stage.views
    try:
        file = await asyncio.to_thread(views.page, address)
    except NoPageError:
        if not address.endswith("/") and await asyncio.to_thread(_is_folder, stage, address):
            return RedirectResponse(f"/{address}/")
        raise
    return Response(file.data, media_type=file.media_type, headers={"Content-Security-Policy": FRAMED})


def _is_folder(stage: Stage, address: str) -> bool:
    try:
        return stage.views.page(f"{address}/").media_type == HTML
    except NoPageError:
        return False


async def _print(stage: Stage, request: Request) -> Response:
    await stage.caught_up()  # who has just saved wants no print of what was there before
    file = await asyncio.to_thread(stage.printer.printed, stage.views.good, request.path_params["path"])
    if file is None:
        raise NoPageError("preview.no-page")
    return Response(file.data, media_type=file.media_type)


async def _read(stage: Stage, request: Request) -> Response:
    return await _source(partial(read_source, stage.draft.reading.project, request.path_params["path"]))


async def _write(stage: Stage, request: Request) -> Response:
    """Write what a program sends as JSON: the `text`, and the `sha256` of what it was read from."""
    try:
        told = await request.json()
        text, sha256 = str(told["text"]), str(told["sha256"])
        text.encode()  # half of a character cannot be written
    except (ValueError, TypeError, LookupError, RecursionError):
        return JSONResponse({"message": stage.sentences.say("preview.no-source-text")}, 400)
    project, path = stage.draft.reading.project, request.path_params["path"]
    return await _source(partial(write_source, project, path, text, sha256))


async def _source(work: Callable[[], SourceText | None]) -> Response:
    try:
        done = await asyncio.to_thread(work)
    except OvertakenError as cause:
        return JSONResponse(asdict(cause.there), 409)
    except (OSError, UnicodeDecodeError) as cause:
        raise NoPageError("preview.not-written", cause=reason(cause)) from cause
    if done is None:
        raise NoPageError("preview.no-page")
    return JSONResponse(asdict(done))
