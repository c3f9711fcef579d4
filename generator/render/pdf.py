"""A Document as a PDF that prints, archives and reads aloud: PDF/A-3u and PDF/UA-1 in one file.

In: a Document and a Site. Out: `<work>.pdf` beside the page, or the findings that stopped it. The same Document gives
the same bytes on every day and every machine with these libraries: no clock, no font and no file of the host comes in.
"""

from __future__ import annotations

from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING

from ..disk.workers import StoppedError
from ..model.codec import encode
from ..model.diagnostics import Diagnostic, Message, error
from ..model.document import Document
from .addresses import PAPER, TEXT
from .apart import apart, stopped
from .formats import Engine, File, Format, Storage
from .pdf_reading import left_over
from .site import NOTHING, Rendering, Site, Surroundings

if TYPE_CHECKING:
    from .overflow import Overflow

_FILE = File(name=PAPER, media_type="application/pdf", left_over=left_over)


def render_pdf(document: Document, site: Site, _around: Surroundings = NOTHING) -> Rendering:
    """Return the PDF of a Document. Raises MissingLibrary where this machine cannot print.

    Whatever the engine logs is an error: it went on without something that the page asked for.
    """
    return _printed(document, site)


def render_statement(document: Document, site: Site) -> Rendering:
    """Return the PDF of a statement, which has to stand on one page; the rest as in `render_pdf`."""
    return _printed(document, site, "statement.css")


def _printed(document: Document, site: Site, *styles: str) -> Rendering:
    """Return the PDF of a Document with further style sheets of the Site behind those of all paper."""
    _load()  # before this process is copied, so that each copy has the engine already
    try:
        return apart(partial(_print, document, site, styles))
    except StoppedError:
        return Rendering(artifacts=(), diagnostics=(stopped(document),))


def _print(document: Document, site: Site, styles: tuple[str, ...]) -> Rendering:
    from .engine import Enclosure, EngineError, print_sheet
    from .paper import sheet
    from .pdf_finish import finish
    from .pdf_marks import MarkError
    from .templates import BrokenTemplateError

    source, day = encode(document), document.modified.isoformat()
    # what the PDF was made from, for machines, as PDF/A-3 lets it travel inside
    enclosed = Enclosure(name=TEXT, description=document.title, data=source, day=day)
    try:
        printed = print_sheet(sheet(document, site, *styles), finish, _identifier(source), (enclosed,))
    except BrokenTemplateError as fault:
        return Rendering(artifacts=(), diagnostics=(fault.diagnostic,))
    except (EngineError, MarkError) as fault:
        return Rendering(artifacts=(), diagnostics=(_found(document, fault.message),))
    found = tuple(_found(document, line) for line in printed.log)
    wide = tuple(_too_wide(document, one) for one in printed.overflows)
    return Rendering(artifacts=(_FILE.made(document, printed.data),), diagnostics=(*found, *wide))


def _load() -> str:
    from .engine import load_engine

    return load_engine()


def _identifier(source: bytes) -> str:
    return sha256(source).hexdigest()[:32]


def _too_wide(document: Document, one: Overflow) -> Diagnostic:
    """Return the finding that a table or a passage does not fit on the sheet; who has the sources says where it is."""
    id = "table-overflows.table" if one.table else "table-overflows.passage"
    told: dict[str, str | int] = {"path": document.path, "anchor": one.anchor, "size": one.millimetres}
    told |= {"table": one.table} if one.table else {"text": one.text.strip()}
    found = error(Message(id, **told), None)
    return found.with_help("table-overflows.narrower" if one.table else "table-overflows.break")


def _found(document: Document, said: Message | str) -> Diagnostic:
    path = document.path + _FILE.of(document.work, document.locale)
    return error("pdf-engine.document", None, path=path, said=said).with_help("pdf-engine.override")


FORMAT = Format(
    name="pdf",
    files=(_FILE,),
    render=render_pdf,
    storage=Storage.ORIGINAL,
    engine=Engine(package="weasyprint", load=_load),
)
